"""Which sort of reply a post deserves, or why it deserves none."""

from __future__ import annotations

import re
from enum import StrEnum

from monitor.domain.reading import Kind, Reading, Risk
from responders.domain.facts import Facts
from responders.domain.settling import promotes, settled_kind
from responders.domain.support import asks_for_the_press, borne_out


class ReplySort(StrEnum):
    """The sorts of reply; the careful ones name the risk that makes them so."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    QUESTION = "question"
    CAREFUL = "careful"
    NEUTRAL = "neutral"
    NONE = "none"


CAREFUL = (
    Risk.SELF_HARM,
    Risk.INJURY,
    Risk.DATA_BREACH,
    Risk.DISCRIMINATION,
    Risk.LEGAL,
    Risk.PRESS,
    Risk.ABUSE,
)
"""The risks that get a reply of their own, the gravest first; abuse only where it names no trouble."""

ENGLISH = {"en", "", "und", "unknown"}


BY_KIND = {
    Kind.COMPLAINT: ReplySort.COMPLAINT,
    Kind.PRAISE: ReplySort.PRAISE,
    Kind.QUESTION: ReplySort.QUESTION,
    Kind.OTHER: ReplySort.NEUTRAL,
}


def sort_of(reading: Reading, facts: Facts) -> ReplySort:
    """Which sort of reply a reading calls for. See docs/drafts.md."""
    if reading.language not in ENGLISH and not facts.issues and not facts.staff:
        return ReplySort.NONE
    if careful_risk(reading, facts) is not None:
        return ReplySort.CAREFUL
    if reading.kind is Kind.OTHER or promotes(reading, facts):
        return ReplySort.NONE
    return BY_KIND[settled_kind(reading, facts)]


def careful_risk(reading: Reading, facts: Facts) -> Risk | None:
    """The gravest risk that changes the reply; news that merely mentions the law or a fire gets none."""
    for risk in CAREFUL:
        if risk in reading.risks and borne_out(risk, reading, facts):
            if risk is Risk.ABUSE:
                # Rude customers get the same answer as everybody, wherever they tell what to answer (P31).
                return risk if reading.kind is Kind.COMPLAINT and not facts.issues else None
            if risk is Risk.SELF_HARM or reading.kind is Kind.COMPLAINT:
                return risk
            if risk is Risk.PRESS and reading.kind in {Kind.QUESTION, Kind.OTHER} and reading.asks_question:
                return risk
            if risk in {Risk.INJURY, Risk.DATA_BREACH} and reading.kind is Kind.QUESTION:
                return risk
    asks = reading.asks_question or reading.kind is Kind.QUESTION
    return Risk.PRESS if asks and reading.kind is not Kind.PRAISE and asks_for_the_press(facts) else None


BAIT = re.compile(
    r"\b(?:bet you (?:won't|can't|don't)|ratio|(?:say|tweet|post) something|do you even|roast me|fight me|prove me wrong|"
    r"notice me|reply to me|intern|admin)\b"
)
"""What somebody writes who wants any answer at all."""

MENTIONS_MONEY = re.compile(r"\b(?:shares?|stock|nasdaq|ftse|quarterly|investors?|earnings|analysts?)\b")


def why_none(reading: Reading, facts: Facts) -> str:
    """Why a post gets no draft, as a sentence for a person; empty where it gets one."""
    if sort_of(reading, facts) is not ReplySort.NONE:
        return ""
    if reading.language not in ENGLISH:
        return "The post is not in English: somebody who speaks the language should answer it."
    if promotes(reading, facts):
        return "The post sells something: an answer would only carry it further, so no reply is proposed."
    if MENTIONS_MONEY.search(facts.plain):
        return "The post is about the company, and doesn't speak to us: no reply is proposed."
    if BAIT.search(facts.plain) and not facts.things:
        return "The post only wants to be answered, and tells us nothing to answer: no reply is proposed."
    return "Neither a complaint, nor praise, nor a question to us: no reply is proposed."
