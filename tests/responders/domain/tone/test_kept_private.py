"""What is the customer's own, told from times, places of ours and other numbers by how it is written."""

from __future__ import annotations

import pytest

from responders.domain.playbook import Playbook
from responders.domain.tone import Context, check_reply

OURS = Playbook(brand="Kettle Lane Garage", signer="Wes")


def found(reply: str, mention: str = "nobody rings me back") -> list[str]:
    """The words that would be kept private."""
    findings = check_reply(reply, mention, Context(playbook=OURS))
    return [finding.words for finding in findings if finding.code == "personal-data"]


@pytest.mark.parametrize(
    "reply",
    [
        "I'm ringing you at 2 either way. Wes",
        "I've moved you to 4A on the way home. Wes",
        "We've 3 flats on Station Parade. Wes",
        "I texted you at 10:30 on 12/05/2026. Wes",
        "The year ending 2025 was hard. Wes",
        "Write to claims@royalpost.example if they say no. Wes",
    ],
)
def test_times_counts_and_other_offices_may_stand(reply: str) -> None:
    assert found(reply) == []


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("It goes to Via Roma 23 tomorrow. Wes", "Via Roma 23"),
        ("It goes to Hauptstr. 9 tomorrow. Wes", "Hauptstr. 9"),
        ("He's at 4 rue des Tanneurs tomorrow. Wes", "4 rue des Tanneurs"),
        ("I've texted the times to 412 34 567. Wes", "412 34 567"),
        ("Your Golf, KX19 VTP, is ready. Wes", "KX19 VTP"),
        ("Frequent flyer number 330918274 has the miles. Wes", "330918274"),
        ("It's on the card with the last four digits 9031. Wes", "last four digits 9031"),
    ],
)
def test_what_is_the_customers_is_kept_private(reply: str, words: str) -> None:
    assert found(reply) == [words]


def test_a_place_of_ours_may_stand_where_the_post_asks_for_it() -> None:
    assert found("It's 14 Dock Road, next to the lights. Wes", "where is your shop") == []
