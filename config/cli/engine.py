"""`amends read`, `draft`, `check` and the three `train` commands: the engine's own door, without a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from config.cli.django_ready import fail


def _write(line: str) -> None:
    sys.stdout.write(line)
    if not line.endswith("\n"):
        sys.stdout.write("\n")
    sys.stdout.flush()


def _lines_only(*, json: bool, command: str) -> None:
    if not json:
        fail(
            "say --json: one JSON object a line comes in and goes out. "
            f"Example: amends {command} --json < posts.jsonl"
        )


def read(*, json: bool) -> None:
    """Readings of texts, a line each; the exit code is 3 where a line was bad."""
    _lines_only(json=json, command="read")
    from monitor.language.commands import read_json_lines

    _finish(read_json_lines(sys.stdin.buffer, _write))


def draft(*, json: bool) -> None:
    """Proposed replies, a line each; the exit code is 3 where a line was bad."""
    _lines_only(json=json, command="draft")
    from monitor.language.reader import load_reader
    from responders.commands import draft_json_lines

    _finish(draft_json_lines(sys.stdin.buffer, _write, reader=load_reader()))


def check(row: dict[str, Any], *, json: bool) -> None:
    """Findings of the tone check: JSON lines, or one reply told to a person.

    The exit code is 3 where a line or a field was bad, and 1 where something blocks a reply told to a person.
    """
    from responders.commands import check_at_terminal, check_json_lines

    if json:
        _finish(check_json_lines(sys.stdin.buffer, _write))
        return
    if not row["reply"]:
        row["reply"] = sys.stdin.read()
    try:
        blocked = check_at_terminal(row, _write)
    except ValueError as wrong:
        fail(str(wrong), code=3)
    if blocked:
        raise SystemExit(1)


def train(*, data: Path, out: Path | None, base: Path | None, seed: int, allow_missing: bool) -> None:
    """Train the reading pipeline and say how good it is."""
    from monitor.language.commands import train as command

    command(data=data, out=out, base=base, seed=seed, allow_missing=allow_missing)


def train_grammar(*, data: Path, out: Path | None) -> None:
    """Train the grammar pipeline and say how good it is."""
    from monitor.language.commands import train_grammar as command

    command(data=data, out=out)


def train_tone(*, base: Path, out: Path | None, seed: int) -> None:
    """Train the sentence model and say how good it is."""
    from responders.language.commands import train as command

    command(base=base, out=out, seed=seed)


def _finish(bad: int) -> None:
    if bad:
        raise SystemExit(3)
