"""Replies are grammatical in every combination of topic, mood, register, voice and room."""

from __future__ import annotations

import itertools
import re

import pytest

from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, Proposal, draft_many, draft_reply, reason_for_none
from responders.domain.facts import facts_of
from responders.domain.hints import asked_us, shapes_of
from responders.domain.issues import Issue
from responders.domain.lengths import Limit
from responders.domain.likeness import likeness
from responders.domain.moods import mood_of
from responders.domain.playbook import Playbook, Remedy
from responders.domain.reply_templates import shipped_templates
from responders.domain.voice import Register, Spelling, Voice
from tests.responders.domain.readings import reading

SHOP = default_playbook("Fern & Kettle", "Maya")
POSTS = (
    "My parcel never came, three weeks now, and nobody answers my emails.",
    "Kettle leaking after two days, charged me £64.99 twice, and your man at the till was rude",
    "Absolute shambles, site down again, fuming!!!",
    "gutted. my bag was lost and I missed my sister's wedding",
    "thanks for nothing, flight delayed 4 hours",
    "given up on you, still no refund",
    "terrible",
)
REGISTERS: tuple[Register, ...] = ("warm", "plain", "formal")
SPELLINGS: tuple[Spelling, ...] = ("british", "american")
VOICES = tuple(
    Voice(register, spelling, contractions, says_we)
    for register, spelling in itertools.product(REGISTERS, SPELLINGS)
    for contractions, says_we in itertools.product((True, False), (True, False))
)
SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)([^\W\d_])")
LOWER_AFTER_COMMA = re.compile(r"[:;,] (?:We|You|It|That|The|By|Within)\b")
DOUBLED = re.compile(r"\b(\w+) \1\b|[,.;:] ?[,.;:]|  | [,.;:]")


def draft(text: str, **options: object) -> tuple[Proposal, ...]:
    settings: dict[str, object] = {"platform": "x", "reading": reading(), "playbook": SHOP, **options}
    return draft_reply(DraftRequest(text=text, **settings))  # type: ignore[arg-type]


def well_written(text: str) -> None:
    body, _, signature = text.rpartition("\n")
    assert signature == "– Maya, Fern & Kettle"
    assert body.endswith((".", "!", "?")), text
    assert all(match[1].isupper() for match in SENTENCE_START.finditer(body)), text
    assert not LOWER_AFTER_COMMA.search(body), text
    assert not DOUBLED.search(body.replace("that that", "")), text


@pytest.mark.parametrize("voice", VOICES, ids=str)
@pytest.mark.parametrize("platform", ["x", "mastodon"])
def test_every_voice_is_well_written(voice: Voice, platform: str) -> None:
    for number, text in enumerate(POSTS):
        for severity, follow_up in ((0.3, False), (0.9, False), (0.4, True)):
            found = draft(
                text,
                platform=platform,
                voice=voice,
                author_name=("Jess Hill", "")[number % 2],
                reading=reading(severity=severity, topics=("delivery",)),
                is_follow_up=follow_up,
                seed=f"{number}{severity}",
            )
            assert found
            for proposal in found:
                well_written(proposal.text)
                assert not proposal.blocked, proposal


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_a_voice_without_short_forms_or_without_i_keeps_to_it(voice: Voice) -> None:
    for text in POSTS:
        for proposal in draft(text, voice=voice, seed=text):
            if not voice.contractions:
                assert not re.search(r"\w'(?:ll|m|re|ve|t|d)\b", proposal.text), proposal.text
            if voice.says_we:
                assert not re.search(r"\b(?:I|me|my|myself)\b", proposal.text), proposal.text


def test_every_line_of_the_banks_begins_and_ends_as_a_sentence() -> None:
    whole = {"complaint", "praise", "question", "careful", "neutral", "holding"}
    for name, lines in shipped_templates().items():
        for line in lines:
            if name in whole:
                assert line.source.startswith("{{ greeting }}"), line.place
                assert line.source.endswith("{{ sign }}"), line.place
            else:
                assert line.source.endswith((".", "!", "?")), line.place
                assert line.source[0].isupper() or line.source.startswith("{{"), line.place


def test_no_line_stands_twice_in_a_section() -> None:
    for lines in shipped_templates().values():
        said = [(line.tags, line.source) for line in lines]
        assert len(said) == len(set(said)), [one for one in said if said.count(one) > 1]


def test_the_variants_are_built_differently() -> None:
    for seed in "abcdefgh":
        found = draft("My kettle leaks all over the table", platform="mastodon", seed=seed)
        assert len(found) == 3
        assert len({proposal.template for proposal in found}) > 1
        assert len({len(re.findall(r"[.?!:]", proposal.text)) for proposal in found}) > 1


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Where is my parcel?", "calm"),
        ("Furious. You are useless.", "furious"),
        ("Thanks for nothing", "sarcastic"),
        ("I am gutted, it was for my mum's funeral", "sad"),
        ("Yet again no delivery. I'm done with you", "resigned"),
    ],
)
def test_the_mood_of_a_post_is_heard(text: str, mood: str) -> None:
    assert mood_of(facts_of(text)) == mood


