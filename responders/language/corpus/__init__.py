"""Sentences of replies, written by us, each with what it does. See GUIDE.md and DATASHEET.md here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from responders.domain.sense import SpeechAct

FOLDER = Path(__file__).parent
NONE = "-"


class CorpusFault(ValueError):
    """A line that can't be used; says the file and the line."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and what it does; `hand` is the file of who wrote it."""

    text: str
    acts: frozenset[SpeechAct]
    hand: str


def sentences(folder: Path = FOLDER) -> Iterator[Sentence]:
    """Every sentence, file by file. Raises CorpusFault where a line is none."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            names, tab, text = line.partition("\t")
            try:
                acts = frozenset(SpeechAct(name) for name in names.split() if name != NONE)
            except ValueError as error:
                raise CorpusFault(f"{path.name}:{number}: {error}.") from None
            if not tab or not text.strip():
                raise CorpusFault(f"{path.name}:{number}: no sentence after the labels and a tab.")
            yield Sentence(text.strip(), acts, path.stem)
