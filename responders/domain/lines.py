"""How a reply's sentences are chosen and put together (P30); all that the repair needs is asked at once (P25)."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from monitor.domain.reading import Kind, Reading, Risk
from responders.domain.beginning import greeting, tidy
from responders.domain.choosing import Chooser
from responders.domain.facts import Facts
from responders.domain.filling import Values, values_for
from responders.domain.hints import asked_about, shapes_of, sort_of_ask, steps_of
from responders.domain.lengths import Limit, length_of
from responders.domain.noticing import telling
from responders.domain.own_wording import Wording
from responders.domain.picking import pick, shorter
from responders.domain.playbook import Playbook
from responders.domain.quoting import sections
from responders.domain.reply_templates import Line, in_voice, lines_for
from responders.domain.sorts import CAREFUL, ReplySort, careful_risk, sort_of, why_none
from responders.domain.support import somebody_else
from responders.domain.voice import USUAL, Voice

__all__ = ["CAREFUL", "Brief", "Composed", "ReplySort", "compose", "sort_of", "tidy", "why_none"]

SHORT_LIMIT = 320
"""Up to this many units a platform counts as short."""

ROOM_LEFT = 24
"""Units a long reply leaves free, for the handle that some platforms put before it."""

GRAVE = 0.7
"""Severity (0 to 1) from which an apology takes the gravest words."""

EMPTY = {"greeting", "also", "offer_line", "owning"}
"""What a whole reply may lack."""


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
    voice: Voice = USUAL
    mood: str = "calm"
    own: Wording | None = None
    known: dict[tuple[int, bool], Values] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How much room there is, the plan, and the lines that other variants have used."""

    size: str
    plan: str
    used: frozenset[str]


@dataclass(frozen=True, slots=True)
class Composed:
    """One text, the place of its whole-reply template, the values it holds, and the lines it used."""

    text: str
    place: str
    values: Values
    lines: frozenset[str]


def compose(brief: Brief, chooser: Chooser, plan: str = "", used: frozenset[str] = frozenset()) -> Composed:
    """One reply, within the limit where any way of saying it fits; lines in `used` only where there are no others.

    Tries the fullest shape first, and leaves out sentences and second issues until the text fits.
    """
    room = brief.limit.max if brief.limit.max <= SHORT_LIMIT else brief.limit.max - ROOM_LEFT
    shortest: tuple[int, Composed | None] = (sys.maxsize, None)
    for size, issues, also in _ways(brief.limit):
        values = _values(brief, issues, also)
        for _ in range(3 if size != "bare" else 6):
            one = _once(brief, values, _Wanted(size, plan, used), chooser)
            length = length_of(one.text, brief.limit)
            if length <= room:
                return one
            if length < shortest[0]:
                shortest = (length, one)
    found = shortest[1]
    if found is None:
        raise LookupError("There is no way to say it.")
    return found


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
            quotes=brief.sort is ReplySort.COMPLAINT and not brief.is_follow_up,
            voice=brief.voice,
        )
    return brief.known[key]


def _ways(limit: Limit) -> tuple[tuple[str, int, bool], ...]:
    """Size, issues named, and whether a second act is told; the fullest first.

    Every issue is met before anything else is added (P8), so the second act goes before the second issue.
    """
    lean = (("short", 3, True), ("short", 3, False), ("bare", 3, False), ("bare", 2, False))
    last = (("short", 1, False), ("bare", 1, False))
    return (*lean, *last) if limit.max <= SHORT_LIMIT else (("long", 3, True), *lean, *last)


def _once(brief: Brief, values: Values, wanted: _Wanted, chooser: Chooser) -> Composed:
    filled = dict(values.filled)
    picked: list[Line] = []
    said = telling(f"{filled['issue']} {filled['clause']} {filled['quoted']} {filled['act']}".lower())
    filled["greeting"] = greeting(brief.name, brief.voice.register, chooser)
    for slot, file, tags in _slots(brief, values):
        if slot == "reach_line" and filled.get("ask_line") and brief.own is None:
            # The question says where to write; said twice it sounds like a machine.
            filled[slot] = ""
            continue
        asked = sort_of_ask(filled["ask"] if "ask" in values.have else "")
        lines = lines_for(file, tags | asked, values.have)
        if wanted.size == "bare":
            lines = shorter(lines)
        line = pick(lines, chooser, wanted.used, said)
        filled[slot] = in_voice(line, brief.voice).render(filled) if line else ""
        if line:
            picked.append(line)
            said |= line.telling
    if brief.own is not None:
        return Composed(brief.own.reply(filled), brief.own.place, values, frozenset())
    shape = chooser.of(_shapes(brief, filled, wanted))
    text = tidy(in_voice(shape, brief.voice).render(filled), filled["greeting"])
    return Composed(text, shape.place, values, frozenset(line.place for line in picked))


def _slots(brief: Brief, values: Values) -> tuple[tuple[str, str, frozenset[str]], ...]:
    plain = frozenset({brief.voice.register, brief.mood})
    if brief.sort is ReplySort.PRAISE:
        return (("thanks", "thanks", plain | {values.praise}), ("share", "share", plain | {values.praise}))
    if brief.sort is ReplySort.NEUTRAL:
        kind = "request" if values.filled["asked_us"] else "unsure"
        return (("thanks", "thanks", plain | {kind}), ("share", "share", plain | {"unsure"}))
    if brief.sort is not ReplySort.COMPLAINT:
        return (("reach_line", "reach", plain),)
    about = {values.topic}
    if brief.is_follow_up and values.topic != "vague":
        about = {"followup"}
    elif brief.reading.severity >= GRAVE and values.topic not in {"vague", "general", "mentioned", "safety"}:
        about |= {"grave"}
    else:
        about |= {"everyday"}
    shape = shapes_of(values.told)
    return (
        ("apology", "apology", plain | (sections(values.quote, about) or about | shape)),
        ("owning", "owning", plain | {values.topic} | shape),
        ("action", "action", plain | steps_of(values.filled["act"])),
        ("offer_line", "offer", plain),
        (
            "ask_line",
            "ask",
            plain | ({"vague"} if brief.facts.thin and not values.told else about & {"vague"}),
        ),
        ("next_line", "next", plain),
        ("reach_line", "reach", plain),
    )


def _shapes(brief: Brief, filled: dict[str, str], wanted: _Wanted) -> tuple[Line, ...]:
    have = frozenset(name for name, value in filled.items() if value or name in EMPTY)
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
        return lines_for("praise", frozenset({"but", "named" if filled["issue"] else "unnamed"}), have)
    size = wanted.size
    tags = {size, wanted.plan, "asked" if filled.get("ask_line") else "unasked"}
    if brief.sort is ReplySort.QUESTION:
        tags = {"short" if size == "bare" else size, asked_about(filled)}
        tags |= {brief.voice.register, "short"}
    return lines_for(str(brief.sort), frozenset(tags), have)
