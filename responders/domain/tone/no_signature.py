"""A named person signs (P21, P29)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.said import Said
from responders.domain.tone.signing import is_signed


def find(said: Said) -> Iterator[Span]:
    """Missing where nobody by name stands under the reply, or says who they are."""
    if not is_signed(said):
        yield MISSING


CHECK = Check(
    code="no-signature",
    principle="P29",
    weight=Weight.WARN,
    advice='Sign with your own name: "– Maya".',
    example="I'm sorry your parcel is late. We'll send it by noon. – The Customer Care Team",
    find=find,
    why="Nobody's name stands under it; people want to hear from a person.",
)
