from __future__ import annotations

import io
import math

import numpy as np
import pytest

from monitor.language.layer import Layer, OwnTopic, Push, Words


def a_layer() -> Layer:
    numbers = np.random.default_rng(1)
    push = Push(
        numbers.normal(size=384).astype(np.float32),
        np.ones(384, dtype=np.float32),
        numbers.normal(size=(384, 5)).astype(np.float32),
        np.zeros(5, dtype=np.float32),
        Words(np.array([3, 7], dtype=np.uint32), numbers.normal(size=(2, 5)).astype(np.float32)),
    )
    direction = numbers.normal(size=384).astype(np.float32)
    own = OwnTopic("Möbel & <b>", direction, 0.25, (("möbel", 1.5), ("sofa", 0.5)), 2.0)
    return Layer(push, None, (own, OwnTopic("No words", direction, 0.5)))


def test_a_layer_comes_back_from_its_bytes() -> None:
    layer = a_layer()
    again = Layer.from_bytes(layer.to_bytes())
    features = np.random.default_rng(2).normal(size=384).astype(np.float32)
    assert layer.full is not None
    assert again.full is not None
    prints = np.array([2, 7], dtype=np.uint32)
    np.testing.assert_allclose(again.full.of(features, prints), layer.full.of(features, prints), rtol=1e-5)
    assert not np.allclose(again.full.of(features, prints), again.full.of(features, prints[:1]))
    assert again.fast is None
    assert [(topic.name, topic.threshold, topic.words, topic.words_threshold) for topic in again.topics] == [
        ("Möbel & <b>", 0.25, (("möbel", 1.5), ("sofa", 0.5)), 2.0),
        ("No words", 0.5, (), math.inf),
    ]
    np.testing.assert_array_equal(again.topics[0].direction, layer.topics[0].direction)
    assert again.version == layer.version


def simple(*, near: float | None) -> Push:
    """Pushes toward the first kind by 2, and where `near` is given, knows how near every post is."""
    row = [2.0, 0.0, 0.0, 0.0] + ([] if near is None else [near])
    count = len(row)
    return Push(
        np.zeros(3, np.float32),
        np.ones(3, np.float32),
        np.zeros((3, count), np.float32),
        np.array(row, dtype=np.float32),
    )


def test_a_push_counts_by_how_near_a_post_is_to_the_brands_own() -> None:
    numbers, none = np.zeros(3, np.float32), np.zeros(0, np.uint32)
    pushes = [float(simple(near=near).of(numbers, none)[0]) for near in (-1e9, 0.0, 1e9)]
    assert pushes == pytest.approx([0.0, 1.0, 2.0], abs=1e-6)
    assert len(simple(near=0.0).of(numbers, none)) == 4


def test_a_layer_of_the_form_before_this_one_still_pushes_as_it_did() -> None:
    before = simple(near=None)
    held = io.BytesIO()
    parts = {f"full.{name}": getattr(before, name) for name in ("mean", "scale", "weights", "bias")}
    np.savez(held, **parts, form=np.array("layer-2"), names=np.array([], dtype=np.str_))
    again = Layer.from_bytes(held.getvalue())
    assert again.full is not None
    # It knew the features alone; what else a post has by now is not its business.
    pushed = again.full.of(np.ones(5, np.float32), np.array([4], np.uint32))
    np.testing.assert_array_equal(pushed, np.array([2, 0, 0, 0], np.float32))


def test_two_layers_have_two_versions() -> None:
    assert a_layer().version != Layer().version


@pytest.mark.parametrize("broken", [b"", b"nonsense", a_layer().to_bytes()[:200]])
def test_what_is_no_layer_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match="learnt again"):
        Layer.from_bytes(broken)


def test_another_form_is_refused() -> None:
    held = io.BytesIO()
    np.savez(held, form=np.array("layer-99"), names=np.array([], dtype=np.str_))
    with pytest.raises(ValueError, match="learnt again"):
        Layer.from_bytes(held.getvalue())
