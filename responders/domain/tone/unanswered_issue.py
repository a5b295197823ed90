"""Every issue and every question of the post is met (P8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.domain.reading import Kind
from responders.domain.finding import Weight
from responders.domain.issues import Issue
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.said import Said
from responders.domain.understanding.asks import Asked

MET_BY = {
    "billing": r"charg|bill|refund|money|paid|pay|fee|invoice|amount|[£$€]|debit|credit",
    "delivery": r"deliver|parcel|package|order|arriv|post|ship|came|come|wrong|missing|late|bag|luggage|where it is|courier|track|rain",
    "defect": r"wrong|mix|work|broke|repair|replac|fix|fault|leak|damag|crack|let you down|new one|smash|torn|stopped",
    "staff": r"treat|staff|team|rude|spoke|spoken|service|manner|welcom|person|people|who (?:was|were)|colleague|driver|wait|behav",
    "waiting": r"wait|hold|queue|silence|answer|repl|slow|delay|late|long|chase|hours|weeks|days|ignored|hear|held you|minutes|cut off",
    "cancellation": r"cancel|unsubscri|leav|return|close|sen[dt] (?:it )?back",
    "account": r"account|log|sign|password|access|locked|download|details|back in|trying to|not able|check out|pay",
    "outage": r"down|outage|crash|back up|running|app|site|website|internet|wifi|line|working|fix|system|service|checkout|connection|signal|power|up again",
    "booking": r"book|reserv|table|appointment|cancel|flight|seat|connection|ticket|rebook|check in|slot|visit",
    "price": r"price|cost|charge|expensive|paid|fee|value",
    "quality": r"quality|cold|stale|taste|dirty|clean|state|fresh|kitchen|good enough|standard|describ|showed you|burnt|better",
    "safety": r"hurt|all right|safe|happened|injur|burn|ill|allerg|doctor|found|details|sick|okay",
    "other": r"told|promis|word|runaround|said|happened",
}
_MET = {topic: re.compile(rf"\b(?:{words})") for topic, words in MET_BY.items()}
_ANSWERS = re.compile(
    r"\b(?:answer|find out|found out|check|look(?:ing)? into|let you know|tell you|question|ask|know by|get back|come back to you|"
    r"write (?:to you|back)|yes|no|here'?s|you can|it'?s|explain|because|confirm|sort|fix|put (?:it|this|that) right|update|news)\b"
)
"""Words that take a question up without its own."""

ENDINGS = re.compile(r"(?:ations?|ation|ings?|ied|ed|es|s|ly)$")
MIN_STEM = 3
"""Letters of the shortest stem that a reply is looked through for."""


def met(issue: Issue, plain: str) -> bool:
    """Whether a lower-case reply takes up an issue: by its thing, its own words, or its topic's words."""
    if any(word.replace("-", " ") in plain for word in (*issue.words, issue.thing) if word):
        return True
    if issue.own and _names_any(issue.words, plain):
        return True
    pattern = _MET.get(issue.topic)
    return pattern is None or bool(pattern.search(plain))


def answered(asked: Asked, plain: str) -> bool:
    """Whether a lower-case reply takes up a question or request: by a word of it, or by finding out."""
    return _ANSWERS.search(plain) is not None or asked.thing in plain or _names_any(asked.words, plain)


def _names_any(words: tuple[str, ...], plain: str) -> bool:
    """Whether one of the words stands in the reply, in whatever form."""
    stems = (ENDINGS.sub("", word) for word in words)
    return any(re.search(rf"\b{re.escape(stem)}", plain) for stem in stems if len(stem) >= MIN_STEM)


def find(said: Said) -> Iterator[Span]:
    """Missing where one of the post's issues or questions is passed over."""
    if not said.mention or said.kind is not Kind.COMPLAINT:
        return
    passed_over = any(not met(issue, said.plain) for issue in said.facts.issues)
    if passed_over or any(not answered(asked, said.plain) for asked in said.facts.asked):
        yield MISSING


CHECK = Check(
    code="unanswered-issue",
    principle="P8",
    weight=Weight.WARN,
    advice="The post names more than the reply answers: take up each point, if only in half a sentence.",
    example="(to a post about a late parcel and a double charge) I'm sorry your parcel is late. … – Maya",
    find=find,
)
