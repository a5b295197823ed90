"""The transformer's part of training: teach it, or keep the one that is there, and score with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from monitor.language.components.second import NAME
from monitor.language.encoder.model import NETWORK, Encoder
from monitor.language.encoder.spelling import spell
from monitor.language.training import sets
from monitor.language.training.sets import Example
from monitor.language.words import cut, readable

if TYPE_CHECKING:
    from monitor.language.training.encoder.lessons import Lesson

WRITTEN_TIMES, LABELLED_TIMES = 6, 3
"""How often a message of our own, and a public post that we labelled, is given."""
FIRST_OF_A_SET, MOST_OF_A_SET = 25_000, 1_500
"""Posts of one public set that are given at first, when only they are, and again beside ours."""
FEWER = {"banking77": 4_000}
"""Sets of which fewer are given at first: they ask one thing in a thousand ways."""
FIRST_RATE, SECOND_RATE = 1e-4, 1.2e-4
"""How far one step goes, in either part."""
PIECES = "tokenizer.json"
"""The vocabulary's file in the base folder."""
AT_ONCE = 256


def taught(
    records: Sequence[dict[str, Any]],
    public: Sequence[Example],
    *,
    base: Path | None,
    out: Path,
    seed: int,
    beat: Callable[[int, int], None],
) -> Encoder | None:
    """Teach the transformer in `base` and write it below `out`; return it as it will be run.

    First the public sets alone: how people sound who are pleased or cross. Then ours, and a few of theirs
    lest that be forgotten.

    Without `base` the one below `out` is returned, or None where there is none. Raises OSError where
    `base` lacks its files, ImportError without the extra `encoder`.
    """
    folder = out / NAME
    if base is not None:
        from monitor.language.training.encoder import lessons, network, teaching, writing  # noqa: PLC0415

        learner = network.from_base(base, len(lessons.OUTPUTS))
        pieces = base / PIECES
        first = lessons.public(_some(public, FIRST_OF_A_SET, FEWER), pieces)
        teaching.teach(learner, first, seed=seed, beat=beat, rate=FIRST_RATE)
        then = _ours(records, pieces) + lessons.public(_some(public, MOST_OF_A_SET), pieces)
        teaching.teach(learner, then, seed=seed + 1, beat=beat, rate=SECOND_RATE)
        shutil.rmtree(folder, ignore_errors=True)
        writing.write(learner, lessons.OUTPUTS, pieces=base / PIECES, folder=folder)
    return Encoder.load(folder) if (folder / NETWORK).is_file() else None


def _ours(records: Sequence[dict[str, Any]], pieces: Path) -> list[Lesson]:
    from monitor.language.training.encoder import lessons  # noqa: PLC0415 - the extra `encoder` only

    training = [record for record in records if sets.may_train(record)]
    written = [record for record in training if record["trade"] != sets.LABELLED_TRADE]
    labelled = [record for record in training if record["trade"] == sets.LABELLED_TRADE]
    return lessons.own(written, pieces) * WRITTEN_TIMES + lessons.own(labelled, pieces) * LABELLED_TIMES


def _some(public: Sequence[Example], most: int, fewer: Mapping[str, int] | None = None) -> list[Example]:
    """Return the first examples of each set, in their shuffled order."""
    counted: dict[str, list[Example]] = {}
    for one in public:
        counted.setdefault(one.source, []).append(one)
    return [one for name, each in counted.items() for one in each[: (fewer or {}).get(name, most)]]


def score(encoder: Encoder, examples: Sequence[Example]) -> dict[str, NDArray[np.float64]]:
    """Return one column an output: the transformer's scores of the examples (0 where there is no word)."""
    found = np.zeros((len(examples), len(encoder.outputs)))
    for first in range(0, len(examples), AT_ONCE):
        texts = [readable(one.text) for one in examples[first : first + AT_ONCE]]
        posts = {at: post for at, text in enumerate(texts, first) if (post := spell(text, cut(text)))}
        for at, deep in zip(posts, encoder.read(list(posts.values())), strict=True):
            found[at] = deep.scores.totals
    return {name: found[:, at] for at, name in enumerate(encoder.outputs)}
