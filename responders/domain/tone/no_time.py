"""A reply says by when (P7, P33)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.acts import acts_of
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.promise import VAGUE
from responders.domain.tone.said import Said


def find(said: Said) -> Iterator[Span]:
    """The vague words that stand for a time, or missing where there are none.

    What is done already needs no time, and where nothing is done at all `no-action` says so.
    """
    if not said.to_complaint:
        return
    acts = acts_of(said)
    if not any(act.ahead for act in acts) or any(act.timed for act in acts):
        return
    vague = VAGUE.search(said.plain)
    yield vague.span() if vague else MISSING


CHECK = Check(
    code="no-time",
    principle="P33",
    weight=Weight.WARN,
    advice='Give a time that you can keep: "by noon tomorrow", "within two hours". "Soon" is no time.',
    example="I'm sorry your parcel came late. I'll send your refund as soon as possible. – Maya",
    find=find,
    why="Nobody should wait without a word: a promise without a time leaves the customer to chase us.",
    loosest=Weight.WARN,
)
