"""Safe values of narrow shape: a length of time, an amount of money, a day."""

from __future__ import annotations

import re

from responders.domain.clauses import clause_at

SHORT = 5
"""Words of a clause that tells nothing but a length of time."""

_NUMBER = (
    r"\d{1,3}(?:\.5|½)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|ninety|half an|a couple of|couple of|a few|several"
)
DURATION = re.compile(
    rf"(?<![:.\d])\b(?P<n>{_NUMBER})[ +-]*(?P<more>full |whole |solid |more |long |straight |working |business )?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|weekends?|months?|years?)\b(?! (?:old|ago today|in a row|running))"
)
AMOUNT = re.compile(r"(?P<cur>[£$€])\s?(?P<n>\d{1,5}(?:,\d{3})*(?:\.\d{2})?)(?!\d)")
SINCE = re.compile(
    r"\bsince (?P<when>yesterday|last night|this morning|last week|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|\d{1,2} ?(?:am|pm)|noon|midnight|lunchtime|breakfast)\b"
)
UNITS = {"min": "minute", "mins": "minutes", "hr": "hour", "hrs": "hours", "wk": "week", "wks": "weeks"}
NOT_A_WAIT = re.compile(
    r"\b(?:within|in under|under|next|over the last|the last|the next|every|last) (?:the )?$"
)
"""What stands before a length of time that is a deadline or a habit, where a comma or full stop follows."""

DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
VAGUE = {"a couple of": "a couple of", "couple of": "a couple of", "a few": "a few", "several": "several"}


def spans_in(sentence: str, first: int, last: int) -> dict[str, str]:
    """The safe values of one clause, a half-open span: dur, amount, since.

    A length of time may also be the whole of a short clause beside it: "never came, three weeks now".
    """
    found: dict[str, str] = {}
    for match in DURATION.finditer(sentence):
        if NOT_A_WAIT.search(sentence[: match.start()]) or match["unit"].startswith("year"):
            continue
        if first <= match.start() < last or _stands_alone(sentence, match, first, last):
            found["dur"] = _duration(match)
            break
    if amount := AMOUNT.search(sentence, first, last):
        found["amount"] = f"{amount['cur']}{amount['n']}"
    if since := SINCE.search(sentence, first, last):
        when = since["when"]
        found["since"] = f"since {when.capitalize() if when in DAYS else when}"
    return found


def _stands_alone(sentence: str, match: re.Match[str], first: int, last: int) -> bool:
    start, end = clause_at(sentence, *match.span())
    beside = end + 3 >= first if end <= first else start <= last + 3
    return beside and len(sentence[start:end].split()) <= SHORT


def _duration(match: re.Match[str]) -> str:
    number, unit = match["n"], match["unit"]
    unit = UNITS.get(unit, unit)
    number = VAGUE.get(number, number)
    single = number in {"a", "an", "one", "1", "half an"}
    unit = unit.removesuffix("s") if single else unit if unit.endswith("s") else f"{unit}s"
    if number == "a" and unit == "hour" and not match["more"]:
        number = "an"
    if number == "a" and match["more"]:
        return f"a {match['more'].strip()} {unit}" if match["more"].strip() != "more" else f"a {unit}"
    return f"{number} {unit}"
