"""Measuring the written pipeline on texts it has never seen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from monitor.domain.reading import SURE, Kind, Reading
from monitor.language.reader import Reader, load_reader
from monitor.language.training.sets import MEASURED, Example, read_lines

BINS = 10
NOT_COMPLAINT = "not_complaint"


def counts(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    """Return how many examples of each kind each source gave."""
    found: dict[str, Counter[str]] = {}
    for one in examples:
        found.setdefault(one.source, Counter())[str(one.kind)] += 1
    return {source: dict(sorted(kinds.items())) for source, kinds in sorted(found.items())}


def all_sets(model: Path, data: Path, held_out: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the figures of every set that is there, our own held-out brands first."""
    load_reader.cache_clear()
    reader = load_reader(model)
    list(reader.read_many(["A first text, so that no figure counts the loading."]))
    found = {}
    if held_out:
        texts = [record["text"] for record in held_out]
        readings, speed = _read(reader, texts)
        found["own, unseen brands"] = {
            **kinds(readings, [record["kind"] for record in held_out]),
            **details(readings, held_out),
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


def kinds(readings: list[Reading], labels: list[str]) -> dict[str, Any]:
    """Return macro-F1 over the kinds the set knows, complaint or not, and the error of the confidence.

    A set that knows no questions has them counted as "other"; one that knows only "not_complaint" gets
    no macro-F1.
    """
    known = [str(kind) for kind in Kind if str(kind) in labels]
    said = [str(reading.kind) for reading in readings]
    if "question" not in known:
        said = ["other" if kind == "question" else kind for kind in said]
    complaint = _prf([label == "complaint" for label in labels], [kind == "complaint" for kind in said])
    quiet = _prf([label != "complaint" for label in labels], [kind != "complaint" for kind in said])
    found: dict[str, Any] = {
        "texts": len(labels),
        "complaint": complaint,
        "complaint_or_not_macro_f1": _round((complaint["f1"] + quiet["f1"]) / 2),
    }
    if NOT_COMPLAINT in labels:
        right = [
            (kind == "complaint") == (label == "complaint") for kind, label in zip(said, labels, strict=True)
        ]
    else:
        right = [kind == label for kind, label in zip(said, labels, strict=True)]
        scores = {
            kind: _prf([label == kind for label in labels], [one == kind for one in said]) for kind in known
        }
        found["macro_f1"] = _round(float(np.mean([score["f1"] for score in scores.values()])))
        found["kinds"] = scores
    found["accuracy"] = _round(float(np.mean(right)))
    found["ece"] = calibration_error([reading.confidence for reading in readings], right)
    sure = [ok for ok, reading in zip(right, readings, strict=True) if reading.confidence >= SURE]
    found["sure"] = {
        "share": _round(len(sure) / len(right)),
        "accuracy": _round(float(np.mean(sure or [False]))),
    }
    return found


def details(readings: list[Reading], records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the figures of what only our own corpus says: question, escalate, severity, topics, risks."""
    found: dict[str, Any] = {
        name: _prf([record[name] for record in records], [getattr(one, name) for one in readings])
        for name in ("asks_question", "escalate")
    }
    gap = [abs(one.severity - record["severity"]) for one, record in zip(readings, records, strict=True)]
    found["severity_mean_error"] = _round(float(np.mean(gap)))
    for name in ("topics", "risks"):
        values = sorted({value for record in records for value in record[name]} - {"other"})
        each = {
            value: _prf(
                [value in record[name] for record in records],
                [value in getattr(one, name) for one in readings],
            )
            for value in values
        }
        found[name] = each | {
            "macro_f1": _round(float(np.mean([score["f1"] for score in each.values()] or [0.0])))
        }
    return found


def calibration_error(confidences: list[float], right: list[bool]) -> float:
    """Return the expected calibration error over ten equal bins, 0 (best) to 1."""
    at = np.minimum((np.array(confidences) * BINS).astype(int), BINS - 1)
    gaps = [
        (at == one).mean() * abs(np.array(confidences)[at == one].mean() - np.array(right)[at == one].mean())
        for one in range(BINS)
        if (at == one).any()
    ]
    return _round(float(sum(gaps)))


def _prf(truth: list[bool], said: list[bool]) -> dict[str, float]:
    hit = sum(a and b for a, b in zip(truth, said, strict=True))
    precision = hit / max(1, sum(said))
    recall = hit / max(1, sum(truth))
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": _round(precision), "recall": _round(recall), "f1": _round(f1), "texts": sum(truth)}


def _round(value: float) -> float:
    return round(value, 3)
