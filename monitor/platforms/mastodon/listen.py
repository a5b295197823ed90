"""The ear on a server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from monitor.domain.mention import BrokenPayload, Gone, IncomingMention, Page
from monitor.platforms import errors
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.mastodon import client, introduction, looking, own, walk
from monitor.platforms.mastodon import cursor as marks
from monitor.platforms.mastodon.normalise import ID, Above, Senseless, author_id, mention
from monitor.platforms.mastodon.sources import SOURCES, Ask, Item, Source
from monitor.platforms.mastodon.threads import Threads

MOST_ITEMS = 30
"""Posts of one fetch: each that is an answer may cost a call, of 300 in 5 minutes."""


def _now() -> datetime:
    return datetime.now(UTC)


class MastodonCollector:
    """Hears mentions, hashtags and searched words through one account on one server."""

    def __init__(self, account: Account, *, clock: Callable[[], datetime] = _now) -> None:
        self._account = account
        self._clock = clock

    def check(self) -> AccountInfo:
        """Who we are, what the server is and takes, and what the token permits."""
        with client.line(self._account) as api:
            return introduction.introduce(api)

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """The next posts of `stream`; its ids decide on the order, whatever date a post bears.

        The first run goes from the newest post back to `since`, over several pages if need be; from then on
        forward. The youngest posts are looked at again next time, in case one appears behind them.
        """
        source = SOURCES.get(stream)
        if source is None:
            raise errors.Refused(
                f'Mastodon has no stream "{stream}"; it has: {", ".join(SOURCES)}.', code="no-such-stream"
            )
        with client.line(self._account) as api:
            brought = self._walk(source, source.open(api, query), cursor, since, min(max_items, MOST_ITEMS))
            page = self._heard(api, source, brought.items)
        return Page(
            mentions=tuple(sorted(page[0], key=lambda post: post.created_at)),
            cursor=marks.write(brought.mark),
            more=brought.more,
            broken=tuple(page[1]),
        )

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as they stand now. What is no id of a server is left out."""
        wanted = [external_id for external_id in dict.fromkeys(external_ids) if ID.fullmatch(external_id)]
        if not wanted:
            return {}
        with client.line(self._account) as api:
            ours = introduction.our_id(api, self._account)
            threads = Threads(api)
            known: dict[str, IncomingMention | Gone] = {}
            for external_id, status in looking.look(api, wanted).items():
                try:
                    known[external_id] = (
                        Gone(external_id)
                        if status is None
                        else mention(status, ours=ours, above=threads.above(status))
                    )
                except Senseless:
                    continue
            return known

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Our own posts directly below that post, oldest first."""
        if not ID.fullmatch(external_id):
            return ()
        above = Above(root=thread_id or external_id)
        with client.line(self._account) as api:
            ours = introduction.our_id(api, self._account)
            found = own.replies(
                api,
                external_id,
                ours=ours,
                since=since,
                software=self._account.settings.get("software", ""),
            )
            try:
                return [mention(status, ours=ours, above=above) for status in found]
            except Senseless as error:
                raise errors.Transient(
                    "The server's answer could not be understood.", applied="no"
                ) from error

    def _walk(self, source: Source, ask: Ask, mark: str, since: datetime, max_items: int) -> walk.Brought:
        start, settled_at = marks.read(mark), self._clock() - source.settle
        if start.min_id and not source.newest_first:
            return walk.forward(ask, start, max_items=max_items, settled_at=settled_at)
        return walk.back(ask, start, since=since, max_items=max_items, settled_at=settled_at)

    def _heard(
        self, api: client.Server, source: Source, items: Sequence[Item]
    ) -> tuple[list[IncomingMention], list[BrokenPayload]]:
        """Others' posts that concern us, each once, and the entries that make no sense."""
        heard: dict[str, IncomingMention] = {}
        broken: list[BrokenPayload] = []
        threads = Threads(api)
        ours = introduction.our_id(api, self._account) if items else ""
        for item in items:
            try:
                if author_id(item.status) == ours:
                    continue
                post = mention(item.status, ours=ours, above=threads.above(item.status))
            except Senseless as problem:
                broken.append(_flagged(item, problem))
                continue
            if not (source.filtered and self._account.watched.excluded(post.text)):
                heard[post.external_id] = post
        return list(heard.values()), broken


def connect(account: Account) -> MastodonCollector:
    """The ear of this account."""
    return MastodonCollector(account)


def _flagged(item: Item, problem: Senseless) -> BrokenPayload:
    post_id = item.status.get("id")
    return BrokenPayload(
        external_id=post_id if isinstance(post_id, str) and post_id else item.id,
        problem=f"The server gave a post that could not be understood: {problem}.",
        raw=item.raw,
    )
