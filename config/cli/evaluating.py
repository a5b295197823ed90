"""`amends evaluate`: how well posts are read, judged on a labelled file."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from config.cli.django_ready import fail
from config.imports.bars import bytes_bar
from config.terminal import shown
from monitor.files.columns import Columns, parse_mapping
from monitor.files.labels import Labelled, labelled_rows
from monitor.files.opening import open_file
from monitor.files.problems import FileProblem, Reject
from monitor.files.reading import read_rows

STDIN = Path("-")
SOME_TROUBLE = 3
REASONS = 50
"""Different reasons that are told apart; what comes after them is only counted."""
INTERRUPTED = 130


@dataclass(slots=True)
class Troubles:
    """What could not be used: for each reason how often, and the first line. `left_out` counts whole lines."""

    left_out: int = 0
    all: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)

    def add(self, reason: str, line: int) -> None:
        """Count one trouble."""
        self.all += 1
        if reason in self.counts or len(self.counts) < REASONS:
            self.counts[reason] += 1
            self.first.setdefault(reason, line)

    def told(self) -> Iterator[str]:
        """Each reason with its lines, the most frequent first."""
        for reason, count in self.counts.most_common():
            more = f" and {count - 1:,} more" if count > 1 else ""
            yield f"line {self.first[reason]}{more}: {shown(reason, 200)}"
        if (rest := self.all - self.counts.total()) > 0:
            yield f"{rest:,} more, for other reasons."

    def to_json(self) -> dict[str, object]:
        """The same for machines."""
        reasons = [
            {"reason": reason, "times": count, "first_line": self.first[reason]}
            for reason, count in self.counts.most_common()
        ]
        return {"lines_left_out": self.left_out, "reasons": reasons}


def evaluate(file: Path, *, mapping: list[str], recall: float, errors: int, seed: int, as_json: bool) -> None:
    """Print the figures of a labelled file, and the `errors` surest mistakes.

    `recall` is the share of complaints that the suggested threshold must find. Ends the process with
    status 3 where something in the file could not be used, 1 where nothing could.
    """
    if not 0 < recall <= 1:
        fail(f"--recall {recall:g} should be above 0 and at most 1, for example 0.95.", code=2)
    troubles = Troubles()
    try:
        chosen, columns = _columns(mapping)
        with _stream(file) as stream, bytes_bar(_size(file, stream), "Reading") as advance:
            rows = read_rows(
                stream, name="" if file == STDIN else file.name, columns=columns, advance=advance
            )
            texts = _usable(labelled_rows(rows, columns, kind=chosen), troubles)
            from monitor.language import evaluating
            from monitor.language.reader import load_reader

            found = evaluating.judge(texts, load_reader(), errors=errors)
    except FileProblem as problem:
        fail(str(problem))
    except KeyboardInterrupt:
        fail("Stopped before the end of the file.", code=INTERRUPTED)
    for line in troubles.told():
        print(f"amends: {line}", file=sys.stderr)
    if not found.labels:
        fail("No line of the file could be used." if troubles.all else "The file holds no rows.")
    told = evaluating.figures_of(found, recall=recall, seed=seed)
    wrong = evaluating.mistakes(found, errors)
    if as_json:
        told |= {"troubles": troubles.to_json()}
        told |= {"mistakes": [one.to_json() for one in wrong]} if errors else {}
        print(json.dumps(told))
    else:
        from config.cli.evaluating_words import print_figures

        print_figures(told, wrong, left_out=troubles.left_out)
    if troubles.all:
        raise SystemExit(SOME_TROUBLE)


def _columns(mapping: Iterable[str]) -> tuple[str, Columns]:
    """The column that holds the kind ("" where nobody said), and the columns of the rest."""
    kind, rest = "", []
    for pair in mapping:
        name, _, column = pair.partition("=")
        if name.strip() == "kind" and column.strip():
            kind = column.strip()
        else:
            rest.append(pair)
    return kind, parse_mapping(rest)


def _usable(rows: Iterable[Labelled | Reject], troubles: Troubles) -> Iterator[Labelled]:
    for row in rows:
        if isinstance(row, Reject):
            troubles.left_out += 1
            troubles.add(row.reason, row.line)
            continue
        for reason in row.troubles:
            troubles.add(reason, row.line)
        yield row


def _stream(file: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if file == STDIN else open_file(file)


def _size(file: Path, stream: BinaryIO) -> int | None:
    if file == STDIN:
        return None
    facts = os.fstat(stream.fileno())
    return facts.st_size if stat.S_ISREG(facts.st_mode) else None
