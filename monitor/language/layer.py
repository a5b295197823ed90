"""What one brand's people have taught: a small correction on top of the reading, and topics of their own.

The correction adds to the four kinds' scores before the softmax. It is linear, in what the transformer
made of the post or, where that did not read it, in what the linear model scored. So it is fitted in a
second, weighs a few kilobytes, and can be taken away again.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from monitor.language.linear import Floats

FORM = "layer-1"
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
    """A topic that the brand made up: a direction among the features, and where it begins to be a yes."""

    name: str
    direction: Floats
    threshold: float


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
            arrays[f"topic.{at}"] = np.append(topic.direction, np.float32(topic.threshold))
        held = io.BytesIO()
        named: dict[str, Any] = {key: _small(one) for key, one in arrays.items()}
        named |= {"form": np.array(FORM), "names": np.array([topic.name for topic in self.topics], np.str_)}
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


def _topics(held: np.lib.npyio.NpzFile) -> list[OwnTopic]:
    rows = [held[f"topic.{at}"] for at in range(len(held["names"]))]
    return [
        OwnTopic(str(name), row[:-1], float(row[-1])) for name, row in zip(held["names"], rows, strict=True)
    ]
