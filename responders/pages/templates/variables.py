"""The variables as the editor lists them: what each holds, and in which answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from responders.domain.own_wording import MAY_BE_EMPTY, NOT_FOR, SORTS
from responders.domain.template_variables import USUAL


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable; `sorts` are the answers that it can stand in."""

    name: str
    holds: str
    sorts: tuple[str, ...]
    sentence: bool
    may_be_empty: bool


@lru_cache(maxsize=1)
def variables_for() -> tuple[Variable, ...]:
    """Every variable that an owner may use."""
    return tuple(
        Variable(
            name=name,
            holds=holds.replace("a line of ", "a sentence from ")
            .replace(".txt, filled", "")
            .replace(".txt", ""),
            sorts=tuple(sort for sort in SORTS if name not in NOT_FOR[sort]),
            sentence=".txt" in holds or name == "also",
            may_be_empty=name in MAY_BE_EMPTY,
        )
        for name, holds in USUAL.items()
    )
