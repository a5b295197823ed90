"""Which language a post is written in, with short and wordless posts given the benefit of the doubt."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

ENGLISH, HINDI = "en", "hi"
FEWEST_WORDS, FEWEST_LETTERS = 3, 10
"""What a post in Latin script must have to be told from English; with less, it is taken as English."""
SHORT_WORDS, SHORT_LETTERS = 4, 18
"""With fewer of either, a post is short, and another language must lead by more."""
SURE_MARGIN, SHORT_MARGIN = 10.0, 18.0
"""How far another language must lead English, in the identifier's log-probability.

Chosen on English posts alone: of some hundred thousand real ones, three in ten thousand lead by more.
"""
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
# Hindi as it is typed in Latin letters, which the identifier does not know: words that English has not.
_HINDI = frozenset(
    (  # noqa: SIM905 - as above
        "hai hain nahi nahin nhi kya kyu kyun kyon kab kaise kahan kaun mera meri mere mujhe mujhko humko hume"
        " humein hamara aap aapka aapke aapki aapko apna apni apne tum tumhara iska uska unka yeh ye woh wo"
        " ka ki ke ko kar kare karo karke karna karte karta karti raha rahi rahe hoga hota hoti hua hui gaya"
        " gayi gaye aaya aayi diya diye liya liye wala wali wale bhi toh mein abhi kal aaj bahut bohot bhai"
        " yaar accha acha achha aur lekin magar agar jab tak phir fir kuch koi sab ek thi paisa paise baad"
        " pehle kitna kitne kisi iss uss par sirf bilkul haan matlab kyunki chahiye milega mila"
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
    words = [word.lower() for word in _LETTERS.findall(_NOISE.sub(" ", text[:LONGEST]))]
    letters = sum(map(len, words))
    if not letters:
        return ENGLISH
    return _by_words(words) or _by_script(" ".join(words), letters) or _by_sound(words, letters)


def _by_words(words: list[str]) -> str:
    """English or Hindi where enough of these words belong to it; else nothing."""
    english = sum(word in _ENGLISH for word in words)
    if english >= 2 and english * 6 >= len(words):
        return ENGLISH
    hindi = sum(word in _HINDI for word in words)
    enough = len(words) >= FEWEST_WORDS and hindi >= 2
    return HINDI if enough and hindi > english and hindi * 4 >= len(words) else ""


def _by_script(joined: str, letters: int) -> str:
    """The language of a script that is not Latin; else nothing."""
    if joined.isascii():
        return ""
    for code, letter in _SCRIPTS:
        if len(letter.findall(joined)) * 4 >= letters:
            return code
    return _identify()(joined)[0][0] if len(_OTHER_SCRIPT.findall(joined)) * 2 >= letters else ""


def _by_sound(words: list[str], letters: int) -> str:
    """What the identifier hears in Latin script, where it leads English by enough."""
    if letters < FEWEST_LETTERS or len(words) < FEWEST_WORDS:
        return ENGLISH
    short = letters < SHORT_LETTERS or len(words) < SHORT_WORDS
    ranked = _identify()(" ".join(words))
    best, points = ranked[0]
    lead = points - next((other for code, other in ranked if code == ENGLISH), points)
    return best if lead > (SHORT_MARGIN if short else SURE_MARGIN) else ENGLISH


@lru_cache(maxsize=1)
def _identify() -> Callable[[str], list[tuple[str, float]]]:
    # Imported on the first post that needs it: its model takes a third of a second.
    import py3langid  # noqa: PLC0415

    py3langid.set_languages(CANDIDATES)
    rank: Callable[[str], list[tuple[str, float]]] = py3langid.rank
    return rank
