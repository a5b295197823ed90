"""Reading posts: the shipped pipeline behind one small door."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from monitor.domain.reading import Evidence, Reading

if TYPE_CHECKING:
    from spacy.language import Language

    from monitor.language.components.brand import BrandLayer
    from monitor.language.components.second import SecondLook
    from monitor.language.layer import Layer
    from monitor.language.notes import Notes

MODEL = Path(__file__).parent / "model"
"""The weights that ship."""
BATCH = 256
"""Texts that are read together."""
HASTE = "/fast"
"""Stamped behind the version where the transformer was left out."""


class Reader:
    """Makes readings of posts. Make one with `load_reader`; threads that share it wait for each other."""

    def __init__(self, nlp: Language, *, version: str) -> None:
        """Read with this pipeline and stamp readings with this version."""
        from monitor.language.components import brand, second  # noqa: PLC0415 - loaded with the pipeline

        self._nlp = nlp
        self._one_at_a_time = Lock()
        self._second: SecondLook = nlp.get_pipe(second.NAME)  # type: ignore[assignment]
        self._brand: BrandLayer = nlp.get_pipe(brand.NAME)  # type: ignore[assignment]
        self.version = version

    def version_with(self, layer: Layer | None = None, *, fast: bool = False) -> str:
        """Return what readings are stamped with: the weights, the brand's layer, and if it was in haste."""
        learnt = f"+{layer.version}" if layer else ""
        return f"{self.version}{learnt}{HASTE if fast else ''}"

    def read(self, text: str) -> Reading:
        """Return the reading of one post."""
        return next(self.read_many([text]))

    def read_many(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = BATCH,
        layer: Layer | None = None,
        fast: bool = False,
    ) -> Iterator[Reading]:
        """Yield one reading a text, in order, holding no more than a batch at a time.

        `layer` is what the brand has taught; `fast` leaves the transformer out, for a long backlog.
        """
        version = self.version_with(layer, fast=fast)
        texts = iter(texts)
        while batch := list(islice(texts, batch_size)):
            noted = self._notes(batch, layer=layer, fast=fast)
            yield from [_reading(found, text, version) for found, text in zip(noted, batch, strict=True)]

    def notes(
        self, texts: Iterable[str], *, every: bool = False, fast: bool = False, batch_size: int = BATCH
    ) -> Iterator[Notes]:
        """Yield what the pipeline notes on each text, without any layer; `every` spares the transformer none."""
        texts = iter(texts)
        while batch := list(islice(texts, batch_size)):
            yield from self._notes(batch, every=every, fast=fast)

    @property
    def looked_twice(self) -> int:
        """How many posts the transformer has read so far."""
        return self._second.read

    def _notes(
        self, batch: list[str], *, layer: Layer | None = None, every: bool = False, fast: bool = False
    ) -> list[Notes]:
        from monitor.language import notes  # noqa: PLC0415 - loaded with the pipeline

        # The clock's steps are threads that share one reader. The zone forgets a batch's words again; without
        # it the vocabulary grows for ever.
        with self._one_at_a_time, self._nlp.memory_zone():
            self._second.wanted, self._second.every = not fast, every or layer is not None
            self._brand.layer = layer
            return [notes.of(doc) for doc in self._nlp.pipe(batch, batch_size=len(batch))]


def _reading(found: Notes, text: str, version: str) -> Reading:
    return Reading(
        kind=found.kind,
        confidence=found.probabilities[str(found.kind)],
        probabilities=found.probabilities,
        asks_question=found.asks_question,
        severity=found.severity,
        escalate=found.escalate,
        topics=tuple(found.topics),
        risks=tuple(found.risks),
        language=found.language,
        evidence=tuple(_original(piece, text) for piece in found.evidence),
        model_version=version,
        own_topics=found.own_topics,
    )


def _original(piece: Evidence, text: str) -> Evidence:
    """Return the piece with the words as the writer put them, even those that UTF-8 can't hold."""
    return Evidence(text[piece.start : piece.end], piece.start, piece.end, piece.weight, piece.toward)


@lru_cache(maxsize=2)
def load_reader(model: Path = MODEL) -> Reader:
    """Load the pipeline, once a process; raises OSError where there are no weights."""
    import spacy  # noqa: PLC0415 - a second of imports, for those who read only

    import monitor.language.components  # noqa: F401, PLC0415 - registers the factories

    nlp = spacy.load(model)
    return Reader(nlp, version=str(json.loads((model / "meta.json").read_text("utf-8"))["reading_version"]))
