from __future__ import annotations

import logging
import logging.config
import sys
from typing import Any

import pytest
from django.conf import settings

from config.cli.django_ready import fail, start_django
from config.terminal import WIDTH, LogLines, shown, visible

EVIL = "\x1b]0;pwned\x07\x1b[2J\u202e"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", ""),
        ("Größe ☕ – fine", "Größe ☕ – fine"),
        ("two\nlines", "two\nlines"),
        (EVIL, r"\x1b]0;pwned\x07\x1b[2J\u202e"),
        ("a\rb\tc\x85\u2028\x9b", r"a\rb\tc\x85\u2028\x9b"),
        ("half \udc80", r"half \udc80"),
    ],
)
def test_what_does_not_print_is_written_out(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_a_strangers_text_is_one_short_line() -> None:
    line = shown(f"a{EVIL}\nb" * 100)
    assert line.isprintable()
    assert len(line) == WIDTH


def test_a_command_s_last_sentence_is_visible(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        fail(f"the platform says {EVIL}")
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert err.startswith(r"amends: the platform says \x1b]0;")


def record(message: str, *words: object, error: Exception | None = None) -> str:
    line = LogLines("{levelname} {name}: {message}", style="{")
    caught = (type(error), error, None) if error else None
    return line.format(logging.LogRecord("desk", logging.INFO, "", 0, message, words, caught))


def test_a_log_line_obeys_nobody() -> None:
    assert record("said %s", "\x1b[31mred") == r"INFO desk: said \x1b[31mred"


def test_a_log_line_can_t_be_forged() -> None:
    assert (
        record("no user %s", "x\nINFO desk: all is well")
        == "INFO desk: no user x\n    INFO desk: all is well"
    )


def test_an_exception_s_words_are_made_visible_too() -> None:
    said = record("failed", error=ValueError(f"{EVIL}\nINFO desk: all is well"))
    assert said.isprintable() is False  # it has lines
    assert said.replace("\n", "").isprintable()
    assert "\nINFO" not in said


def test_the_log_is_written_that_way() -> None:
    written: Any = settings.LOGGING
    made = logging.config.DictConfigurator(written).configure_formatter(dict(written["formatters"]["line"]))
    assert isinstance(made, LogLines)
    assert made.format(logging.LogRecord("desk", logging.INFO, "", 0, "hello", (), None)).endswith(
        " INFO    desk: hello"
    )


def test_starting_again_leaves_the_log_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(logging.getLogger().handlers)
    with monkeypatch.context() as inside:
        inside.setattr(sys, "stderr", sys.stdout)
        start_django()
    assert logging.getLogger().handlers == before
