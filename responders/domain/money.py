"""Amounts of money in a text, in figures and in words."""

from __future__ import annotations

import re
from functools import lru_cache

_FIGURES = r"\d{1,3}(?:[ ,'’\u00a0\u202f]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: number for number, word in enumerate(_SMALL, start=1)}
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_NUMBERS |= {"a": 1, "an": 1, "dozen": 12, "hundred": 100, "thousand": 1000}
_WORDS = rf"(?:{'|'.join(_NUMBERS)})(?:[ -](?:and )?(?:{'|'.join(_NUMBERS)}))*"
_NOUNS = r"pounds?|quid|dollars?|bucks|euros?|francs?|rupees?|kron(?:or|er|a|e)|yen|usd|gbp|eur|chf|inr|sek|nok|dkk|kr|rs"
_GIVEN = r"(?:credit|refund|pay|give|send|transfer|reimburse)(?:ed|ing)? (?:you|your (?:account|card))(?: back)?(?: with)?"

MONEY = re.compile(
    rf"(?:[£$€¥₹]|\b(?:usd|gbp|eur|chf|inr|sek|nok|dkk|rs\.?)\s?)\s?(?P<n>{_FIGURES})\s?(?P<k>k\b)?"
    rf"|(?P<m>{_FIGURES})\s?(?:(?:{_NOUNS})(?!\w)|[€£₹])"
    rf"|\b(?P<w>{_WORDS}) (?:{_NOUNS})(?!\w)"
    rf"|\b{_GIVEN} (?P<b>{_FIGURES})(?=[.,!?;]|\s*$|\s+(?:back|today|tonight|tomorrow|now|by|in|as|for|on)\b)",
    re.IGNORECASE,
)
"""An amount with its currency, or a bare number that is plainly given."""


@lru_cache(maxsize=2048)
def amounts_in(text: str) -> tuple[tuple[float, int, int], ...]:
    """Every amount with its span, in order; currencies are not told apart."""
    return tuple(
        (_value(match), match.start("b") if match["b"] else match.start(), match.end())
        for match in MONEY.finditer(text)
    )


def largest_amount(text: str) -> float | None:
    """The largest amount a text names; None where it names none."""
    return max((value for value, _, _ in amounts_in(text)), default=None)


def _value(match: re.Match[str]) -> float:
    if match["w"]:
        return _in_words(match["w"])
    number = float(re.sub(r"[^\d.]", "", match["n"] or match["m"] or match["b"]))
    return number * 1000 if match["k"] else number


def _in_words(words: str) -> float:
    """The number that is spelt: "two hundred and fifty"."""
    whole, part = 0, 0
    for word in re.split(r"[ -]+", words.lower()):
        number = _NUMBERS.get(word, 0)
        if number == 1000:
            whole, part = whole + max(part, 1) * number, 0
        elif number == 100:
            part = max(part, 1) * number
        else:
            part += number
    return float(whole + part)
