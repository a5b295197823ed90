"""The labelled set of the tone check (tests/data/tone/GUIDE.md), as the checks want it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.domain.reading import Kind, Reading, Risk
from responders.domain.sense import Sense
from responders.domain.tone import Context, check_reply
from responders.grammar import shipped_grammar
from responders.playbook_json import playbook_from

FOLDER = Path(__file__).resolve().parent / "data" / "tone"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One reply with the codes that a careful reader gave it."""

    id: str
    reply: str
    mention: str
    codes: frozenset[str]
    context: Context
    row: dict[str, Any]

    def found(self) -> frozenset[str]:
        """The codes that the checks give it."""
        return frozenset(finding.code for finding in check_reply(self.reply, self.mention, self.context))


def rows(part: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The rows of one part as they are written: `looked_at`, `tuned` or `held_out`."""
    files = sorted(folder.glob(f"{part}_*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def labelled(part: str, folder: Path = FOLDER, *, sense: Sense | None = None) -> list[Labelled]:
    """Every reply of one part, in the order of its files; judged by the rules alone where there is no `sense`."""
    return [_labelled(row, sense) for row in rows(part, folder)]


def _labelled(row: dict[str, Any], sense: Sense | None) -> Labelled:
    kind = Kind(row["kind"])
    reading = Reading(
        kind=kind,
        confidence=1.0,
        probabilities={str(kind): 1.0},
        asks_question=kind is Kind.QUESTION,
        severity=0.5,
        escalate=False,
        topics=(),
        risks=tuple(Risk(risk) for risk in row["risks"]),
        language="en",
    )
    context = Context(
        platform=row["platform"],
        reading=reading,
        playbook=playbook_from({"signer": row["signer"], **row.get("playbook", {})}, brand=row["brand"]),
        recent=tuple(row.get("recent", ())),
        customer=row["customer"],
        grammar=shipped_grammar(),
        sense=sense,
        kind=kind,
    )
    return Labelled(row["id"], row["reply"], row["mention"], frozenset(row["codes"]), context, row)
