"""Which words of a sentence say what we will do, or what we did, by its grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from responders.domain.grammar import Parse, Word

FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "gonna"})
MAYBE = frozenset({"can", "could", "would", "might", "may", "'d", "’d", "ca"})
PRESENT = frozenset({"am", "'m", "’m", "are", "'re", "’re"})
HANGS = frozenset({"conj", "xcomp", "ccomp", "advcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its word, who does it, and whether it is done already."""

    word: Word
    subject: str
    done: bool = False


def acts_in(parse: Parse) -> Iterator[Act]:
    """Every act of a sentence that is promised, under way, or said to be done by us; and what will happen."""
    for place, word in enumerate(parse.words):
        if word.pos == "VERB" or parse.children(place, "aux", "cop"):
            at = _ruling(parse, place)
            subject = _subject(parse, at)
            auxiliaries = {parse.words[child].lower for child in parse.children(at, "aux", "aux:pass", "cop")}
            if (
                auxiliaries & FUTURE
                or parse.words[at].lower in {"going", "gonna"}
                or (subject in {"i", "we"} and _under_way(parse.words[at], auxiliaries))
            ):
                yield Act(word, subject)
            elif (subject in {"i", "we"} and parse.words[at].tag.startswith(("VBD", "VBN"))) or _hidden(
                parse, place, subject
            ):
                yield Act(word, subject, done=True)


def _ruling(parse: Parse, place: int) -> int:
    """The verb whose subject and time a verb shares: of "I'll check and send", "check" for both."""
    at, seen = place, {place}
    while (
        parse.words[at].dep in HANGS
        and not parse.children(at, "nsubj", "nsubj:pass")
        and parse.words[at].head not in seen
    ):
        at = parse.words[at].head
        seen.add(at)
    return at


def _under_way(word: Word, auxiliaries: set[str]) -> bool:
    return bool(auxiliaries & MAYBE) or (word.tag.startswith("VBG") and bool(auxiliaries & PRESENT))


def _hidden(parse: Parse, place: int, subject: str) -> bool:
    """Whether something was done to a thing by nobody that is named: "a refund has been issued"."""
    return bool(parse.children(place, "aux:pass")) and subject not in {"you", ""}


def _subject(parse: Parse, place: int) -> str:
    found = parse.children(place, "nsubj", "nsubj:pass")
    return parse.words[found[0]].lower if found else ""
