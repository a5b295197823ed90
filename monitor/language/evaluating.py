"""How well posts are read, judged on a file on which a person has said what each post is."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, NamedTuple

from monitor.domain.agreement import NOT_COMPLAINT, confusion, wilson
from monitor.domain.reading import Evidence, Kind, Reading
from monitor.files.labels import LISTS, YES_OR_NO, Labelled
from monitor.language import figures
from monitor.language.reader import Reader
from monitor.language.thresholds import for_recall, macro_f1_interval

BATCH = 256


class Mistake(NamedTuple):
    """One text that was read wrong, and the words that spoke for what was said."""

    line: int
    text: str
    kind: str
    said: str
    confidence: float
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """The mistake for machines."""
        words = [{"words": piece.words, "weight": round(piece.weight, 3)} for piece in self.evidence]
        return self._asdict() | {"confidence": round(self.confidence, 4), "evidence": words}


@dataclass(slots=True)
class Judged:
    """Labels and readings side by side; texts and evidence are let go, so that long files fit.

    `wrong` keeps the surest mistakes of each pair of (what it is, what was said).
    """

    labels: list[Labelled] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    wrong: dict[tuple[str, str], list[tuple[float, int, Mistake]]] = field(default_factory=dict)


def judge(texts: Iterable[Labelled], reader: Reader, *, errors: int = 0) -> Judged:
    """Read every text; keep the `errors` surest mistakes of each sort."""
    found = Judged()
    for batch in _batches(texts):
        readings = reader.read_many(one.text for one in batch)
        for one, reading in zip(batch, readings, strict=True):
            found.labels.append(replace(one, text=""))
            found.readings.append(replace(reading, evidence=()))
            if errors and reading.kind != one.kind:
                kept = found.wrong.setdefault((one.kind, str(reading.kind)), [])
                entry = (reading.confidence, -one.line, _mistake(one, reading))
                (heapq.heappush if len(kept) < errors else heapq.heappushpop)(kept, entry)
    return found


def mistakes(found: Judged, errors: int) -> list[Mistake]:
    """Return the surest mistakes, as the figures count them: in the kinds that the set knows."""
    known = {one.kind for one in found.labels}
    entries: list[tuple[float, int, Mistake]] = []
    for (kind, said), kept in found.wrong.items():
        # The set's other labels decide how coarsely this pair is compared.
        if not figures.rights(figures.answers([said, *known], known), [kind, *known])[0]:
            entries += kept
    return [entry[2] for entry in sorted(entries, key=lambda entry: entry[:2], reverse=True)[:errors]]


def figures_of(found: Judged, *, recall: float = 0.95, seed: int = 0) -> dict[str, Any]:
    """Return every figure of the set, ready for JSON; raises ValueError where no text was judged.

    `recall` is the share of complaints that the suggested threshold must find; `seed` is the interval's.
    """
    if not found.labels:
        message = "no text was judged"
        raise ValueError(message)
    labels = [one.kind for one in found.labels]
    told = figures.kinds(found.readings, labels)
    said = figures.answers([str(one.kind) for one in found.readings], labels)
    right = figures.rights(said, labels)
    table = confusion(zip(labels, said, strict=True))
    told["accuracy_interval"] = [figures.rounded(one) for one in wilson(sum(right), len(right))]
    coarse = NOT_COMPLAINT in labels
    rough = confusion(zip(*(map(_complaint_or_not, one) for one in (labels, said)), strict=True))
    known = [str(Kind.COMPLAINT), NOT_COMPLAINT] if coarse else list(told["kinds"])
    told["macro_f1_interval"] = list(macro_f1_interval(rough if coarse else table, known, seed=seed))
    told["confusion"] = table
    likely = [one.probabilities[str(Kind.COMPLAINT)] for one in found.readings]
    told["complaint_recall_wanted"] = recall
    told["threshold"] = for_recall(likely, [label == Kind.COMPLAINT for label in labels], recall=recall)
    told["model_version"] = found.readings[0].model_version
    return told | _details(found.labels, found.readings)


def _details(labels: Sequence[Labelled], readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the figures of what else was labelled, each over the texts on which it was."""
    found: dict[str, Any] = {}
    for name in (*YES_OR_NO, "severity", *LISTS):
        pairs = [(one, read.more) for one, read in zip(readings, labels, strict=True) if name in read.more]
        if not pairs:
            continue
        of, records = [one for one, _ in pairs], [record for _, record in pairs]
        if name in YES_OR_NO:
            found[name] = figures.yes_or_no(of, records, name) | {"labelled": len(of)}
        elif name == "severity":
            found[name] = {"mean_error": figures.severity_error(of, records), "labelled": len(of)}
        else:
            found[name] = _lists(of, records, name)
    return found


def _lists(readings: Sequence[Reading], records: Sequence[dict[str, Any]], name: str) -> dict[str, Any]:
    each = figures.values(readings, records, name)
    every = [value for value in LISTS[name] if value != "other"]
    micro = figures.prf(
        [value in record[name] for record in records for value in every],
        [value in getattr(one, name) for one in readings for value in every],
    )
    return {"labelled": len(records), "micro": micro, "macro_f1": figures.macro_f1(each), "each": each}


def _mistake(one: Labelled, reading: Reading) -> Mistake:
    spoke = tuple(piece for piece in reading.evidence if piece.toward == reading.kind)
    return Mistake(one.line, one.text, one.kind, str(reading.kind), reading.confidence, spoke)


def _complaint_or_not(kind: str) -> str:
    return kind if kind == Kind.COMPLAINT else NOT_COMPLAINT


def _batches(texts: Iterable[Labelled]) -> Iterator[list[Labelled]]:
    source = iter(texts)
    while batch := list(islice(source, BATCH)):
        yield batch
