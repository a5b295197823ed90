"""The owner's policy: per topic what may be promised, by when, and what to ask for (P3, P9, P18, P24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remedy:
    """What we do about one topic. Sentences are in the brand's own voice, first person.

    `act` says what we do ("I'll send a new one today"), `by_when` when it is done ("by tomorrow noon"),
    `ask` the one thing the repair needs from the customer ("your order number and a photo"), asked
    privately; empty where nothing is needed. `offer` is a gesture the owner allows ("the delivery fee
    back"), never beyond `limit` (in the brand's currency, 0 for none).
    """

    topic: str
    act: str
    by_when: str
    ask: str = ""
    offer: str = ""
    limit: float = 0.0


@dataclass(frozen=True, slots=True)
class Playbook:
    """All remedies of a brand, who signs, and how to reach that person privately."""

    brand: str
    signer: str
    remedies: Mapping[str, Remedy] = field(default_factory=dict)
    contact: str = "a direct message"

    def remedy_for(self, topics: tuple[str, ...]) -> Remedy | None:
        """The first topic's remedy that the owner has written; the one for "other" as the last resort."""
        for topic in (*topics, "other"):
            if topic in self.remedies:
                return self.remedies[topic]
        return None
