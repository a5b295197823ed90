"""`amends sources`: how each source is doing, and adding one."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from config.cli.django_ready import database_sentences, fail, require_setup, start_django
from config.terminal import shown

if TYPE_CHECKING:
    from monitor.channels.overview import ChannelStanding, SourceStanding
    from monitor.channels.sources import Trial
    from monitor.models import Channel

SENTENCE = 500
"""Characters of what a platform said."""
WIDE_ENOUGH = 160
"""Columns where nobody watches: a table in a file or a pipe is not folded."""


def sources() -> None:
    """Print a table of every source, and below it what an account needs of a person."""
    start_django()
    require_setup()
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from monitor.channels.money import in_dollars
    from monitor.channels.overview import standings

    now = datetime.now(UTC)
    with database_sentences():
        found = standings(now)
    if not found:
        print("No account is connected yet. Type: amends connect")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("channel", "account", "source", "state", "last success", "lag", "next", "posts", "month"):
        table.add_column(name, justify="right" if name in {"posts", "month"} else "left", overflow="fold")
    for standing in found:
        handle = standing.channel.handle
        account = handle if handle == standing.platform else f"{handle} on {standing.platform}"
        head = (str(standing.channel.pk), shown(account))
        rows = [_cells(row, now) for row in standing.sources] or [_without_sources(standing, now)]
        for cells in rows:
            table.add_row(*(Text(cell) for cell in (*head, *cells)))
    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=WIDE_ENOUGH)
    console.print(table)
    for standing in found:
        channel = standing.channel
        if standing.paid and channel.enabled:
            cap = f" of {in_dollars(channel.monthly_cap)}" if channel.monthly_cap is not None else ""
            print(f"channel {channel.pk}: {in_dollars(standing.spent)}{cap} spent this month")
        if channel.problem and channel.enabled:
            print(
                f"channel {channel.pk}: {shown(channel.problem, SENTENCE)} Type: amends connect {channel.platform}"
            )
        for row in standing.sources:
            said = row.source.last_error
            if said and said != channel.problem and row.source.enabled and channel.enabled:
                print(f"channel {channel.pk}, {shown(row.label)}: {shown(said, SENTENCE)}")


def _cells(row: SourceStanding, now: datetime) -> tuple[str, ...]:
    from monitor.channels.money import in_dollars
    from monitor.pages.formats import ago, span

    due = "–" if row.next_at is None else "now" if row.next_at <= now else ago(row.next_at, now)
    return (
        shown(row.label),
        row.state,
        ago(row.source.last_success_at, now) or "not yet",
        "–" if row.lag is None else span(row.lag),
        due,
        f"{row.source.items:,}",
        f"{row.items:,} for {in_dollars(row.cost)}" if row.paid else "free",
    )


def _without_sources(standing: ChannelStanding, now: datetime) -> tuple[str, ...]:
    from monitor.pages.formats import ago

    if standing.sent_to_us:
        came = ago(standing.last_post, now) or "not yet"
        return ("what is sent to it", "open", came, "–", "–", f"{standing.posts:,}", "free")
    return ("–", "no source" if standing.channel.enabled else "disconnected", "", "", "", "", "")


def add(channel: str, stream: str, query: str, *, trying: bool) -> None:
    """Add a source, or with `trying` only say what it would have brought."""
    start_django()
    require_setup()
    from monitor.channels.sources import BadSourceError, add_source, try_source

    now = datetime.now(UTC)
    try:
        with database_sentences():
            found = _channel(channel)
            if trying:
                _tell(try_source(found, stream, query, now=now))
                return
            source = add_source(found, stream, query, now=now)
    except BadSourceError as error:
        fail(str(error))
    print(f"Added: {shown(str(source))} of {shown(str(found))}. The clock fetches it with its next tick.")


def _channel(number: str) -> Channel:
    from monitor.models import Channel

    found = Channel.objects.select_related("brand").filter(pk=int(number)) if number.isdecimal() else None
    channel = found.first() if found is not None and len(number) < 19 else None
    if channel is None:
        known = ", ".join(f"{row.pk} ({shown(str(row))})" for row in Channel.objects.order_by("pk")[:20])
        fail(f"there is no channel {shown(number)!r}. Channels: {known or 'none yet; type: amends connect'}.")
    if not channel.enabled:
        fail(f"channel {number} is disconnected. Type: amends connect {channel.platform}")
    return channel


def _tell(trial: Trial) -> None:
    from monitor.channels.money import in_dollars

    if trial.problem:
        fail(trial.problem)
    more = "more than " if trial.more else ""
    posts = "1 post" if trial.count == 1 else f"{trial.count:,} posts"
    print(f"This would have brought {more}{posts} in the last day. Nothing was kept.")
    if trial.broken:
        print(f"{trial.broken:,} more could not be understood.")
    if trial.cost:
        print(
            f"The trial cost {in_dollars(trial.cost)}. "
            f"Days like this one would cost {more}{in_dollars(trial.a_month)} a month."
        )
    for post in trial.sample:
        author = post.author.handle if post.author else "somebody who has gone"
        print(f"  {post.created_at:%d %b %H:%M}  {shown(author)}: {shown(post.text)}")
