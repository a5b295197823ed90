"""What a post tells, in short safe values: a post is hostile text, so nothing of it is repeated freely.

Every value comes from a list of plain words or a narrow shape (a number and a unit, an amount of money).
Order numbers, phone numbers, addresses, links, handles and names of strangers never become values.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from responders.domain.issues import Issue, Thing, issues_in, things_in
from responders.domain.people import staff_in
from responders.domain.subjects import praised_in, subject_of

LONGEST = 2000
"""How much of a post is looked at; nobody's point comes later than this."""

INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
LINKS = re.compile(r"https?://\S+|www\.\S+|(?<![^\s@])[^\s@]{1,64}@[^\s@]{1,200}", re.IGNORECASE)
HANDLES = re.compile(r"(?<!\w)[@](\w+(?:[.@-]\w+)*)")
SENTENCE = re.compile(r"(?<=[.!?])\s+|[\n;]+|\.{2,}|…")

_NUMBER = (
    r"\d{1,3}(?:\.5|½)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|ninety|half an|a couple of|couple of|a few|several"
)
DURATION = re.compile(
    rf"\b(?P<n>{_NUMBER})[ +-]*(?P<more>full |whole |solid |more |long |straight |working |business )?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|weekends?|months?|years?)\b(?! (?:old|ago today))"
)
AMOUNT = re.compile(r"(?P<cur>[£$€])\s?(?P<n>\d{1,5}(?:,\d{3})*(?:\.\d{2})?)(?!\d)")
SINCE = re.compile(
    r"\bsince (?P<when>yesterday|last night|this morning|last week|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|\d{1,2} ?(?:am|pm)|noon|midnight|lunchtime|breakfast)\b"
)
UNITS = {"min": "minute", "mins": "minutes", "hr": "hour", "hrs": "hours", "wk": "week", "wks": "weeks"}
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
VAGUE = {"a couple of": "a couple of", "couple of": "a couple of", "a few": "a few", "several": "several"}


@dataclass(frozen=True, slots=True)
class Facts:
    """The safe values of one post, in the order it tells them."""

    issues: tuple[Issue, ...] = ()
    things: tuple[Thing, ...] = ()
    durations: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    subject: str = ""
    praised: str = ""


def facts_of(text: str) -> Facts:
    """Everything a reply may take over from a post. Never raises, whatever the text."""
    clean = _clean(text)
    lower = clean.lower()
    sentences = tuple(part for part in (p.strip() for p in SENTENCE.split(lower)) if part)
    spans = {sentence: _spans(sentence) for sentence in sentences}
    return Facts(
        issues=issues_in(sentences, spans),
        things=things_in(lower),
        durations=tuple(dict.fromkeys(s["dur"] for s in spans.values() if "dur" in s)),
        amounts=tuple(dict.fromkeys(s["amount"] for s in spans.values() if "amount" in s)),
        staff=staff_in(clean),
        subject=subject_of(lower),
        praised=praised_in(lower),
    )


def _clean(text: str) -> str:
    """One line of visible, plain text: no links, handles, markup braces or invisible characters."""
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    text = INVISIBLE.sub("", text).replace("’", "'").replace("‘", "'").replace("`", "'")
    text = text.replace("“", '"').replace("”", '"')
    text = HANDLES.sub(" ", LINKS.sub(" ", text))
    text = re.sub(r"[{}<>|\\%#_*~]+", " ", text)
    return re.sub(r"[ \t\r\f\v]+", " ", text)


def _spans(sentence: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if match := DURATION.search(sentence):
        found["dur"] = _duration(match)
    if match := AMOUNT.search(sentence):
        found["amount"] = f"{match['cur']}{match['n']}"
    if match := SINCE.search(sentence):
        when = match["when"]
        found["since"] = f"since {when.capitalize() if when in DAYS else when}"
    return found


def _duration(match: re.Match[str]) -> str:
    number, unit = match["n"], match["unit"]
    unit = UNITS.get(unit, unit)
    number = VAGUE.get(number, number)
    single = number in {"a", "an", "one", "1", "half an"}
    unit = unit.removesuffix("s") if single else unit if unit.endswith("s") else f"{unit}s"
    if number == "a" and match["more"]:
        return f"a {match['more'].strip()} {unit}" if match["more"].strip() != "more" else f"a {unit}"
    return f"{number} {unit}"
