"""Signs that a story does not hold together, for the people at the desk alone (P4).

No draft, no check and no template ever sees them. Each is a kind sentence that leaves the customer the benefit of
the doubt: most people who complain twice have two reasons to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import islice

from responders.domain.facts import facts_of
from responders.domain.money import amounts_in

DAYS = 90
OFTEN = 2
"""So many promises of money or gifts within DAYS are worth a look."""

MOST = 3
"""Signs of one sort that are told: somebody who tells everything twice is tired, and no cheat."""

GIFT = re.compile(
    r"\b(?:refund\w*|reimburs\w+|vouchers?|store credit|gift ?cards?|money back|free of charge|on the house|"
    r"compensation|(?:a|your|one) free \w+)\b",
    re.IGNORECASE,
)
REPLACED = re.compile(
    r"\b(?:a new one|new ones|a replacement|replacing|replace (?:it|your|the)|another (?:one|\w+)|"
    r"send(?:ing)? (?:it|one|them) again|resend\w*|a fresh one)\b",
    re.IGNORECASE,
)
OF_THE_NEW_ONE = re.compile(
    r"\b(?:replacement|new one|second one|the new|still (?:waiting|not|no|hasn't|haven't)|never (?:came|arrived)|"
    r"hasn't (?:come|arrived)|where is|where's)\b",
    re.IGNORECASE,
)
FURTHER = re.compile(
    r"\b(?:another|again|also|twice|second|more|too|plus|then|as well|each|both|other|extra|now)\b",
    re.IGNORECASE,
)
_TOLD = {
    "was paid": re.compile(r"\b(?:paid|charged|took|cost|billed|spent)\b", re.IGNORECASE),
    "was ordered": re.compile(r"\b(?:ordered|bought|booked|purchased)\b", re.IGNORECASE),
    "came": re.compile(r"\b(?:arrived|came|delivered|received|got it)\b", re.IGNORECASE),
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<m>{'|'.join(_MONTHS)})[a-z]*"
_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH.replace('<m>', '<n>')} (?P<e>\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.!?;,\n]+(?:[.,](?=\d)[^.!?;,\n]*)*")


Claims = dict[tuple[str, str], set[str]]
"""Amounts and days by what they are said of."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A reply of ours to this customer that stands: when, its words, its money, and the post that it answered."""

    at: datetime
    text: str
    amount: float = 0.0
    post: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One post of the customer in this conversation."""

    at: datetime
    text: str


def signs(
    promised: Sequence[Promised], posts: Sequence[Post], *, now: datetime, brand: str = "", currency: str = ""
) -> tuple[str, ...]:
    """What is worth a look, in sentences; nothing in most cases."""
    recent = [one for one in promised if now - one.at <= timedelta(days=DAYS)]
    stories = islice(_two_stories(posts, brand), MOST)
    return (*_often(recent, currency), *islice(_again(recent, posts, brand), MOST), *stories)


def _often(promised: Sequence[Promised], currency: str) -> Iterator[str]:
    gifts = [one for one in promised if one.amount > 0 or GIFT.search(one.text)]
    if len(gifts) < OFTEN:
        return
    total = sum(one.amount for one in gifts)
    money = f", {currency}{total:,.2f}".removesuffix(".00") + " in all" if total else ""
    times = "twice" if len(gifts) == OFTEN else f"{len(gifts)} times"
    yield f"Money or a gift was promised to this customer {times} in the last {DAYS} days{money}."


def _again(promised: Sequence[Promised], posts: Sequence[Post], brand: str) -> Iterator[str]:
    """A thing that we promised to replace is the trouble again, and not because the new one did not come."""
    told: set[str] = set()
    replacing = sorted((one for one in promised if REPLACED.search(one.text)), key=lambda one: one.at)
    later = [
        (post, _troubled(post.text, brand))
        for post in posts
        if replacing and post.at > replacing[0].at and not OF_THE_NEW_ONE.search(post.text)
    ]
    for one in replacing if later else ():
        replaced = _troubled(one.post, brand)
        for post, troubled in later:
            if post.at <= one.at:
                continue
            for thing in sorted((replaced & troubled) - told):
                told.add(thing)
                yield (
                    f"We promised to replace the {thing} on {one.at.day} {one.at:%B}, and the {thing} is the "
                    "trouble again. The new one may be faulty as well: a picture would show it."
                )


def _two_stories(posts: Sequence[Post], brand: str) -> Iterator[str]:
    """The same thing told with another amount or date, in two posts of one conversation."""
    claims = [_claims(post.text) for post in posts]
    # For the length of this call alone: words of customers are kept nowhere else.
    things = cache(lambda text: _things(text, brand))
    for number, later in enumerate(posts):
        if not claims[number] or FURTHER.search(later.text):
            continue
        for earlier, first in zip(posts[:number], claims, strict=False):
            for (what, sort), was, now in _differing(first, claims[number]):
                about, also = things(earlier.text), things(later.text)
                if about and also and not about & also:
                    continue
                said = f"{was} {what}" if sort == "amount" else f"it {what} on {was}"
                yield (
                    f"An earlier post says that {said}, a later one says {now}. Both may be true: ask kindly."
                )


def _differing(first: Claims, second: Claims) -> Iterator[tuple[tuple[str, str], str, str]]:
    """What both tell once, and not alike."""
    for key in first:
        if key in second and len(first[key]) == len(second[key]) == 1 and first[key] != second[key]:
            (was,), (now,) = first[key], second[key]
            yield key, was, now


def _claims(text: str) -> Claims:
    """What each clause says was paid, ordered or came: amounts and days."""
    found: Claims = {}
    for match in _CLAUSE.finditer(text[:2000]):
        clause = match[0]
        for name, verb in _TOLD.items():
            if not verb.search(clause):
                continue
            if name == "was paid":
                for _, start, end in amounts_in(clause):
                    found.setdefault((name, "amount"), set()).add(clause[start:end].strip())
            for date in _DATE.finditer(clause):
                day = int(date["d"] or date["e"])
                month = (date["m"] or date["n"])[:3].capitalize()
                found.setdefault((name, "date"), set()).add(f"{day} {month}")
    return found


def _troubled(text: str, brand: str) -> set[str]:
    return {issue.thing for issue in facts_of(text, brand=brand).issues if issue.thing}


def _things(text: str, brand: str) -> set[str]:
    return {thing.word for thing in facts_of(text, brand=brand).things}
