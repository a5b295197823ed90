"""The second look: the transformer reads what the linear model is not sure of, a batch at a time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Self

from spacy.language import Language
from spacy.tokens import Doc

from monitor.domain.reading import Kind
from monitor.language import notes
from monitor.language.components.base import Fitted
from monitor.language.components.risks import hinted
from monitor.language.encoder.model import NETWORK, Encoder
from monitor.language.encoder.spelling import spell
from monitor.language.notes import Notes

NAME = "amends_second"


class SecondLook(Fitted):
    """Holds the transformer. `wanted` switches it off, for a backlog that must be got through.

    A post is left to the linear model where that gives one kind at least the share `sure` and no pattern
    shows a risk. `sure` above 1 has every post read; `every` says so for one run.
    """

    def __init__(self, sure: float) -> None:
        """Start without a network; `from_disk` brings it."""
        super().__init__(sure=sure, linear=1.0)
        self.encoder: Encoder | None = None
        self.wanted = True
        self.every = False
        self.read = 0

    def __call__(self, doc: Doc) -> Doc:
        """Look at one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Look at documents, a batch at a time; they come out in the same order."""
        stream = iter(stream)
        while docs := list(islice(stream, batch_size)):
            if self.wanted and self.encoder is not None:
                self._look(self.encoder, [found for found in map(notes.of, docs) if self._needed(found)])
            yield from docs

    def _look(self, encoder: Encoder, unsure: list[Notes]) -> None:
        spelt = [(found, spell(found.text, found.words)) for found in unsure]
        spelt = [(found, post) for found, post in spelt if post]
        self.read += len(spelt)
        for (found, _), deep in zip(spelt, encoder.read([post for _, post in spelt]), strict=True):
            found.deep, found.features = deep.scores, deep.features
            found.deep_outputs = encoder.column

    def _needed(self, found: Notes) -> bool:
        if found.scores is None or found.foreign:
            return False
        return self.every or share(found, self.numbers["linear"]) < self.numbers["sure"] or hinted(found)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Read the numbers and, where there is one, the network; raises OSError or ValueError."""
        super().from_disk(path, exclude=exclude)
        if (Path(path) / NETWORK).is_file():
            self.encoder = Encoder.load(Path(path))
        return self


def share(found: Notes, sharpness: float) -> float:
    """Return the largest share of one kind by the linear scores alone, 0.25 to 1."""
    scores = [found.score(str(kind)) for kind in Kind]
    top = max(scores)
    return 1.0 / sum(math.exp(sharpness * (score - top)) for score in scores)


@Language.factory(NAME, default_config={"sure": 1.1})
def second(nlp: Language, name: str, sure: float) -> SecondLook:
    """Make the component."""
    del nlp, name
    return SecondLook(sure)
