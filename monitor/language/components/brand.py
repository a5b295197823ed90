"""Applies what the brand has taught: its push on the kinds, and its own topics."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from monitor.language import notes, own_topics
from monitor.language.layer import Layer
from monitor.language.notes import Notes
from monitor.language.sights import prints_of

NAME = "amends_brand"


class BrandLayer:
    """Holds the layer of the brand whose posts are being read; None for none."""

    def __init__(self) -> None:
        """Start without a layer."""
        self.layer: Layer | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Note the push and the own topics of one document."""
        if self.layer is not None:
            apply(self.layer, notes.of(doc))
        return doc


def apply(layer: Layer, found: Notes) -> None:
    """Note what the layer makes of a post; its own topics by the words alone where no transformer read it."""
    push = layer.fast if found.features is None else layer.full
    if push is not None and found.scores is not None:
        numbers = found.scores.totals
        if found.features is not None:
            numbers = np.concatenate([found.features, numbers])
        found.shift = push.of(numbers, prints_of(found.words))
    if layer.topics:
        stems = own_topics.stems(found.words)
        found.own_topics = tuple(topic.name for topic in layer.topics if topic.holds(stems, found.features))


@Language.factory(NAME)
def brand(nlp: Language, name: str) -> BrandLayer:
    """Make the component."""
    del nlp, name
    return BrandLayer()
