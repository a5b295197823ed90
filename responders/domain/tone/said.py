"""A reply made ready for its checks: plain quotes, lower case, sentences; every span fits the original."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from monitor.domain.reading import Kind, Reading
from responders.domain.facts import Facts, facts_of
from responders.domain.grammar import Parse
from responders.domain.lengths import Limit, limit_for
from responders.domain.playbook import Playbook
from responders.domain.settling import settled_kind
from responders.domain.tone.context import NOTHING_KNOWN, Context
from responders.domain.tone.situation import guess_kind, is_praise_reply

_PLAIN = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "\u00a0": " ",
    "\u202f": " ",
} | {"\u2010": "-", "\u2011": "-", "\u2012": "-", "–": "-", "—": "-", "\t": " "}
_QUOTES = {odd: plain for odd, plain in _PLAIN.items() if plain in "'\""}
_ODD_QUOTE = re.compile(f"[{''.join(_QUOTES)}]")
_ODD = re.compile(f"[{''.join(_PLAIN)}]")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?](?=\S)[^.!?\n]*)*[.!?]*|\n")
LONGEST = 20_000
"""Characters of a reply that are looked at; no platform takes more."""


KnownSentence = tuple[int, str, dict[int, tuple[tuple[int, int], ...]]]
"""Where a sentence starts, its words, and the spans found in it by the pattern that found them."""

LONGEST_KEPT = 600
"""Characters of the longest sentence that is remembered; no person writes a longer one."""


def _known(sentence: str) -> tuple[str, dict[int, tuple[tuple[int, int], ...]]]:
    return _remembered(sentence) if len(sentence) <= LONGEST_KEPT else (sentence, {})


@lru_cache(maxsize=8192)
def _remembered(sentence: str) -> tuple[str, dict[int, tuple[tuple[int, int], ...]]]:
    """Drafts share sentences, so most are looked at only once."""
    return sentence, {}


@dataclass(frozen=True)
class Said:
    """One reply, the post it answers, and the circumstances: all that its checks may know."""

    reply: str
    mention: str = ""
    context: Context = NOTHING_KNOWN

    @property
    def playbook(self) -> Playbook | None:
        """The owner's policy, where there is one."""
        return self.context.playbook

    @property
    def reading(self) -> Reading | None:
        """What the machine made of the post."""
        return self.context.reading

    @property
    def recent(self) -> tuple[str, ...]:
        """Replies that we posted lately."""
        return self.context.recent

    @cached_property
    def looked_at(self) -> dict[str, Any]:
        """What earlier looks made of the reply, by the name of the look; its checks need not look again."""
        return {}

    @cached_property
    def limit(self) -> Limit:
        """How long the reply may be."""
        return self.context.limit or limit_for(self.context.platform)

    @cached_property
    def parses(self) -> tuple[tuple[int, Parse], ...]:
        """Each sentence as it was written, with its start; empty where there is no grammar."""
        grammar = self.context.grammar
        if grammar is None:
            return ()
        spans = [self.trimmed(start, end) for start, end in self.sentences]
        parsed = grammar.parse_many([self.straight[start:end] for start, end in spans])
        return tuple(zip((start for start, _ in spans), parsed, strict=True))

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A span without the blanks around it: a parser takes a blank in front for a word."""
        words = self.reply[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    @cached_property
    def straight(self) -> str:
        """The reply as written, with plain quotes: curly ones mean the same and are parsed the same."""
        return _ODD_QUOTE.sub(lambda match: _QUOTES[match[0]], self.reply[:LONGEST])

    def parse_of(self, start: int, end: int) -> Parse | None:
        """The grammar of one sentence of the reply; None where there is no grammar. Only what is asked for is parsed."""
        grammar = self.context.grammar
        return None if grammar is None else grammar.parse(self.straight[start:end])

    @cached_property
    def plain(self) -> str:
        """The reply in lower case with plain quotes and dashes, character for character."""
        text = _ODD.sub(lambda match: _PLAIN[match[0]], self.reply[:LONGEST])
        lower = text.lower()
        if len(lower) == len(text):
            return lower
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans of the sentences."""
        return tuple(match.span() for match in _SENTENCE.finditer(self.plain) if match[0].strip())

    @cached_property
    def known_sentences(self) -> tuple[KnownSentence, ...]:
        """Each sentence with its start and what is known of it from earlier looks at the same words."""
        return tuple((start, *_known(self.plain[start:end])) for start, end in self.sentences)

    @cached_property
    def known_as_written(self) -> tuple[KnownSentence, ...]:
        """The same for the letters as they stand."""
        return tuple((start, *_known(self.reply[start:end])) for start, end in self.sentences)

    @cached_property
    def facts(self) -> Facts:
        """What the customer's post tells."""
        known = self.context.facts
        return (
            known
            if known is not None
            else facts_of(
                self.mention,
                brand=self.playbook.brand if self.playbook else "",
                grammar=self.context.grammar,
            )
        )

    @cached_property
    def kind(self) -> Kind:
        """What is being answered; a complaint where nothing is known, unless the reply thanks for praise."""
        if self.context.kind is not None:
            return self.context.kind
        if self.reading is not None:
            return settled_kind(self.reading, self.facts) if self.mention else self.reading.kind
        if self.mention.strip():
            return guess_kind(self.mention, self.facts)
        return Kind.PRAISE if is_praise_reply(self.plain) else Kind.COMPLAINT

    @property
    def to_complaint(self) -> bool:
        """Whether an apology, an act and a time are due."""
        return self.kind is Kind.COMPLAINT
