"""How well the sentence model tells what sentences do, and from which belief on a yes is a yes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path

from monitor.language.encoder.model import OUTPUTS
from responders.domain.sense import SpeechAct
from responders.language.corpus import Sentence
from responders.language.sense import SentenceSense

MOST, LEAST = 0.95, 0.2
"""Beliefs (0 to 1) between which the line of a yes is drawn."""
STEPS = 76
SURER = 0.5
"""How much more a false yes counts than a missed one: F-measure with this beta (van Rijsbergen, 1979)."""


@dataclass(frozen=True, slots=True)
class Told:
    """One act: how many sentences do it, and the precision and recall at the line (beliefs 0 to 1)."""

    of: int
    line: float
    precision: float
    recall: float


def measure(
    sense: SentenceSense, held_out: Sequence[Sentence], *, line: float | None = None
) -> dict[str, Told]:
    """Precision and recall of every act on sentences that were not taught, at `line` or at each act's best."""
    beliefs = sense.of_many([one.text for one in held_out])
    found = {}
    for act in SpeechAct:
        scores = [belief.get(act, 0.0) for belief in beliefs]
        wanted = [act in one.acts for one in held_out]
        lines = (
            [LEAST + (MOST - LEAST) * step / (STEPS - 1) for step in range(STEPS)] if line is None else [line]
        )
        found[str(act)] = max(
            (_told(scores, wanted, each) for each in lines), key=lambda told: (_weighed(told), told.line)
        )
    return found


def draw_lines(folder: Path, told: dict[str, Told]) -> None:
    """Move each output's bias so that one half is a yes at the line that was measured."""
    path = folder / OUTPUTS
    held = json.loads(path.read_text(encoding="utf-8"))
    held["bias"] = [
        round(bias - log(told[name].line / (1 - told[name].line)), 6)
        for name, bias in zip(held["outputs"], held["bias"], strict=True)
    ]
    path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


def to_json(told: dict[str, Told]) -> dict[str, dict[str, float]]:
    """The figures as plain values."""
    return {name: asdict(one) for name, one in told.items()}


def _told(scores: Sequence[float], wanted: Sequence[bool], line: float) -> Told:
    hits = sum(score >= line and yes for score, yes in zip(scores, wanted, strict=True))
    said, there = sum(score >= line for score in scores), sum(wanted)
    return Told(there, line, hits / said if said else 1.0, hits / there if there else 1.0)


def _weighed(told: Told) -> float:
    square = SURER**2
    low = square * told.precision + told.recall
    return (1 + square) * told.precision * told.recall / low if low else 0.0
