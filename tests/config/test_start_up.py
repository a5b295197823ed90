"""`amends --help` is quick because it imports nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "django", "spacy", "rich", "pydantic", "numpy", "jinja2", "tweepy", "praw", "requests", "apscheduler",
    "cryptography", "sklearn", "monitor", "responders",
}  # fmt: skip
SCRIPT = """
import sys
sys.argv = ["amends", *sys.argv[1:]]
from config.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print("MODULES", *{name.partition(".")[0] for name in sys.modules})
"""


@pytest.mark.processes
@pytest.mark.parametrize(
    ("words", "light"),
    # Typer itself takes pydantic to read a command's own words.
    [
        (["--help"], HEAVY),
        (["run", "--help"], HEAVY - {"pydantic"}),
        (["import", "--help"], HEAVY - {"pydantic"}),
    ],
)
def test_help_imports_none_of_the_machinery(words: list[str], light: set[str]) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, *words], capture_output=True, text=True, check=True)
    help_text, _, modules = done.stdout.rpartition("MODULES")
    assert "Usage: amends" in help_text
    assert "typer" in modules.split()
    assert light & set(modules.split()) == set()
