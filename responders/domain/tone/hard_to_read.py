"""Short sentences and plain words: nobody should have to read a reply twice (P35)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span, Spot, any_of, spans
from responders.domain.tone.plain_words import INSIDE, PLAINER
from responders.domain.tone.said import Said

MOST_WORDS = 35
"""Words of the longest sentence that reads well."""

SHORTEST_LONG = 2 * MOST_WORDS
"""Characters below which a sentence can't have too many words."""

WORD = re.compile(r"[^\W_]+(?:[-'’.:/][^\W_]+)*")
SIGNED = re.compile(r"\s[–—-]\s?[^\s.!?–—-][^.!?\n]{0,40}$")
OFFICE = any_of(*(rf"\b(?:{words})(?!\w)" for words in sorted(PLAINER, key=len, reverse=True)))
SHORT_FORM = re.compile(r"(?<![\w#@/&-])[A-Z][A-Z0-9]{1,4}s?(?![\w/&-])")
QUOTED = re.compile("[\"“][^\"”\n]{1,120}[\"”]|(?<!\\w)['‘][^'’\n]{2,60}['’](?!\\w)")


def find(said: Said) -> Iterator[Spot]:
    """Sentences that run on, office words, and short forms that only we know."""
    for start, end in said.sentences:
        yield from _long(said, start, end)
    quoted: list[Span] | None = None
    theirs = said.mention.lower().replace("’", "'")
    for start, end in spans(OFFICE, said):
        words = said.plain[start:end]
        quoted = [match.span() for match in QUOTED.finditer(said.reply)] if quoted is None else quoted
        if words not in theirs and not any(first <= start < last for first, last in quoted):
            better = _plainer(words)
            capital = said.reply[start].isupper()
            yield Spot(
                start, end, better=better[:1].upper() + better[1:] if capital else better, why=OFFICE_WHY
            )
    yield from _short_forms(said, theirs)


OFFICE_WHY = "These are words of an office; a customer would not use them."


def _long(said: Said, start: int, end: int) -> Iterator[Spot]:
    if end - start < SHORTEST_LONG:
        return
    signed = SIGNED.search(said.reply[start:end])
    last = start + signed.start() if signed else end
    count = len(WORD.findall(said.reply[start:last]))
    if count > MOST_WORDS:
        first = start + len(said.reply[start:last]) - len(said.reply[start:last].lstrip())
        yield Spot(
            first,
            last,
            why=f"This sentence has {count} words; more than {MOST_WORDS} are hard to follow.",
            advice="Make two or three sentences of it.",
        )


def _short_forms(said: Said, theirs: str) -> Iterator[Spot]:
    ours = f"{said.playbook.brand} {said.playbook.signer}".lower() if said.playbook else ""
    for match in SHORT_FORM.finditer(said.reply):
        word = match[0].lower()
        if word in theirs or word in ours or said.reply[match.start() - 1 : match.start()] in {"^", "*"}:
            continue
        if word in INSIDE:
            yield Spot(*match.span(), why=f"Few customers know what “{match[0]}” stands for.")


@lru_cache(maxsize=512)
def _plainer(words: str) -> str:
    """The plain wording of an office word; empty where there is none."""
    return next((plain for pattern, plain in PLAINER.items() if re.fullmatch(pattern, words)), "")


CHECK = Check(
    code="hard-to-read",
    principle="P35",
    weight=Weight.SUGGEST,
    advice="Say it in the words you would use across the counter.",
    example="I'm sorry. Pursuant to clause 9 we will utilise another courier by noon. – Maya",
    find=find,
    why="It is hard to read.",
)
