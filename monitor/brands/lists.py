"""Handles, words and mail addresses: one a line, or with commas between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from monitor.brands.texts import one_line
from monitor.domain.watching import Watched

MOST_WORDS = 100
MOST_HANDLES = 50
MOST_ADDRESSES = 20
LONGEST_WORD = 100
LONGEST_ADDRESS = 254
"""Characters; what mail servers take, and what a row of the outbox holds."""
_HANDLE = re.compile(r"\w[\w.-]*(?:@\w[\w.-]*)?")
_AT_WORDS = re.compile(r"[\n\r,]")
_AT_ADDRESSES = re.compile(r"[\s,;]")


def handles(text: str) -> list[str]:
    """Handles without their @, each once. Raises ValueError with a sentence."""
    return _listed(text, _AT_WORDS, _handle, what="handles", most=MOST_HANDLES)


def words(text: str) -> list[str]:
    """Words and phrases, each once whatever its capitals. Raises ValueError with a sentence."""
    return _listed(text, _AT_WORDS, _word, what="words", most=MOST_WORDS)


def addresses(text: str) -> list[str]:
    """Mail addresses, each once. Raises ValueError with a sentence."""
    return _listed(text, _AT_ADDRESSES, _address, what="addresses", most=MOST_ADDRESSES)


def excluding(keywords: Sequence[str], exclude: Sequence[str]) -> None:
    """Raise ValueError where an excluded word silences a word that we watch for."""
    for out in exclude:
        silencer = Watched(handles=(), exclude=(out,))
        for word in keywords:
            if silencer.excluded(word):
                where = (
                    "stands in both lists" if word.casefold() == out.casefold() else f"is part of “{word}”"
                )
                raise ValueError(f"“{out}” {where}, so that nothing would be heard by “{word}”.")


def _listed(
    text: str, at: re.Pattern[str], check: Callable[[str], str], *, what: str, most: int
) -> list[str]:
    found: dict[str, str] = {}
    for piece in at.split(text):
        if piece.strip():
            value = check(piece)
            found.setdefault(value.casefold(), value)
        if len(found) > most:
            raise ValueError(f"That is too much: at most {most} {what}.")
    return list(found.values())


def _handle(piece: str) -> str:
    handle = one_line(piece, f"“{_short(piece.strip())}”", longest=LONGEST_WORD).removeprefix("@")
    if not _HANDLE.fullmatch(handle):
        raise ValueError(
            f"“{_short(handle)}” is no handle. Write it without spaces and slashes, such as tinshop."
        )
    return handle


def _word(piece: str) -> str:
    word = one_line(piece, f"“{_short(piece.strip())}”", longest=LONGEST_WORD)
    if len(word) < 2 or not any(sign.isalnum() for sign in word):
        raise ValueError(f"“{_short(word)}” is too little to listen for: it stands in too many posts.")
    if word.startswith("@"):
        raise ValueError(f"“{_short(word)}” is a handle: write it among the handles.")
    return word


def _address(piece: str) -> str:
    address = piece.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise ValueError(f"“{_short(address)}” is no e-mail address.") from None
    if len(address) > LONGEST_ADDRESS:
        raise ValueError(f"“{_short(address)}” is too long for an e-mail address.")
    return address


def _short(text: str) -> str:
    """Enough of it to be found again, and nothing in it that can't be seen."""
    line = "".join(sign for sign in text[:60] if sign.isprintable())
    return line if len(text) <= 60 else f"{line}…"
