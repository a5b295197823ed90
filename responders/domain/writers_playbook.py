"""What of the playbook a second writer may know, and therefore promise."""

from __future__ import annotations

from responders.domain.drafting import DraftRequest
from responders.domain.filling import NO_OFFER
from responders.domain.money import largest_amount
from responders.domain.playbook import Remedy


def remedies_for(request: DraftRequest, topics: tuple[str, ...], *, question: bool) -> tuple[Remedy, ...]:
    """The playbook's remedies for the matter, without gifts that may not be given here."""
    wanted = ("question",) if question else tuple(dict.fromkeys(topics))
    found = [request.playbook.remedies[topic] for topic in wanted if topic in request.playbook.remedies]
    if not found and (other := request.playbook.remedies.get("other")):
        found = [other]
    gifts = not NO_OFFER & set(request.reading.risks)
    return tuple(remedy if gifts and _within(remedy) else _without_gift(remedy) for remedy in found)


def _within(remedy: Remedy) -> bool:
    amount = largest_amount(remedy.offer)
    return amount is None or amount <= remedy.limit


def _without_gift(remedy: Remedy) -> Remedy:
    return Remedy(remedy.topic, remedy.act, remedy.by_when, remedy.ask, holding=remedy.holding)


def said(remedy: Remedy) -> str:
    """All that a remedy says, as sentences."""
    parts = (f"{remedy.act} {remedy.by_when}", remedy.ask, remedy.offer, remedy.holding)
    return ". ".join(part for part in parts if part.strip())