def test_anger_gets_the_short_and_direct_build_first() -> None:
    calm = draft("my kettle leaks", platform="mastodon", seed="1")
    furious = draft("my kettle leaks, you useless clowns, fuming", platform="mastodon", seed="1")
    assert furious[0].length == min(proposal.length for proposal in furious)
    assert len(calm) == len(furious) == 3


def test_a_batch_says_the_same_as_one_by_one_until_it_would_repeat_itself() -> None:
    requests = [
        DraftRequest(
            text="site is down", platform="x", reading=reading(topics=("outage",)), playbook=SHOP, seed=seed
        )
        for seed in "abcdefghijklmnop"
    ]
    together = draft_many(requests)
    assert together[0] == draft_reply(requests[0])
    firsts = [proposals[0].text for proposals in together]
    pairs = [likeness(one, other) for one, other in itertools.combinations(firsts, 2)]
    assert max(pairs) < 0.75
    assert sum(pairs) / len(pairs) < 0.4


def test_an_owner_may_write_with_capitals_and_full_stops() -> None:
    owners = Playbook(
        "Fern & Kettle",
        "Maya",
        {"defect": Remedy("defect", "We'll post you a new one.", "By noon tomorrow.", "Your order number.")},
    )
    for proposal in draft("my kettle leaks", playbook=owners, reading=reading(topics=("defect",)), seed="4"):
        well_written(proposal.text)
        assert "noon tomorrow" in proposal.text


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Kettle for sale, pay only £9", "complaint", "sells something"),
        ("Shares of Fern rose after strong earnings", "other", "about the company"),
        ("bet you won't reply lol", "other", "tells us nothing to answer"),
        ("Meet you outside at 3", "other", "Neither a complaint"),
    ],
)
def test_where_no_reply_is_the_honest_answer_it_says_why(text: str, kind: str, reason: str) -> None:
    request = DraftRequest(text=text, platform="x", reading=reading(kind, severity=0.1), playbook=SHOP)
    assert draft_reply(request) == ()
    assert reason in reason_for_none(request)


def test_what_was_asked_is_taken_up_as_a_request() -> None:
    asked = Issue(
        "delivery", "you having to ask us to find your bag", "you've had to ask us to find your bag"
    )
    assert asked_us((asked,)) == "asked us to find your bag"
    assert shapes_of((asked,)) == {"request"}
    assert asked_us((asked, asked)) == ""


def test_where_no_trouble_is_known_the_thing_spoken_of_is_named() -> None:
    for proposal in draft("Really? What a way to treat people over a kettle, honestly, I give up", seed="3"):
        assert "the kettle" in proposal.text
        assert "mentioned" in {source.kind for source in proposal.sources}


def test_a_post_that_tells_a_trouble_is_not_asked_what_happened() -> None:
    for seed in "abcdef":
        for proposal in draft("my kettle leaks", seed=seed):
            assert "happened" not in proposal.text.split("I'll")[-1]
            assert "hear it all" not in proposal.text
    assert any("happened" in p.text or "went wrong" in p.text for p in draft("terrible", seed="1"))


def test_what_a_check_forbids_is_said_in_general_words_instead() -> None:
    tight = Limit("characters", 145)
    found = draft("my parcel never came, three weeks now", limit=tight, seed="5")
    assert found
    for proposal in found:
        assert not proposal.blocked
        assert "never came" not in proposal.text


def test_a_time_stands_before_an_act_only_where_the_act_is_one_step() -> None:
    for act, first in (("I'll post a new one", True), ("I'll look into it and write to you", False)):
        shop = Playbook("Fern", "Maya", {"other": Remedy("other", act, "by noon tomorrow")})
        texts = [
            p.text for seed in "abcdefghijkl" for p in draft("my kettle leaks", playbook=shop, seed=seed)
        ]
        assert any(f"oon tomorrow {act}" in text for text in texts) is first


def test_abuse_without_a_trouble_gets_a_calm_question_and_with_one_the_usual_care() -> None:
    bare = draft("you are scum and I hope you rot", reading=reading(risks=("abuse",), severity=0.8))
    assert all(proposal.template.startswith("careful") for proposal in bare)
    assert all("sorry" in proposal.text for proposal in bare)
    told = draft("scum. my parcel never came", reading=reading(risks=("abuse",), severity=0.8))
    assert all("parcel" in proposal.text and "scum" not in proposal.text for proposal in told)


def test_praise_with_a_but_owns_the_but_by_its_name() -> None:
    found = draft("Love the mugs, shame about the wait: two hours in the queue", reading=reading("praise"))
    assert any("wait" in proposal.text or "queue" in proposal.text for proposal in found)
    assert all("sorry" in proposal.text for proposal in found)


def test_praise_in_grief_gets_quiet_thanks() -> None:
    text = "Bought my late wife's favourite since she died. The lad didn't rush me. Thank you."
    for proposal in draft(text, reading=reading("praise")):
        assert "!" not in proposal.text
        assert "hank you" in proposal.text
