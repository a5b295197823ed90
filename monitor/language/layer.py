"""What one brand's people have taught: a small correction on top of the reading, and topics of their own.

The correction adds to the four kinds' scores before the softmax. It is linear, in what the transformer
made of the post or, where that did not read it, in what the linear model scored. So it is fitted in a
second, weighs a few kilobytes, and can be taken away again.
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

FORM = "layer-2"
UNREADABLE = "What was learnt is of another form or damaged. It has to be learnt again."


@dataclass(frozen=True)
class Push:
    """A linear push on the four kinds: features less `mean`, over `scale`, times `weights`, plus `bias`."""

    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats

    def of(self, features: Floats) -> Floats:
        """Return what is added to each kind's score; `features` may be one row or many."""
        pushed = ((features - self.mean) / self.scale) @ self.weights + self.bias
        return _small(pushed)


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
    """`full` works on the transformer's features, `fast` on the linear scores; None where nothing is learnt."""

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
        np.savez(held, **named)
        return held.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Layer:
        """Read what `to_bytes` wrote; raises ValueError where it is not one of ours."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as held:
                if str(held["form"]) == FORM:
                    return cls(_push(held, "full"), _push(held, "fast"), tuple(_topics(held)))
        except (OSError, KeyError, EOFError, ValueError, BadZipFile) as error:
            raise ValueError(UNREADABLE) from error
        raise ValueError(UNREADABLE)


def _small(array: NDArray[Any]) -> Floats:
    return np.ascontiguousarray(array, dtype=np.float32)


def _push(held: np.lib.npyio.NpzFile, name: str) -> Push | None:
    if f"{name}.bias" not in held:
        return None
    return Push(*(held[f"{name}.{part}"] for part in ("mean", "scale", "weights", "bias")))


def _numbers(*numbers: float) -> Floats:
    return np.array(numbers, dtype=np.float32)


def _topics(held: np.lib.npyio.NpzFile) -> list[OwnTopic]:
    found = []
    for at, name in enumerate(held["names"]):
        *_, threshold, words_threshold = row = held[f"topic.{at}"]
        words = zip(held[f"words.{at}"].tolist(), held[f"weights.{at}"].tolist(), strict=True)
        found.append(OwnTopic(str(name), row[:-2], float(threshold), tuple(words), float(words_threshold)))
    return found
