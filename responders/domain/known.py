"""What a second writer was told, and what it may therefore say: the measure of the fact check."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from responders.domain.courtesy import SAME
from responders.domain.grammar import Grammar
from responders.domain.stems import stem

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Known:
    """All that a text may speak of: `told` is what the customer and the thread say, `ours` what we may promise.

    `names` are those of the brand, of who signs and of the customer; `contact` is how we may be reached.
    """

    told: str
    ours: str
    names: tuple[str, ...] = ()
    contact: str = ""

    @cached_property
    def promises(self) -> str:
        """What we may promise, in plain lower-case letters."""
        return plain(self.ours)

    @cached_property
    def everything(self) -> str:
        """All that is known, in plain lower-case letters."""
        return plain(" . ".join((self.told, self.ours, self.contact, *self.names)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that is known."""
        return frozenset(WORD.findall(self.everything))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that are known, and of those that mean the same here."""
        return _with_the_same(frozenset(stem(word) for word in self.words))

    @cached_property
    def promised_stems(self) -> frozenset[str]:
        """The stems of the words in which we may promise."""
        return _with_the_same(frozenset(stem(word) for word in WORD.findall(self.promises)))

    def promised_verbs(self, grammar: Grammar) -> frozenset[str]:
        """The verbs of what we may promise, as they stand and by their lemma."""
        return _verbs_of(self.ours, grammar)

    def their_verbs(self, grammar: Grammar) -> frozenset[str]:
        """The verbs by which the customer says what we did: "you gave my table away"."""
        return frozenset(
            form
            for parse in grammar.parse_many(sentences_of(self.told))
            for place, word in enumerate(parse.words)
            if word.pos == "VERB"
            and any(parse.words[at].lower in {"you", "u", "they"} for at in parse.children(place, "nsubj"))
            for form in (word.lemma, word.lower)
        )


def plain(text: str) -> str:
    """In lower case, with plain apostrophes."""
    return text.replace("’", "'").replace("‘", "'").lower()


def sentences_of(text: str) -> list[str]:
    """The sentences that hold something."""
    return [found for match in SENTENCE.finditer(text) if (found := match[0].strip())]


def _with_the_same(stems: frozenset[str]) -> frozenset[str]:
    alike = [{stem(word) for word in group} for group in SAME]
    return stems.union(*(group for group in alike if group & stems))


def _verbs_of(text: str, grammar: Grammar) -> frozenset[str]:
    return frozenset(
        form
        for parse in grammar.parse_many(sentences_of(text))
        for word in parse.words
        if word.pos == "VERB"
        for form in (word.lemma, word.lower)
    )
