"""The single keys of the desk: the one list that the help dialog, the script's targets and the docs share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """What one key (or one of several) does. `keys` are written as a person sees them on the keyboard."""

    keys: tuple[str, ...]
    does: str


KEYS = (
    Key(("J",), "next case"),
    Key(("K",), "previous case"),
    Key(("A",), "approve the reply"),
    Key(("Z",), "take the last reply back, while it has not left"),
    Key(("E",), "edit the reply"),
    Key(("Ctrl+Enter",), "approve the edit, while writing"),
    Key(("1", "2", "3"), "choose a variant"),
    Key(("W",), "a holding reply: who is on it, and by when the customer hears more"),
    Key(("F",), "fix the reading (then 1 to 4 choose what it is, Enter saves)"),
    Key(("D",), "no reply needed (asks why)"),
    Key(("P",), "copy a reply that is posted by hand"),
    Key(("/",), "search"),
    Key(("?",), "this help"),
    Key(("Esc",), "leave a field, close a dialog"),
)
