"""The check `hard-to-read`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import findings, words

CODE = "hard-to-read"


@pytest.mark.parametrize(
    "reply",
    [
        "We endeavour to facilitate a resolution. – Maya",
        "The same has been actioned. – Maya",
        "I've escalated this to L2 support. – Maya",
        "We await your kind confirmation of the aforementioned. – Maya",
        "Your SLA breach is logged. – Maya",
        "Kindly note that the refund shall be processed in due course in lieu of credit. – Maya",
        "The consignment is at the hub awaiting linehaul. – Maya",
        "We'll liaise with the carrier and revert. – Maya",
        "I've raised a P1 with the NOC. – Maya",
        "Subsequent to your complaint, the ticket was triaged. – Maya",
        "The unit needs a firmware reflash via JTAG. – Maya",
        "Hereby I confirm the cancellation. – Maya",
        "The TAT for this is 48 hours. – Maya",
        "Your claim is under adjudication. – Maya",
        "We've initiated a reversal through the acquiring bank. – Maya",
        "The outage is caused by a BGP flap. – Maya",
        "I've looped in the ops team for visibility. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry. I'll send it today. – Maya",
        "I'm ringing the VAT office for you. – Maya",
        "The Wi-Fi is back. – Maya",
        "Your PIN comes by post. – Maya",
        "It comes with DPD tomorrow. – Maya",
        "I've put the NHS form in the post. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


def test_a_sentence_of_more_than_thirty_five_words_is_found_without_its_signature() -> None:
    long = "I am sorry " + "and sorry again " * 11
    assert words(CODE, f"{long.strip()}. – Maya Osei of Fern & Kettle") == [f"{long.strip()}."]
    assert words(CODE, "I am sorry " + "and sorry again " * 10 + "– Maya Osei of Fern & Kettle") == []


@pytest.mark.parametrize(
    ("reply", "old", "better"),
    [
        ("Sorry. We utilise a new courier today. – Maya", "utilise", "use"),
        ("Pursuant to your contract I'll send it today. – Maya", "Pursuant to", "Under"),
        ("Sorry. I'll expedite it today. – Maya", "expedite", "speed up"),
    ],
)
def test_a_plain_word_is_proposed(reply: str, old: str, better: str) -> None:
    [finding] = findings(CODE, reply)
    assert (finding.words, finding.better) == (old, better)


def test_the_customers_own_words_may_be_said_back() -> None:
    assert words(CODE, "Sorry about the RMA. I'll send it today. – Maya", "your RMA form is broken") == []
