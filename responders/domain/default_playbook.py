"""A playbook to begin with: what any small shop can keep, until the owner writes a better one."""

from __future__ import annotations

from responders.domain.playbook import Playbook, Remedy

_REMEDIES = (
    Remedy(
        "billing",
        "I'll go through the charge myself and write to you with what I've corrected",
        "by this time tomorrow",
        "the date and the amount",
    ),
    Remedy(
        "delivery",
        "I'll find out what happened to it and tell you what we do next",
        "within two hours",
        "your order number",
    ),
    Remedy(
        "defect", "I'll work out a repair or a replacement with you", "by this time tomorrow", "a photo of it"
    ),
    Remedy(
        "staff",
        "I'll talk with everyone who was there and tell you what changes",
        "by this time tomorrow",
        "the day and the time",
    ),
    Remedy("waiting", "I'll take this over and give you a proper answer", "within two hours"),
    Remedy(
        "cancellation",
        "I'll see it through myself and confirm it in writing",
        "within two hours",
        "the name it's under",
    ),
    Remedy(
        "account",
        "I'll see to it that you get back in",
        "within two hours",
        "the e-mail address on the account",
    ),
    Remedy("outage", "I'll stay with the people fixing this and write to you with news", "within the hour"),
    Remedy(
        "booking",
        "I'll find your booking and sort out a way that works for you",
        "within two hours",
        "the name and the date it's under",
    ),
    Remedy("price", "I'll check what you paid and explain it to you line by line", "by this time tomorrow"),
    Remedy(
        "quality",
        "I'll take this to the people who made it and tell you what changes",
        "by this time tomorrow",
    ),
    Remedy("safety", "I'll look into this before anything else and write to you", "within the hour"),
    Remedy("other", "I'll look into this myself and write to you", "within two hours"),
    Remedy("question", "I'll find out and answer you here", "within two hours"),
)


def default_playbook(brand: str, signer: str) -> Playbook:
    """Modest remedies for every topic, with no money in them. The owner's own should replace it soon."""
    return Playbook(
        brand=brand,
        signer=signer,
        remedies={remedy.topic: remedy for remedy in _REMEDIES},
        contact="a direct message",
    )
