"""The tone check: good replies pass untouched, bad ones are caught with their exact words."""

from __future__ import annotations

import pytest

from responders.domain.default_playbook import default_playbook
from responders.domain.finding import Weight
from responders.domain.lengths import Limit
from responders.domain.playbook import Playbook, Remedy
from responders.domain.tone import CHECKS, Context, check_reply
from tests.responders.domain.readings import reading
from tests.responders.domain.tone_cases import BAD, GOOD

BLOCKING = {
    "no-apology",
    "conditional-apology",
    "blame",
    "too-long",
    "open-blank",
    "over-promise",
    "personal-data",
    "retort",
    "wrong-name",
    "admission",
}
APOLOGY = "I'm sorry about the lid. I'll send a new one today."


def codes(reply: str, **options: object) -> set[str]:
    mention = str(options.pop("mention", ""))
    return {finding.code for finding in check_reply(reply, mention, Context(**options))}  # type: ignore[arg-type]


@pytest.mark.parametrize("reply", GOOD)
def test_a_good_reply_passes_untouched(reply: str) -> None:
    assert check_reply(reply) == ()


@pytest.mark.parametrize(("code", "reply"), BAD)
def test_a_bad_reply_is_caught(code: str, reply: str) -> None:
    assert code in codes(reply)


@pytest.mark.parametrize("reply", [*GOOD, *(reply for _, reply in BAD)])
def test_curly_quotes_change_nothing_but_the_words_shown(reply: str) -> None:
    curly = reply.replace("'", "’")
    plain = [(f.code, f.start, f.end) for f in check_reply(reply)]
    assert [(f.code, f.start, f.end) for f in check_reply(curly)] == plain


@pytest.mark.parametrize("reply", [reply for _, reply in BAD])
def test_each_finding_names_its_exact_words(reply: str) -> None:
    for finding in check_reply(reply):
        assert finding.words == reply[finding.start : finding.end]
        assert finding.advice


def test_the_grave_codes_block_and_the_others_warn() -> None:
    assert {check.code for check in CHECKS if check.weight is Weight.BLOCK} == BLOCKING


def test_every_code_has_an_example_that_trips_it() -> None:
    for check in CHECKS:
        if check.code in {
            "too-long",
            "unanswered-issue",
            "over-promise",
            "link-cost",
            "admission",
            "unwanted-word",
            "wrong-name",
        }:
            continue
        assert check.code in codes(check.example), check.code


@pytest.mark.parametrize("kind", ["praise", "question", "other"])
def test_only_a_complaint_needs_apology_act_and_time(kind: str) -> None:
    found = codes("Thank you for the kind words about the scones! – Maya", reading=reading(kind))
    assert not found & {"no-apology", "no-action", "no-time"}


@pytest.mark.parametrize(
    ("mention", "reply"),
    [
        (
            "Best scones in town, thank you!",
            "How kind, thank you! I'll tell the bakers about the scones. – Maya",
        ),
        ("Do you open on Sundays?", "Yes, on Sundays we open from 10 to 4. – Maya"),
        (
            "Love the new kettle, amazing colour",
            "Thank you! That colour of kettle is my favourite too. – Maya",
        ),
    ],
)
def test_without_a_reading_plain_words_tell_praise_and_questions(mention: str, reply: str) -> None:
    assert codes(reply, mention=mention) == set()


@pytest.mark.parametrize(
    "mention",
    ["Great, another delay. Thanks a lot.", "Where is my parcel? Three weeks now!", "the kettle leaks"],
)
def test_without_a_reading_trouble_still_asks_for_an_apology(mention: str) -> None:
    assert "no-apology" in codes("I'll send the parcel, the kettle and more by noon. – Maya", mention=mention)


def test_thanks_for_praise_needs_no_apology_even_without_a_post() -> None:
    assert "no-apology" not in codes("Thank you for the kind words, Ana! You made our day. – Maya")


