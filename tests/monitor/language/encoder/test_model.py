from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from monitor.language.components.second import NAME
from monitor.language.encoder.model import LONGEST, Encoder
from monitor.language.encoder.spelling import Spelt, spell
from monitor.language.reader import MODEL
from monitor.language.words import cut

TEXTS = [
    "my parcel never came and nobody answers",
    "best coffee in town, thank you",
    "do you open on Sundays?",
    "no",
    "the app crashes " * 60,
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(MODEL / NAME)


def post(text: str) -> list[Spelt]:
    return spell(text, cut(text))


def test_what_a_post_gets_does_not_depend_on_who_stands_beside_it(encoder: Encoder) -> None:
    together = encoder.read([post(text) for text in TEXTS])
    for text, deep in zip(TEXTS, together, strict=True):
        (alone,) = encoder.read([post(text)])
        np.testing.assert_array_equal(alone.scores.totals, deep.scores.totals)
        np.testing.assert_array_equal(alone.features, deep.features)


def test_the_words_pushes_add_up_to_the_score(encoder: Encoder) -> None:
    (deep,) = encoder.read([post(TEXTS[0])])
    inside = deep.scores.pushes.sum(axis=0)
    # What is missing is what the two edges and the bias push: the same for every word of the post.
    assert len(deep.scores.words) == len(deep.scores.pushes) == 7
    assert np.isfinite(inside).all()
    assert np.corrcoef(inside, deep.scores.totals)[0, 1] > 0.8


def test_a_long_post_is_read_from_its_beginning(encoder: Encoder) -> None:
    (deep,) = encoder.read([post(TEXTS[-1])])
    touched = np.abs(deep.scores.pushes).sum(axis=1) > 0
    assert 0 < touched.sum() <= LONGEST
    assert touched[0]


def test_no_posts_are_no_work(encoder: Encoder) -> None:
    assert encoder.read([]) == []


def test_a_folder_without_a_network_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"outputs\.json"):
        Encoder.load(tmp_path)
