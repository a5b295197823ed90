"""Nothing wrong is quoted: a trouble and its thing belong together, and thin facts make a reply say less."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from monitor.domain.reading import Evidence, Kind, Reading, Risk
from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, draft_reply
from responders.domain.facts import facts_of
from responders.domain.issues import any_trouble, compiled_rules, rules_for
from responders.domain.settling import settled_kind
from tests.responders.domain.readings import reading

SHOP = default_playbook("Pots & Tin", "Maya")


def unsure(kind: str, confidence: float = 0.5, **options: object) -> Reading:
    return replace(reading(kind, severity=0.2, **options), confidence=confidence)  # type: ignore[arg-type]


def first(text: str, read: Reading) -> str:
    found = draft_reply(DraftRequest(text=text, platform="mastodon", reading=read, playbook=SHOP))
    return found[0].text if found else ""


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("I asked for a chair because my hip is bad", "chair"),
        ("The lid wobbles, it's not going back on the hob and nobody answers", "hob"),
        ("I pay for delivery to the DOOR. Disgusting service", "door"),
        ("The tea cosy has come undone twice", "your tea"),
        ("Pots & Tin sold me a trivet, it melted", "your tin"),
        ('Booked a table, they said "the system dropped it"', "system"),
        ("sat in my car and took an early break, the launch was late", "car"),
        ("No refund within seven days and I go to court", "seven days"),
        ("Two years of boxes, the last three all late", "two years"),
    ],
)
def test_what_only_stands_near_a_trouble_is_not_quoted(text: str, never: str) -> None:
    for issue in facts_of(text, brand="Pots & Tin").issues:
        assert never not in f"{issue.noun} {issue.clause}"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Opened the mugs: two of four chipped", "your chipped mugs"),
        ("Ordered a teapot in May. It never arrived", "your teapot that never came"),
        ("Wrong cake. Again.", "the wrong cake we gave you"),
        ("card declined three times on your page", "your payment not going through"),
    ],
)
def test_a_clause_may_lean_on_the_one_thing_named_before_it(text: str, noun: str) -> None:
    assert noun in [issue.noun for issue in facts_of(text).issues]


@pytest.mark.parametrize("topic", ["account", "staff", "quality", "outage", "price", "safety", "booking"])
def test_a_topic_that_no_word_bears_out_drives_no_remedy(topic: str) -> None:
    text = first("Phoned twice, left my number twice, nothing.", reading(topics=(topic,)))
    assert SHOP.remedies["other"].act in text
    assert SHOP.remedies[topic].act not in text
    assert "sorry" in text.lower() or "apolog" in text.lower()


@pytest.mark.parametrize(
    ("read_as", "text", "kind"),
    [
        (unsure("complaint"), "Shout out to Ines who helped my dad choose", Kind.PRAISE),
        (unsure("complaint", asks=True), "Which of your pans can go on induction?", Kind.QUESTION),
        (unsure("complaint"), "Painted the lane this week, prints follow", Kind.OTHER),
        (unsure("praise"), "Thanks for nothing. Third day running", Kind.COMPLAINT),
        (unsure("praise"), "Moths. In the tea.", Kind.COMPLAINT),
        (unsure("praise"), "goes off whenever it fancies", Kind.OTHER),
        (unsure("praise", 0.8), "no queue, no nonsense", Kind.PRAISE),
        (unsure("complaint", risks=("injury",)), "Shout out to Ines", Kind.COMPLAINT),
        (reading("complaint"), "Which of your pans can go on induction?", Kind.COMPLAINT),
    ],
)
def test_only_an_unsure_reading_gives_way_to_plain_words(read_as: Reading, text: str, kind: Kind) -> None:
    assert settled_kind(read_as, facts_of(text)) is kind


def test_where_nothing_is_sure_the_reply_is_true_of_everything() -> None:
    text = first("Painted the lane this week, prints follow", unsure("complaint")).lower()
    assert "thank" in text
    assert "sorry" not in text
    assert "within two hours" in text


def test_what_only_sells_gets_no_draft() -> None:
    assert first("For sale: kettle, never used, £30", unsure("complaint")) == ""


def test_a_person_who_was_hurt_is_offered_no_gift() -> None:
    generous = replace(
        SHOP, remedies={topic: replace(r, offer="a tin of tea") for topic, r in SHOP.remedies.items()}
    )
    for risks in ((), ("injury",), ("abuse",)):
        request = DraftRequest(
            text="The lid flew off and burnt my hand",
            platform="mastodon",
            reading=reading(topics=("safety",), risks=risks),
            playbook=generous,
        )
        assert all("tin of tea" not in proposal.text for proposal in draft_reply(request))


def test_a_child_who_was_hurt_is_asked_after() -> None:
    text = first("My son choked on a lid, he is six", reading(risks=("injury",), severity=0.9))
    assert re.search(r"how is everybody|is everybody being|how are you all", text.lower())


@pytest.mark.parametrize(
    ("text", "crisis"),
    [
        ("My box never came and mum has asked every day", False),
        ("My box never came. I don't want to go on, there's no point", True),
        ("it is very quiet here", True),
    ],
)
def test_a_crisis_line_is_left_out_only_where_the_post_tells_another_trouble(
    text: str, *, crisis: bool
) -> None:
    thin = Evidence(words="asked", start=0, end=5, weight=0.1, toward=str(Risk.SELF_HARM))
    read = replace(reading(risks=("self_harm",), severity=0.8), evidence=(thin,))
    assert ("crisis" in first(text, read) or "emergency" in first(text, read)) is crisis


def test_praise_names_only_what_it_praises() -> None:
    assert "lunch" not in first("Walked my parcel over on his lunch hour, thank you", reading("praise"))
    assert "scones" in first("The scones were delicious, thank you", reading("praise"))


def test_the_signer_does_not_pass_praise_on_to_herself() -> None:
    assert "Maya" not in first("Shout out to Maya, so kind", reading("praise")).split("\n")[0]


SENTENCES = (
    "my parcel never came",
    "the kettle leaks and the lid broke",
    "you charged me twice for the box",
    "on hold for 2 hours",
    "the soup was cold, the waiter rude",
    "no queue no nonsense",
    "lost my bag on the flight",
    "your site keeps crashing",
    "what a lovely day",
    "painted the lane this week",
    "can't log in, reset link broken",
    "hair in my soup",
    "still no refund after six weeks",
    "radio silence from all of you",
    "supposedly delivered on monday",
    "",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_quick_test_for_trouble_passes_over_no_rule(sentence: str) -> None:
    slow = [rule for rule, pattern in compiled_rules() if pattern.search(sentence)]
    quick = [rule for rule, pattern in rules_for(sentence) if pattern.search(sentence)]
    assert quick == slow
    assert bool(slow) <= bool(any_trouble().search(sentence))
