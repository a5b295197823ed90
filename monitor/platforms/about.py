"""What a platform asks for, offers, costs and forbids, as plain data: the pages and `amends connect` show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

FREE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to paste. What is not secret is kept in the account's settings, the rest encrypted.

    `default` stands in the field already; a field without one must be filled unless it is optional.
    """

    name: str
    label: str
    help: str = ""
    secret: bool = True
    default: str = ""
    optional: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """One kind of thing that can be listened to. `takes` names what a source of it needs ("" for nothing).

    `every` is how often by default, `at_least` the platform's own minimum. `cost` is US dollars a post,
    `at_least_items` the fewest posts one fetch can be held to, so that a cap is never overrun.
    `first` marks the stream that a newly connected account listens to at once.
    """

    name: str
    label: str
    takes: str = ""
    help: str = ""
    example: str = ""
    every: timedelta = timedelta(minutes=2)
    at_least: timedelta = timedelta(seconds=30)
    cost: Decimal = FREE
    at_least_items: int = 1
    first: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """One platform. `steps`, `rules` and `costs` are sentences for somebody who is not an engineer.

    `answers` says how replies can go out at best: "api", "by_hand" or "none". `look_again` is how many posts
    one `refresh` takes (0 where posts can't be looked up), `look_cost` what each costs.
    `local` rooms live in our own database: their calls are made where the database is at hand.
    """

    platform: str
    name: str
    summary: str
    streams: tuple[Stream, ...]
    steps: tuple[str, ...] = ()
    asks: tuple[Asked, ...] = ()
    costs: str = "Costs nothing."
    rules: tuple[str, ...] = ()
    answers: str = "api"
    look_again: int = 0
    look_cost: Decimal = FREE
    local: bool = False

    def stream(self, name: str) -> Stream:
        """The stream of this name. Raises KeyError with the names there are."""
        for stream in self.streams:
            if stream.name == name:
                return stream
        known = ", ".join(stream.name for stream in self.streams)
        raise KeyError(f'{self.name} has no stream "{name}"; it has: {known}.')
