"""The ear on Bluesky."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from monitor.domain.mention import BrokenPayload, Gone, IncomingMention, MentionKind, Page
from monitor.platforms import errors
from monitor.platforms.bluesky import cursor as cursors
from monitor.platforms.bluesky import lookup, normalise, ours, uris, walk
from monitor.platforms.bluesky.client import Connection, Line
from monitor.platforms.bluesky.kinds import REASONS
from monitor.platforms.contract import Account, AccountInfo

NOTIFICATIONS = "notifications"
SEARCH = "search"
PAGE = 100
"""Posts that one page of the server has: the most it gives."""

AT_ONCE = 50
"""Posts that one fetch brings at most: each is looked up, and so are its parent and its author."""


def _now() -> datetime:
    return datetime.now(UTC)


class BlueskyCollector:
    """Hears who mentions, answers or quotes the account, and what a search finds."""

    def __init__(
        self, account: Account, *, clock: Callable[[], datetime] = _now, line: Line | None = None
    ) -> None:
        self._account = account
        self._watched = account.watched
        self._clock = clock
        self._line = line or Line(account)

    def check(self) -> AccountInfo:
        """Who we are. Raises AuthFailed where we are not let in."""
        with self._line.open() as connection:
            session = connection.ask("com.atproto.server.getSession")
            did = str(session.get("did") or connection.did)
            handle = str(session.get("handle") or connection.handle)
        active = session.get("active") is not False
        notes = ("A reply may have 300 characters, and anybody can see it.",)
        if not active:
            notes = ("The account is not active at the moment; Bluesky shows nothing of it.",)
        return AccountInfo(external_id=did, handle=handle, may_listen=active, may_reply=active, notes=notes)

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """The next posts of `stream`, at most 50 a time; `query` is what `search` looks for.

        Both streams come newest first, so a walk down to the last mark may take several fetches: `cursor`.
        A walk that the server does not let us go on with starts over at the top.
        """
        _refuse_unknown(stream, query)
        mark = cursors.read(cursor)
        with self._line.open() as connection:
            read = partial(
                walk.stretch,
                self._pages(connection, stream, query),
                since=since,
                at_most=max(1, min(max_items, AT_ONCE)),
                time_of=normalise.indexed if stream == NOTIFICATIONS else normalise.sorted_at,
            )
            try:
                found = read(mark)
            except (errors.Refused, errors.Gone):
                if mark.walk is None:
                    raise
                found = read(replace(mark, walk=None))
            theirs = [item.payload for item in found.items if self._concerns_us(item.payload, connection)]
            reasons = {str(payload.get("uri")): payload.get("reason") for payload in theirs}
            if stream == NOTIFICATIONS:
                # A notification lacks the counts and whether we may reply, and shows no edit.
                known = lookup.posts(connection, reasons)
                theirs = [known.get(str(payload.get("uri")), payload) for payload in theirs]
            heard = _heard(connection, theirs, kinds=_kinds(stream, reasons))
        mentions = [one for one in heard if isinstance(one, IncomingMention)]
        if stream == SEARCH:
            mentions = [one for one in mentions if not self._watched.excluded(one.text)]
        return Page(
            mentions=tuple(sorted(mentions, key=lambda one: (one.created_at, one.external_id))),
            cursor=cursors.write(self._not_ahead(found.mark)),
            more=found.mark.walk is not None,
            broken=tuple(one for one in heard if isinstance(one, BrokenPayload)),
        )

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as they stand now. What is no post's address is left out."""
        wanted = [uri for uri in external_ids if uris.is_post(uri)]
        if not wanted:
            return {}
        with self._line.open() as connection:
            found = lookup.posts(connection, wanted)
            heard = _heard(connection, list(found.values()), kinds={})
        standing = {one.external_id: one for one in heard if isinstance(one, IncomingMention)}
        absent = {uri: Gone(uri) for uri in wanted if uri not in found}
        return {**standing, **absent}

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Our own posts directly below that one, oldest first."""
        if not uris.is_post(external_id):
            return ()
        with self._line.open() as connection:
            payloads = ours.below(connection, external_id, since=since)
            did = connection.did
        replies = [normalise.heard(payload, ours=did, usual=MentionKind.REPLY) for payload in payloads]
        standing = [reply for reply in replies if isinstance(reply, IncomingMention)]
        return sorted(standing, key=lambda reply: (reply.created_at, reply.external_id))

    def _not_ahead(self, mark: cursors.Mark) -> cursors.Mark:
        """A server's clock that runs ahead must not make us deaf until the time it told."""
        return mark if mark.high is None else replace(mark, high=min(mark.high, self._clock()))

    @staticmethod
    def _pages(connection: Connection, stream: str, query: str) -> walk.Ask:
        """How the server is asked for one page of the stream."""

        def ask(token: str) -> tuple[list[Mapping[str, Any]], str]:
            more = {"cursor": token} if token else {}
            if stream == NOTIFICATIONS:
                answer = connection.ask(
                    "app.bsky.notification.listNotifications",
                    limit=PAGE,
                    reasons=list(REASONS),
                    **more,
                )
                items = lookup.listed(answer, "notifications")
            else:
                answer = connection.ask(
                    "app.bsky.feed.searchPosts", q=query, sort="latest", limit=PAGE, **more
                )
                items = lookup.listed(answer, "posts")
            return items, str(answer.get("cursor") or "")

        return ask

    def _concerns_us(self, payload: Mapping[str, Any], connection: Connection) -> bool:
        """Not our own, and (old servers ignore what we ask for) of a kind that we asked for."""
        reason = payload.get("reason")
        return normalise.author_of(payload) != connection.did and (reason is None or reason in REASONS)


def connect(account: Account) -> BlueskyCollector:
    """The ear of this account."""
    return BlueskyCollector(account)


def _heard(
    connection: Connection,
    payloads: Sequence[Mapping[str, Any]],
    *,
    kinds: Mapping[str, MentionKind],
) -> list[IncomingMention | BrokenPayload]:
    """The posts with the text above each and the followers of each author."""
    parents = {str(payload.get("uri")): normalise.parent_of(payload) for payload in payloads}
    above: dict[str, Mapping[str, Any]] = {str(payload.get("uri")): payload for payload in payloads}
    above.update(lookup.posts(connection, (uri for uri in parents.values() if uri and uri not in above)))
    followers = lookup.followers(connection, map(normalise.author_of, payloads))
    return [
        normalise.heard(
            payload,
            ours=connection.did,
            usual=kinds.get(str(payload.get("uri"))) or _by_place(parents[str(payload.get("uri"))]),
            parent=above.get(parents[str(payload.get("uri"))]),
            followers=followers.get(normalise.author_of(payload)),
        )
        for payload in payloads
    ]


def _by_place(parent: str) -> MentionKind:
    return MentionKind.REPLY if parent else MentionKind.POST


def _kinds(stream: str, reasons: Mapping[str, Any]) -> dict[str, MentionKind]:
    if stream == SEARCH:
        return dict.fromkeys(reasons, MentionKind.KEYWORD)
    return {uri: REASONS.get(str(reason), MentionKind.MENTION) for uri, reason in reasons.items()}


def _refuse_unknown(stream: str, query: str) -> None:
    if stream not in {NOTIFICATIONS, SEARCH}:
        raise errors.Refused(
            f'Bluesky has no stream "{stream}"; it has "{NOTIFICATIONS}" and "{SEARCH}".',
            code="no-such-stream",
        )
    if stream == SEARCH and not query.strip():
        raise errors.Refused("A search needs words to look for.", code="no-query")
