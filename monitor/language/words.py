"""Cutting a post into words, and the plain form each word is scored in.

Handles and links are masked here, before anything is scored: who is addressed must not decide what a
post is. Every word keeps its place in the original text, so that evidence can point at it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST_TEXT = 100_000
"""Characters of a post that are read; what stands behind them is ignored."""
LONGEST_WORD = 40
"""Characters of one word that are scored."""
USER = "@user"
LINK = "http"
MAIL = "mail"

_TOKEN = re.compile(
    r"""
    (?P<link> https?://\S+ | www\.\S+ )
  | (?P<mail> [\w.+-]{1,64}+@[\w-]{1,63}\.[\w.-]{1,64} (?<![.]) )
  | (?P<user> [@＠]\w[\w.-]*(?:@[\w.-]+)? (?<![.-]) )
  | (?P<word> \#?[^\W_]++(?:['’][^\W_]++)*+ )
  | (?P<smile> [:;=][-']?[()\[\]DPp/|\\](?!\w) | <3 )
  | (?P<money> [$£€¥₹] )
  | (?P<point> [!?]+ | \.{2,} | … )
  | (?P<space> \s+ )
  | (?P<picture> [\U0001F000-\U0001FAFF\u2600-\u27BF\u2190-\u21FF\u2B00-\u2BFF]
        [\uFE0F\U0001F3FB-\U0001F3FF]* (?: \u200D [\U0001F000-\U0001FAFF\u2600-\u27BF]
        [\uFE0F\U0001F3FB-\U0001F3FF]* )* )
  | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_STRETCHED = re.compile(r"(.)\1{2,}")
_DIGITS = re.compile(r"\d")
_SURROGATE = re.compile("[\ud800-\udfff]")


# Emoji of plain meaning count as the word; the others as themselves.
_MEANT = {
    letter: word
    for word, letters in {
        "angry": "😡😠🤬😤👿",
        "disgusting": "🤮🤢",
        "terrible": "👎💩",
        "disappointed": "😞😒🙄",
        "sad": "😢😔😥",
        "love": "❤😍🥰😘💕💖",
        "great": "👍👏🙌🎉",
        "perfect": "💯👌",
        "happy": "😊😀😃😄😁",
    }.items()
    for letter in letters
}


class Word(NamedTuple):
    """One piece of a post: its half-open span in the original text and its scored form ("" = not scored)."""

    start: int
    end: int
    form: str
    shouted: bool


_word = tuple.__new__  # what Word(...) comes down to, at a third of the time


def readable(text: str) -> str:
    """Return the part of `text` that is read, of the same positions: long tails cut, lone surrogates out.

    A lone surrogate can come in through JSON and has no UTF-8; one replacement character stands for it.
    """
    text = text[:LONGEST_TEXT]
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def cut(text: str) -> list[Word]:
    """Cut a readable text into words that cover it whole, white space included."""
    words = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        sort = found.lastgroup
        if sort == "space":
            form, shouted = "", False
        elif sort == "word":
            form, shouted = _plain(text[start : min(end, start + LONGEST_WORD)])
        elif sort == "user":
            form, shouted = USER, False
        else:
            form, shouted = _sign(sort or "", text[start:end]), False
        words.append(_word(Word, (start, end, form, shouted)))
    return words


@lru_cache(maxsize=32_768)
def _plain(word: str) -> tuple[str, bool]:
    """Return a word's form (folded, no apostrophes, digits 0, "soooo" as "soo"), and if it was shouted."""
    form = word if word.isascii() else unicodedata.normalize("NFKC", word)
    shouted = len(form) >= 3 and form.isupper()
    form = form.casefold().replace("'", "").replace("’", "")
    return _STRETCHED.sub(r"\1\1", _DIGITS.sub("0", form)), shouted


def _sign(sort: str, text: str) -> str:
    if sort == "link":
        return LINK
    if sort == "mail":
        return MAIL
    if sort == "point":
        return text[:2] if text[0] != "." else "…"
    if sort == "picture":
        return _MEANT.get(text[0], text[0])
    if sort == "mark" and not text.isprintable():
        return ""
    return text


def masked(text: str) -> str:
    """Return the text with handles and links masked, as people may see what was scored."""
    parts = [
        word.form if word.form in {USER, LINK, MAIL} else text[word.start : word.end] for word in cut(text)
    ]
    return "".join(parts)
