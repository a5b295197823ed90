"""Acts that no verb of ours tells: notes ("New blade in tonight's mail") and states ("The fee is off your bill")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from responders.domain.patterns import any_of
from responders.domain.tone import act_words as known
from responders.domain.tone.looking import Sentence
from responders.domain.tone.promise import PAST_TALK, SORRY_TALK, TIME

_IS = r"(?:\b(?:is|are|was|were|has been|have been)|(?<=[a-z])(?:'s|'re)) (?:\w+ly |now |already |all |both |long )*"
_OURS = r"(?:your|the|our|my|his|her) (?:\w+ ){0,2}"
STANDS = any_of(
    rf"{_IS}(?:off|out of|gone from|struck from|taken off) {_OURS}(?:bill|card|account|books?|shelf|shelves|menu|lists?|records?|file|tab|invoice|site|road|rota)\b",
    r"\b(?:fine|fees?|charges?|penalty|block|ban|hold|debt|surcharge|excess|increase) (?:is|are|has been|have been) (?:now |already |both |all )*"
    r"(?:cancelled|canceled|lifted|gone|dropped|wiped|scrapped|off|undone|waived|history)\b",
    r"\b(?:name|address|spelling|record|file|date|size)s? (?:is|are|has been|have been) (?:now |already )*(?:changed|corrected|put right|deleted|gone)\b",
    r"\b(?:data|details|account|number) (?:is|are|has been|have been) (?:now |already )*(?:gone|deleted|wiped|off)\b",
    r"(?:\b(?:is|are)|'s|'re) (?:already |now |all )*(?:in your (?:inbox|mail|account|app|bag|room|hands)|under your name|at (?:the|your) (?:desk|counter|door|till|box office|reception|house))\b",
    r"[£$€]\d\S*(?: \w+)? (?:is|are) (?:now |already )*(?:off|back|yours|on (?:its|their) way|with you)\b|\bit's (?:now |already |all )?(?:cancelled|off|written off|torn up|struck out|called off)\b",
    r"\b(?:came|went|is|are) (?:down|off|up|back) (?:\w+ ){0,3}(?:ago|just now|this (?:morning|afternoon|minute))\b|\bi(?:'ve| have) been (?:to see|round to|up to|over to|in to|out to)\b",
    r"\b(?:stains?|photos?|pictures?|post|review|page|video|advert|sign|mould|smell) (?:is|are) (?:now |already )*(?:down|out|gone|off)\b",
    r"\b(?:heating|water|power|line|wifi|wi-fi|internet|site|app|service|gas|electricity|account|lift|signal|pool|gym) (?:is|are) (?:on|up|back|open|running|working|warm) again\b",
    r"^(?:both|all|the|your) (?:\w+ ){1,2}(?:swapped|fixed|replaced|refunded|mended|cancelled|removed|sent|restored|cleaned|redone)\b",
    r"\byou owe (?:us |me )?nothing\b|\b(?:it|they|that|those|both)(?:'s|'re| is| are) (?:all )?(?:yours|paid back)\b",
)
"""A state of things that shows what was done."""

EXPECTS = any_of(
    r"\bexpect (?:us|me|him|her|them|it|a|an|the|our|my|[a-z]+) ",
    r"\b(?:from|as of|starting) (?:today|tonight|tomorrow|now on|this (?:morning|afternoon|evening|week)|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    r"\b(?:one|two|three|both|all) of us \w+",
    r"\byou(?:'ll| will) (?:walk out|drive (?:off|away)|go home|sleep|sit|fly|travel|eat|be home)\b",
)
"""What lies ahead for the customer, where a time stands beside it."""

NEAR_BY = any_of(r"\b(?:minutes?|mins?|an hour) (?:off|away|from (?:you|your))\b")
"""Who or what is all but there."""

ADVERTISES = any_of(
    r"\b(?:new (?:range|menu|look|season)|sales?|offers?|deals?|discounts?|open(?:s|ing)?|clos(?:e|es|ing))\b"
)
"""What begins on a day and is done for nobody."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of ours, by the place of its sentence; `ahead` where it isn't done yet, `timed` where it says when."""

    start: int
    ahead: bool
    timed: bool
    repairs: bool = True
    """False for what finds out or tells only: reading, checking, speaking with somebody."""


def has_time(sentence: str) -> bool:
    """Whether a lower-case sentence holds a time by which something is done."""
    return TIME.search(sentence) is not None


def noted(sentence: Sentence) -> Iterator[Act]:
    """Half a sentence, as notes are written, or a state that shows what was done."""
    plain = sentence.plain
    timed = has_time(plain)
    if known.LETS_LOOK.search(plain):
        yield Act(0, ahead=True, timed=timed, repairs=False)
        return
    dated = timed and sentence.parse is not None and not sentence.clauses and not known.FEELS.search(plain)
    if dated or known.NOTE.match(plain) or known.DISPATCHED.search(plain):
        yield Act(0, ahead=False, timed=timed)
    elif not (SORRY_TALK.search(plain) or PAST_TALK.search(plain)):
        yield from _state(plain, timed=timed)


def _state(plain: str, *, timed: bool) -> Iterator[Act]:
    if STANDS.search(plain):
        yield Act(0, ahead=False, timed=timed)
    elif NEAR_BY.search(plain) or (timed and EXPECTS.search(plain) and not _is_for_nobody(plain)):
        yield Act(0, ahead=True, timed=True)


def _is_for_nobody(plain: str) -> bool:
    return ADVERTISES.search(plain) is not None or known.IDLE_PHRASE.search(plain) is not None
