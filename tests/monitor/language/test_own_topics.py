from __future__ import annotations

import numpy as np
import pytest

from monitor.language.layer import Layer, OwnTopic
from monitor.language.learning import learn
from monitor.language.own_topics import background, own_topic, stems_of
from monitor.language.reader import Reader
from tests.benchmarks.own_topics import HELD_OUT, SAME, Post, answers, micro, phrases

Said = list[tuple[Post, tuple[str, ...]]]


@pytest.fixture(scope="module")
def said(reader: Reader) -> Said:
    return answers(reader)


def test_posts_that_share_words_with_the_examples_are_found(said: Said) -> None:
    found = [post.topic in own for post, own in said if post.part == SAME]
    assert sum(found) >= 0.75 * len(found)


def test_posts_to_other_brands_are_left_alone(said: Said) -> None:
    found = [bool(own) for post, own in said if post.part == HELD_OUT]
    assert sum(found) <= 0.05 * len(found)


def test_precision_and_recall_do_not_fall_behind_what_was_measured(said: Said) -> None:
    assert micro(said).f1 >= 0.45


def test_without_the_transformer_the_words_alone_decide(reader: Reader) -> None:
    layer = learn(reader, [], topics={"Parking": phrases()["Parking"]}).layer
    texts = ["No parking spaces in the car park again", "Lovely soup, thank you", ""]
    found = [reading.own_topics for reading in reader.read_many(texts, layer=layer, fast=True)]
    assert found == [("Parking",), (), ()]


def test_a_topic_without_a_word_in_its_examples_is_refused(reader: Reader) -> None:
    with pytest.raises(ValueError, match="no example phrase"):
        learn(reader, [], topics={"Nothing": ["@shop"]})


def test_endings_handles_links_and_numbers_are_left_out() -> None:
    assert stems_of("@shop Parked 3 cars at https://a.example #parking") == {"park", "car", "at"}


def test_words_that_no_other_post_has_leave_the_numbers_finite() -> None:
    features = np.random.default_rng(0).normal(size=(40, 8)).astype(np.float32)
    others = background(["the soup was cold"] * 40, features)
    topic = own_topic("Zebras", ["two zebras"], features[:1], others)
    assert np.isfinite([topic.threshold, topic.words_threshold, *(weight for _, weight in topic.words)]).all()
    assert topic.holds(stems_of("zebra!"), None)
    assert not topic.holds(stems_of("the soup was cold"), None)


def test_words_and_features_add_up() -> None:
    topic = OwnTopic("x", np.array([1.0], np.float32), 3.0, (("park", 2.0),), 5.0)
    one = np.array([1.0], np.float32)
    assert topic.holds(frozenset({"park"}), one)
    assert not topic.holds(frozenset({"park"}), None)
    assert not topic.holds(frozenset(), one)


def test_own_topics_come_back_from_a_layers_bytes_as_they_were(reader: Reader) -> None:
    layer = learn(reader, [], topics=phrases()).layer
    assert layer is not None
    again = Layer.from_bytes(layer.to_bytes())
    assert [topic.words for topic in again.topics] == [topic.words for topic in layer.topics]
    assert again.version == layer.version
