"""Every issue of the post is met (P8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.domain.reading import Kind
from responders.domain.finding import Weight
from responders.domain.issues import Issue
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.said import Said

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


def met(issue: Issue, plain: str) -> bool:
    """Whether a lower-case reply takes up an issue: by its thing, its own word, or its topic's words."""
    if any(word.replace("-", " ") in plain for word in (*issue.words, issue.thing) if word):
        return True
    pattern = _MET.get(issue.topic)
    return pattern is None or bool(pattern.search(plain))


def find(said: Said) -> Iterator[Span]:
    """Missing where one of the post's issues is passed over."""
    if not said.mention or said.kind is not Kind.COMPLAINT:
        return
    if any(not met(issue, said.plain) for issue in said.facts.issues):
        yield MISSING


CHECK = Check(
    code="unanswered-issue",
    principle="P8",
    weight=Weight.WARN,
    advice="The post names more than the reply answers: take up each point, if only in half a sentence.",
    example="(to a post about a late parcel and a double charge) I'm sorry your parcel is late. … – Maya",
    find=find,
)
