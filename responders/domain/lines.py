"""Which sort of reply a post deserves, and how its sentences are put together."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from enum import StrEnum

from monitor.domain.reading import Kind, Reading, Risk
from responders.domain.choosing import Chooser
from responders.domain.facts import Facts
from responders.domain.filling import Values, values_for
from responders.domain.lengths import Limit, length_of
from responders.domain.own_wording import Wording
from responders.domain.playbook import Playbook
from responders.domain.reply_templates import Line, lines_for
from responders.domain.settling import promotes, settled_kind
from responders.domain.support import asks_for_the_press, borne_out, somebody_else

SHORT_LIMIT = 320
"""Up to this many units a platform counts as short."""

ROOM_LEFT = 24
"""Units a long reply leaves free, for the handle that some platforms put before it."""

GRAVE = 0.7
"""Severity (0 to 1) from which an apology takes the gravest words."""


class ReplySort(StrEnum):
    """The sorts of reply; the careful ones name the risk that makes them so."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    QUESTION = "question"
    CAREFUL = "careful"
    NEUTRAL = "neutral"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything one reply is made from; `own` is the owner's wording to fill, where it is not one of ours."""

    sort: ReplySort
    reading: Reading
    playbook: Playbook
    facts: Facts
    name: str
    limit: Limit
    is_follow_up: bool = False
    own: Wording | None = None
    known: dict[tuple[int, bool], Values] = field(default_factory=dict, repr=False)


CAREFUL = (Risk.SELF_HARM, Risk.INJURY, Risk.DATA_BREACH, Risk.DISCRIMINATION, Risk.LEGAL, Risk.PRESS)
"""The risks that get a reply of their own, the gravest first."""

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
            if risk is Risk.SELF_HARM or reading.kind is Kind.COMPLAINT:
                return risk
            if risk is Risk.PRESS and reading.kind in {Kind.QUESTION, Kind.OTHER} and reading.asks_question:
                return risk
            if risk in {Risk.INJURY, Risk.DATA_BREACH} and reading.kind is Kind.QUESTION:
                return risk
    asks = reading.asks_question or reading.kind is Kind.QUESTION
    return Risk.PRESS if asks and reading.kind is not Kind.PRAISE and asks_for_the_press(facts) else None


def why_none(reading: Reading, facts: Facts) -> str:
    """Why a post gets no draft, as a sentence for a person; empty where it gets one."""
    if sort_of(reading, facts) is not ReplySort.NONE:
        return ""
    if reading.language not in ENGLISH:
        return "The post is not in English: somebody who speaks the language should answer it."
    return "Neither a complaint, nor praise, nor a question to us: no reply is proposed."


def compose(brief: Brief, chooser: Chooser) -> tuple[str, str]:
    """One reply and the place of its template, within the limit where any way of saying it fits.

    Tries the fullest shape first, and leaves out sentences and second issues until the text fits.
    """
    room = brief.limit.max if brief.limit.max <= SHORT_LIMIT else brief.limit.max - ROOM_LEFT
    shortest = (sys.maxsize, "", "")
    for size, issues, also in _ways(brief.limit):
        values = _values(brief, issues, also)
        for _ in range(2 if size != "bare" else 6):
            text, place = _once(brief, values, size, chooser)
            length = length_of(text, brief.limit)
            if length <= room:
                return text, place
            if length < shortest[0]:
                shortest = (length, text, place)
    return shortest[1], shortest[2]


def _values(brief: Brief, issues: int, also: bool) -> Values:  # noqa: FBT001 - half of a cache's key
    key = (issues, also)
    if key not in brief.known:
        brief.known[key] = values_for(
            brief.playbook,
            brief.reading,
            brief.facts,
            name=brief.name,
            issues=issues,
            also=also,
            question=brief.sort is ReplySort.QUESTION,
            careful=careful_risk(brief.reading, brief.facts) if brief.sort is ReplySort.CAREFUL else None,
            neutral=brief.sort is ReplySort.NEUTRAL,
        )
    return brief.known[key]


def _ways(limit: Limit) -> tuple[tuple[str, int, bool], ...]:
    """Size, issues named, and whether a second act is told; the fullest first.

    Every issue is met before anything else is added (P8), so the second act goes before the second issue.
    """
    lean = (("short", 3, True), ("short", 3, False), ("bare", 3, False), ("bare", 2, False))
    last = (("short", 1, False), ("bare", 1, False))
    return (*lean, *last) if limit.max <= SHORT_LIMIT else (("long", 3, True), *lean, *last)


