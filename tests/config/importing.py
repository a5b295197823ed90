"""Running `amends import` inside a test, on the test's own database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from config.cli.main import app

BRAND = "Tin Shop"


class Ran:
    """How a command ended."""

    def __init__(self, arguments: list[str], stdin: bytes | None) -> None:
        result = CliRunner().invoke(app, arguments, input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.code = result.exit_code
        self.out = result.stdout
        self.err = result.stderr


Runs = Callable[..., Ran]


@pytest.fixture
def amends(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Run a command of the command line; the test's database is ready without `amends setup`."""
    for module in ("importing", "exporting"):
        monkeypatch.setattr(f"config.cli.{module}.require_setup", lambda: None)

    def run(*arguments: object, stdin: bytes | None = None) -> Ran:
        return Ran([str(argument) for argument in arguments], stdin)

    return run


@pytest.fixture
def take_in(amends: Runs) -> Runs:
    """Import a file of Tin Shop's posts without working it off."""

    def run(file: object, *options: object, stdin: bytes | None = None) -> Ran:
        return amends("import", file, "--brand", BRAND, "--no-work", *options, stdin=stdin)

    return run


def write_jsonl(path: Path, *rows: dict[str, Any]) -> Path:
    """A file with these rows."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def rejects_in(path: Path) -> list[dict[str, Any]]:
    """What a rejects file holds."""
    return [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]
