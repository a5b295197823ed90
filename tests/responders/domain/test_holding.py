"""Holding replies: whom they name, what they promise, and what they never say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.reading import Reading
from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest
from responders.domain.finding import Weight
from responders.domain.holding import Held, hold_reply, is_grave
from responders.domain.lengths import Limit, limit_for
from responders.domain.playbook import Playbook, Remedy
from responders.domain.promised_time import Promise, promise_from
from responders.domain.reply_templates import shipped_templates
from responders.grammar import shipped_grammar
from tests.responders.domain.readings import reading

NOW = datetime(2026, 11, 23, 12, 7, tzinfo=UTC)
PROMISE = promise_from(NOW, lead=timedelta(hours=2), hours={}, zone="UTC")
LONGEST_PROMISE = Promise(NOW + timedelta(days=1), "by 10:30 am tomorrow (Wednesday)")

COMPLAINTS = (
    ("My parcel never came, two weeks now, and nobody answers my e-mails.", ("delivery", "waiting"), 0.5),
    ("You charged me twice for the same teapot.", ("billing",), 0.5),
    ("The kettle leaks. It's the second one that leaks!", ("defect",), 0.6),
    ("Forty minutes on hold. Forty.", ("waiting",), 0.5),
    ("The girl at the till was so rude to my mum.", ("staff",), 0.6),
    ("Never again.", ("other",), 0.4),
    ("So much for your famous next working day, glacier people.", ("delivery",), 0.4),
)


def playbook(topic: str = "", holding: str = "") -> Playbook:
    basis = default_playbook("Tin Shop", "Maya")
    plain = {key: replace(remedy, holding="") for key, remedy in basis.remedies.items()}
    if topic:
        plain[topic] = replace(plain.get(topic, Remedy(topic, "", "")), holding=holding)
    return replace(basis, remedies=plain)


def held(
    text: str, read: Reading, *, promise: Promise = PROMISE, platform: str = "mastodon", **more: object
) -> Held:
    fields = {"playbook": playbook(), "author_name": "Jess Morris", "seed": "1", "grammar": shipped_grammar()}
    request = DraftRequest(text=text, platform=platform, reading=read, **(fields | more))  # type: ignore[arg-type]
    found = hold_reply(request, promise)
    assert found is not None
    return found


@pytest.mark.parametrize("seed", ["1", "2", "3", "4", "5"])
@pytest.mark.parametrize("platform", ["x", "bluesky", "mastodon", "reddit"])
@pytest.mark.parametrize(("text", "topics", "severity"), COMPLAINTS)
def test_a_complaint_gets_an_apology_an_act_a_real_time_and_a_name(
    text: str, topics: tuple[str, ...], severity: float, platform: str, seed: str
) -> None:
    found = held(
        text, reading(topics=topics, severity=severity), platform=platform, seed=seed, promise=LONGEST_PROMISE
    )
    assert {f.code for f in found.findings if f.weight is not Weight.SUGGEST} <= {"boilerplate"}
    assert not found.blocked
    assert "sorry" in found.text.lower() or "apologise" in found.text.lower()
    assert LONGEST_PROMISE.words.lower() in found.text.lower()
    assert found.text.endswith("– Maya, Tin Shop")
    assert found.length <= limit_for(platform).max


def test_the_trouble_is_named_in_the_customers_own_words() -> None:
    found = held("My kettle leaks all over the hob.", reading(topics=("defect",)))
    assert "kettle" in found.text
    assert not found.findings


def test_what_we_do_meanwhile_comes_from_the_playbook() -> None:
    book = playbook("delivery", "I'm asking the depot where it is")
    found = held("My parcel never came.", reading(topics=("delivery",)), playbook=book)
    assert "asking the depot where it is" in found.text
    told = {source["origin"]: source for source in found.sources}
    assert told["playbook"]["words"] == "I'm asking the depot where it is"


def test_without_the_owners_word_nothing_is_made_up() -> None:
    for seed in range(20):
        found = held("My parcel never came.", reading(topics=("delivery",)), seed=str(seed))
        assert not any(word in found.text for word in ("depot", "courier", "warehouse", "refund", "voucher"))


def test_the_promised_time_is_kept_beside_the_text() -> None:
    found = held("My kettle leaks.", reading(topics=("defect",)))
    clock = next(source for source in found.sources if source["origin"] == "clock")
    assert clock["words"] == PROMISE.words
    assert datetime.fromisoformat(clock["at"]) == PROMISE.at
    assert clock["said"] == "Monday 23 November 2026, 14:30"
    for source in found.sources:
        assert source["words"].lower() in found.text.lower()


def test_a_wait_is_not_apologised_for_twice() -> None:
    for seed in range(20):
        found = held("Three weeks waiting for my teapot lid.", reading(topics=("waiting",)), seed=str(seed))
        assert found.text.lower().count("wait") <= 1, found.text


def test_a_customer_we_answered_before_is_met_as_one() -> None:
    found = held("My kettle still leaks!", reading(topics=("defect",)), is_follow_up=True)
    assert any(word in found.text for word in ("still", "again", "yet"))


def test_a_question_is_held_without_an_answer_made_up() -> None:
    found = held("Do you post to Ireland?", reading("question", topics=(), severity=0.0, asks=True))
    assert PROMISE.words in found.text
    assert "yes" not in found.text.lower()
    assert not found.findings


@pytest.mark.parametrize(
    ("risk", "text"),
    [
        ("injury", "The kettle lid came off and burnt my hand badly."),
        ("self_harm", "I can't go on any more, there is no point in living."),
        ("discrimination", "They moved us to the back because of my husband's wheelchair."),
        ("legal", "You'll hear from my solicitor about the leaking kettle."),
        ("data_breach", "I can see other people's orders and addresses in my account!"),
    ],
)
def test_where_somebody_is_hurt_or_worse_only_the_careful_lines_speak(risk: str, text: str) -> None:
    read = reading(topics=("safety",), risks=(risk,), severity=0.95)
    careful = {line.place for line in shipped_templates()["careful"]}
    for seed in range(8):
        found = held(text, read, seed=str(seed))
        assert found.template in careful
        assert PROMISE.words.lower() in found.text.lower()
        assert not found.blocked
    assert is_grave(DraftRequest(text=text, platform="x", reading=read, playbook=playbook()))


def test_no_word_where_the_post_gets_no_reply() -> None:
    german = DraftRequest(
        text="Meine Kanne ist kaputt.",
        platform="x",
        reading=reading(language="de"),
        playbook=playbook(),
    )
    assert hold_reply(german, PROMISE) is None


def test_no_word_where_none_fits_the_platform() -> None:
    tiny = DraftRequest(
        text="My kettle leaks.",
        platform="mastodon",
        limit=Limit(rule="characters", max=60),
        reading=reading(topics=("defect",)),
        playbook=playbook(),
    )
    assert hold_reply(tiny, PROMISE) is None


def test_where_a_check_forbids_the_customers_words_general_ones_hold_the_matter() -> None:
    # Said back, "the reset mail never comes" looks like putting it on the mail.
    text = "Locked out of my account since the weekend. The reset mail never comes. Help?"
    for seed in range(12):
        found = held(text, reading(topics=("account",)), seed=str(seed))
        assert not found.blocked, found.text
        assert PROMISE.words.lower() in found.text.lower()


def test_a_dozen_customers_of_one_outage_are_not_all_told_the_same() -> None:
    said: list[str] = []
    for number in range(12):
        found = held(
            "The checkout is down again!",
            reading(topics=("outage",)),
            seed=str(number),
            author_name="",
            recent_replies=tuple(said[-12:]),
        )
        said.append(found.text)
    assert len(set(said)) >= 8


def test_a_hostile_post_is_no_part_of_the_text() -> None:
    text = (
        "My kettle leaks {{ 7*7 }} [name] <script>alert(1)</script> call me on 07700 900123, order #4821337."
    )
    found = held(text, reading(topics=("defect",)))
    assert not any(piece in found.text for piece in ("{{", "49", "script", "07700", "4821337", "[name]"))


def test_every_holding_line_passes_the_tone_check_on_a_matter_it_is_for() -> None:
    posts = (
        ("My kettle leaks.", reading(topics=("defect",)), False),
        ("The new tin is a joke, honestly.", reading(topics=("defect",)), False),
        ("Forty minutes on hold for my teapot.", reading(topics=("waiting",)), False),
        ("My parcel came late.", reading(topics=("delivery",)), False),
        (COMPLAINTS[6][0], reading(topics=("delivery",)), False),
        ("Never again.", reading(), False),
        ("Honestly this whole thing has been so very disappointing to us both.", reading(), False),
        ("My kettle still leaks.", reading(topics=("defect",)), True),
        ("The new tin is a joke, honestly.", reading(topics=("defect",)), True),
        (COMPLAINTS[6][0], reading(topics=("delivery",)), True),
        ("Do you post to Ireland?", reading("question", asks=True, topics=()), False),
        ("Is the red one caffeine-free?", reading("question", asks=True, topics=()), False),
    )
    told = {key: replace(remedy, holding="I'm finding out") for key, remedy in playbook().remedies.items()}
    lines = {line.place: line for file in shipped_templates().values() for line in file}
    seen: set[str] = set()
    for text, read, follow in posts:
        for seed in range(60):
            for book in (playbook(), replace(playbook(), remedies=told)):
                found = held(text, read, seed=str(seed), is_follow_up=follow, playbook=book)
                bad = [f.code for f in found.findings if f.weight is not Weight.SUGGEST]
                # A line for whatever the trouble is names none; the desk then hints at what it passes over.
                general = not lines[found.template].needs & {"issue", "trouble", "clause", "happened"}
                allowed = {"boilerplate", "unanswered-issue"} if general else {"boilerplate"}
                assert not set(bad) - allowed, (found.text, bad)
                seen.add(found.template)
    shipped = {line.place for line in shipped_templates()["holding"] if "neutral" not in line.tags}
    assert len(seen) >= 0.9 * len(shipped), shipped - seen