def _once(brief: Brief, values: Values, size: str, chooser: Chooser) -> tuple[str, str]:
    filled = dict(values.filled)
    have = values.have
    filled["greeting"] = _greeting(brief.name, chooser)
    for slot, file, tags in _slots(brief, values):
        lines = lines_for(file, tags, have)
        filled[slot] = chooser.of(lines).render(filled) if lines else ""
    if brief.own is not None:
        return brief.own.reply(filled), brief.own.place
    if filled.get("ask_line"):
        # The question says where to write; said twice it sounds like a machine.
        filled["reach_line"] = ""
    shape = chooser.of(_shapes(brief, filled, size))
    return tidy(shape.render(filled), filled["greeting"]), shape.place


def _slots(brief: Brief, values: Values) -> tuple[tuple[str, str, frozenset[str]], ...]:
    plain = frozenset[str]()
    if brief.sort is ReplySort.PRAISE:
        # Praise with a "but" in it thanks for the one and owns the other.
        return (
            ("thanks", "thanks", frozenset({values.praise})),
            ("share", "share", frozenset({values.praise})),
        )
    if brief.sort is not ReplySort.COMPLAINT:
        return (("reach_line", "reach", plain),)
    if brief.is_follow_up and values.topic != "vague":
        mood = frozenset({"followup"})
    elif values.topic in {"vague", "general", "safety"}:
        mood = frozenset({values.topic})
    elif brief.reading.severity >= GRAVE:
        mood = frozenset({"grave", values.topic})
    else:
        mood = frozenset({values.topic})
    return (
        ("apology", "apology", mood),
        ("owning", "owning", mood & {"vague", "general"}),
        ("action", "action", plain),
        ("offer_line", "offer", plain),
        ("ask_line", "ask", mood & {"vague"}),
        ("reach_line", "reach", plain),
    )


def _shapes(brief: Brief, filled: dict[str, str], size: str) -> tuple[Line, ...]:
    have = frozenset(filled)
    if brief.sort is ReplySort.CAREFUL:
        risk = careful_risk(brief.reading, brief.facts)
        side = "complaint" if brief.reading.kind is Kind.COMPLAINT else "enquiry"
        tags = {str(risk), side}
        if risk in {Risk.INJURY, Risk.SELF_HARM} and somebody_else(brief.facts):
            tags.add("family")
        return lines_for("careful", frozenset(tags), have)
    if brief.sort is ReplySort.NEUTRAL:
        return lines_for("neutral", frozenset(), have)
    if brief.sort is ReplySort.PRAISE and brief.facts.but:
        return lines_for("praise", frozenset({"but"}), have)
    tags = {size}
    if brief.sort is ReplySort.QUESTION:
        tags = {"short" if size == "bare" else size, "subject" if filled.get("subject") else "open"}
        if size == "long":
            tags |= {"short"}
    shapes = lines_for(str(brief.sort), frozenset(tags), have)
    if filled.get("ask_line"):
        # What the repair needs is asked at once (P25), so that nobody has to write a second time.
        return tuple(shape for shape in shapes if "ask_line" in shape.needs) or shapes
    return shapes


def _greeting(name: str, chooser: Chooser) -> str:
    if name:
        return chooser.of((f"Hi {name}, ", f"{name}, ", f"Hello {name}, ", f"Hi {name}. ", f"Hello {name}. "))
    return chooser.of(("", "Hello, ", "Hi, ", "Hi there, ", ""))


SPACES = re.compile(r"[ \t]+")
BEFORE_SIGN = re.compile(r" *\n *")
FIRST_WORD = re.compile(r"\s*(I(?:['’]\w+)?\b|[A-Z]{2,})")


def tidy(text: str, greeting: str) -> str:
    """One space between words, a fitting first letter after the greeting, and nothing else changed."""
    body = text[len(greeting) :] if greeting and text.startswith(greeting) else text
    body = BEFORE_SIGN.sub("\n", SPACES.sub(" ", body)).strip()
    if greeting.endswith(", "):
        if not FIRST_WORD.match(body):
            body = body[:1].lower() + body[1:]
    else:
        body = body[:1].upper() + body[1:]
    return greeting + body
