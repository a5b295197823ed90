"""One finding of the tone check on a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Weight(StrEnum):
    """How much a finding weighs: a blocking one needs an edit or the owner's word, a suggestion is style."""

    BLOCK = "block"
    WARN = "warn"
    SUGGEST = "suggest"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong (`code`, `principle`), where (`words`, a half-open span), why, and what to write instead.

    A finding about something that is missing has empty words and an empty span at 0. `better` is a wording that
    can take the place of `words` as it stands, empty where a machine can't make one.
    """

    code: str
    principle: str
    weight: Weight
    words: str
    start: int
    end: int
    advice: str
    why: str = ""
    better: str = ""

    def to_json(self) -> dict[str, Any]:
        """The stable fields of `amends check --json`."""
        return {
            "code": self.code,
            "principle": self.principle,
            "weight": str(self.weight),
            "words": self.words,
            "start": self.start,
            "end": self.end,
            "advice": self.advice,
            "why": self.why,
            "better": self.better,
        }
