"""A post cut into plain pieces and pieces of evidence, so that a template can mark them and escape all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

MOST = 12
"""Pieces of evidence that are marked in one post; more would mark everything."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text; `toward` names what its words moved, and is empty for a plain piece."""

    text: str
    is_evidence: bool = False
    toward: tuple[str, ...] = ()


def segments(text: str, evidence: Iterable[Mapping[str, Any]]) -> tuple[Segment, ...]:
    """Cut `text` at the spans of `evidence` (as stored in a reading).

    Overlapping spans become one piece that names both; spans outside the text are left out. Joined, the
    pieces are always exactly the text.
    """
    pieces: list[Segment] = []
    at = 0
    for start, end, toward in _merged(_spans(text, evidence)):
        if start > at:
            pieces.append(Segment(text[at:start]))
        pieces.append(Segment(text[start:end], is_evidence=True, toward=toward))
        at = end
    if at < len(text):
        pieces.append(Segment(text[at:]))
    return tuple(pieces)


def _spans(text: str, evidence: Iterable[Mapping[str, Any]]) -> list[tuple[int, int, str]]:
    heaviest = sorted(evidence, key=lambda piece: -float(piece.get("weight", 0)))[:MOST]
    spans = [(int(piece["start"]), int(piece["end"]), str(piece["toward"])) for piece in heaviest]
    return sorted(span for span in spans if 0 <= span[0] < span[1] <= len(text))


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, tuple[str, ...]]]:
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, toward in spans:
        if merged and start < merged[-1][1]:
            first, last, names = merged[-1]
            merged[-1] = (first, max(last, end), names if toward in names else (*names, toward))
        else:
            merged.append((start, end, (toward,)))
    return merged
