"""The ear on feeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.domain.mention import BrokenPayload, Gone, IncomingMention, MentionKind, Page
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import Refused, Transient
from monitor.platforms.feeds import address as addresses
from monitor.platforms.feeds import client, cursor, normalise
from monitor.platforms.feeds.parse import parse

FEED = "feed"


def _now() -> datetime:
    return datetime.now(UTC)


class FeedsCollector:
    """Reads one feed a call, and brings the entries that speak of the brand."""

    def __init__(self, account: Account, *, clock: Callable[[], datetime] = _now) -> None:
        self._watched = account.watched
        self._timeout = account.timeout
        self._allow_private = account.settings.get("allow_private", "").strip().lower() == "yes"
        self._clock = clock

    def check(self) -> AccountInfo:
        """There is nobody to be let in: each feed says for itself whether it can be read."""
        notes = ("Private addresses are allowed.",) if self._allow_private else ()
        return AccountInfo("feeds", "feeds", may_listen=True, may_reply=False, notes=notes)

    def fetch(
        self, stream: str, query: str, cursor_text: str, *, since: datetime, max_items: int = 200
    ) -> Page:
        """The entries of the feed at `query` that we have not brought yet, or that were edited since.

        1. Ask for the feed, if it has changed. 2. Leave out what was brought, and at first what is older
        than `since`. 3. Bring the oldest of the rest. While some are left, the server's marks are not
        kept, so that the next call gets the document again.
        """
        if stream != FEED:
            raise Refused(
                f'There is no stream "{stream}" of feeds; there is "{FEED}".', code="no-such-stream"
            )
        address, everything = addresses.read_query(query)
        mark = cursor.read(cursor_text, address=address)
        first = mark is None
        mark = mark or cursor.Cursor(cursor.short(address))
        got = client.fetch(
            address,
            etag=mark.etag,
            modified=mark.modified,
            timeout=self._timeout,
            allow_private=self._allow_private,
        )
        if got.body is None:
            return Page((), mark.text())
        feed = parse(got.body, address=got.address, kind=got.kind)
        site = normalise.site(feed.about, address=got.address)
        now = self._clock()
        found = [normalise.entry(raw, site=site, now=now) for raw in feed.entries]
        if first:
            old = [_hash(one) for one in found if isinstance(one, IncomingMention) and one.created_at < since]
            mark = replace(mark, seen=tuple(old))
        seen = set(mark.seen)
        # A feed has its newest entry first: of one time, the later one in it is the older.
        new = {_hash(one): one for one in reversed(found) if _hash(one) not in seen}
        order = sorted(new, key=lambda name: _written(new[name], now))
        taken = order[:max_items]
        done = len(taken) == len(order)
        left = set(order[max_items:])
        standing = [name for name in map(_hash, found) if name not in left]
        kept = cursor.Cursor(
            mark.feed,
            cursor.remembered(standing, mark.seen),
            got.etag if done and feed.whole else "",
            got.modified if done and feed.whole else "",
        )
        brought = [new[name] for name in taken]
        mentions = [one for one in brought if isinstance(one, IncomingMention)]
        heard = [self._heard(one, everything=everything) for one in mentions]
        broken = tuple(one for one in brought if isinstance(one, BrokenPayload))
        return Page(tuple(one for one in heard if one), kept.text(), more=not done, broken=broken)

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """Nothing: an entry that left the feed can't be looked up."""
        del external_ids
        return {}

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Always Transient: a feed does not show whose answers stand where."""
        del external_id, thread_id, since
        raise Transient("A feed does not show answers.", applied="no", retry_in=timedelta(days=1))

    def _heard(self, mention: IncomingMention, *, everything: bool) -> IncomingMention | None:
        if self._watched.named(mention.text):
            return replace(mention, kind=MentionKind.MENTION)
        if self._watched.spoken_of(mention.text):
            return replace(mention, kind=MentionKind.KEYWORD)
        return mention if everything and not self._watched.excluded(mention.text) else None


def _hash(one: IncomingMention | BrokenPayload) -> str:
    """The entry in this version, shortly."""
    return cursor.short(one.external_id, one.version if isinstance(one, IncomingMention) else "")


def _written(one: IncomingMention | BrokenPayload, now: datetime) -> datetime:
    return one.created_at if isinstance(one, IncomingMention) else now


def connect(account: Account) -> FeedsCollector:
    """The ear of this account."""
    return FeedsCollector(account)
