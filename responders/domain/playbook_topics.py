"""What a playbook speaks of: its topics in plain words, each with a post that is answered as an example."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.domain.reading import Kind, Reading, Risk, Topic


@dataclass(frozen=True, slots=True)
class PlaybookTopic:
    """One part of a playbook: its code, its name on a page, and a post that it would answer."""

    code: str
    name: str
    post: str
    careful: bool = False

    def reading(self) -> Reading:
        """What the machine would make of the example post."""
        kind = Kind.QUESTION if self.code in {"question", "press"} else Kind.COMPLAINT
        topics = (Topic(self.code),) if self.code in {str(topic) for topic in Topic} else ()
        risks = (Risk(self.code),) if self.careful else ()
        return Reading(
            kind=kind,
            confidence=0.95,
            probabilities={str(kind): 0.95},
            asks_question=kind is Kind.QUESTION,
            severity=0.9 if self.careful else 0.5,
            escalate=self.careful,
            topics=topics,
            risks=risks,
            language="en",
        )


TOPICS = (
    PlaybookTopic("billing", "Bills and charges", "You charged me twice for the same order."),
    PlaybookTopic("delivery", "Delivery", "My parcel never came, two weeks now."),
    PlaybookTopic("defect", "Broken and faulty things", "The kettle leaks after three days."),
    PlaybookTopic("staff", "How our people behaved", "The man at the till was so rude to me yesterday."),
    PlaybookTopic("waiting", "Waiting for an answer", "I have written three emails and nobody answers."),
    PlaybookTopic("cancellation", "Cancelling", "I cancelled my subscription and you still won't let me go."),
    PlaybookTopic("account", "Accounts and signing in", "I can't log in to my account since Monday."),
    PlaybookTopic("outage", "When something is down", "Your website is down again."),
    PlaybookTopic("booking", "Bookings", "We arrived and you had lost our booking."),
    PlaybookTopic("price", "Prices", "You put the price up overnight, that is far too expensive."),
    PlaybookTopic("quality", "Quality", "The tea was stale, poor quality for that money."),
    PlaybookTopic("safety", "Safety", "There was a piece of glass in my tea."),
    PlaybookTopic("other", "Anything else", "I am really disappointed with you lot this time."),
    PlaybookTopic("question", "Questions", "Do your pans work on induction?"),
)
"""The topics in the order of the page."""

CAREFUL_TOPICS = (
    PlaybookTopic("injury", "Somebody is hurt", "The mug handle broke and I burnt my hand badly.", True),
    PlaybookTopic(
        "self_harm", "Somebody may harm themselves", "I can't go on any more, I want to end my life.", True
    ),
    PlaybookTopic(
        "data_breach",
        "Personal details got out",
        "You emailed my address and order to a stranger, my personal data is out.",
        True,
    ),
    PlaybookTopic(
        "discrimination",
        "Treated worse for who they are",
        "I was refused a table because I am in a wheelchair.",
        True,
    ),
    PlaybookTopic("legal", "A lawyer or a court", "My solicitor will be in touch, see you in court.", True),
    PlaybookTopic(
        "press", "A journalist asks", "I am a journalist with the local paper, can you comment?", True
    ),
)
"""What calls for a careful reply: a time and a named person, no offer and no admission."""

ALL_TOPICS = (*TOPICS, *CAREFUL_TOPICS)
BY_CODE = {topic.code: topic for topic in ALL_TOPICS}
CAREFUL_CODES = frozenset(topic.code for topic in CAREFUL_TOPICS)
