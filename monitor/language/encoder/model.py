"""Running the transformer: one session, one post a run, every output added up word by word.

The network ends in the mean over the states of all pieces and one linear layer. A linear layer of a mean
is the mean of linear layers, so each piece's part of every output is known exactly: what is shown as
evidence is what counted, not a guess made afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from monitor.language.encoder.spelling import Spelt
from monitor.language.linear import Floats, Scores

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NETWORK, PIECES, OUTPUTS = "network.onnx", "pieces.json", "outputs.json"
LONGEST = 96
"""Pieces of one post that are read, the two at its edges counted."""


class Deep(NamedTuple):
    """What the transformer makes of one post: its scores, and the mean state that they come from."""

    scores: Scores
    features: Floats


class Encoder:
    """The network, its vocabulary, and the names of its outputs in order."""

    def __init__(self, session: Any, pieces: Tokenizer, outputs: tuple[str, ...], bias: Floats) -> None:
        """Take the parts as they are; `load` reads them."""
        self._session = session
        self._pieces = pieces
        self.outputs = outputs
        self.column = {name: at for at, name in enumerate(outputs)}
        self._bias = bias

    def read(self, posts: Sequence[list[Spelt]]) -> list[Deep]:
        """Read posts of at least one word each; the answers stand in the same order.

        Each is run by itself. Numbers are scaled to eight bits by the largest of a run, so that in a
        common run a post's neighbours would have a say in what it is; and on one core it is as fast.
        """
        spellings = [[one.spelling for one in post] for post in posts]
        found = []
        for post, pieces in zip(
            posts, self._pieces.encode_batch(spellings, is_pretokenized=True), strict=True
        ):
            ids = np.array([pieces.ids], dtype=np.int64)
            pushes, means = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
            found.append(self._deep(post, pieces.word_ids, pushes[0], means[0]))
        return found

    def _deep(self, post: list[Spelt], owners: list[int | None], pushes: Floats, mean: Floats) -> Deep:
        """Give each word the mean pushes of its pieces; what the edges push belongs to no word."""
        share = pushes / np.float32(len(owners))
        by_word = np.zeros((len(post), len(self.outputs)), dtype=np.float32)
        inside = [at for at, owner in enumerate(owners) if owner is not None]
        np.add.at(by_word, [owner for owner in owners if owner is not None], share[inside])
        totals: Floats = share.sum(axis=0) + self._bias
        return Deep(Scores(totals, tuple(one.word for one in post), by_word), mean)

    @classmethod
    def load(cls, folder: Path, *, threads: int = 1) -> Encoder:
        """Read network and vocabulary; raises OSError or ValueError where they are not there or not ours."""
        import onnxruntime  # noqa: PLC0415 - a tenth of a second, for those who read only
        from tokenizers import Tokenizer  # noqa: PLC0415

        told = json.loads((folder / OUTPUTS).read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        # One process reads on one core; more cores are used by more processes.
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        network = (folder / NETWORK).read_bytes()
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        pieces = Tokenizer.from_file(str(folder / PIECES))
        pieces.no_padding()
        pieces.enable_truncation(LONGEST)
        return cls(session, pieces, tuple(told["outputs"]), np.array(told["bias"], dtype=np.float32))
