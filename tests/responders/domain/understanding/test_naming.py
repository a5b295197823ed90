"""What else a post tells is named as well: roundabout requests, judged dealings, telegrams, and idioms that harm nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.domain.reading import Kind
from responders.domain.facts import facts_of
from responders.domain.settling import settled_kind
from responders.domain.understanding.quotations import best_of
from responders.domain.understanding.safety import is_safe
from responders.grammar import shipped_grammar
from tests.responders.domain.readings import reading

GRAMMAR = shipped_grammar()
BRAND = "Fern & Kettle"


def clauses(text: str) -> list[str]:
    return [issue.clause for issue in facts_of(text, brand=BRAND, grammar=GRAMMAR).issues]


def quoted(text: str) -> str:
    best = best_of(facts_of(text, brand=BRAND, grammar=GRAMMAR).quotable)
    return best.words if best is not None else ""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Would you mind sending me another lid?", "ask us to send you another lid"),
        (
            "you mind finding us another table for the booking??",
            "ask us to find you another table for the booking",
        ),
        ("I'd appreciate it if you wouldn't ring my office", "ask us not to ring your office"),
        ("It would be great if you could restock the blue mugs", "ask us to restock the blue mugs"),
        ("y'all need better biscuits", "ask us for better biscuits"),
        ("how about getting my parcel off the van", "ask us to get your parcel off the van"),
        ("Can you help me find my parcel?", "ask us for help to find your parcel"),
        ("Can I still return the lid?", "ask us whether you can still return the lid"),
        ("did you guys stop selling the small pans?", "ask us whether we stopped selling the small pans"),
    ],
)
def test_roundabout_requests_are_said_back(text: str, asked: str) -> None:
    assert [one.said for one in facts_of(text, grammar=GRAMMAR).asked] == [asked]


@pytest.mark.parametrize(
    "text",
    [
        "I don't mind waiting for you",
        "you need a better attitude towards life",
        "nobody would help me",
        "It would be great if you could have come",
    ],
)
def test_what_is_no_request_is_not_said_back_as_one(text: str) -> None:
    assert facts_of(text, grammar=GRAMMAR).asked == ()


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("My experience with @fern has been pretty poor so far.", "the experience you had with us"),
        ("The worst aftercare ever", "the aftercare you had from us"),
        ("I'm amazed at the lack of customer service", "the lack of customer service"),
        ("your phone support is a shambles", "the phone support you had from us"),
    ],
)
def test_dealings_that_are_called_bad_are_named(text: str, noun: str) -> None:
    (told,) = facts_of(text, brand=BRAND, grammar=GRAMMAR).said_back
    assert told.noun == noun


@pytest.mark.parametrize("text", ["your support isn't bad", "is your support terrible?"])
def test_dealings_that_nobody_calls_bad_are_not_named(text: str) -> None:
    assert facts_of(text, brand=BRAND, grammar=GRAMMAR).about is None


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("you want me to pay £19 for a half filled jar?", "we want you to pay £19 for a half filled jar"),
        ("You treat people like spare change", "we treat people like spare change"),
        (
            "tired of having to print a label on my iPad for every return",
            "you had to print a label on your iPad for every return",
        ),
        (
            "been trying to book a table on LZ flight for weeks with no luck",
            "you have been trying to book a table on your flight for weeks with no luck",
        ),
        ("our Zyxxo flight was changed to a Zyxxo one", ""),
    ],
)
def test_clauses(text: str, clause: str) -> None:
    assert clauses(text) == ([clause] if clause else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A stool. One stool. Nine weeks.", "A stool, one stool, nine weeks"),
        ("third plumber tomorrow then", "third plumber tomorrow then"),
        ("Nice colour, doesn't last past lunch.", "doesn't last past lunch"),
        ("Third week of soft carrots.", "Third week of soft carrots"),
        ("no Vegan meals on the menu, lol, as if", "no vegan meals on the menu"),
        ("can't enjoy my #honeymoon yet smh", "can't enjoy my honeymoon yet"),
        ("No, i want the lid you promised", "No, I want the lid you promised"),
        ("I was supposed to get an upgrade", "I was supposed to get an upgrade"),
        ("swimming lesson called off again, as if it were nothing", "swimming lesson called off again"),
        ("Speaker crackles on calls since day one", "Speaker crackles on calls since day one"),
        ("LZ55 haven't moved in an hour. any update", "haven't moved in an hour"),
        ("there is no coach C on this train", "there is no coach C on this train"),
        (
            "at the till I was told that the mugs are only for members",
            "I was told that the mugs are only for members",
        ),
    ],
)
def test_more_of_the_telling_words_are_quoted(text: str, words: str) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Row 4, seat 12. Lovely weather. Holiday.",
        "Number 14 again, no lids at number 14",
        "My wife. My son. Nine weeks.",
        "Sold the season ticket today",
        "forty minutes of my life telling “no thanks” to a machine",
        "Nobody on my road must've heard",
        "No claims in nine years",
        "Go home. Nine weeks. Wait.",
    ],
)
def test_what_tells_nothing_or_too_much_is_not_quoted(text: str) -> None:
    assert quoted(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "the kettle died after two days and the lid is missing",
        "I'm sick of waiting, the lid is missing",
        "black screen again, the lid is missing",
        "the fire alarm rang and the lid is missing",
    ],
)
def test_idioms_and_things_do_no_harm(text: str) -> None:
    assert any("lid" in clause for clause in clauses(text))


@pytest.mark.parametrize(
    "text",
    [
        "my dog died after the lid broke",
        "I was sick after the cake and the lid is missing",
        "a black man was refused and the lid is missing",
        "the kettle burned me and the lid is missing",
        "there was a fire and the lid is missing",
    ],
)
def test_where_somebody_is_harmed_only_the_rules_speak(text: str) -> None:
    facts = facts_of(text, brand=BRAND, grammar=GRAMMAR)
    assert not any(issue.own for issue in facts.issues)
    assert facts.quotable == ()


def test_a_question_that_asks_why_bears_out_a_complaint() -> None:
    facts = facts_of("why make us pay to check bags at the desk?", brand=BRAND, grammar=GRAMMAR)
    assert settled_kind(replace(reading(severity=0.1), confidence=0.45), facts) is Kind.COMPLAINT


@pytest.mark.parametrize(
    "text",
    [
        "Gate shuts 16:00.",
        "I have a case number and a short film",
        "my name is not Mr Pan",
        "I miss the days of the small shop",
        "I'm a day late with the form",
        "why do I keep buying your lids?",
        "The other shop took three weeks",
        "the fitter ate cake from my lunch box because they weren't in the tin",
        "how do you just ruin somebody's lunch?",
    ],
)
def test_what_the_parse_only_seems_to_say_is_not_said_back(text: str) -> None:
    facts = facts_of(text, brand=BRAND, grammar=GRAMMAR)
    assert not any(issue.own for issue in facts.said_back)


@pytest.mark.parametrize(
    "text", ["why is it that non paying guests can use the sauna", "why are the ex members still on the list"]
)
def test_a_word_that_turns_its_noun_around_is_never_left_out(text: str) -> None:
    assert not any(
        f" {noun}" in one.said and f"{turned} {noun}" not in one.said
        for one in facts_of(text, grammar=GRAMMAR).asked
        for turned, noun in (("non", "paying guests"), ("ex", "members"))
    )


def test_weeks_in_a_row_are_no_delay_of_weeks() -> None:
    told = clauses("7 weeks in a row that my parcel has been delayed")
    assert told
    assert not any("7 weeks" in clause for clause in told)


def test_a_list_is_no_subject() -> None:
    assert clauses("missing lids, no box, bot closed the chat") == ["there was no box"]


def test_names_of_things_that_everybody_uses_may_be_said() -> None:
    assert is_safe("your order doesn't open on your iPad")
    assert not is_safe("your order doesn't open on your Quelph")
