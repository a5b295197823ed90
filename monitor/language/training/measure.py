"""Measuring the written pipeline on texts it has never seen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from monitor.domain.agreement import NOT_COMPLAINT
from monitor.domain.reading import Kind, Reading
from monitor.language.figures import details, kinds
from monitor.language.reader import Reader, load_reader
from monitor.language.training.sets import MEASURED, Example, read_lines

OWN, LABELLED = "own, unseen brands", "public posts, our labels"
"""What we labelled ourselves and held out: our own corpus's part, and the public posts'."""


def counts(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    """Return how many examples of each kind each source gave."""
    found: dict[str, Counter[str]] = {}
    for one in examples:
        found.setdefault(one.source, Counter())[str(one.kind)] += 1
    return {source: dict(sorted(kinds.items())) for source, kinds in sorted(found.items())}


def all_sets(model: Path, data: Path, held_out: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return the figures of every set that is there: first, by name, what we labelled and held out."""
    load_reader.cache_clear()
    reader = load_reader(model)
    list(reader.read_many(["A first text, so that no figure counts the loading."]))
    found = {}
    for name, records in held_out.items():
        if records:
            readings, speed = _read(reader, [record["text"] for record in records])
            found[name] = {
                **kinds(readings, [record["kind"] for record in records]),
                **details(readings, records),
                "texts_per_second": speed,
            }
    for name in MEASURED:
        path = data / name / "dev.jsonl"
        if path.is_file():
            rows = [row for row in read_lines(path) if row["label"] in {*map(str, Kind), NOT_COMPLAINT}]
            readings, speed = _read(reader, [row["text"] for row in rows])
            found[name] = {**kinds(readings, [row["label"] for row in rows]), "texts_per_second": speed}
    return found


def _read(reader: Reader, texts: list[str]) -> tuple[list[Reading], int]:
    started = time.perf_counter()
    readings = list(reader.read_many(texts))
    return readings, round(len(texts) / (time.perf_counter() - started))