def test_an_answer_to_a_question_is_not_asked_for_apology_act_or_time() -> None:
    found = codes(
        "I'll find out about parking. – Maya", mention="Is there parking?", reading=reading("question")
    )
    assert not found & {"no-apology", "no-action", "no-time"}


def test_an_issue_passed_over_is_told() -> None:
    mention = "My parcel never came and you charged me twice."
    half = "I'm sorry your parcel never came. I'm sending a new one today. – Maya"
    whole = "I'm sorry your parcel never came and about the double charge. I'm mending both today. – Maya"
    assert "unanswered-issue" in codes(half, mention=mention)
    assert "unanswered-issue" not in codes(whole, mention=mention)


def test_too_long_shows_the_part_that_does_not_fit() -> None:
    reply = APOLOGY + " Truly." * 60 + " – Maya"
    finding = next(f for f in check_reply(reply, context=Context(platform="x")) if f.code == "too-long")
    assert finding.start == 280
    assert finding.end == len(reply)
    assert "too-long" not in codes(reply, platform="reddit")
    assert "too-long" in codes(APOLOGY, limit=Limit(rule="characters", max=20))


OWNERS = Playbook(
    brand="Fern & Kettle",
    signer="Maya",
    contact="maya@fernkettle.example",
    remedies={
        "delivery": Remedy(
            "delivery", "I'll send a new one", "today", offer="the £4 delivery fee back", limit=10
        ),
        "defect": Remedy("defect", "I'll send a free replacement", "today", limit=0),
    },
)


@pytest.mark.parametrize(
    ("reply", "blocked"),
    [
        ("I'm sorry it's late. I'll give you £50 today. – Maya", True),
        ("I'm sorry it's late. You get £8 back today. – Maya", False),
        ("I'm sorry it's late. You get the £4 delivery fee back today. – Maya", False),
        ("I'm sorry it's late. I'll give you a full refund today. – Maya", True),
        ("I'm sorry it's late. Here's a free cake for you today. I'll send it. – Maya", True),
        ("I'm sorry we took £64 twice. I'll look into the £64 charge today. – Maya", False),
    ],
)
def test_a_promise_stays_within_the_playbook(reply: str, *, blocked: bool) -> None:
    found = codes(reply, reading=reading(topics=("delivery",)), playbook=OWNERS)
    assert ("over-promise" in found) is blocked


def test_what_the_playbook_holds_may_be_promised() -> None:
    reply = "I'm sorry about the crack. I'll send a free replacement today. – Maya"
    assert "over-promise" not in codes(reply, reading=reading(topics=("defect",)), playbook=OWNERS)


@pytest.mark.parametrize(
    ("reply", "mention"),
    [
        ("I'm sorry. I'll ring 07700 900123 at noon. – Maya", "call me on 07700 900123 about my parcel"),
        ("I'm sorry. I'll write to jo@example.org today. – Maya", "my mail is jo@example.org"),
        ("I'm sorry about FK-2210394. I'll send it today. – Maya", "where is fk-2210394"),
        ("I'm sorry. I'll bring it to your address, 12 Elm Street, today. – Maya", ""),
    ],
)
def test_what_belongs_to_the_customer_stays_private(reply: str, mention: str) -> None:
    assert "personal-data" in codes(reply, mention=mention)


def test_the_brands_own_contact_may_stand() -> None:
    reply = "I'm sorry. I'll look today; write to me at maya@fernkettle.example. – Maya"
    assert "personal-data" not in codes(reply, playbook=OWNERS)


@pytest.mark.parametrize(
    "reply", ["", " ", "\n\n", "🙃", "a" * 60_000, "[" * 5_000, "sorry if " * 4_000, "\u202ex\u200b"]
)
def test_any_text_at_all_gets_an_answer(reply: str) -> None:
    for finding in check_reply(reply, reply, Context(platform="x", playbook=default_playbook("B", "Maya"))):
        assert finding.words == reply[finding.start : finding.end]
