"""Reading posts: the shipped pipeline behind one small door."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.domain.reading import Evidence, Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "model"
"""The weights that ship."""


class Reader:
    """Makes readings of posts. Make one with `load_reader`; one thread at a time may use it."""

    def __init__(self, nlp: Language, *, version: str) -> None:
        """Read with this pipeline and stamp readings with this version."""
        self._nlp = nlp
        self.version = version

    def read(self, text: str) -> Reading:
        """Return the reading of one post."""
        return next(self.read_many([text]))

    def read_many(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[Reading]:
        """Yield one reading a text, in order, holding no more than a batch at a time."""
        texts = iter(texts)
        while batch := list(islice(texts, batch_size)):
            # The zone forgets a batch's words again; without it the vocabulary grows for ever.
            with self._nlp.memory_zone():
                readings = [
                    self._reading(doc, text)
                    for doc, text in zip(self._nlp.pipe(batch, batch_size=batch_size), batch, strict=True)
                ]
            yield from readings

    def _reading(self, doc: Doc, text: str) -> Reading:
        from monitor.language import notes  # noqa: PLC0415 - loaded with the pipeline

        found = notes.of(doc)
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
            model_version=self.version,
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
