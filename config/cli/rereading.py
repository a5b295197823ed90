"""`amends reread`: reads posts again that an earlier version has read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from config.cli.django_ready import database_sentences, fail, require_setup, start_django
from config.imports.bars import Bar, rows_bars
from config.terminal import shown

if TYPE_CHECKING:
    from monitor.models import Brand
    from monitor.steps.read import Reads

WRONG_WORDS = 2
INTERRUPTED = 130
DAYS = 30
LONGEST = 36_500
"""Days; further back no post was written."""


def reread(*, brand: str, days: int | None, everything: bool) -> None:
    """Read the posts of the last `days` days again, or all, of one brand or every brand.

    Ends the process with status 2 for words that can't be right, and 130 on Ctrl-C: what was read again
    stays, and the same command goes on from there.
    """
    if everything and days is not None:
        fail("say --days or --all, not both.", code=WRONG_WORDS)
    if days is not None and not 1 <= days <= LONGEST:
        fail(f"--days takes a number from 1 to {LONGEST:,}.", code=WRONG_WORDS)
    start_django()
    require_setup()
    from monitor.language.reader import load_reader

    since = None if everything else datetime.now(UTC) - timedelta(days=days or DAYS)
    read = changed = 0
    try:
        with database_sentences(), rows_bars() as bar:
            brands = _brands(brand)
            reader = load_reader()
            for one in brands:
                more = _reread_brand(one, since, reader=reader, bar=bar)
                read, changed = read + more[0], changed + more[1]
    except KeyboardInterrupt:
        print("Stopped. What was read again stays; the same command goes on from there.")
        raise SystemExit(INTERRUPTED) from None
    if not read:
        print("Nothing to read again: every post was read by the version in use.")
        return
    posts = "1 post was" if read == 1 else f"{read:,} posts were"
    print(f"{posts} read again; {changed:,} {'is' if changed == 1 else 'are'} of another kind now.")


def _reread_brand(brand: Brand, since: datetime | None, *, reader: Reads, bar: Bar) -> tuple[int, int]:
    from monitor.steps.rereading import read_batch, stale, version_for
    from responders.steps.fixing import may_draft

    total = stale(brand, since=since, version=version_for(brand, reader)).count()
    read = changed = 0
    below = None
    name = shown(brand.name, 30)
    while batch := read_batch(
        brand, since=since, below=below, reader=reader, now=datetime.now(UTC), may_draft=may_draft
    ):
        below, read, changed = batch.reached, read + batch.read, changed + batch.changed
        bar(name, done=read, total=max(read, total))
    return read, changed


def _brands(typed: str) -> list[Brand]:
    from monitor.channels.brands import known_brand
    from monitor.models import Brand

    if not typed:
        return list(Brand.objects.order_by("pk"))
    found = Brand.objects.filter(slug=typed).first() or known_brand(typed)
    if found is None:
        known = ", ".join(shown(one.name) for one in Brand.objects.order_by("name")[:20]) or "none yet"
        fail(f"there is no brand {shown(typed)!r}. Brands: {known}.", code=WRONG_WORDS)
    return [found]
