"""The shipped grammar pipeline as the domain asks for it: plain words, and no sentence parsed twice.

It takes a second and 110 MB to load, so nothing loads it before the first sentence is asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from responders.domain.grammar import Grammar, Parse, Passive, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEPT = 4096
"""Parses that a process remembers; drafts and edits share most of their sentences."""
LONGEST = 1000
"""Characters of a sentence that are parsed; nobody's runs on for longer."""


class ShippedGrammar:
    """Parses with the project's own pipeline, and remembers what it parsed."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Parse] = OrderedDict()
        self._lock = Lock()

    def parse(self, sentence: str) -> Parse:
        """The grammar of one sentence."""
        return self.parse_many([sentence])[0]

    def parse_many(self, sentences: Sequence[str]) -> list[Parse]:
        """The grammar of each sentence, in order."""
        with self._lock:
            found = {text: self._known[text] for text in sentences if text in self._known}
        new = [text for text in dict.fromkeys(sentences) if text not in found]
        if new:
            from monitor.language.grammar.parsing import parse_many  # noqa: PLC0415 - a second to load

            shown = parse_many([text[:LONGEST] for text in new])
            found |= {text: _plain(text, doc) for text, doc in zip(new, shown, strict=True)}
        with self._lock:
            for text, parse in found.items():
                self._known[text] = parse
                self._known.move_to_end(text)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return [found[text] for text in sentences]


def _plain(text: str, doc: Doc) -> Parse:
    from monitor.language.grammar.voice import passives  # noqa: PLC0415 - with spaCy

    words = tuple(
        Word(
            text=token.text,
            lower=token.lower_.replace("’", "'"),
            lemma=token.lemma_.lower(),
            tag=token.tag_,
            pos=token.pos_,
            dep=token.dep_,
            head=token.head.i,
            start=token.idx,
            end=token.idx + len(token.text),
        )
        for token in doc
    )
    ends = {word.end: place for place, word in enumerate(words)}
    starts = {word.start: place for place, word in enumerate(words)}
    found = tuple(
        Passive(
            one.start,
            one.end,
            ends[one.end] if words[ends[one.end]].text == one.verb else starts[one.start],
            one.agent,
        )
        for one in passives(doc)
    )
    return Parse(text, words, found)


@lru_cache(maxsize=1)
def shipped_grammar() -> Grammar:
    """The one grammar of this process."""
    return ShippedGrammar()
