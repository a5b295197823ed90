from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from monitor.domain.reading import Kind
from responders.domain import square_answers, square_customer
from responders.domain.finding import Finding, Weight
from responders.domain.square_customer import HURTS, LACKS, Feeling, react

MENTION = "My teapot from Finch & Fern arrived with a broken spout."
GOOD = (
    "Hello Ada, I'm sorry that your teapot arrived with a broken spout; that is our fault. I'm sending you "
    "a new one today and it will be with you by Thursday noon.\n– Maya"
)
BLAMING = "Sorry if you feel that way, but the courier broke your teapot and you should have checked it."
TEMPERS = ("forgiving", "ordinary", "hard")
SEEDS = range(200)

Codes = Callable[..., None]


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> Codes:
    """Let the tone check find exactly these codes."""

    def find(*codes: str) -> None:
        found = [Finding(code, "P0", Weight.BLOCK, "", 0, 0, "") for code in codes]
        monkeypatch.setattr(square_customer, "check_reply", lambda *_args, **_more: found)

    return find


def feelings(reply: str, *, temper: str, mood: str = Kind.COMPLAINT) -> Counter[Feeling]:
    return Counter(react(MENTION, reply, mood=mood, temper=temper, seed=seed).feeling for seed in SEEDS)


@pytest.mark.parametrize("temper", ["forgiving", "ordinary"])
def test_a_good_reply_wins_most_customers(temper: str) -> None:
    assert feelings(GOOD, temper=temper)[Feeling.HAPPY] >= 0.8 * len(SEEDS)


@pytest.mark.parametrize("temper", TEMPERS)
def test_a_blaming_reply_wins_nobody(temper: str) -> None:
    taken = feelings(BLAMING, temper=temper)
    assert taken[Feeling.HAPPY] == 0
    assert taken[Feeling.UNHAPPY] >= 0.8 * len(SEEDS)


def test_a_good_reply_seldom_angers_even_the_hardest() -> None:
    taken = feelings(GOOD, temper="hard")
    assert taken[Feeling.UNHAPPY] <= 0.1 * len(SEEDS)
    assert taken[Feeling.NEUTRAL] > taken[Feeling.HAPPY]


@pytest.mark.parametrize("code", sorted(HURTS))
def test_every_hurt_costs_the_shop_its_happy_ordinary_customers(findings: Codes, code: str) -> None:
    findings(code)
    assert feelings(GOOD, temper="ordinary")[Feeling.HAPPY] <= 0.05 * len(SEEDS)


@pytest.mark.parametrize("code", sorted(LACKS))
def test_every_lack_is_felt(findings: Codes, code: str) -> None:
    findings()
    whole = feelings(GOOD, temper="ordinary")[Feeling.HAPPY]
    findings(code)
    assert feelings(GOOD, temper="ordinary")[Feeling.HAPPY] < whole


def test_tempers_differ(findings: Codes) -> None:
    findings("no-time")
    happy = [feelings(GOOD, temper=temper)[Feeling.HAPPY] for temper in TEMPERS]
    assert happy == sorted(happy, reverse=True)
    assert happy[0] > happy[2]


def test_the_name_under_a_reply_counts(findings: Codes) -> None:
    findings("no-time")
    signed = feelings(GOOD, temper="ordinary")[Feeling.HAPPY]
    assert feelings(GOOD.removesuffix("\n– Maya"), temper="ordinary")[Feeling.HAPPY] < signed


def test_praise_needs_no_apology_and_no_date(findings: Codes) -> None:
    findings("no-apology", "no-action", "no-time")
    assert feelings("How kind, thank you!", temper="ordinary", mood=Kind.PRAISE)[Feeling.HAPPY] == len(SEEDS)


def test_a_bad_word_spoils_praise_as_well(findings: Codes) -> None:
    findings("retort")
    assert feelings("As if!", temper="ordinary", mood=Kind.PRAISE)[Feeling.HAPPY] == 0


def test_the_same_seed_is_the_same_customer() -> None:
    one, two = (react(MENTION, GOOD, mood="", temper="ordinary", seed=5) for _ in range(2))
    assert one == two
    assert len({react(MENTION, GOOD, mood="", temper="ordinary", seed=seed).answer for seed in SEEDS}) > 10


