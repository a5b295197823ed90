"""Answers as a second writer may give them, sound and unsound, to a few matters. Texts are ours."""

from __future__ import annotations

from dataclasses import dataclass

from responders.domain.playbook import Playbook, Remedy
from tests.responders.domain.readings import reading

BOOK = Playbook(
    brand="Tin Shop",
    signer="Maya",
    contact="a direct message",
    remedies={
        "delivery": Remedy(
            "delivery",
            "I'll trace your parcel and post you another if it has gone astray",
            "by tomorrow noon",
            ask="your order number",
            offer="the delivery fee back",
            limit=6,
            holding="I'm asking the depot where it is",
        ),
        "billing": Remedy(
            "billing",
            "I'll go through your payments line by line and return every penny we shouldn't have taken",
            "by tomorrow noon",
            ask="your order number",
            limit=50,
        ),
        "defect": Remedy(
            "defect",
            "I'll pack a new one and get it in the post to you",
            "by tomorrow noon",
            ask="your order number and a photo",
            limit=60,
        ),
        "other": Remedy("other", "I'll look into it myself and come back to you here", "by tomorrow noon"),
        "question": Remedy("question", "I'll find out and answer you here", "within two hours"),
    },
)


@dataclass(frozen=True)
class Matter:
    """A post with its reading, and what might be written to it."""

    post: str
    topics: tuple[str, ...]
    sound: tuple[str, ...]
    unsound: tuple[tuple[str, str], ...]
    kind: str = "complaint"

    def reading(self) -> object:
        return reading(self.kind, topics=self.topics, asks=self.kind == "question")


PARCEL = Matter(
    "My parcel has been 'out for delivery' for nine days now and nobody answers my e-mails. Order TT-48213. @tinshop",
    ("delivery", "waiting"),
    (
        (
            "Hi [NAME], I'm sorry your parcel has been out for delivery for nine days, and that nobody answered your e-mails. "
            "I'll trace it and post you another if it has gone astray, by tomorrow noon. Could you send me your order number "
            "in a direct message?"
        ),
        (
            "Hello [NAME], nine days without your parcel, and no answer from us: I'm sorry, that is our fault. I'm tracing it "
            "myself, and by tomorrow noon I'll post you another if it has gone astray. You can reach me by direct message."
        ),
        (
            "[NAME], I'm so sorry about the wait for your parcel and the silence after your e-mails. We let you down. I'll trace "
            "the parcel and tell you where it is by tomorrow noon. Please send me your order number in a direct message."
        ),
        (
            "Nine days is far too long, and I'm sorry. You should have heard from us. I'll trace your parcel, and if it has gone "
            "astray I'll post you another by tomorrow noon. You'll also get the delivery fee back."
        ),
        (
            "Hi [NAME]. I'm sorry we kept you waiting nine days for your delivery and didn't answer your e-mails. I'm taking this "
            "on myself: I'll trace the parcel and write to you here by tomorrow noon."
        ),
        (
            "I'm really sorry about your parcel, [NAME], and that your e-mails met with silence. I'm asking the depot where it is, "
            "and I'll post you another by tomorrow noon if it has gone astray."
        ),
    ),
    (
        ("I'm sorry about your parcel. I'll refund your order in full by tomorrow noon.", "promise"),
        ("I'm sorry about your parcel. I'll trace it and post you another within two hours.", "time"),
        ("I'm sorry your parcel is late. It will arrive on Friday. I'll trace it by tomorrow noon.", "time"),
        ("I'm sorry about your parcel. The warehouse had a flood. I'll trace it by tomorrow noon.", "thing"),
        (
            "I'm sorry about your parcel. I've spoken with the driver and I'll trace it by tomorrow noon.",
            "promise",
        ),
        (
            "I'm sorry about your parcel. You'll get a £20 voucher, and I'll trace it by tomorrow noon.",
            "amount",
        ),
        (
            "I'm sorry about your parcel. Track it at www.parcels.example/track. I'll trace it by tomorrow noon.",
            "link",
        ),
        ("Hi [HANDLE], I'm sorry about your parcel. I'll trace it by tomorrow noon.", "mask"),
        ("Hi Jessica, I'm sorry about your parcel. I'll trace it by tomorrow noon.", "name"),
        ("I'm sorry about your parcel. My colleague Trevor will trace it by tomorrow noon.", "name"),
        (
            "I'm sorry about your parcel. I'll trace it by tomorrow noon. Write to help@tinshop.example.",
            "link",
        ),
        ("I'm sorry about your parcel. I'll trace it by tomorrow noon. Call us on 020 7946 0018.", "number"),
        ("I'm sorry your parcel is twelve days late. I'll trace it by tomorrow noon.", "number"),
        ("I'm sorry about your parcel. I'll trace it tonight and ring you.", "time"),
        (
            "I'm sorry about your parcel. I've already sent another one. I'll trace the first by tomorrow noon.",
            "promise",
        ),
        ("I'm sorry about your parcel. You'll get a full refund and free delivery for a year.", "promise"),
        ("I'm sorry about your parcel. Hermes lost it, so I'll trace it by tomorrow noon.", "name"),
        ("I'm sorry about your parcel. I'll upgrade you to express by tomorrow noon.", "promise"),
        ("I'm sorry about your parcel. A replacement will be with you by tomorrow noon.", "promise"),
        ("I'm sorry about your parcel. I'll have the courier dismissed by tomorrow noon.", "promise"),
        (
            "I'm sorry about your parcel. Our new sorting machine broke down. I'll trace it by tomorrow noon.",
            "thing",
        ),
    ),
)

