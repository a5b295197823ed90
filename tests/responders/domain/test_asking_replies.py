"""What a post asks of us stands in the reply, also where we don't know yet whether it is a complaint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.domain.reading import Reading
from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, Proposal, draft_reply
from responders.grammar import shipped_grammar
from tests.responders.domain.readings import reading

SHOP = default_playbook("Fern & Kettle", "Maya")
GRAMMAR = shipped_grammar()


def drafts(text: str, read_as: Reading) -> tuple[Proposal, ...]:
    return draft_reply(
        DraftRequest(
            text=text, platform="mastodon", reading=read_as, playbook=SHOP, grammar=GRAMMAR, seed="7"
        )
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("y'all need better biscuits", "asked us for better biscuits"),
        ("please send me a new handle", "asked us to send you a new handle"),
    ],
)
def test_a_neutral_reply_says_what_was_asked_and_neither_apologises_nor_promises_it(
    text: str, asked: str
) -> None:
    unsure = replace(reading(severity=0.1), confidence=0.45)
    for proposal in drafts(text, unsure):
        assert asked in proposal.text
        assert "sorry" not in proposal.text.lower()
        assert not proposal.blocked
        (source,) = [one for one in proposal.sources if one.kind == "issue"]
        assert source.words in proposal.text


def test_an_answer_to_a_question_says_what_was_asked() -> None:
    texts = [one.text for one in drafts("How do I claim the second half?", reading("question", asks=True))]
    assert all("asked us how to claim the second half" in text for text in texts)


def test_dealings_that_are_called_bad_are_what_the_apology_names() -> None:
    for proposal in drafts("The worst aftercare ever!", reading()):
        assert "aftercare you had from us" in proposal.text
        assert not proposal.blocked
