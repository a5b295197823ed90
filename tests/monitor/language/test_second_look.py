from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from monitor.domain.reading import Kind
from monitor.language.components.second import NAME, SecondLook, share
from monitor.language.layer import Layer, Push
from monitor.language.notes import FAST, FULL
from monitor.language.reader import HASTE, MODEL, Reader, load_reader

PLAIN = "Absolutely terrible service, my parcel never arrived and nobody replies to my emails. Awful."
TEXTS = [
    PLAIN,
    "ok then",
    "is the shop in Leeds open on Sunday?",
    "@shop",
    "",
    "Ihr Paket ist leider nie angekommen.",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def pushing(kind: Kind) -> Layer:
    bias = np.array([20.0 * (one is kind) for one in Kind], dtype=np.float32)
    push = Push(np.zeros(384, np.float32), np.ones(384, np.float32), np.zeros((384, 4), np.float32), bias)
    return Layer(full=push)


def test_in_haste_no_post_is_looked_at_twice(reader: Reader) -> None:
    before = reader.looked_twice
    found = list(reader.notes(TEXTS, fast=True))
    assert reader.looked_twice == before
    assert {one.depth for one in found} == {FAST}
    (reading,) = reader.read_many([PLAIN], fast=True)
    assert reading.model_version == reader.version + HASTE


def test_what_has_words_in_our_language_can_be_looked_at_twice(reader: Reader) -> None:
    found = list(reader.notes(TEXTS, every=True))
    assert [one.depth for one in found] == [FULL, FULL, FULL, FAST, FAST, FAST]
    assert all((one.features is not None) == (one.depth == FULL) for one in found)


def test_a_post_that_the_linear_model_is_sure_of_is_spared(reader: Reader) -> None:
    numbers: dict[str, Any] = json.loads((MODEL / NAME / "numbers.json").read_text("utf-8"))
    notes = list(reader.notes([*TEXTS, "lol", "thanks!!", "so good, love this place, best staff ever"]))
    for one in notes:
        if one.scores is not None and not one.foreign and not one.hinted:
            sure = share(one, numbers["linear"]) >= numbers["sure"]
            assert (one.depth == FAST) is sure, one.text
    assert {one.depth for one in notes} == {FAST, FULL}


def test_posts_keep_their_order_whatever_is_looked_at_twice(reader: Reader) -> None:
    readings = list(reader.read_many(TEXTS * 3, batch_size=4))
    alone = [reader.read(text) for text in TEXTS]
    assert [one.kind for one in readings] == [one.kind for one in alone] * 3


def test_a_layer_has_the_last_word_and_only_for_its_brand(reader: Reader) -> None:
    (taught,) = reader.read_many([PLAIN], layer=pushing(Kind.PRAISE))
    assert taught.kind is Kind.PRAISE
    assert taught.model_version == reader.version_with(pushing(Kind.PRAISE))
    assert reader.read(PLAIN).kind is Kind.COMPLAINT


def test_what_decided_can_be_pointed_at_in_the_text(reader: Reader) -> None:
    reading = reader.read(PLAIN)
    assert reading.evidence
    for piece in reading.evidence:
        assert PLAIN[piece.start : piece.end] == piece.words
        assert 0 < piece.weight <= 1


def test_without_a_network_everything_is_read_by_the_linear_model_alone(reader: Reader) -> None:
    bare = SecondLook(sure=1.1)
    assert bare.encoder is None
    docs = [reader._nlp.make_doc(text) for text in TEXTS]
    assert list(bare.pipe(docs, batch_size=2)) == docs
