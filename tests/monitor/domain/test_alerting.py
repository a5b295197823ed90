from __future__ import annotations

import pytest

from monitor.domain.alerting import reasons, words_behind
from monitor.domain.reading import Evidence, Risk


@pytest.mark.parametrize("risk", list(Risk))
def test_every_risk_has_words_of_its_own_for_why_and_for_what_to_do_first(risk: Risk) -> None:
    (reason,) = reasons([risk])
    assert reason.code == risk
    assert reason.subject
    assert reason.why.endswith(".")
    assert reason.first.endswith(".")
    assert "  " not in reason.first


def test_the_gravest_reason_comes_first_whatever_the_order_of_the_reading() -> None:
    assert [reason.code for reason in reasons(["leaving", "legal", "injury"])] == [
        "injury",
        "legal",
        "leaving",
    ]


@pytest.mark.parametrize("risks", [[], ["a risk of a later model"]])
def test_without_a_known_risk_it_is_a_serious_complaint(risks: list[str]) -> None:
    assert [reason.code for reason in reasons(risks)] == ["serious"]


@pytest.mark.parametrize(
    ("followers", "says"),
    [
        (10_000, "About 10,000 people follow the writer."),
        (12_431, "About 12,000 people follow the writer."),
        (1_284_567, "About 1,200,000 people follow the writer."),
    ],
)
def test_wide_reach_is_said_last(followers: int, says: str) -> None:
    found = reasons(["legal"], followers=followers)
    assert [reason.code for reason in found] == ["legal", "reach"]
    assert found[-1].why == says


@pytest.mark.parametrize("followers", [None, 0, 9_999])
def test_ordinary_reach_is_not_worth_a_word(followers: int | None) -> None:
    assert [reason.code for reason in reasons(["legal"], followers=followers)] == ["legal"]


def piece(words: str, start: int, weight: float, toward: str = "injury") -> Evidence:
    return Evidence(words=words, start=start, end=start + len(words), weight=weight, toward=toward)


def test_the_words_behind_a_risk_are_the_heaviest_in_the_order_of_the_post() -> None:
    evidence = [
        piece("burn", 40, 0.5),
        piece("hospital", 10, 0.4),
        piece("ouch", 0, 0.1),
        piece("late", 20, 0.9, toward="complaint"),
    ]
    assert words_behind(evidence, ["injury"], most=2) == ("hospital", "burn")


def test_words_that_stand_twice_are_said_once_and_on_one_line() -> None:
    assert words_behind([piece("my\nhand", 0, 0.5), piece("my hand", 30, 0.4)], ["injury"]) == ("my hand",)
