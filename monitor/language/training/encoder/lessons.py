"""What the transformer is taught: posts as piece numbers, each with the answers that somebody gave.

Our own messages, and the public posts that we labelled ourselves, teach every output. The public sets
teach the kind only, each through a last layer of its own that is thrown away: their makers drew the lines
elsewhere than we do, and what carries over is how people write, not where a line is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from monitor.domain.reading import Kind, Risk, Topic
from monitor.language.encoder.model import LONGEST
from monitor.language.encoder.spelling import spell
from monitor.language.training.sets import Example
from monitor.language.words import cut, readable

OWN = "own"
OUTPUTS = (
    *map(str, Kind),
    "asks",
    "severity",
    *(f"topic:{topic}" for topic in Topic if topic is not Topic.OTHER),
    *(f"risk:{risk}" for risk in Risk),
)
FIRST_TOPIC, FIRST_RISK = 6, 18


@dataclass(frozen=True, slots=True)
class Lesson:
    """One post: its pieces, its answers (one number an output, or the kind alone), and which head learns."""

    ids: NDArray[np.int64]
    answers: NDArray[np.float32]
    weight: float
    head: str


def own(records: Sequence[dict[str, Any]], pieces: Path, *, weight: float = 1.0) -> list[Lesson]:
    """Return lessons of all outputs from records of the corpus's form."""
    texts = [record["text"] for record in records]
    return [
        Lesson(ids, _answers(record), weight, OWN)
        for ids, record in zip(encode(texts, pieces), records, strict=True)
    ]


def public(examples: Sequence[Example], pieces: Path) -> list[Lesson]:
    """Return lessons of the kind alone from examples of the public sets."""
    kinds = list(Kind)
    return [
        Lesson(ids, np.array([kinds.index(one.kind)], dtype=np.float32), one.weight, one.source)
        for ids, one in zip(encode([one.text for one in examples], pieces), examples, strict=True)
    ]


def encode(texts: Sequence[str], pieces: Path) -> list[NDArray[np.int64]]:
    """Return the piece numbers of each text, spelt as they will be when it is read."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - loaded where it is used

    known = Tokenizer.from_file(str(pieces))
    known.no_padding()
    known.enable_truncation(LONGEST)
    plain = [readable(text) for text in texts]
    spelt = [[one.spelling for one in spell(text, cut(text))] or ["."] for text in plain]
    return [np.array(one.ids, dtype=np.int64) for one in known.encode_batch(spelt, is_pretokenized=True)]


def _answers(record: dict[str, Any]) -> NDArray[np.float32]:
    said = {record["kind"]: 1.0, "asks": float(record["asks_question"]), "severity": record["severity"]}
    said |= {f"topic:{topic}": 1.0 for topic in record["topics"]}
    said |= {f"risk:{risk}": 1.0 for risk in record["risks"]}
    return np.array([said.get(name, 0.0) for name in OUTPUTS], dtype=np.float32)
