"""Every fact of a draft can be shown where it comes from."""

from __future__ import annotations

from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, Proposal, draft_reply
from responders.domain.playbook import Playbook, Remedy
from responders.domain.sources import Origin
from tests.responders.domain.readings import reading

SHOP = default_playbook("Fern & Kettle", "Maya")


def draft(text: str, **options: object) -> tuple[Proposal, ...]:
    settings: dict[str, object] = {"platform": "mastodon", "reading": reading(), "playbook": SHOP, **options}
    return draft_reply(DraftRequest(text=text, **settings))  # type: ignore[arg-type]


def test_each_fact_has_its_source_and_stands_in_the_text() -> None:
    post = "Hi there. My parcel never came. Order 4421."
    for proposal in draft(post, author_name="Jess Morris", reading=reading(topics=("delivery",))):
        by_kind = {source.kind: source for source in proposal.sources}
        assert by_kind["issue"].origin is Origin.MENTION
        assert by_kind["issue"].said == "My parcel never came."
        assert by_kind["name"].words == "Jess"
        assert by_kind["name"].said == "Jess Morris"
        assert by_kind["act"].origin is Origin.PLAYBOOK
        assert by_kind["act"].said.startswith("delivery: I'll find out what happened")
        assert by_kind["by_when"].said == "delivery: within two hours"
        assert by_kind["ask"].said == "delivery: your order number"
        assert [s.words for s in proposal.sources if s.kind == "signer"] == ["Maya", "Fern & Kettle"]
        assert all(source.words in proposal.text for source in proposal.sources)


def test_what_the_playbook_does_not_say_is_marked_as_ours() -> None:
    silent = Playbook("Fern", "Maya", {})
    for proposal in draft("my kettle leaks", playbook=silent):
        origins = {source.kind: source.origin for source in proposal.sources}
        assert origins["act"] is origins["by_when"] is Origin.DEFAULT


def test_praise_names_the_colleague_by_the_words_that_did() -> None:
    post = "Rainy day. Shoutout to Priya, the lavender scones were amazing."
    for proposal in draft(post, reading=reading("praise")):
        staff = [source for source in proposal.sources if source.kind == "staff"]
        assert [source.said for source in staff] == ["Shoutout to Priya, the lavender scones were amazing."]


def test_a_second_act_and_a_gift_come_from_the_playbook() -> None:
    owners = Playbook(
        "Fern",
        "Maya",
        {
            "delivery": Remedy("delivery", "I'll trace it", "today", offer="the £4 postage back", limit=5),
            "billing": Remedy("billing", "I'll refund the second charge", "by noon tomorrow"),
        },
    )
    found = draft("My parcel never came and you charged me twice", playbook=owners)
    said = {source.kind: source.said for proposal in found for source in proposal.sources}
    assert said["also"] == "billing: I'll refund the second charge by noon tomorrow"
    assert said["offer"] == "delivery: the £4 postage back"


def test_a_follow_up_shows_what_we_wrote_before() -> None:
    found = draft("Still no parcel!", is_follow_up=True, answered="I'll send it today. – Maya")
    assert all(
        ("thread", "I'll send it today. – Maya") in {(str(s.origin), s.said) for s in p.sources}
        for p in found
    )
