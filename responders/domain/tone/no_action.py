"""A reply says what we do (P30, P33)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.acts import acts_of
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import does

ACTS = (SpeechAct.DONE, SpeechAct.NOW, SpeechAct.AHEAD)


def find(said: Said) -> Iterator[Span]:
    """Missing where a complaint is answered with words alone, by the grammar and by the sentence model."""
    if said.to_complaint and not acts_of(said) and not does(said, *ACTS):
        yield MISSING


CHECK = Check(
    code="no-action",
    principle="P33",
    weight=Weight.WARN,
    advice='Say what you do about it, in the active voice: "I\'m sending a new one."',
    example="I'm so sorry about your kettle. We take this very seriously. – Maya",
    find=find,
    why="Words alone mend nothing: a customer with a trouble wants to read what we do about it.",
    loosest=Weight.WARN,
)
