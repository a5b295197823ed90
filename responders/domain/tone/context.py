"""What a check may know beside the reply and the post it answers."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.domain.reading import Kind, Reading
from responders.domain.facts import Facts
from responders.domain.grammar import Grammar
from responders.domain.lengths import Limit
from responders.domain.playbook import Playbook
from responders.domain.sense import Sense


@dataclass(frozen=True, slots=True)
class Spent:
    """Money promised already, in the brand's currency: today to everybody, lately to this customer."""

    today: float = 0.0
    customer: float = 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of one reply; every field may be left out, and then less can be found.

    `platform` gives the limit unless `limit` does; `recent` are replies that we posted lately, the newest first;
    `customer` is the first name we may greet with. `private` says that nobody else reads the reply.
    `is_owner` says who is writing: an owner is not held to a manager's bounds. Without `grammar`, what needs a
    parse is found by plain patterns; without `sense`, only what a pattern knows. `facts` and `kind` are those of the post, where the caller knows them.
    """

    platform: str = ""
    limit: Limit | None = None
    reading: Reading | None = None
    playbook: Playbook | None = None
    recent: tuple[str, ...] = ()
    customer: str = ""
    handle: str = ""
    private: bool = False
    is_owner: bool = False
    spent: Spent = Spent()
    grammar: Grammar | None = None
    sense: Sense | None = None
    facts: Facts | None = None
    kind: Kind | None = None


NOTHING_KNOWN = Context()
"""A reply by itself: no platform, no playbook, no reading."""
