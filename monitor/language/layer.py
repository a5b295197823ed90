"""What one brand's people have taught: a small correction on top of the reading, and topics of their own.

The correction adds to the four kinds' scores before the softmax. It is linear, in what the transformer
made of the post, in what the linear model scored, and in the post's words; where the transformer did not read
it, in the last two. A gate closes it for posts unlike the brand's own. So it is fitted in seconds, weighs some
tens of kilobytes, holds words as fingerprints only, and can be taken away again.
"""

from __future__ import annotations

import hashlib
import io
import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from monitor.language.linear import Floats
from monitor.language.ngrams import Prints

FORM = "layer-3"
EARLIER = "layer-2"
"""A form without words and nearness, which is still read."""
NEAR = 4
"""The column of a push, behind the four kinds, that scores how near a post is to the brand's own."""
FARTHEST = 60.0
UNREADABLE = "What was learnt is of another form or damaged. It has to be learnt again."


@dataclass(frozen=True)
class Words:
    """Fingerprints of words and pairs (sorted), and what each counts, one column a score."""

    prints: Prints = field(default_factory=lambda: np.zeros(0, dtype=np.uint32))
    weights: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def places(self, prints: Prints) -> NDArray[np.intp]:
        """Return where those of the prints stand that are known."""
        if not len(self.prints):
            return np.zeros(0, dtype=np.intp)
        at = np.minimum(np.searchsorted(self.prints, prints), len(self.prints) - 1)
        known: NDArray[np.intp] = at[self.prints[at] == prints]
        return known


@dataclass(frozen=True)
class Push:
    """A push on the four kinds: numbers less `mean`, over `scale`, times `weights`, plus `bias` and the words'.

    Where there is a fifth column, it scores how much a post is like the brand's own, and the push counts by
    that score's logistic share. Layers of the form before this one have neither it nor words.
    """

    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats
    words: Words = field(default_factory=Words)

    def of(self, numbers: Floats, prints: Prints) -> Floats:
        """Return what is added to each kind's score for one post; more numbers than it knows are left out."""
        scores = ((numbers[: len(self.mean)] - self.mean) / self.scale) @ self.weights + self.bias
        known = self.words.places(prints)
        if len(known):
            scores = scores + self.words.weights[known].sum(axis=0) / np.float32(len(prints) ** 0.5)
        if len(scores) == NEAR:
            return _small(scores)
        return _small(scores[:NEAR] / (1 + math.exp(-max(-FARTHEST, float(scores[NEAR])))))


@dataclass(frozen=True)
class OwnTopic:
    """A topic that the brand made up: a direction among the features, and stems of words with weights.

    Both are added up, and from `threshold` on it is a yes. Where the transformer did not read the post, the
    words alone decide, from `words_threshold` on.
    """

    name: str
    direction: Floats
    threshold: float
    words: tuple[tuple[str, float], ...] = ()
    words_threshold: float = math.inf

    def holds(self, stems: frozenset[str], features: Floats | None) -> bool:
        """Whether a post of these stems and features is about it; `features` is None for no transformer."""
        score = sum(weight for stem, weight in self.words if stem in stems)
        if features is None:
            return score >= self.words_threshold
        return score + float(self.direction @ features) >= self.threshold


@dataclass(frozen=True)
class Layer:
    """`full` works on features and linear scores, `fast` on the scores alone; None where nothing is learnt."""

    full: Push | None = None
    fast: Push | None = None
    topics: tuple[OwnTopic, ...] = field(default=())

    @cached_property
    def version(self) -> str:
        """A short digest of everything in it."""
        return hashlib.sha256(self.to_bytes()).hexdigest()[:8]

    def to_bytes(self) -> bytes:
        """Return the layer as one npz file, without pickle; the same layer gives the same bytes."""
        arrays: dict[str, Floats] = {}
        for name, push in (("full", self.full), ("fast", self.fast)):
            if push is not None:
                arrays |= {
                    f"{name}.{part}": getattr(push, part) for part in ("mean", "scale", "weights", "bias")
                }
                arrays[f"{name}.words"] = push.words.weights
        for at, topic in enumerate(self.topics):
            arrays[f"topic.{at}"] = np.append(
                topic.direction, _numbers(topic.threshold, topic.words_threshold)
            )
            arrays[f"weights.{at}"] = _numbers(*(weight for _, weight in topic.words))
        held = io.BytesIO()
        named: dict[str, Any] = {key: _small(one) for key, one in arrays.items()}
        named |= {"form": np.array(FORM), "names": np.array([topic.name for topic in self.topics], np.str_)}
        named |= {
            f"words.{at}": np.array([stem for stem, _ in topic.words], np.str_)
            for at, topic in enumerate(self.topics)
        }
        named |= {
            f"{name}.prints": push.words.prints
            for name, push in (("full", self.full), ("fast", self.fast))
            if push is not None
        }
        np.savez(held, **named)
        return held.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Layer:
        """Read what `to_bytes` wrote; raises ValueError where it is not one of ours."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as held:
                if str(held["form"]) in {FORM, EARLIER}:
                    return cls(_push(held, "full"), _push(held, "fast"), tuple(_topics(held)))
        except (OSError, KeyError, EOFError, ValueError, BadZipFile) as error:
            raise ValueError(UNREADABLE) from error
        raise ValueError(UNREADABLE)


def _small(array: NDArray[Any]) -> Floats:
    return np.ascontiguousarray(array, dtype=np.float32)


def _push(held: np.lib.npyio.NpzFile, name: str) -> Push | None:
    if f"{name}.bias" not in held:
        return None
    mean, scale, weights, bias = (held[f"{name}.{part}"] for part in ("mean", "scale", "weights", "bias"))
    if f"{name}.prints" not in held:
        return Push(mean, scale, weights, bias)
    return Push(mean, scale, weights, bias, Words(held[f"{name}.prints"], held[f"{name}.words"]))


def _numbers(*numbers: float) -> Floats:
    return np.array(numbers, dtype=np.float32)


def _topics(held: np.lib.npyio.NpzFile) -> list[OwnTopic]:
    found = []
    for at, name in enumerate(held["names"]):
        *_, threshold, words_threshold = row = held[f"topic.{at}"]
        words = zip(held[f"words.{at}"].tolist(), held[f"weights.{at}"].tolist(), strict=True)
        found.append(OwnTopic(str(name), row[:-2], float(threshold), tuple(words), float(words_threshold)))
    return found
