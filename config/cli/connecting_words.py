"""What `amends connect` says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from config.terminal import shown

if TYPE_CHECKING:
    from monitor.channels.connecting import Tried
    from monitor.models import Channel
    from monitor.platforms.about import About


def introduced(what: About) -> Iterator[str]:
    """What to do on the platform, what it costs and what it wants of us."""
    yield f"{what.name}: {what.summary}"
    if what.steps:
        yield "\nWhat to do:"
        yield from (f"  {number}. {step}" for number, step in enumerate(what.steps, start=1))
    yield f"\nWhat it costs: {what.costs}"
    if what.rules:
        yield f"\nWhat {what.name} wants of us:"
        yield from (f"  - {rule}" for rule in what.rules)


def said(what: About, tried: Tried) -> Iterator[str]:
    """What the platform said of the account. Its words are a stranger's."""
    from monitor.channels.money import in_dollars

    yield f"\nYou are {shown(tried.handle)} on {what.name}."
    yield f"  listening: {'yes' if tried.may_listen else 'no'}"
    by_api = tried.may_reply and what.answers == "api"
    none = "not possible there" if what.answers == "none" else "by hand"
    yield f"  replying: {'yes, once a person has approved' if by_api else none}"
    yield from (f"  {shown(note)}" for note in tried.notes)
    if tried.cost:
        yield f"  This check cost {in_dollars(tried.cost)}."


def listed() -> Iterator[str]:
    """The platforms that can be connected."""
    from monitor.channels.connecting import offered

    yield "Type: amends connect PLATFORM\n"
    for what in offered():
        yield f"  {what.platform:<12}{what.summary}\n{'':<14}{what.costs}"


def done(channel: Channel, what: About) -> Iterator[str]:
    """What is listened to now, and how to add to it."""
    from monitor.channels.money import in_dollars

    yield f"\nConnected: {shown(channel.handle)} on {what.name}, as channel {channel.pk}."
    if channel.monthly_cap is not None:
        yield f"Cap: {in_dollars(channel.monthly_cap)} a month."
    listening = [str(source) for source in channel.sources.filter(enabled=True)]
    if listening:
        yield f"Listening to: {', '.join(shown(name) for name in listening)}."
    takes = [stream for stream in what.streams if stream.takes]
    for stream in takes:
        yield f"To add ({stream.label.lower()}): amends sources add {channel.pk} {stream.name} QUERY"
