"""What tests of learning share: layers, labels, and a fit whose outcome the test decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np

from monitor.domain.reading import Kind
from monitor.language import layer
from monitor.language.layer import Push
from monitor.language.learning import Learnt, Lesson
from monitor.models import Brand, Channel, Label, Layer, Mention
from monitor.models.learning import LabelSource, LayerState
from monitor.steps.keeping import keep_now
from tests import factories as make
from tests.factories import NOW

BASE = "scripted-1"
BETTER = "It reads the posts that you judged better, and others no worse."
WORSE = "It would not have read the posts that you judged any better."


def toward(kind: Kind, *topics: str) -> layer.Layer:
    """A layer that pushes every post toward one kind, and knows topics."""
    bias = np.array([10.0 * (one == kind) for one in Kind], dtype=np.float32)
    push = Push(np.zeros(1, np.float32), np.ones(1, np.float32), np.zeros((1, 4), np.float32), bias)
    return layer.Layer(full=push, topics=knowing(*topics).topics)


def knowing(*topics: str) -> layer.Layer:
    """A layer that knows topics and nothing else."""
    return layer.Layer(topics=tuple(layer.OwnTopic(name, np.ones(1, np.float32), 0.5) for name in topics))


class Fit:
    """Learns what the test says, and remembers what it was given."""

    def __init__(
        self, outcome: layer.Layer | None, why: str = BETTER, *, undo: bool = False, **figures: float
    ) -> None:
        self.outcome, self.why, self.undo, self.figures = outcome, why, undo, figures
        self.standing: layer.Layer | None = None
        self.given: list[tuple[list[Lesson], dict[str, list[str]]]] = []

    def __call__(
        self,
        lessons: Sequence[Lesson],
        *,
        topics: Mapping[str, Sequence[str]],
        standing: layer.Layer | None = None,
    ) -> Learnt:
        self.standing = standing
        self.given.append((list(lessons), {name: list(phrases) for name, phrases in topics.items()}))
        return Learnt(self.outcome, {"labels": len(lessons), **self.figures}, self.why, self.undo)


def said(
    where: Channel,
    text: str = "My teapot came broken.",
    kind: Kind = Kind.PRAISE,
    *,
    machine: Kind = Kind.COMPLAINT,
    at: datetime = NOW,
    source: LabelSource = LabelSource.CORRECTED,
    **fields: Any,
) -> Label:
    """A post of which somebody has said what it is."""
    post = make.incoming(text)
    keep_now([post], channel=where, now=NOW)
    mention = Mention.objects.get(channel=where, external_id=post.external_id)
    return Label.objects.create(
        mention=mention, brand=where.brand, source=source, mention_version=mention.version, kind=kind,
        said_kind=machine, said_confidence=0.9, said_version=BASE, labelled_at=at, **fields,
    )  # fmt: skip


def layered(brand: Brand, taught: layer.Layer, **fields: Any) -> Layer:
    """A row of what the brand has taught, in use unless said otherwise."""
    defaults = {
        "number": Layer.objects.filter(brand=brand).count() + 1,
        "state": LayerState.ACTIVE,
        "base_version": BASE,
        "weights": taught.to_bytes(),
        "labels": 12,
        "figures": {"labels": 12, "before": 0.5, "after": 0.75},
        "why": BETTER,
        "made_at": NOW,
    }
    return Layer.objects.create(brand=brand, **(defaults | fields))
