"""A brand's own topics from a few example phrases: which words speak for one, and which way it lies.

Two signals are added. Words of the phrases and of the name count by how rare they are in posts to other
brands. And the transformer's features are whitened by what they are in such posts, because unwhitened they
say what kind of post it is and hardly what it is about. Both are scaled so that a threshold can be given in
spreads of other brands' posts, of which all but a few must stay below it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from monitor.language.layer import OwnTopic
from monitor.language.linear import Floats
from monitor.language.words import LINK, MAIL, Word, cut, readable

COMMON = 2.0
"""The inverse document frequency (natural logarithm) up to which a word says nothing."""
RIDGE = 0.03
"""What is added to each direction's spread before dividing by it, as a share of the largest."""
DEEP = 1.5
"""What the features count for against the words."""
APART = 5.0
"""Spreads by which a post of the topic must stand out from other brands' posts."""
LEAST_SPREAD = 0.05
"""Of the words' score: where no other brand's post has any of them there is none."""
SHORTEST_STEM = 3
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "ly")


class Background(NamedTuple):
    """Posts to other brands: their stems, how many posts have each, and the features of some of them."""

    posts: tuple[frozenset[str], ...]
    seen: Counter[str]
    features: Floats


def background(texts: Iterable[str], features: Floats) -> Background:
    """Return what own topics are held against."""
    posts = tuple(map(stems_of, texts))
    return Background(posts, Counter(stem for post in posts for stem in post), features)


def stems(words: Iterable[Word]) -> frozenset[str]:
    """Return the stems of a post's words: no numbers, signs, handles or links."""
    return frozenset(map(_stem, {word.form for word in words} - {LINK, MAIL})) - {""}


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's words."""
    return stems(cut(readable(text)))


def own_topic(name: str, phrases: Sequence[str], features: Floats, others: Background) -> OwnTopic:
    """Return the topic that these phrases, with one row of features each, are examples of."""
    weights = _weights([*map(stems_of, phrases), stems_of(name)], others)
    scores = np.array([sum(weights.get(stem, 0.0) for stem in post) for post in others.posts])
    spread = max(LEAST_SPREAD, float(scores.std()))
    direction = _direction(features, others.features)
    far = float(scores.mean()) / spread
    return OwnTopic(
        name,
        direction,
        threshold=far + float((others.features @ direction).mean()) + APART * math.hypot(1.0, DEEP),
        words=tuple((stem, float(np.float32(weight / spread))) for stem, weight in sorted(weights.items())),
        words_threshold=far + APART,
    )


def _weights(examples: Sequence[frozenset[str]], others: Background) -> dict[str, float]:
    """Return what each stem counts: by the examples that have it, and by how rare it is elsewhere."""
    count = Counter(stem for example in examples for stem in example)
    rare = {stem: math.log(len(others.posts) / (1 + others.seen[stem])) - COMMON for stem in count}
    return {stem: count[stem] * rare[stem] for stem in count if rare[stem] > 0}


def _direction(features: Floats, others: Floats) -> Floats:
    """Return the direction of the examples among whitened features, of spread DEEP in other posts."""
    mean = others.mean(axis=0)
    _, sizes, axes = np.linalg.svd(others - mean, full_matrices=False)
    sizes += RIDGE * sizes[0]
    white = (features - mean) @ axes.T / sizes
    middle = (white / np.linalg.norm(white, axis=1, keepdims=True)).mean(axis=0)
    direction = (middle / sizes) @ axes
    scaled: Floats = (direction * (DEEP / (others @ direction).std())).astype(np.float32)
    return scaled


@lru_cache(maxsize=32_768)
def _stem(form: str) -> str:
    """Return a word's form without a common ending; "" where it is no word."""
    form = form.removeprefix("#")
    if not form.isalpha():
        return ""
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST_STEM:
            return form[: -len(ending)]
    return form
