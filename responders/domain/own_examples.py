"""Made-up posts to try a template on where a brand has none of its own yet."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.domain.reading import Kind, Reading, Topic


@dataclass(frozen=True, slots=True)
class ExamplePost:
    """A post that nobody wrote, and its reading."""

    text: str
    author: str
    platform: str
    reading: Reading


def _reading(kind: Kind, topics: tuple[Topic, ...], severity: float) -> Reading:
    return Reading(
        kind=kind,
        confidence=0.9,
        probabilities={str(kind): 0.9},
        asks_question=kind is Kind.QUESTION,
        severity=severity,
        escalate=False,
        topics=topics,
        risks=(),
        language="en",
    )


def _complaint(text: str, author: str, topic: Topic, severity: float, platform: str = "x") -> ExamplePost:
    return ExamplePost(text, author, platform, _reading(Kind.COMPLAINT, (topic,), severity))


def _other(kind: Kind, text: str, author: str, platform: str = "mastodon") -> ExamplePost:
    return ExamplePost(text, author, platform, _reading(kind, (Topic.OTHER,), 0.0))


EXAMPLES = (
    _complaint("My parcel never came. Two weeks now!", "Jess Morris", Topic.DELIVERY, 0.5),
    _complaint("The kettle leaks after three days of use.", "Tom Hale", Topic.DEFECT, 0.4, "bluesky"),
    _complaint("You charged me twice for one order, £24.99 gone.", "Ana Ruiz", Topic.BILLING, 0.6),
    _complaint("Forty minutes on hold and then cut off.", "Lee Park", Topic.WAITING, 0.5, "mastodon"),
    _complaint("The man at the till was so rude to my mother.", "Ines Dahl", Topic.STAFF, 0.7, "mastodon"),
    _complaint("I can't log in to my account any more.", "Sam Wood", Topic.ACCOUNT, 0.3),
    _complaint("I have tried to cancel my subscription for a week.", "Kim Otto", Topic.CANCELLATION, 0.6),
    _complaint("Your website is down again.", "Ray Bell", Topic.OUTAGE, 0.3, "bluesky"),
    _complaint("You lost my booking for Friday night.", "Mia Lund", Topic.BOOKING, 0.5),
    _complaint("The soup was cold and the bread was stale.", "Per Holm", Topic.QUALITY, 0.4, "mastodon"),
    _complaint("The price went up by half since last week.", "Eve Stone", Topic.PRICE, 0.3),
    _complaint("Never again.", "", Topic.OTHER, 0.4),
    _other(Kind.PRAISE, "Shout out to Priya, the scones were amazing!", "Nina Frost"),
    _other(Kind.PRAISE, "Love my new teapot, it pours so well.", "Ola Berg", "x"),
    _other(Kind.PRAISE, "You lot are wonderful.", "", "bluesky"),
    _other(Kind.QUESTION, "What time do you close on Sundays?", "Ben Shaw", "x"),
    _other(Kind.QUESTION, "Do you post to Ireland?", "Aoife Nolan"),
    _other(Kind.QUESTION, "Which of your pans can go on an induction hob?", "", "bluesky"),
)
"""At least one for every topic that a template may be for, and three for praise and for questions."""
