from __future__ import annotations

from collections import Counter

import pytest

from monitor.language.gate import ENGLISH, language_of
from tests.benchmarks import languages


def test_english_is_known_in_short_posts() -> None:
    found = languages.pairs()
    right = languages.recall(found)
    assert right.hits / right.of >= 0.96
    true = languages.precision(found)
    assert true.hits / true.of >= 0.96


def test_the_posts_are_many_different_and_short() -> None:
    posts = languages.posts()
    counts = Counter(post["language"] for post in posts)
    assert counts[ENGLISH] == 200
    assert len(counts) >= 15
    assert min(counts.values()) >= 30
    assert len({(post["text"], post["language"]) for post in posts}) == len(posts)
    assert all(len(post["text"].split()) <= 20 for post in posts)


@pytest.mark.parametrize(
    "text", ["hola", "so sad", "Lunetti!!", "merci Dave", "ok ok ok", "ka-ching lol", "Ki Ko", "la la la"]
)
def test_with_too_little_to_tell_it_is_english(text: str) -> None:
    assert language_of(text) == ENGLISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mein Konto gesperrt", "de"),
        ("colis jamais arrivé", "fr"),
        ("zwrot pieniędzy kiedy", "pl"),
    ],
)
def test_three_words_are_enough_where_they_are_plainly_of_another(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["yeh app kab theek hoga", "refund nahi mila abhi tak", "Thank you bhai, service kya mast hai"]
)
def test_hindi_in_latin_letters_is_hindi(text: str) -> None:
    assert language_of(text) == "hi"


@pytest.mark.parametrize(
    "text", ["ki ka kar, says my toddler to the bot", "The Hai Hain lounge was great and quiet"]
)
def test_a_hindi_word_or_two_make_no_english_post_hindi(text: str) -> None:
    assert language_of(text) == ENGLISH
