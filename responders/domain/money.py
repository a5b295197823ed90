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
