"""Amounts of money and lists of words as an owner types them, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from monitor.brands.texts import one_line

MOST = 1_000_000
MOST_WORDS = 100
LONGEST_WORDS = 60
_SIGN = r"(?:[£$€¥₹]|[A-Z]{2,3}\.?|kr|euros?|pounds?|francs?)?"
_AMOUNT = re.compile(rf"{_SIGN}\s*(\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?:[.,](\d{{1,2}}))?\s*{_SIGN}")
_INSTEAD = re.compile(r"\s+instead of\s+", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:->|=>|→|⇒)\s*")


def amount(text: str) -> float | None:
    """The amount in "10", "£10.50" or "1,000"; None for an empty field. Raises ValueError with a sentence."""
    if not text.strip():
        return None
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise ValueError("Write an amount, such as 10 or 12.50.")
    value = float(f"{found[1].replace(',', '')}.{found[2] or '0'}")
    if value > MOST:
        raise ValueError(f"At most {MOST:,}, please.")
    return value


def written(value: float | None) -> str:
    """As `amount` reads it: "10", "12.50"; empty for None."""
    return "" if value is None else f"{value:.2f}".removesuffix(".00")


def say(text: str) -> dict[str, str]:
    """From lines such as "guest instead of customer": the word to use by the word it replaces.

    Raises ValueError with a sentence.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        if len(pair := _ARROW.split(line.strip(), maxsplit=1)) == 2:
            replaced, wanted = pair
        elif len(pair := _INSTEAD.split(line.strip(), maxsplit=1)) == 2:
            wanted, replaced = pair
        else:
            raise ValueError(f"“{line.strip()[:60]}”: write it as “guest instead of customer”.")
        wanted, replaced = (one_line(words, "A word", longest=LONGEST_WORDS) for words in (wanted, replaced))
        if not wanted or not replaced or wanted.casefold() == replaced.casefold():
            raise ValueError(f"“{line.strip()[:60]}”: write it as “guest instead of customer”.")
        found[replaced.lower()] = wanted
        _few(len(found))
    return found


def say_written(words: Mapping[str, str]) -> str:
    """As `say` reads it, one a line."""
    return "\n".join(f"{wanted} instead of {replaced}" for replaced, wanted in words.items())


def avoid(text: str) -> tuple[str, ...]:
    """Words to avoid, one a line or with commas, each once. Raises ValueError with a sentence."""
    found: dict[str, str] = {}
    for piece in re.split(r"[\n\r,;]", text):
        words = one_line(piece, "A word", longest=LONGEST_WORDS)
        if words:
            found.setdefault(words.casefold(), words)
            _few(len(found))
    return tuple(found.values())


def _few(count: int) -> None:
    if count > MOST_WORDS:
        raise ValueError(f"That is too much: at most {MOST_WORDS}.")
