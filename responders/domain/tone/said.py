"""A reply made ready for its checks: plain quotes, lower case, sentences; every span fits the original."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from monitor.domain.reading import Kind, Reading
from responders.domain.facts import Facts, facts_of
from responders.domain.lengths import Limit
from responders.domain.playbook import Playbook
from responders.domain.tone.situation import guess_kind, is_praise_reply

_SAME_LENGTH = str.maketrans(
    {
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
    }
    | {"\u2010": "-", "\u2011": "-", "\u2012": "-", "–": "-", "—": "-", "\t": " "}
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?](?=\S)[^.!?\n]*)*[.!?]*|\n")
LONGEST = 20_000
"""Characters of a reply that are looked at; no platform takes more."""


@dataclass(frozen=True)
class Said:
    """One reply and all that its checks may know."""

    reply: str
    limit: Limit
    mention: str = ""
    reading: Reading | None = None
    playbook: Playbook | None = None
    recent: tuple[str, ...] = ()
    known_facts: Facts | None = field(default=None, repr=False)

    @cached_property
    def plain(self) -> str:
        """The reply in lower case with plain quotes and dashes, character for character."""
        text = self.reply[:LONGEST].translate(_SAME_LENGTH)
        lower = text.lower()
        if len(lower) == len(text):
            return lower
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Half-open spans of the sentences."""
        return tuple(match.span() for match in _SENTENCE.finditer(self.plain) if match[0].strip())

    @cached_property
    def facts(self) -> Facts:
        """What the customer's post tells."""
        return self.known_facts if self.known_facts is not None else facts_of(self.mention)

    @cached_property
    def kind(self) -> Kind:
        """What is being answered; a complaint where nothing is known, unless the reply thanks for praise."""
        if self.reading is not None:
            return self.reading.kind
        if self.mention.strip():
            return guess_kind(self.mention, self.facts)
        return Kind.PRAISE if is_praise_reply(self.plain) else Kind.COMPLAINT

    @property
    def to_complaint(self) -> bool:
        """Whether an apology, an act and a time are due."""
        return self.kind is Kind.COMPLAINT
