"""A reply says by when (P7, P33)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from monitor.domain.reading import Kind
from responders.domain.finding import Weight
from responders.domain.tone.check import MISSING, Check, Span, any_of, stands
from responders.domain.tone.no_action import acts
from responders.domain.tone.promise import DONE, PAST_TALK, SORRY_TALK, TIME, VAGUE
from responders.domain.tone.said import Said

HOLDING = any_of(
    r"\b(?:i|we)(?:'ll| will) (?:\w+ ){0,2}?(?:find out|check|ask|look into|get back|come back|let you know|investigate)\b"
)


def has_time(said: Said) -> bool:
    """Whether a sentence that promises something says when, or tells of a thing done."""
    return any(_timed(said.plain[start:end]) for start, end in said.sentences)


@lru_cache(maxsize=8192)
def _timed(sentence: str) -> bool:
    if TIME.search(sentence):
        return acts(sentence) or not (SORRY_TALK.search(sentence) or PAST_TALK.search(sentence))
    return bool(DONE.search(sentence)) and not PAST_TALK.search(sentence)


def find(said: Said) -> Iterator[Span]:
    """The vague words that stand for a time, or missing where there are none."""
    due = said.to_complaint or (said.kind is Kind.QUESTION and bool(stands(HOLDING, said)))
    if not due or has_time(said):
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
)
