"""Questions that ask why: they say that something is so, and are put in the order of a statement."""

from __future__ import annotations

from responders.domain.understanding.fragments import SHORTEST
from responders.domain.understanding.tokens import Token
from responders.domain.understanding.word_list import words as word_set

HELPING = word_set("don't doesn't didn't can't couldn't won't can")
FAR = 9
"""Words within which the subject of a question ends."""

PRONOUNS = word_set("i you we they it he she")


TURNED = word_set(
    "is are was were has have can can't couldn't isn't aren't wasn't weren't hasn't haven't don't doesn't didn't won't"
)


COMPLETED = word_set(
    "so not always still never constantly down late broken closed unavailable such being no taking been only gone now out off "
    "slow empty dirty wrong missing cold expensive colder slower hotter worse louder smaller dearer more less"
)


NOUNS_IN_ING = word_set(
    "boarding landing evening morning booking building parking shipping training opening meeting wedding heating"
)


def straightened(tokens: list[Token]) -> list[Token]:
    """The tokens of a question in the order of a statement where that is plain: "the bags are late"."""
    words = [token.text.lower() for token in tokens]
    if len(tokens) < SHORTEST:
        return tokens
    if words[0] == "do" and words[1] in PRONOUNS:
        return tokens[1:]
    at = _turning(words)
    return [*tokens[1:at], tokens[0], *tokens[at:]] if at else tokens


def _turning(words: list[str]) -> int:
    """Where the first of a question's words stands in a statement; 0 where that is not plain."""
    if words[0] not in TURNED:
        return 0
    if words[1] in PRONOUNS:
        return 2
    if words[0] in HELPING:
        return 0
    for at in range(2, min(len(words), FAR)):
        ends = words[at].endswith(("ing", "ed")) and words[at] not in NOUNS_IN_ING
        if ends or words[at] in COMPLETED:
            return at
    return 0


def asks_why(tokens: list[Token]) -> int:
    """How many tokens ask why at the beginning of a sentence."""
    words = [token.text.lower() for token in tokens[:5]]
    at = 0
    while at < len(words) and words[at] in {"so", "and", "but", "also", "seriously", "then", ","}:
        at += 1
    if words[at : at + 1] in (["why"], ["y"], ["whyyy"]) or words[at : at + 2] == ["how", "come"]:
        at += 2 if words[at] == "how" else 1
        rest = tokens[at:]
        if len(rest) > 1 and rest[0].sort == "word" and rest[0].text.lower() not in {"not", "the", "is"}:
            return at
        if (
            len(rest) > 3
            and rest[0].text.lower() == "is"
            and rest[1].text.lower() not in {"it", "that", "this"}
        ):
            return at
        if len(rest) > 3 and [token.text.lower() for token in rest[:3]] == ["is", "it", "that"]:
            return at + 3
    return 0
