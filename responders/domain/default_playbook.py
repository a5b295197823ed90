"""A playbook to begin with: what any small business can keep, until the owner writes a better one.

No money stands in it, and no time that depends on the hour at which a reply goes out: "within two hours" holds
because somebody has just read the reply and let it go.
"""

from __future__ import annotations

from monitor.domain.reading import Risk
from responders.domain.playbook import Playbook, Remedy

_TOMORROW = "by this time tomorrow"
_TWO_HOURS = "within two hours"
_HOUR = "within the hour"

_REMEDIES = (
    Remedy(
        "billing",
        "I'll go through the charge myself and write to you with what I've corrected",
        _TOMORROW,
        ask="the date and the amount",
        department="Accounts",
        holding="I'm going through the payments now",
    ),
    Remedy(
        "delivery",
        "I'll find out what happened to it and tell you what we do next",
        _TWO_HOURS,
        ask="your order number",
        department="Dispatch",
        holding="I'm finding out what happened to it",
    ),
    Remedy(
        "defect",
        "I'll work out a repair or a replacement with you",
        _TOMORROW,
        ask="a photo of it",
        department="Repairs",
        holding="I'm working out how we put it right",
    ),
    Remedy(
        "staff",
        "I'll talk with everyone who was there and tell you what changes",
        _TOMORROW,
        ask="the day and the time",
        department="Whoever leads the team",
        holding="I'm asking everyone who was there",
    ),
    Remedy(
        "waiting",
        "I'll take this over and give you a proper answer",
        _TWO_HOURS,
        department="Customer care",
        holding="I'm reading everything you've sent us",
    ),
    Remedy(
        # Leaving is easy: it is seen through and confirmed, and nobody is talked out of it (P5).
        "cancellation",
        "I'll see it through myself and confirm it in writing",
        _TWO_HOURS,
        ask="the name you signed up with",
        department="Customer care",
        holding="I'm seeing to the cancellation now",
    ),
    Remedy(
        "account",
        "I'll get you back into your account",
        _TWO_HOURS,
        ask="the e-mail address on the account",
        department="Website",
        holding="I'm finding out what keeps you out",
    ),
    Remedy(
        "outage",
        "I'll stay with the people fixing this and write to you with news",
        _HOUR,
        department="Website",
        holding="I'm asking the people who are fixing it how long they need",
    ),
    Remedy(
        "booking",
        "I'll find your booking and sort out a way that works for you",
        _TWO_HOURS,
        ask="the name and the date it's under",
        department="Bookings",
        holding="I'm looking for your booking now",
    ),
    Remedy(
        "price",
        "I'll check what you paid and explain it to you line by line",
        _TOMORROW,
        department="Accounts",
        holding="I'm checking what you paid",
    ),
    Remedy(
        "quality",
        "I'll take this to the people who made it and tell you what changes",
        _TOMORROW,
        ask="the day you bought it",
        department="Buying",
        holding="I'm asking the people who made it",
    ),
    Remedy(
        "safety",
        "I'll look into this before anything else and write to you",
        _HOUR,
        department="The owner",
        holding="I'm looking into this before anything else",
    ),
    Remedy(
        "other",
        "I'll look into this myself and write to you",
        _TWO_HOURS,
        department="Customer care",
        holding="I'm finding out what happened",
    ),
    Remedy(
        "question",
        "I'll find out and answer you here",
        _TWO_HOURS,
        department="Customer care",
        holding="I'm asking the person who knows",
    ),
)
_CAREFUL = (
    (Risk.INJURY, _HOUR, "I'm looking into this before anything else"),
    (Risk.SELF_HARM, _HOUR, "I'm here, and I'm reading what you write"),
    (Risk.DATA_BREACH, _TWO_HOURS, "I'm checking this now with the people who run our systems"),
    (Risk.DISCRIMINATION, _TOMORROW, "I'm hearing from everyone who was there"),
    (Risk.LEGAL, _TOMORROW, "I'm going through it all myself"),
    (Risk.PRESS, _TWO_HOURS, "I'm finding out what you need"),
)
"""What a careful reply needs: a time, and who must know. It offers nothing and settles nothing."""


def default_playbook(brand: str, signer: str) -> Playbook:
    """Modest remedies for every topic, with no money in them. The owner's own should replace it soon."""
    careful = [
        Remedy(str(risk), "", by_when, department="The owner", holding=holding)
        for risk, by_when, holding in _CAREFUL
    ]
    return Playbook(
        brand=brand,
        signer=signer,
        remedies={remedy.topic: remedy for remedy in (*_REMEDIES, *careful)},
        contact="a direct message",
    )
