"""Scores every output with the one linear model; the components after it decide."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from spacy.language import Language
from spacy.tokens import Doc

from monitor.language import notes
from monitor.language.linear import Linear

NAME = "amends_scores"
FILE = "weights.npz"


class Scorer:
    """Holds the weights."""

    def __init__(self) -> None:
        """Start without weights; `from_disk` brings them."""
        self.linear: Linear | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Note the scores; raises RuntimeError where no weights were loaded."""
        if self.linear is None:
            message = "The reading pipeline has no weights. Load it with load_reader()."
            raise RuntimeError(message)
        found = notes.of(doc)
        found.outputs = self.linear.column
        found.scores = self.linear.score(found.words)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights, if there are any."""
        del exclude
        Path(path).mkdir(parents=True, exist_ok=True)
        if self.linear is not None:
            self.linear.save(Path(path) / FILE)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Read the weights; raises OSError or ValueError where they are not there or not ours."""
        del exclude
        self.linear = Linear.load(Path(path) / FILE)
        return self


@Language.factory(NAME)
def scorer(nlp: Language, name: str) -> Scorer:
    """Make the component."""
    del nlp, name
    return Scorer()
