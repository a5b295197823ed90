"""How well readings agree with what people say: which kinds are confused, and shares in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from monitor.domain.reading import Kind


class Mistake(NamedTuple):
    """How often a reading said one kind where a person says another."""

    said: Kind
    meant: Kind
    times: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each kind was said where each kind was meant."""

    counts: Counter[tuple[Kind, Kind]]

    @classmethod
    def of(cls, answers: Iterable[tuple[Kind, Kind]]) -> Confusion:
        """Count answers, each as what was said and what a person says."""
        return cls(Counter(answers))

    @property
    def total(self) -> int:
        """How many answers there are."""
        return self.counts.total()

    @property
    def right(self) -> int:
        """How many said what the person says."""
        return sum(self.counts[kind, kind] for kind in Kind)

    def count(self, said: Kind, meant: Kind) -> int:
        """How often `said` was said where `meant` was meant."""
        return self.counts[said, meant]

    def mistakes(self) -> list[Mistake]:
        """The pairs that were confused, the most frequent first."""
        wrong = [Mistake(said, meant, n) for (said, meant), n in self.counts.items() if said != meant and n]
        return sorted(wrong, key=lambda mistake: (-mistake.times, mistake.said, mistake.meant))


def of_ten(share: float) -> str:
    """A share from 0 to 1 as people say it before what it is a share of: "about 8 of 10", "nearly all"."""
    tenths = round(share * 10)
    if tenths in {0, 10}:
        whole = {0.0: "no", 1.0: "all"}
        return whole.get(share, "nearly all" if tenths else "hardly any")
    return f"about {tenths} of 10"


def of_hundred(low: float, high: float) -> str:
    """An interval of shares from 0 to 1 as people say it: "between 74 and 88 of 100"."""
    return f"between {round(low * 100)} and {round(high * 100)} of 100"
