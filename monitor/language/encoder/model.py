"""Running the transformer: one session, batches of like length, every output added up word by word.

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
BATCH_PIECES = 1024
"""Pieces in one run of the network, padding counted: more does not fit the cache and is slower."""


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
        """Read posts of at least one word each; the answers stand in the same order."""
        encodings = self._pieces.encode_batch(
            [[one.spelling for one in post] for post in posts], is_pretokenized=True
        )
        lengths = np.array([len(one.ids) for one in encodings])
        order = np.argsort(lengths, kind="stable")
        found: list[Deep | None] = [None] * len(posts)
        for group in _groups(order, lengths):
            longest = int(lengths[group].max())
            ids = np.zeros((len(group), longest), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, at in enumerate(group):
                ids[row, : lengths[at]] = encodings[at].ids
                mask[row, : lengths[at]] = 1
            pushes, means = self._session.run(None, {"ids": ids, "mask": mask})
            for row, at in enumerate(group):
                found[at] = self._deep(
                    posts[at], encodings[at].word_ids, pushes[row, : lengths[at]], means[row]
                )
        return [one for one in found if one is not None]

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


def _groups(order: np.ndarray[Any, Any], lengths: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    """Cut posts, shortest first, into runs whose padded size stays within the batch."""
    groups = []
    first = 0
    for at in range(len(order)):
        if at > first and (at + 1 - first) * lengths[order[at]] > BATCH_PIECES:
            groups.append(order[first:at])
            first = at
    if first < len(order):
        groups.append(order[first:])
    return groups
