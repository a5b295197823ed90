"""Whatever a post holds, what is said back holds nothing but plain words."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responders.domain.facts import facts_of
from responders.domain.given_names import ALSO_WORDS, NAMES
from responders.domain.understanding.safety import is_safe
from responders.domain.understanding.vocabulary import plain_words
from responders.grammar import shipped_grammar

GRAMMAR = shipped_grammar()
NEVER = [
    "bastard",
    "qzxv",
    "Wilhelmina",
    "0800123456",
    "jo@x.org",
    "http://evil.example",
    "#scam",
    "{{x}}",
    "<b>",
    "stole",
    "naked",
]
PLAIN = [
    "my",
    "your",
    "lid",
    "app",
    "never",
    "works",
    "broke",
    "is",
    "late",
    "the",
    "in",
    "Denver",
    "can't",
    "open",
    "you",
    "lost",
    "and",
    "no",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PLAIN), st.sampled_from(NEVER), st.text(max_size=6)), max_size=14))
def test_no_word_outside_the_list_is_ever_said_back(words: list[str]) -> None:
    facts = facts_of(" ".join(words), brand="Fern & Kettle", grammar=GRAMMAR)
    for issue in facts.issues:
        if issue.own:
            assert is_safe(issue.noun)
            assert is_safe(issue.clause)
    for asked in facts.asked:
        assert is_safe(asked.said)


def test_the_list_holds_no_names_and_no_insults() -> None:
    words = plain_words()
    assert len(words) > 5_000
    assert not {word for word in NAMES - ALSO_WORDS if word in words}
    assert not words & {
        "bastard",
        "stole",
        "thief",
        "scam",
        "fraud",
        "racist",
        "naked",
        "lawyer",
        "fuck",
        "shit",
        "idiot",
    }


def test_words_are_safe_one_by_one() -> None:
    assert is_safe("your bag has been stuck in Denver since Friday")
    assert is_safe("we charged you £64.99 three times at 7:30")
    assert not is_safe("your order 48213377 never came")
    assert not is_safe("you met Wilhelmina")
    assert not is_safe("your lid {{ broke }}")
