"""Names: whom we greet, and which colleague a post praises."""

from __future__ import annotations

import re
import unicodedata

from responders.domain.given_names import ALSO_WORDS, NAMES

TITLES = {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lady", "rev", "the", "its", "it's", "just", "only"}
LETTERS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)?")
HANDLE_NAME = re.compile(r"[A-Za-z][a-z]{2,}")

_NAME = r"(?P<name>[A-Z][a-z]{1,14})"
_ROLE = (
    r"(?:barista|waiter|waitress|driver|manager|engineer|technician|cashier|server|colleague|assistant|agent|"
    r"receptionist|steward|stewardess|chef|fitter|nurse|stylist|postman|courier|host|girl|guy|lady|man|woman|lad)"
)
PRAISED = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"\b(?:[Tt]hanks?(?: you)?(?: so much| again)?,? (?:to )?|[Ss]hout ?-?out to |[Kk]udos to |[Pp]rops to |[Hh]ats off to |"
            rf"[Bb]ravo,? |[Bb]ig up |[Ww]ell done,? |[Cc]redit to |[Tt]hank )(?:your |the )?(?:{_ROLE} )?{_NAME}\b"
        ),
        rf"\b(?:[Yy]our |[Tt]he |a |[Aa]n )(?:\w+ )?{_ROLE},? (?:named |called )?{_NAME}\b",
        rf"\b{_NAME} (?:was|is|were|went|helped|made|took|sorted|fixed|served|gave|deserves?|stayed|explained|looked|couldn't|could not|has been|at\b|in (?:the|your)|from\b|on (?:the|your|reception)|behind|who|you)\b",
        rf"\b{_NAME}(?= and [A-Z][a-z]+ )",
        rf"\b(?:by|with|from|helped by|served by|named|called|love|and|tell|give|met|to) {_NAME}\b",
    )
)


def first_name(name: str, handle: str = "") -> str:
    """The name we greet with, or "" where none looks like a person's.

    A display name counts when its first word is a known given name, or when it is two or three capitalised
    words of Latin letters of which none is a plain word of our lists. A handle counts when one of its parts
    is a known given name.
    """
    words = [word for word in LETTERS.findall(unicodedata.normalize("NFKC", name[:60])) if _latin(word)]
    words = [word for word in words if word.lower() not in TITLES]
    if words and words[0].lower() in NAMES and len(words) <= 4 and words[0][0].isupper():
        return _cased(words[0])
    if words and words[0].lower() in NAMES - ALSO_WORDS and len(words) <= 3:
        return _cased(words[0])
    if len(words) == 0 or not name.strip():
        return _from_handle(handle)
    return _from_handle(handle) if name.strip().lower().lstrip("@") == handle.lower().lstrip("@") else ""


def _from_handle(handle: str) -> str:
    """The given name a handle begins with: "jess" in "jess.m82" and in "JessMorris"."""
    local = handle.lstrip("@")[:60].partition("@")[0]
    first = HANDLE_NAME.match(local)
    if first is None or first[0].lower() not in NAMES - ALSO_WORDS:
        return ""
    return _cased(first[0])


def staff_in(text: str) -> tuple[str, ...]:
    """Colleagues whom the post names, in order, at most three; only likely given names count."""
    found: dict[int, str] = {}
    for pattern in PRAISED:
        for match in pattern.finditer(text):
            name = match["name"]
            if name.lower() in NAMES and not _starts_sentence_as_word(text, match.start("name"), name):
                found.setdefault(match.start("name"), name)
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))[:3]


def _starts_sentence_as_word(text: str, at: int, name: str) -> bool:
    if name.lower() not in ALSO_WORDS:
        return False
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?\n"


def _latin(word: str) -> bool:
    return 2 <= len(word) <= 15 and all(
        unicodedata.name(letter, "").startswith("LATIN") for letter in word if letter.isalpha()
    )


def _cased(word: str) -> str:
    return word[0].upper() + (word[1:].lower() if word.isupper() else word[1:])