@pytest.mark.parametrize("reply", [GOOD, BLAMING])
@pytest.mark.parametrize("temper", TEMPERS)
def test_answers_take_a_while_and_fit_the_square(reply: str, temper: str) -> None:
    for seed in SEEDS:
        reaction = react(MENTION, reply, mood=Kind.COMPLAINT, temper=temper, seed=seed)
        assert timedelta(seconds=20) <= reaction.delay <= timedelta(seconds=90)
        assert reaction.answer is None or (0 < len(reaction.answer) <= 500 and "{" not in reaction.answer)


def test_only_happy_customers_like_a_reply(findings: Codes) -> None:
    findings("no-time")
    reactions = [react(MENTION, GOOD, mood=Kind.COMPLAINT, temper="ordinary", seed=seed) for seed in SEEDS]
    assert any(reaction.likes for reaction in reactions if reaction.feeling == Feeling.HAPPY)
    assert not any(reaction.likes for reaction in reactions if reaction.feeling != Feeling.HAPPY)


def test_unhappy_customers_say_what_was_wrong(findings: Codes) -> None:
    findings("blame", "no-time")
    said = {react(MENTION, "x", mood=Kind.COMPLAINT, temper="ordinary", seed=seed).answer for seed in SEEDS}
    assert set(square_answers.UNHAPPY_ABOUT["blame"][:3]) <= said
    assert not said & set(square_answers.UNHAPPY_ABOUT["no-time"])


def test_a_second_bad_reply_loses_the_customer_and_a_good_one_wins_them_back(findings: Codes) -> None:
    findings("blame")
    lost = {
        react(MENTION, "x", mood=Kind.COMPLAINT, temper="ordinary", seed=s, said_before=1).answer
        for s in SEEDS
    }
    assert lost - {None} <= set(square_answers.LOST)
    findings()
    back = {
        react(MENTION, GOOD, mood=Kind.COMPLAINT, temper="ordinary", seed=s, said_before=1).answer
        for s in SEEDS
    }
    templates = {text.replace("{name}", "Maya") for text in square_answers.WON_BACK}
    happy = {answer for answer in back if answer} - set(square_answers.WAITING)
    assert happy
    assert happy <= templates


def test_nobody_goes_on_for_ever() -> None:
    for seed in SEEDS:
        assert (
            react(MENTION, BLAMING, mood=Kind.COMPLAINT, temper="hard", seed=seed, said_before=3).answer
            is None
        )
        assert (
            react("thanks!", GOOD, mood=Kind.PRAISE, temper="ordinary", seed=seed, said_before=1).answer
            is None
        )


@pytest.mark.parametrize("mention", ["teapot broke @Finch", "My teapot broke"])
def test_people_keep_their_own_voice(mention: str) -> None:
    for seed in SEEDS:
        answer = react(mention, GOOD, mood=Kind.COMPLAINT, temper="forgiving", seed=seed).answer
        assert answer is None or answer[0].islower() == mention[0].islower()


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        ("Done.\n– Maya", "Maya"),
        ("Done. - Maya, Finch & Fern", "Maya"),
        ("Done. — Zoë", "Zoë"),
        ("Done by 9-12 tomorrow.", ""),
        ("Done.", ""),
        ("", ""),
    ],
)
def test_the_signature_is_found(reply: str, name: str) -> None:
    assert square_customer._signed_by(reply) == name


def all_answers() -> dict[str, tuple[str, ...]]:
    plain = {name: value for name, value in vars(square_answers).items() if isinstance(value, tuple)}
    return plain | square_answers.UNHAPPY_ABOUT


@pytest.mark.parametrize("name", sorted(all_answers()))
def test_every_sort_of_person_has_something_to_say(name: str) -> None:
    nameless = [text for text in all_answers()[name] if "{name}" not in text]
    assert any(text[0].islower() for text in nameless)
    assert any(not text[0].islower() for text in nameless)


def test_no_answer_stands_twice() -> None:
    texts = [text for group in all_answers().values() for text in group]
    assert len(texts) >= 60
    assert not [text for text, times in Counter(texts).items() if times > 1]
