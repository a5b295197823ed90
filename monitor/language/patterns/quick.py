"""Which patterns can possibly match a text, told from three- and four-letter pieces without running them.

For each pattern the literal strings are worked out of which every match holds at least one. A text
without any of them can't match. Where that can't be worked out, the pattern is always run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

LEAST, SIZE = 3, 4
"""Characters of a piece: of the longer ones where the literal has as many."""
MOST_LITERALS = 400
MOST_LETTERS = 4
MOST_OPTIONAL = 12
# Python's own parser of regular expressions: not a public door, so every use falls back to "always run".
_parser: Any = import_module("re._parser")
# The commoner the letters of a piece, the more texts it would let through.
_COMMON = {letter: rank for rank, letter in enumerate("zqxjkvbpygfwmucldrhsnioate ")}


def pieces_of(text: str) -> frozenset[str]:
    """Return every run of three and of four characters of a plain text."""
    runs = {text[at : at + SIZE] for at in range(len(text) - LEAST + 1)}  # the last is a run of three
    runs.update([text[at : at + LEAST] for at in range(len(text) - LEAST + 1)])
    return frozenset(runs)


def needed_pieces(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return pieces of which every text that the pattern matches has one; None where that can't be said."""
    try:
        needed = _needed(_parser.parse(pattern.pattern))
    except Exception:  # noqa: BLE001 - whatever another Python makes of it, the pattern is then always run
        return None
    if needed is None:
        return None
    return frozenset(_rarest(literal) for literal in needed)


def _rarest(literal: str) -> str:
    size = min(SIZE, len(literal))
    pieces = [literal[at : at + size] for at in range(len(literal) - size + 1)]
    return min(pieces, key=lambda piece: sum(_COMMON.get(letter, 0) for letter in piece))


def _needed(tree: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return strings of three letters or more of which each match holds one; None where there are none."""
    runs: list[set[str]] = [{""}]
    best: frozenset[str] | None = None
    for operation, value in tree:
        step = _step(str(operation), value)
        if isinstance(step, set):
            grown = {head + tail for head in runs[-1] for tail in step}
            if len(grown) <= MOST_LITERALS:
                runs[-1] = grown
                continue
            runs.append(step)
            continue
        if str(operation) == "AT" or str(operation).startswith("ASSERT"):
            continue  # takes no room: the run goes on
        best = _better(best, step)
        runs.append({""})
    for run in runs:
        if min(map(len, run)) >= LEAST:
            best = _better(best, frozenset(run))
    return best


def _step(operation: str, value: Any) -> set[str] | frozenset[str] | None:
    """Return the exact strings of one step (a set), the strings its matches must hold (frozen), or None."""
    match operation:
        case "LITERAL":
            return {chr(value)}
        case "IN":
            letters = {chr(one) for kind, one in value if str(kind) == "LITERAL"}
            return letters if len(letters) == len(value) <= MOST_LETTERS else None
        case "SUBPATTERN":
            return _whole(value[3])
        case "BRANCH":
            return _branches(value[1])
        case "MAX_REPEAT":
            return _repeated(*value)
    return None  # anything may stand here


def _repeated(least: int, most: int, inner: Any) -> set[str] | frozenset[str] | None:
    exact = _whole(inner)
    if isinstance(exact, set) and (least, most) == (0, 1) and len(exact) <= MOST_OPTIONAL:
        return {"", *exact}
    return _needed(inner) if least >= 1 else None


def _whole(tree: Any) -> set[str] | frozenset[str] | None:
    """Return the exact strings of a sequence where it has only a few, else what its matches must hold."""
    exact = {""}
    for operation, value in tree:
        step = _step(str(operation), value)
        if not isinstance(step, set):
            return _needed(tree)
        exact = {head + tail for head in exact for tail in step}
        if len(exact) > MOST_LITERALS:
            return _needed(tree)
    return exact


def _branches(branches: Iterable[Any]) -> set[str] | frozenset[str] | None:
    parts = [_whole(branch) for branch in branches]
    if all(isinstance(part, set) for part in parts):
        every: set[str] = set().union(*(part for part in parts if part is not None))
        return every if len(every) <= MOST_LITERALS else None
    found: set[str] = set()
    for part in parts:
        if part is None or min(map(len, part)) < LEAST:
            return None
        found |= part
    return frozenset(found)


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Return the choice that fewer texts will meet: longer strings first, then fewer of them."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other, key=lambda choice: (min(map(len, choice)), -len(choice)))
