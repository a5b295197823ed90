"""Amounts of money in a text."""

from __future__ import annotations

import re

MONEY = re.compile(
    r"(?:(?P<sign>[£$€¥]|\b(?:usd|gbp|eur)\s?)\s?(?P<n>\d[\d,]*(?:\.\d{1,2})?)\s?(?P<k>k\b)?"
    r"|(?P<m>\d[\d,]*(?:\.\d{1,2})?)\s?(?:pounds?|quid|dollars?|bucks|euros?|usd|gbp|eur|€|£)(?!\w))",
    re.IGNORECASE,
)


def amounts_in(text: str) -> tuple[tuple[float, int, int], ...]:
    """Every amount with its span, in order; currencies are not told apart."""
    return tuple((_value(match), match.start(), match.end()) for match in MONEY.finditer(text))


def largest_amount(text: str) -> float | None:
    """The largest amount a text names; None where it names none."""
    return max((value for value, _, _ in amounts_in(text)), default=None)


def _value(match: re.Match[str]) -> float:
    number = float((match["n"] or match["m"]).replace(",", ""))
    return number * 1000 if match["k"] else number


_GIVES = re.compile(
    r"\b(?:refund|credit|giv|gift|voucher|compensat|pay(?!ments?)|send|transfer|reimburs|discount|waiv|return|"
    r"take\b.{0,20}\boff|knock|off your|back to you|on us|add|goodwill|you(?:'ll| will)? (?:also )?(?:get|have)\b)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\byou (?:paid|spent|were charged|lost)\b|\bwe (?:charged|took|billed)\b|\bcan(?:'t|not)\b|\bunable\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?:[^.!?\n]|[.!?](?=\S))+")


def promised_in(text: str) -> float:
    """The money that a reply promises: each amount once, where its sentence gives and does not only tell."""
    found: set[float] = set()
    for sentence in _SENTENCES.findall(text.replace("’", "'")):
        if _GIVES.search(sentence) and not _TELLS.search(sentence):
            found |= {value for value, _, _ in amounts_in(sentence)}
    return sum(found)