DOUBLE_CHARGE = Matter(
    "charged TWICE for the tansy box this month @tinshop. £24 and then £24 again 4 mins later. rent is due friday",
    ("billing",),
    (
        (
            "I'm so sorry that we charged you twice for the box: that money is yours, and rent doesn't wait. I'll go through "
            "your payments line by line and return every penny we shouldn't have taken, by tomorrow noon."
        ),
        (
            "I'm sorry about the second £24. That's our mistake. I'll go through your payments and return what we shouldn't "
            "have taken by tomorrow noon. Please send me your order number in a direct message."
        ),
        (
            "Two charges for one box is not right, and I'm sorry. I'm going through your payments line by line, and by tomorrow "
            "noon I'll return every penny we shouldn't have taken."
        ),
    ),
    (
        ("I'm sorry about the double charge. I'll return £48 by tomorrow noon.", "amount"),
        ("I'm sorry about the double charge. I'll return every penny by Friday.", "time"),
        ("I'm sorry. I've refunded the second payment already.", "promise"),
        ("I'm sorry about the double charge. I'll waive next month's box too, by tomorrow noon.", "promise"),
    ),
)

QUESTION = Matter(
    "Do you post to Ireland, and roughly what does it come to for two tins?",
    ("delivery",),
    (
        "Good question about posting two tins. I'll find out and answer you here within two hours.",
        "Thank you for asking. I'd sooner check than guess, so I'll find out and answer you here within two hours.",
    ),
    (
        ("Yes, we do, and it comes to £8 for two tins.", "amount"),
        ("I'll find out and answer you here by Monday.", "time"),
        ("We post to France and Ireland. I'll find out the rest within two hours.", "name"),
    ),
    kind="question",
)

WRONG_MUG = Matter(
    "You sent me a chipped brown mug. I ordered the blue one. It's the second time you got it wrong.",
    ("defect",),
    (
        (
            "I'm sorry that we sent you a chipped brown mug, and that it's the second time. I'll pack a new one and get "
            "it in the post to you by tomorrow noon. Please send me your order number and a photo in a direct message."
        ),
        (
            "Getting it wrong twice is not good enough, and I'm sorry. I'll pack the blue mug and get it in the post to you by "
            "tomorrow noon. Could you send me a photo and your order number in a direct message?"
        ),
        "I'm ashamed that we got your mug wrong again. I'm sorry. I'll pack a new one by tomorrow noon.",
    ),
    (
        ("I'm sorry about the brown mug. We sent a blue one this morning.", "time"),
        ("I'm sorry about the brown mug. I've sent a blue one.", "promise"),
        ("I'm sorry about the third wrong mug. I'll pack a new one by tomorrow noon.", "number"),
        (
            "I'm sorry about the mug. I'll pack a new one, and a teapot for your trouble, by tomorrow noon.",
            "thing",
        ),
        ("I'm sorry about the mug. I'll fire whoever packed it by tomorrow noon.", "promise"),
    ),
)

MATTERS = (PARCEL, DOUBLE_CHARGE, QUESTION, WRONG_MUG)
