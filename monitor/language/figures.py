"""How good answers are, as figures: precision, recall, F1, the error of the confidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from monitor.domain.agreement import NOT_COMPLAINT
from monitor.domain.reading import SURE, Kind, Reading

BINS = 10


def kinds(readings: Sequence[Reading], labels: Sequence[str]) -> dict[str, Any]:
    """Return macro-F1 over the kinds the set knows, complaint or not, and the error of the confidence.

    A set that knows no questions has them counted as "other"; one that knows only "not_complaint" gets
    no macro-F1.
    """
    said = answers([str(reading.kind) for reading in readings], labels)
    confidences = [confidence(reading, labels) for reading in readings]
    right = rights(said, labels)
    found = of_answers(said, labels)
    found["accuracy"] = rounded(float(np.mean(right)))
    found["ece"] = calibration_error(confidences, right)
    sure = [ok for ok, one in zip(right, confidences, strict=True) if one >= SURE]
    found["sure"] = {
        "share": rounded(len(sure) / len(right)),
        "accuracy": rounded(float(np.mean(sure or [False]))),
    }
    return found


def answers(said: Sequence[str], labels: Collection[str]) -> list[str]:
    """Return what was said in the kinds that the set knows: without questions, a question is "other"."""
    if str(Kind.QUESTION) in labels:
        return list(said)
    return [str(Kind.OTHER) if kind == Kind.QUESTION else kind for kind in said]


def confidence(reading: Reading, labels: Collection[str]) -> float:
    """Return the probability of the answer in the kinds that the set knows, 0 to 1.

    Where two kinds count as one, so do their probabilities; else a coarse set would make every confidence
    look too low.
    """
    shares = reading.probabilities
    if NOT_COMPLAINT in labels:
        complaint = shares[Kind.COMPLAINT]
        return complaint if reading.kind is Kind.COMPLAINT else 1 - complaint
    if str(Kind.QUESTION) not in labels and reading.kind in {Kind.QUESTION, Kind.OTHER}:
        return shares[Kind.QUESTION] + shares[Kind.OTHER]
    return reading.confidence


def rights(said: Sequence[str], labels: Sequence[str]) -> list[bool]:
    """Whether each answer is right; among labels with "not_complaint", only complaint or not counts."""
    if NOT_COMPLAINT in labels:
        pairs = zip(said, labels, strict=True)
        return [(kind == Kind.COMPLAINT) == (label == Kind.COMPLAINT) for kind, label in pairs]
    return [kind == label for kind, label in zip(said, labels, strict=True)]


def of_answers(said: Sequence[str], labels: Sequence[str]) -> dict[str, Any]:
    """Return the figures that need no confidence; `said` comes from `answers`."""
    complaint = prf([label == "complaint" for label in labels], [kind == "complaint" for kind in said])
    quiet = prf([label != "complaint" for label in labels], [kind != "complaint" for kind in said])
    found: dict[str, Any] = {
        "texts": len(labels),
        "complaint": complaint,
        "complaint_or_not_macro_f1": rounded((complaint["f1"] + quiet["f1"]) / 2),
    }
    if NOT_COMPLAINT not in labels:
        scores = {
            str(kind): prf([label == kind for label in labels], [one == kind for one in said])
            for kind in Kind
            if str(kind) in labels
        }
        found["macro_f1"] = rounded(float(np.mean([score["f1"] for score in scores.values()])))
        found["kinds"] = scores
    return found


def details(readings: Sequence[Reading], records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the figures beyond the kind: question, escalate, severity, topics, risks."""
    found: dict[str, Any] = {
        name: yes_or_no(readings, records, name) for name in ("asks_question", "escalate")
    }
    found["severity_mean_error"] = severity_error(readings, records)
    for name in ("topics", "risks"):
        each = values(readings, records, name)
        found[name] = each | {"macro_f1": macro_f1(each)}
    return found


def yes_or_no(readings: Sequence[Reading], records: Sequence[dict[str, Any]], name: str) -> dict[str, float]:
    """Return the figures of one field that is true or false."""
    return prf([record[name] for record in records], [getattr(one, name) for one in readings])


def severity_error(readings: Sequence[Reading], records: Sequence[dict[str, Any]]) -> float:
    """Return how far severity is off on average, 0 to 1."""
    gap = [abs(one.severity - record["severity"]) for one, record in zip(readings, records, strict=True)]
    return rounded(float(np.mean(gap)))


def values(
    readings: Sequence[Reading], records: Sequence[dict[str, Any]], name: str
) -> dict[str, dict[str, float]]:
    """Return the figures of each topic or risk that a label holds; "other" is none."""
    there = sorted({value for record in records for value in record[name]} - {"other"})
    return {
        value: prf(
            [value in record[name] for record in records],
            [value in getattr(one, name) for one in readings],
        )
        for value in there
    }


def macro_f1(each: dict[str, dict[str, float]]) -> float:
    """Return the mean of the F1s, 0 where there are none."""
    return rounded(float(np.mean([score["f1"] for score in each.values()] or [0.0])))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error over ten equal bins, 0 (best) to 1."""
    sure, ok = np.array(confidences), np.array(right)
    at = np.minimum((sure * BINS).astype(int), BINS - 1)
    bins = [at == one for one in range(BINS)]
    return rounded(
        float(sum(one.mean() * abs(sure[one].mean() - ok[one].mean()) for one in bins if one.any()))
    )


def prf(truth: Sequence[bool], said: Sequence[bool]) -> dict[str, float]:
    """Return precision, recall, F1, and how many texts it is true of (`texts`)."""
    hit = sum(a and b for a, b in zip(truth, said, strict=True))
    precision = hit / max(1, sum(said))
    recall = hit / max(1, sum(truth))
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {
        "precision": rounded(precision),
        "recall": rounded(recall),
        "f1": rounded(f1),
        "texts": sum(truth),
    }


def rounded(value: float) -> float:
    """Return a figure as it is told: three decimals."""
    return round(value, 3)
