from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.practice.sample import sample_playbook
from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, draft_reply
from responders.domain.finding import Weight
from responders.domain.playbook import Bounds, Playbook, Remedy
from responders.domain.playbook_changes import changes
from responders.domain.playbook_rules import advice, better_act, faults, remarks, weights_open_to
from responders.domain.playbook_topics import ALL_TOPICS, CAREFUL_CODES, PlaybookTopic
from responders.grammar import shipped_grammar
from responders.playbook_json import playbook_from, playbook_to_json

SHOP = default_playbook("Fern & Kettle", "Maya")


def with_remedy(remedy: Remedy) -> Playbook:
    return replace(SHOP, remedies={**SHOP.remedies, remedy.topic: remedy})


def test_the_default_playbook_holds_to_its_own_rules_and_needs_no_advice() -> None:
    assert faults(SHOP) == {}
    for remedy in SHOP.remedies.values():
        assert remarks(remedy, SHOP) == ()
        if remedy.topic not in CAREFUL_CODES:
            assert advice(SHOP, remedy, grammar=shipped_grammar()) == ()


def test_the_default_playbook_is_whole_and_holds_no_money() -> None:
    assert {topic.code for topic in ALL_TOPICS} == set(SHOP.remedies)
    for remedy in SHOP.remedies.values():
        assert remedy.department
        assert remedy.holding.startswith("I'm ")
        assert (remedy.offer, remedy.limit) == ("", 0)


def test_the_sample_brands_playbook_holds_to_the_same_rules() -> None:
    sample = sample_playbook()
    playbook = playbook_from(sample, brand="Tansy & Tin")
    assert faults(playbook) == {}
    assert None not in {playbook.bounds.manager, playbook.bounds.day, playbook.bounds.customer}
    for topic in sample["remedies"]:
        remedy = playbook.remedies[topic]
        assert remedy.holding.startswith("I'm ")
        told = advice(playbook, remedy, grammar=shipped_grammar())
        assert [(name, one.words) for name, one in told if one.weight is not Weight.SUGGEST] == []


@pytest.mark.parametrize("topic", ALL_TOPICS, ids=lambda topic: topic.code)
def test_each_topics_example_gets_a_reply_with_its_act_and_time(topic: PlaybookTopic) -> None:
    remedy = SHOP.remedies[topic.code]
    proposals = draft_reply(
        DraftRequest(
            text=topic.post,
            platform="practice",
            reading=topic.reading(),
            playbook=SHOP,
            author_name="Sam",
            seed=topic.code,
            grammar=shipped_grammar(),
        )
    )
    assert proposals
    assert not proposals[0].blocked
    told = proposals[0].text.lower()
    assert remedy.by_when in told
    assert remedy.act.lower() in told


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("refund the charge", "I'll refund the charge"),
        ("Refund the charge.", "I'll refund the charge"),
        ("I will refund it", "I'll refund it"),
        ("we shall refund it", "We'll refund it"),
        ("i'll refund it", "I'll refund it"),
        ("I’ll refund it", ""),
        ("We'll refund it", ""),
        ("I'm refunding it", ""),
        ("", ""),
    ],
)
def test_an_act_that_begins_otherwise_is_put_right_where_a_machine_can(typed: str, better: str) -> None:
    assert better_act(typed) == better


@pytest.mark.parametrize(
    ("remedy", "field"),
    [
        (Remedy("billing", "The money comes back", "today"), "act-billing"),
        (Remedy("billing", "I'll refund it", "in due course"), "by_when-billing"),
        (Remedy("billing", "I'll refund it", "by Friday as soon as possible"), "by_when-billing"),
        (Remedy("billing", "I'll refund it", "today", offer="a £10 voucher", limit=5), "limit-billing"),
        (Remedy("billing", "I'll send you £10", "today"), "limit-billing"),
        (Remedy("billing", "I'll do whatever you want", "today"), "act-billing"),
        (Remedy("legal", "", "soon"), "by_when-legal"),
    ],
)
def test_what_cannot_stand_is_named_by_its_field(remedy: Remedy, field: str) -> None:
    assert list(faults(with_remedy(remedy))) == [field]


@pytest.mark.parametrize(
    "by_when", ["within two hours", "tonight", "by Friday", "by this time tomorrow", "today"]
)
def test_times_that_can_be_kept_stand(by_when: str) -> None:
    assert faults(with_remedy(Remedy("billing", "I'll refund it", by_when))) == {}


def test_what_may_surprise_is_said_and_not_forced() -> None:
    remedy = Remedy("billing", "I'll refund it", "by 5 pm", limit=50)
    bounded = replace(with_remedy(remedy), bounds=Bounds(manager=20), currency="£")
    assert [name for name, _ in remarks(remedy, bounded)] == ["by_when-billing", "limit-billing"]
    assert faults(bounded) == {}
    for by_when in ("by tomorrow noon", "by 5 pm on Friday"):
        assert remarks(Remedy("billing", "I'll refund it", by_when), SHOP) == ()


def test_a_weight_is_never_lighter_than_the_check_allows() -> None:
    assert weights_open_to(Weight.BLOCK) == (Weight.BLOCK,)
    assert weights_open_to(Weight.WARN) == (Weight.BLOCK, Weight.WARN)
    assert weights_open_to(Weight.SUGGEST) == tuple(Weight)


def test_a_playbook_comes_back_from_json_as_it_was() -> None:
    full = replace(
        with_remedy(
            Remedy("billing", "I'll refund it", "today", "a receipt", "tea", 9.5, "Till", "I'm counting")
        ),
        bounds=Bounds(20, None, 40),
        say={"customer": "guest"},
        avoid=("cheap",),
        weights={"no-time": Weight.BLOCK},
        currency="CHF ",
    )
    again = playbook_from(playbook_to_json(full), brand=full.brand)
    assert again == full
    assert changes(full, again) == ()
