"""What a sentence does, as the domain sees it: shares of belief by name. Who judges is given from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol


class SpeechAct(StrEnum):
    """What a sentence of a reply does; one may do several things at once."""

    APOLOGY = "apology"
    CONDITIONAL = "cond"
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    TIME = "time"
    IDLE = "idle"
    BLAME = "blame"
    REFUSAL = "refuse"
    OTHER_WAY = "other_way"
    HOOP = "hoop"
    ASKS_PRIVATELY = "ask_private"
    ASKS_PUBLICLY = "ask_public"
    SLOGAN = "slogan"
    NEGATIVITY = "negativity"
    RETORT = "retort"
    IMPERSONAL = "impersonal"
    FLIPPANT = "flippant"
    SALES = "sales"
    ADMISSION = "admission"
    STOCK = "stock"
    GIFT = "gift"
    BOUNDLESS = "boundless"
    DISMISSAL = "dismissal"
    THANKS = "thanks"
    PERSON = "person"


class Sense(Protocol):
    """Whoever judges sentences. The same sentence always gets the same answer."""

    def of(self, sentence: str) -> Mapping[SpeechAct, float]:
        """How far the sentence is believed to do each thing, from 0 to 1."""
        ...

    def of_many(self, sentences: Sequence[str]) -> list[Mapping[SpeechAct, float]]:
        """The same for many, in order."""
        ...
