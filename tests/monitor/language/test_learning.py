from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast
from zlib import crc32

import numpy as np
import pytest

from monitor.domain.reading import Kind
from monitor.language.layer import Layer, Push
from monitor.language.learning import FEWEST, Learnt, Lesson, learn
from monitor.language.linear import Scores
from monitor.language.notes import Notes
from monitor.language.reader import Reader

MARK = "zzmark"
"""A word that no message of the corpus holds."""


class TakesAllForComplaints:
    """Notes on which nothing can be learnt but what one text, or one text with a mark, is."""

    def notes(self, texts: Iterable[str], *, every: bool = False, fast: bool = False) -> Iterator[Notes]:
        """As a Reader's."""
        for text in texts:
            numbers = np.random.default_rng(crc32(text.encode())).normal(size=24).astype(np.float32)
            numbers[0] = 6.0 * (MARK in text)
            found = Notes(text=text, plain=text, words=[], pieces=frozenset())
            found.scores = Scores(numbers, (), np.zeros((0, 24), dtype=np.float32))
            found.features = numbers if every and not fast else None
            found.probabilities = {str(kind): 0.4 if kind == Kind.COMPLAINT else 0.2 for kind in Kind}
            yield found


@pytest.fixture(scope="module")
def blind() -> Reader:
    return cast("Reader", TakesAllForComplaints())


def learnt(reader: Reader, *lessons: tuple[str, Kind]) -> Learnt:
    return learn(reader, [Lesson(text, kind) for text, kind in lessons])


def test_what_holds_for_posts_that_were_left_out_is_learnt(blind: Reader) -> None:
    lessons = [(f"{MARK} {n}", Kind.PRAISE) for n in range(12)] + [
        (f"{n}", Kind.COMPLAINT) for n in range(12)
    ]
    found = learnt(blind, *lessons)
    assert found.layer is not None
    assert found.figures["before"] == 0.5
    assert found.figures["after"] > 0.9
    assert found.figures["elsewhere_after"] >= found.figures["elsewhere_before"] - 0.005


def test_what_holds_for_no_other_post_is_refused(blind: Reader) -> None:
    kinds = [*Kind] * 6
    found = learnt(blind, *((f"post {n}", kind) for n, kind in enumerate(kinds)))
    assert found.layer is None
    assert "not have read the posts that you judged any better" in found.why


def test_the_same_words_posted_often_prove_nothing_to_one_another(blind: Reader) -> None:
    found = learnt(blind, *((f"post {n % 4}", tuple(Kind)[n % 4]) for n in range(24)))
    assert found.layer is None


def test_a_few_labels_are_waited_for(blind: Reader) -> None:
    found = learnt(blind, *((f"{MARK} {n}", Kind.PRAISE) for n in range(FEWEST - 1)))
    assert found.layer is None
    assert found.figures == {"labels": FEWEST - 1}


def test_what_fits_the_labels_no_longer_is_to_be_put_away(blind: Reader) -> None:
    wrong = Push(
        np.zeros(24, np.float32),
        np.ones(24, np.float32),
        np.zeros((24, 4), np.float32),
        np.array([0, 0, 0, 9], dtype=np.float32),
    )
    lessons = [Lesson(f"post {n}", Kind.COMPLAINT) for n in range(12)]
    found = learn(blind, lessons, standing=Layer(full=wrong))
    assert found.layer is None
    assert found.undo
    assert not learn(blind, lessons).undo
