"""The owner's policy: per topic what may be promised, by when, and what to ask for (P3, P9, P18, P24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from responders.domain.finding import Weight


@dataclass(frozen=True, slots=True)
class Remedy:
    """What we do about one topic. Sentences are in the brand's own voice, first person.

    `act` says what we do ("I'll send a new one today"), `by_when` when it is done ("by tomorrow noon"),
    `ask` the one thing the repair needs from the customer ("your order number and a photo"), asked
    privately; empty where nothing is needed. `offer` is a gesture the owner allows ("the delivery fee
    back"), never beyond `limit` (in the brand's currency, 0 for none). `department` mends the cause (P17);
    `holding` says what we are doing while the facts are not there ("I'm asking the depot where it is").
    """

    topic: str
    act: str
    by_when: str
    ask: str = ""
    offer: str = ""
    limit: float = 0.0
    department: str = ""
    holding: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be promised in money, in the brand's currency; None for no bound beside each topic's own.

    `manager` is the most a manager may promise in one reply without the owner, `day` the most that goes out in
    one day, and `customer` the most that one customer gets in thirty days.
    """

    manager: float | None = None
    day: float | None = None
    customer: float | None = None


@dataclass(frozen=True, slots=True)
class Playbook:
    """All remedies of a brand, who signs, and how to reach that person privately.

    `say` gives for some words those to use in their place ({"customer": "guest"}); `avoid` are words that must
    not stand in a reply. `weights` are checks that the owner weighs otherwise than they ship. `currency` is the
    sign of its money, such as "£". `version` counts the owner's changes; 0 is the default playbook.
    """

    brand: str
    signer: str
    remedies: Mapping[str, Remedy] = field(default_factory=dict)
    contact: str = "a direct message"
    bounds: Bounds = field(default_factory=Bounds)
    say: Mapping[str, str] = field(default_factory=dict)
    avoid: tuple[str, ...] = ()
    weights: Mapping[str, Weight] = field(default_factory=dict)
    currency: str = ""
    version: int = 0

    def remedy_for(self, topics: tuple[str, ...]) -> Remedy | None:
        """The first topic's remedy that the owner has written; the one for "other" as the last resort."""
        for topic in (*topics, "other"):
            if topic in self.remedies:
                return self.remedies[topic]
        return None
