"""What a post asks of us, what was tried, how it sounds, and what is never repeated."""

from __future__ import annotations

import pytest

from responders.domain.facts import facts_of
from responders.domain.tone.unanswered_issue import answered
from responders.domain.understanding.circumstances import Mood, mood_of, told_in
from responders.domain.understanding.sentences import sentences_in, sentences_of
from responders.grammar import shipped_grammar

GRAMMAR = shipped_grammar()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("When do you intend to reply?", "ask us when we intend to reply"),
        ("please send me a new handle", "ask us to send you a new handle"),
        ("Can you find my luggage?", "ask us to find your luggage"),
        ("Trying to change my reservation", "ask us for help to change your reservation"),
        ("How do I return this lid?", "ask us how to return your lid"),
        ("Is your website down?", "ask us whether our website is down"),
        ("Any update on my order?", "ask us for news of your order"),
    ],
)
def test_requests_and_questions_are_said_back(text: str, asked: str) -> None:
    assert [one.said for one in facts_of(text, grammar=GRAMMAR).asked] == [asked]


def test_a_question_is_answered_by_its_own_words_or_by_finding_out() -> None:
    (one,) = facts_of("Can you find my luggage?", grammar=GRAMMAR).asked
    assert answered(one, "your luggage is in the next van")
    assert answered(one, "i'll find out and write to you")
    assert not answered(one, "we're sorry for the rain.")


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Just to say the lid doesn't fit", Mood.CALM),
        ("Seriously, the lid is late again!", Mood.ANNOYED),
        ("DISGRACEFUL. The worst shop in town", Mood.FURIOUS),
        ("You ruined my mum's birthday, she was in tears", Mood.SAD),
        ("Thanks for nothing, well done all", Mood.SARCASTIC),
        ("As usual, late. I give up", Mood.RESIGNED),
    ],
)
def test_the_mood_is_heard(text: str, mood: Mood) -> None:
    assert mood_of(text) is mood


def test_what_was_tried_and_since_when_stand_where_the_post_says_them() -> None:
    text = "I’ve emailed twice since Monday about order 48213377, it cost £64.99. jo@example.org"
    told = told_in(text)
    assert [span.sort for span in told.tried] == ["emailed"]
    assert [span.text for span in told.amounts] == ["£64.99"]
    assert {span.sort for span in told.personal} == {"reference", "email"}
    for span in (*told.tried, *told.since, *told.amounts, *told.personal):
        assert span.text.strip() in text.replace("’", "'")


def test_every_letter_of_a_sentence_knows_its_place() -> None:
    text = "@fern 😡 ur site kept crashing w/out warning… Why are you   so late?? #fail"
    for sentence in sentences_in(text):
        assert len(sentence.places) == len(sentence.text)
        assert all(0 <= place < len(text) for place in sentence.places)
    assert sentences_of(text) == tuple(sentence.text for sentence in sentences_in(text))
