"""The sets: which may train, which may only measure, and what their labels mean to us.

Every weight here was chosen by how well the model then did on brands and sets it had never seen.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from monitor.domain.reading import Kind, Topic

CORPUS = Path(__file__).parent.parent / "corpus"
LABELS = Path(__file__).parent.parent / "labels" / "public.jsonl"
"""Our own labels of posts of the public sets, after our guide; the posts themselves are not ours to ship."""
LABELLED_TRADE = "public post"
CORPUS_WEIGHT = 20.0
"""How much one of our own messages counts against one line of a public set of weight 1."""
LABELLED_WEIGHT = 10.0
"""The same for a public post that we labelled."""
HELD_OUT_ONE_IN = 10
"""One brand in so many is never trained on."""
TUNING_REST = 5
"""The remainder, of the same division, of the brands on which thresholds and confidence are fitted."""
HELD_OUT_TRADES = frozenset(
    {
        "car rental",
        "cinema",
        "driving school",
        "ferry company",
        "ferry line",
        "ferry operator",
        "gym",
        "museum",
        "pet shop",
        "pharmacy",
        "theatre",
        "theatre/cinema",
    }
)
"""Trades of which no brand is ever trained on: what is new to us is often a trade, not only a name."""
MEASURED = ("airline", "complaints_acl19", "brand_emotion_sxsw", "app_reviews")
"""Sets whose licence lets them measure only; each as `<set>/dev.jsonl`, and none has to be there."""


@dataclass(frozen=True, slots=True)
class PublicSet:
    """One public set that may train: its weight, its licence, and where it was taken from."""

    name: str
    weight: float
    licence: str
    title: str


TRAINING = (
    PublicSet("goemotions", 0.5, "Apache-2.0 / CC BY 4.0", "GoEmotions (Demszky et al., ACL 2020)"),
    PublicSet("semeval17", 0.5, "CC BY 3.0; Twitter terms for the texts", "SemEval-2017 Task 4A"),
    PublicSet("banking77", 0.4, "CC BY 4.0", "Banking77 (Casanueva et al., 2020)"),
    PublicSet(
        "complaints_fincorp", 0.15, "MIT; Twitter terms for the texts", "X-FINCORP (Das et al., PAKDD 2023)"
    ),
    PublicSet(
        "complaints_cesamard",
        0.7,
        "MIT; texts belong to their writers",
        "CESAMARD-Aspect (Singh et al., ECIR 2023)",
    ),
    PublicSet("clinc150", 0.0, "CC BY 3.0", "CLINC150 (Larson et al., EMNLP 2019)"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """One text to learn from. `record` is our own corpus's line; `topics` is None where nobody said."""

    text: str
    kind: Kind
    weight: float
    source: str
    topics: frozenset[Topic] | None = None
    record: dict[str, Any] | None = None


def missing(data: Path) -> list[str]:
    """Return the training files that the data folder lacks, as paths below it."""
    return [
        f"{one.name}/train.jsonl"
        for one in TRAINING
        if one.weight and not (data / one.name / "train.jsonl").is_file()
    ]


def public(data: Path, *, without: Collection[str] = ()) -> Iterator[Example]:
    """Yield the examples of every public training set that is there, but for the ids in `without`."""
    for one in TRAINING:
        path = data / one.name / "train.jsonl"
        if not one.weight or not path.is_file():
            continue
        for row in read_lines(path):
            kind = None if row.get("id") in without else kind_of(one.name, row)
            if kind is not None:
                yield Example(row["text"], kind, one.weight, one.name, topics=_topics_of(one.name, row))


def kind_of(source: str, row: dict[str, Any]) -> Kind | None:
    """Return what a public row's label means to us; None where it would teach the wrong thing."""
    label = row["label"]
    if label == "not_complaint":  # talk about money and banks: never praise of or a question to one
        return Kind.OTHER
    if label == "other" and source in {"goemotions", "semeval17"} and "?" in row["text"]:
        return None  # "neutral" there holds questions too, which are another kind here
    return Kind(label)


def own(folder: Path = CORPUS) -> list[dict[str, Any]]:
    """Return our own corpus, in order of file name and line."""
    return [row for path in sorted(folder.glob("batch_*.jsonl")) for row in read_lines(path)]


def labelled(data: Path, labels: Path = LABELS) -> list[dict[str, Any]]:
    """Return the public posts that we labelled ourselves, in the form of the corpus.

    Only those whose set is in the data folder: the labels ship, the texts do not. Each post stands for a
    brand of its own, so that the same sums decide what trains, what tunes and what is held out.
    """
    rows: dict[str, dict[str, dict[str, Any]]] = {}
    for row in read_lines(labels):
        rows.setdefault(row["set"], {})[row["id"]] = row
    found = []
    for name, wanted in rows.items():
        path = data / name / "train.jsonl"
        if not path.is_file():
            continue
        found += [
            {**wanted[post["id"]], "text": post["text"], "brand": post["id"], "trade": LABELLED_TRADE}
            for post in read_lines(path)
            if post.get("id") in wanted
        ]
    return found


def held_out(record: dict[str, Any]) -> bool:
    """Whether this message is never trained on: by its trade, or by its brand's name, so that it stays so."""
    if record["trade"] in HELD_OUT_TRADES:
        return True
    return crc32(record["brand"].casefold().encode()) % HELD_OUT_ONE_IN == 0


def may_train(record: dict[str, Any]) -> bool:
    """Whether this message is neither held out nor kept apart for tuning."""
    return not held_out(record) and not for_tuning(record)


def for_tuning(record: dict[str, Any]) -> bool:
    """Whether this message of a brand that may train is kept apart, to fit thresholds on."""
    return crc32(record["brand"].casefold().encode()) % HELD_OUT_ONE_IN == TUNING_REST


def example(record: dict[str, Any]) -> Example:
    """Return a message of our own, or a public post that we labelled, as an example."""
    ours = "set" not in record
    return Example(
        record["text"],
        Kind(record["kind"]),
        CORPUS_WEIGHT if ours else LABELLED_WEIGHT,
        "corpus" if ours else "labelled",
        topics=frozenset(map(Topic, record["topics"])),
        record=record,
    )


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file; raises ValueError naming file and line where one is broken."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield json.loads(line)
            except ValueError as error:
                message = f"{path.name}, line {number}: {error}"
                raise ValueError(message) from error


_BANK_TOPICS = (
    ("refund", Topic.CANCELLATION),
    ("cancel", Topic.CANCELLATION),
    ("terminate", Topic.CANCELLATION),
    ("charge", Topic.BILLING),
    ("_fee_", Topic.BILLING),
    ("not_recognised", Topic.BILLING),
    ("exchange_rate", Topic.PRICE),
    ("card_arrival", Topic.DELIVERY),
    ("delivery", Topic.DELIVERY),
    ("pending", Topic.WAITING),
    ("not_updated", Topic.WAITING),
    ("passcode", Topic.ACCOUNT),
    ("pin", Topic.ACCOUNT),
    ("verify", Topic.ACCOUNT),
    ("personal_details", Topic.ACCOUNT),
    ("not_working", Topic.DEFECT),
)


def _topics_of(source: str, row: dict[str, Any]) -> frozenset[Topic] | None:
    if source != "banking77":
        return None
    intent = str(row.get("topic", "")).lower()
    found = frozenset(topic for part, topic in _BANK_TOPICS if part in intent)
    return found or None
