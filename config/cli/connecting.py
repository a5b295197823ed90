"""`amends connect`: an account, step by step at a terminal."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from config.cli.connecting_words import done, introduced, listed, said
from config.cli.django_ready import database_sentences, fail, require_setup, start_django
from config.cli.people import owners_addresses
from config.terminal import shown, visible

if TYPE_CHECKING:
    from decimal import Decimal

    from monitor.models import Brand
    from monitor.platforms.about import About, Asked

WRONG_WORDS = 2


def connect(platform: str, *, brand: str, given: list[str], cap: str, yes: bool) -> None:
    """Lead through connecting `platform`; without one, list what there is.

    Ends the process with status 1 where the platform does not let us in or the answer is no, 2 for wrong words.
    """
    start_django()
    if not platform:
        for line in listed():
            print(line)
        return
    require_setup()
    from monitor.channels.asking import CannotConnectError
    from monitor.channels.connecting import connect as keep
    from monitor.channels.connecting import standing_for, try_account
    from monitor.channels.incoming import is_sent_to_us

    what = _about(platform)
    amount = _amount(cap)
    values = _given(given)
    with database_sentences():
        chosen = _brand(brand)
    for line in introduced(what):
        print(line)
    if is_sent_to_us(what):
        _open(chosen, what, yes=yes)
        return
    values = _asked(what, values)
    print(f"\nAsking {what.name} …")
    try:
        tried = try_account(platform, values, chosen)
        standing_for(chosen, tried)
    except CannotConnectError as error:
        for name, wrong in error.fields.items():
            print(f"  {name}: {visible(wrong)}", file=sys.stderr)
        hint = (
            f" Give what is missing with --set NAME=VALUE or {_variable(what, 'NAME')}."
            if error.fields
            else ""
        )
        fail(f"{error}{hint}")
    for line in said(what, tried):
        print(line)
    amount = _cap(what, amount, yes=yes)
    if not yes and not _agreed():
        fail("nothing was kept.")
    with database_sentences():
        channel = keep(chosen, tried, now=datetime.now(UTC), cap=amount)
    for line in done(channel, what):
        print(line)


def somebody_is_there() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty()


def _about(platform: str) -> About:
    from monitor.platforms.registry import NoCollectorError, about

    try:
        return about(platform)
    except NoCollectorError as error:
        fail(str(error), code=WRONG_WORDS)


def _amount(cap: str) -> Decimal | None:
    from monitor.channels.money import dollars

    try:
        return dollars(cap) if cap else None
    except ValueError as error:
        fail(f"--cap: {error}", code=WRONG_WORDS)


def _given(words: list[str]) -> dict[str, str]:
    """NAME=VALUE as given; @PATH as a value is the text of that file, so that no secret stands in a history."""
    values = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign:
            fail("--set takes NAME=VALUE or NAME=@FILE.", code=WRONG_WORDS)
        if value.startswith("@"):
            path = Path(value[1:]).expanduser()
            try:
                value = path.read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                fail(f"--set {name}: {path} can't be read ({type(error).__name__}).")
        values[name] = value
    return values


def _brand(name: str) -> Brand:
    """The brand named, or the only one there is."""
    from monitor.channels.brands import brand_named
    from monitor.models import Brand

    if name:
        try:
            brand, made = brand_named(name, now=datetime.now(UTC), alert_emails=owners_addresses)
        except ValueError as error:
            fail(f"--brand: {error}", code=WRONG_WORDS)
        if made:
            print(f"New brand: {shown(brand.name)}")
            print(f"For its words and addresses type: amends brand {shlex.quote(shown(brand.name))}")
        return brand
    brands = list(Brand.objects.order_by("name")[:20])
    if len(brands) != 1:
        known = ", ".join(shown(brand.name) for brand in brands) or "none yet"
        fail(f"say whose account it is with --brand NAME. Brands: {known}.", code=WRONG_WORDS)
    return brands[0]


def _asked(what: About, values: Mapping[str, str]) -> dict[str, str]:
    """The values given, then those of the environment, and at a terminal those typed."""
    found = dict(values)
    for ask in what.asks:
        from_outside = os.environ.get(_variable(what, ask.name), "")
        if ask.name not in found and from_outside:
            found[ask.name] = from_outside
        if ask.name not in found and somebody_is_there():
            found[ask.name] = _typed(ask)
    return found


def _typed(ask: Asked) -> str:
    import typer

    print()
    for line in (ask.help, f"For example: {ask.example}" if ask.example else ""):
        if line:
            print(f"  {line}")
    empty = ask.default or ("" if ask.optional else None)
    label = f"{ask.label} (may stay empty)" if ask.optional and not ask.default else ask.label
    typed: str = typer.prompt(label, default=empty, hide_input=ask.secret, show_default=bool(ask.default))
    return typed


def _variable(what: About, name: str) -> str:
    return f"AMENDS_{what.platform}_{name}".upper()


def _open(brand: Brand, what: About, *, yes: bool) -> None:
    """Nobody has to be asked: an address and a secret are made, and printed this once."""
    from monitor.channels.incoming import address, example, open_door

    if not yes and not _agreed():
        fail("nothing was kept.")
    with database_sentences():
        channel, secret = open_door(brand, what.platform, now=datetime.now(UTC))
    print(f"\nConnected, as channel {channel.pk}. Send posts to {address(channel)}")
    print(f"The secret is shown this once: {secret}\n\nTo send posts.json:\n")
    print(example(channel, secret))


def _cap(what: About, amount: Decimal | None, *, yes: bool) -> Decimal | None:
    """The cap a month. At a terminal it is asked for where the platform costs money."""
    from monitor.channels.money import DEFAULT_CAP, costs_money, dollars

    if amount is not None or not costs_money(what) or yes or not somebody_is_there():
        return amount
    import typer

    while True:
        try:
            return dollars(typer.prompt("Stop at how many US dollars a month?", default=str(DEFAULT_CAP)))
        except ValueError as error:
            print(f"  {error}")


def _agreed() -> bool:
    if not somebody_is_there():
        fail("nothing was kept, for nobody could be asked. To connect without being asked, add --yes.")
    import typer

    return typer.confirm("\nConnect it?", default=True)
