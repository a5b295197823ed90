"""What else a post tells: since when, what was tried, in which mood, and what must never be repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 2000


class Mood(StrEnum):
    """How a post sounds."""

    CALM = "calm"
    ANNOYED = "annoyed"
    FURIOUS = "furious"
    SAD = "sad"
    SARCASTIC = "sarcastic"
    RESIGNED = "resigned"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of the post as it stands, half open, and what sort they are of."""

    sort: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """The circumstances of a trouble. `personal` is never repeated, not even in private."""

    since: tuple[Span, ...] = ()
    tried: tuple[Span, ...] = ()
    amounts: tuple[Span, ...] = ()
    personal: tuple[Span, ...] = ()
    mood: Mood = Mood.CALM


NOTHING_TOLD = Told()

_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|several|a few|half an)"
)
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?)"
SINCE = re.compile(
    rf"\b(?:(?P<since>since (?:yesterday|last (?:night|week|month|year)|this morning|\w+day|january|february|march|april|may|june|july|august|"
    rf"september|october|november|december|\d{{1,2}} ?(?:am|pm)|noon))|(?P<lasting>(?:for|over|after|been|waited|waiting|took) (?:over |about |almost |nearly |more than )?"
    rf"{_NUMBER} ?{_UNIT})|(?P<often>every (?:day|time|week|month|night|few minutes|{_NUMBER} {_UNIT})|(?:{_NUMBER} times|twice|again and again|once again)))\b",
    re.IGNORECASE,
)
TRIED = re.compile(
    r"\b(?:i(?:'ve| have)?|we(?:'ve| have)?|have|been|had)?\s*(?:already |now |just )?(?P<verb>e-?mailed|called|phoned|rang|rung|messaged|dm'?d|tweeted|texted|"
    r"wrote|written|contacted|complained|reported|chased|visited|reset|restarted|reinstalled|rebooted|updated|cleared|returned|"
    r"filled (?:in|out)|sent|tried|spoke|spoken)\b(?P<rest>[^.!?\n,;]{0,60})",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"[£$€]\s?\d{1,6}(?:,\d{3})*(?:\.\d{2})?|\b\d{1,6}(?:\.\d{2})? ?(?:pounds|quid|euros?|dollars|bucks)\b",
    re.IGNORECASE,
)
PERSONAL = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("card", re.compile(r"(?<!\d)(?:\d[ -]?){13,19}(?!\d)")),
    (
        "reference",
        re.compile(
            r"(?:#|\b(?:order|booking|case|ref(?:erence)?|ticket|account|confirmation|tracking|invoice|claim|message|refr)\b[ .:#]*(?:no\.?|number|ref(?:erence)?|id)?[ .:#]*)(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{3,}",
            re.IGNORECASE,
        ),
    ),
    ("reference", re.compile(r"\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{5,12}\b")),
    ("phone", re.compile(r"(?<![\w£$€.])(?:\+\d{1,3}[ -]?)?(?:\(?\d{2,5}\)?[ -]?){2,4}\d{2,4}(?!\w)")),
    ("postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    (
        "address",
        re.compile(
            r"\b\d{1,4} (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Close|Way|Court|Place|Crescent|Terrace|Gardens)\b"
        ),
    ),
    ("born", re.compile(r"\b(?:born|dob|date of birth)\b[^.\n]{0,20}\d{2,4}", re.IGNORECASE)),
)
"""What belongs to one person alone, by its shape."""

FURIOUS = re.compile(
    r"\b(?:furious|livid|fuming|disgusted|disgrace\w*|outrage\w*|appalling|unacceptable|worst|fuck\w*|wtf|ffs|shit\w*|bullshit|never again|"
    r"how dare|scam\w*|thieves|absolute joke|hate you|screw you|sick of)\b|[!?]{3,}|[😡🤬]",
    re.IGNORECASE,
)
SAD = re.compile(
    r"\b(?:heartbroken|gutted|devastated|in tears|crying|cried|so sad|sad that|upset|funeral|passed away|miss(?:ed)? (?:my|her|his) (?:wedding|funeral|graduation)|"
    r"ruined (?:my|our|his|her)|broke my heart|let down|so disappointed)\b|[😢😭😞💔]",
    re.IGNORECASE,
)
SARCASTIC = re.compile(
    r"\b(?:thanks for (?:nothing|losing|ruining|cancelling|canceling|making|the delay|wasting)|great (?:job|service|work|start)|well done|nice (?:one|job|going|work)|"
    r"(?:shout ?-?out|s/o|kudos|congrat\w*) to \S+ (?:for|on)|love (?:it when|how|that|waiting|sitting)|just what i needed|how (?:lovely|nice|kind)|"
    r"of course|good job|slow clap|bravo)\b|[🙄🙃👏]",
    re.IGNORECASE,
)
RESIGNED = re.compile(
    r"\b(?:as (?:usual|always)|once again|yet again|here we go|what(?:'s| is) the point|i give up|given up|every (?:single )?time|always the same|no surprise|"
    r"not surprised|same old|nothing new|whatever|sigh|typical|no longer (?:care|expect)|done with|moving on|switching to|last time)\b",
    re.IGNORECASE,
)
ANNOYED = re.compile(
    r"\b(?:annoy\w*|frustrat\w*|disappoint\w*|ridiculous|seriously|terrible|awful|horrible|poor|bad|rude|useless|pathetic|joke|fed up|tired of|still|again|"
    r"come on|really|not (?:ok|okay|happy|good|cool|acceptable)|why|never|ever)\b|!|\?\?|[😒😠😤👎]",
    re.IGNORECASE,
)


def told_in(text: str) -> Told:
    """The circumstances that a post tells, with their spans in it."""
    shown = text[:LONGEST].replace("’", "'").replace("‘", "'")
    return Told(
        since=tuple(Span(match.lastgroup or "", match[0], *match.span()) for match in SINCE.finditer(shown)),
        tried=tuple(
            Span(
                match["verb"].lower(),
                match[0].strip(),
                match.start() + len(match[0]) - len(match[0].lstrip()),
                match.end(),
            )
            for match in TRIED.finditer(shown)
        ),
        amounts=tuple(Span("amount", match[0], *match.span()) for match in AMOUNT.finditer(shown)),
        personal=_personal(shown),
        mood=mood_of(shown),
    )


def _personal(shown: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for sort, pattern in PERSONAL:
        for match in pattern.finditer(shown):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(Span(sort, match[0], *match.span()))
    return tuple(sorted(found, key=lambda one: one.start))


def mood_of(shown: str) -> Mood:
    """How a post sounds, by its plain words; the strongest first."""
    letters = [letter for letter in shown if letter.isalpha()]
    loud = len(letters) > 20 and sum(letter.isupper() for letter in letters) > 0.6 * len(letters)
    for mood, pattern in (
        (Mood.SARCASTIC, SARCASTIC),
        (Mood.FURIOUS, FURIOUS),
        (Mood.SAD, SAD),
        (Mood.RESIGNED, RESIGNED),
        (Mood.ANNOYED, ANNOYED),
    ):
        if loud and mood is Mood.FURIOUS:
            return mood
        if pattern.search(shown):
            return mood
    return Mood.CALM
