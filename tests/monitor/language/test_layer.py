from __future__ import annotations

import io
import math

import numpy as np
import pytest

from monitor.language.layer import Layer, OwnTopic, Push


def a_layer() -> Layer:
    numbers = np.random.default_rng(1)
    push = Push(
        numbers.normal(size=384).astype(np.float32),
        np.ones(384, dtype=np.float32),
        numbers.normal(size=(384, 4)).astype(np.float32),
        np.zeros(4, dtype=np.float32),
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
    np.testing.assert_allclose(again.full.of(features), layer.full.of(features), rtol=1e-5)
    assert again.fast is None
    assert [(topic.name, topic.threshold, topic.words, topic.words_threshold) for topic in again.topics] == [
        ("Möbel & <b>", 0.25, (("möbel", 1.5), ("sofa", 0.5)), 2.0),
        ("No words", 0.5, (), math.inf),
    ]
    np.testing.assert_array_equal(again.topics[0].direction, layer.topics[0].direction)
    assert again.version == layer.version


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
