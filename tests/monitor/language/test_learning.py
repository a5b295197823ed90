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
from monitor.language.reader import Reader, load_reader

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
    kinds = [Kind.COMPLAINT, Kind.PRAISE, Kind.COMPLAINT, Kind.OTHER] * 6
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


class CountsWhatItReads(TakesAllForComplaints):
    """Remembers how many posts it was asked to read."""

    def __init__(self) -> None:
        self.read = 0

    def notes(self, texts: Iterable[str], *, every: bool = False, fast: bool = False) -> Iterator[Notes]:
        texts = list(texts)
        self.read += len(texts)
        return super().notes(texts, every=every, fast=fast)


def test_a_post_that_was_learnt_from_is_not_read_again() -> None:
    counting = CountsWhatItReads()
    reader = cast("Reader", counting)
    lessons = [(f"post {n}", Kind.COMPLAINT) for n in range(8)]
    first = learnt(reader, *lessons)
    before = counting.read
    assert learnt(reader, *lessons, ("one more", Kind.PRAISE)).figures["labels"] == 9
    assert counting.read - before == 2  # in full and in haste
    assert learnt(reader, *lessons).figures == first.figures


def tram_lessons() -> list[tuple[str, Kind]]:
    """Posts about a tram company whose people take each "diversion" for a notice, and who is left for cross."""
    diversions = [
        f"Diversion on line {n}, delayed because of the {why} works"
        for n, why in enumerate(["gas", "road", "water", "bridge", "cable", "drain"] * 4)
    ]
    left = [
        f"The {n} tram left me standing in the rain and the driver {what}"
        for n, what in enumerate(["laughed", "looked away", "shut the door", "waved"] * 6)
    ]
    return [(text, Kind.OTHER) for text in diversions] + [(text, Kind.COMPLAINT) for text in left]


def test_a_brands_own_word_is_learnt_and_other_brands_are_read_as_before() -> None:
    reader = load_reader()
    found = learnt(reader, *tram_lessons())
    assert found.layer is not None
    assert found.figures["after"] > found.figures["before"]
    new = "Tram 7 diversion, no stop at the market, delayed, sewer works again"
    (taught,) = reader.read_many([new], layer=found.layer)
    (hasty,) = reader.read_many([new], layer=found.layer, fast=True)
    assert reader.read(new).kind is Kind.COMPLAINT
    assert (taught.kind, hasty.kind) == (Kind.OTHER, Kind.OTHER)
    elsewhere = "My new phone arrived with a cracked screen and support ignores me."
    (there,) = reader.read_many([elsewhere], layer=found.layer)
    (bare,) = reader.read_many([elsewhere])
    assert there.kind is bare.kind is Kind.COMPLAINT
    assert abs(there.confidence - bare.confidence) < 0.1


def test_the_same_labels_teach_the_same_layer() -> None:
    reader = load_reader()
    one, two = (learnt(reader, *tram_lessons()).layer for _ in range(2))
    assert one is not None
    assert two is not None
    assert one.to_bytes() == two.to_bytes()
