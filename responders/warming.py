"""Loading what the tone check needs before anybody asks for it."""

from __future__ import annotations

from threading import Thread

from responders.grammar import shipped_grammar
from responders.language.sense import shipped_sense


def warm_up() -> None:
    """Load grammar and sentence model beside whatever else goes on: the first check at the desk waits for nothing."""
    Thread(target=_load, name="warming", daemon=True).start()


def _load() -> None:
    shipped_grammar().parse("I'm sorry.")
    shipped_sense().of("I'm sorry.")
