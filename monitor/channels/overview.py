"""How each account and each of its sources is doing, for the page of channels and `amends sources`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import F, OuterRef, Subquery, Sum

from monitor.channels.incoming import is_sent_to_us
from monitor.models import Channel, Mention, Source, Spending
from monitor.models.mention import MentionState
from monitor.platforms.about import About
from monitor.platforms.registry import NoCollectorError, about
from monitor.steps.accounts import month_of


@dataclass(frozen=True, slots=True)
class SourceStanding:
    """One source. `lag` is how long after it was written its last post came in; `state` is a word for people.

    `items` and `cost` are this month's, of a source that costs money.
    """

    source: Source
    label: str
    state: str
    well: bool
    next_at: datetime | None
    lag: timedelta | None
    paid: bool
    items: int
    cost: Decimal


@dataclass(frozen=True, slots=True)
class ChannelStanding:
    """One account. `about` is None for posts that nothing listens to, such as an imported file's.

    Of one to which posts are sent, `posts` is how many there are and `last_post` when the last one came.
    """

    channel: Channel
    about: About | None
    platform: str
    may: str
    spent: Decimal
    sources: tuple[SourceStanding, ...]
    sent_to_us: bool = False
    posts: int = 0
    last_post: datetime | None = None

    @property
    def paid(self) -> bool:
        """Whether money is spent there."""
        return bool(self.channel.monthly_cap is not None or self.spent)

    @property
    def over_cap(self) -> bool:
        """Whether this month's cap is used up."""
        return self.channel.monthly_cap is not None and self.spent >= self.channel.monthly_cap


def about_or_none(platform: str) -> About | None:
    """The platform, if something listens to it."""
    try:
        return about(platform)
    except NoCollectorError:
        return None


def platform_name(platform: str) -> str:
    """The platform as people call it."""
    what = about_or_none(platform)
    if what is not None:
        return what.name
    return "Imported file" if platform == "file" else platform.capitalize()


def standings(now: datetime, *, channels: Iterable[Channel] | None = None) -> list[ChannelStanding]:
    """Every account (or these), those in trouble first, then by brand and age; the disconnected last."""
    rows = list(Channel.objects.select_related("brand") if channels is None else channels)
    rows.sort(key=lambda row: (not row.enabled, not row.problem, row.brand.name, row.pk))
    sources: dict[int, list[Source]] = defaultdict(list)
    for source in _sources(rows):
        sources[source.channel_id].append(source)
    money = _money(rows, now)
    found = []
    for row in rows:
        what = about_or_none(row.platform)
        sent = is_sent_to_us(what)
        posts = Mention.objects.filter(channel=row) if sent else Mention.objects.none()
        found.append(
            ChannelStanding(
                channel=row,
                about=what,
                platform=platform_name(row.platform),
                may=_may(row, what),
                spent=sum((cost for _, cost in money[row.pk].values()), Decimal(0)),
                sources=tuple(_standing(source, row, what, money[row.pk], now) for source in sources[row.pk]),
                sent_to_us=sent,
                posts=posts.count(),
                last_post=posts.order_by("-pk").values_list("collected_at", flat=True).first(),
            )
        )
    return found


def _sources(rows: list[Channel]) -> Iterable[Source]:
    """Their sources, each with when its last post was written and came in: one short look into the index."""
    posts = Mention.objects.filter(source=OuterRef("pk")).exclude(state=MentionState.BROKEN).order_by("-pk")
    return (
        Source.objects.filter(channel__in=rows)
        .annotate(
            posted_at=Subquery(posts.values("posted_at")[:1]),
            came_at=Subquery(posts.values("collected_at")[:1]),
        )
        .order_by(F("enabled").desc(), "pk")
    )


def _money(rows: list[Channel], now: datetime) -> dict[int, dict[int | None, tuple[int, Decimal]]]:
    """Items and cost of this month by channel and source."""
    found: dict[int, dict[int | None, tuple[int, Decimal]]] = defaultdict(dict)
    booked = Spending.objects.filter(channel__in=rows, month=month_of(now))
    sums = booked.values_list("channel_id", "source_id").annotate(items=Sum("items"), cost=Sum("cost"))
    for channel_id, source_id, items, cost in sums.order_by():
        found[channel_id][source_id] = (items or 0, cost or Decimal(0))
    return found


def _standing(
    source: Source,
    channel: Channel,
    what: About | None,
    money: dict[int | None, tuple[int, Decimal]],
    now: datetime,
) -> SourceStanding:
    stream = next((s for s in what.streams if s.name == source.stream), None) if what else None
    items, cost = money.get(source.pk, (0, Decimal(0)))
    state, well = _state(source, channel)
    posted_at, came_at = getattr(source, "posted_at", None), getattr(source, "came_at", None)
    next_at = max(source.next_run_at, channel.not_before or source.next_run_at)
    return SourceStanding(
        source=source,
        label=f"{stream.label if stream else source.stream}{': ' if source.query else ''}{source.query}",
        state=state,
        well=well,
        next_at=max(next_at, now) if channel.enabled and source.enabled else None,
        lag=max(came_at - posted_at, timedelta(0)) if posted_at and came_at else None,
        paid=bool(cost) or bool(stream and stream.cost),
        items=items,
        cost=cost,
    )


def _state(source: Source, channel: Channel) -> tuple[str, bool]:
    if not channel.enabled:
        return "disconnected", True
    if not source.enabled:
        return "switched off", True
    if source.failures:
        return "in trouble", False
    if source.last_error:
        return "waiting", False
    return ("listening" if source.last_success_at else "about to begin"), True


def _may(channel: Channel, what: About | None) -> str:
    """What this account may do, in one sentence."""
    if not channel.enabled:
        return "Disconnected: nothing is heard and nothing can be sent."
    if what is None:
        return "Holds posts that were read in; nothing more is heard, and answers go out by hand."
    if is_sent_to_us(what):
        return "Takes in posts that are sent to it; replies go out by hand."
    if channel.may_reply and what.answers == "api":
        return "Listens, and sends approved replies itself."
    if what.answers == "none":
        return "Listens; posts can't be answered there."
    return "Listens; replies go out by hand."
