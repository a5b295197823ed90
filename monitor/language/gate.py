"""Which language a post is written in, with short and wordless posts given the benefit of the doubt."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

ENGLISH = "en"
FEWEST_LETTERS = 18
"""Letters below which a post in Latin script is not enough to tell: it is taken as English."""
SURE_MARGIN = 12.0
"""How far another language must lead English, in the identifier's log-probability."""
LONGEST = 600
"""Characters the identifier gets to see."""

_LETTERS = re.compile(r"[^\W\d_]+")
_NOISE = re.compile(r"https?://\S+|www\.\S+|[@#＠]\S+|\d+|_+")
# Words that English has and its neighbours have not.
_ENGLISH = frozenset(
    (  # noqa: SIM905 - forty quoted words are hard to read
        "the and you your my with this that it's its have not for are they what why how of was i'm been just"
        " from would never when who their there which will get got about because still after again"
    ).split()
)
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]{2}")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
)
_OTHER_SCRIPT = re.compile("[\u0400-\u04ff\u0600-\u06ff\u0900-\u0dff]")
# Only languages that brands meet: rare ones draw short English posts to themselves.
CANDIDATES = (  # noqa: SIM905
    "en es fr de it pt nl sv da no fi pl cs sk hu ro tr id ms vi tl ca hr sl et lv lt is ga cy sw"
    " ru uk bg sr ar fa ur hi bn mr ne pa gu te kn ml el he ja ko zh th"
).split()


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a post's language; "en" where there is too little to tell."""
    words = _LETTERS.findall(_NOISE.sub(" ", text[:LONGEST]))
    letters = sum(map(len, words))
    if not letters:
        return ENGLISH
    plain = [word.lower() for word in words]
    known = sum(word in _ENGLISH for word in plain)
    if known >= 2 and known * 6 >= len(plain):
        return ENGLISH
    joined = " ".join(plain)
    if not joined.isascii():
        for code, letter in _SCRIPTS:
            if len(letter.findall(joined)) * 4 >= letters:
                return code
        if len(_OTHER_SCRIPT.findall(joined)) * 2 >= letters:
            return _identify()(joined)[0][0]
    if letters < FEWEST_LETTERS or len(plain) < 4:
        return ENGLISH
    ranked = _identify()(joined)
    best, points = ranked[0]
    lead = points - next((other for code, other in ranked if code == ENGLISH), points)
    return best if best == ENGLISH or lead > SURE_MARGIN else ENGLISH


@lru_cache(maxsize=1)
def _identify() -> Callable[[str], list[tuple[str, float]]]:
    # Imported on the first post that needs it: its model takes a third of a second.
    import py3langid  # noqa: PLC0415

    py3langid.set_languages(CANDIDATES)
    rank: Callable[[str], list[tuple[str, float]]] = py3langid.rank
    return rank
