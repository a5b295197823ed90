"""How each usual trouble is recognised in a post, and how it is said back (P20, P8).

A rule's sayings are plain text with {values}; a part in [brackets] is left out where one of its values
is missing. Values: x (the thing with "your" or "our"), thing (the bare word), is/was/has (agreeing with
it), dur (a length of time), w (the customer's own word, one of those the pattern lists).
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """One usual trouble of a topic.

    `fills` names the categories of things that may fill x; the bare sayings do without one;
    the word "after" in it means that the thing stands right after the pattern.
    """

    topic: str
    pattern: str
    fills: str
    noun: str
    clause: str
    bare_noun: str = ""
    bare_clause: str = ""
