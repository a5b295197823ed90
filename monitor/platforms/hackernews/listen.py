"""The ear on Hacker News."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.domain.mention import BrokenPayload, Gone, IncomingMention, Page
from monitor.domain.watching import Watched
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import Refused, Transient
from monitor.platforms.hackernews import cursor as cursors
from monitor.platforms.hackernews import normalise
from monitor.platforms.hackernews.client import Found, Search

SEARCH = "search"
TRIES = 4
"""So often one fetch asks for a shorter stretch of time, where there are more posts than the search gives."""

MOST = 200


def _now() -> datetime:
    return datetime.now(UTC)


class HackerNewsCollector:
    """Hears stories and comments that have a phrase in them."""

    def __init__(self, account: Account, *, clock: Callable[[], datetime] = _now) -> None:
        self._watched = account.watched
        self._ours = account.settings.get("username", "").strip()
        self._search = Search(account)
        self._clock = clock

    def check(self) -> AccountInfo:
        """Whether the search answers, and whether the name that we go by there exists."""
        if self._ours:
            name = self._search.user(self._ours)
            return AccountInfo(name, name, may_listen=True, may_reply=False, settings={"username": name})
        self._search.by_ids(["1"])
        note = "No name was given: your own posts are brought like anybody's."
        return AccountInfo("hackernews", "Hacker News", may_listen=True, may_reply=False, notes=(note,))

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """The next posts with the phrase `query`, in the order of their writing.

        1. Ask for all from the cursor's start on; where that is more than the search gives, for the older
        half of the time, and so on. 2. Look at the oldest that we have not looked at. 3. Keep what has the
        phrase, none of the excluded words, and is not ours.
        """
        if stream != SEARCH:
            raise Refused(f'Hacker News has no stream "{stream}"; it has "{SEARCH}".', code="no-such-stream")
        if not query.strip():
            raise Refused("Say which words to look for on Hacker News.", code="no-phrase")
        mark = cursors.read(cursor, since=since)
        found, mark = self._stretch(query, mark)
        if not found.complete:
            return Page((), mark.text(), more=True)
        new = [hit for hit in found.hits if normalise.post_id(hit) not in mark.seen]
        new.sort(key=lambda hit: (normalise.written_at(hit), len(hit["objectID"]), hit["objectID"]))
        taken = new[: min(max_items, MOST)]
        watched = self._watched.and_also(query)
        mentions, broken = self._heard(taken, watched)
        done = len(taken) == len(new)
        looked_at = [(normalise.post_id(hit), normalise.written_at(hit, default=mark.start)) for hit in taken]
        later = mark.after(looked_at, done=done, now=self._clock())
        return Page(mentions, later.text(), more=not done or mark.end is not None, broken=broken)

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as the search has them now; one that it has no more is gone."""
        found = self._search.by_ids(external_ids)
        mentions, broken = self._normalised(list(found.values()), self._watched)
        known = {mention.external_id: mention for mention in mentions}
        unclear = {payload.external_id for payload in broken}
        return {
            post: known.get(post) or Gone(post)
            for post in external_ids
            if post.isascii() and post.isdecimal() and post not in unclear
        }

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Our own comments directly below that post, oldest first.

        Raises Transient where we don't know under which name we post.
        """
        if not self._ours:
            raise Transient(
                "Your name on Hacker News is not known, so your answers there can't be found.",
                applied="no",
                retry_in=timedelta(days=1),
            )
        if not (external_id.isascii() and external_id.isdecimal()):
            return ()
        hits = self._search.replies_of(self._ours, below=external_id, since=int(since.timestamp()))
        mentions, _ = self._normalised(hits, self._watched)
        return sorted(mentions, key=lambda mention: mention.created_at)

    def _stretch(self, query: str, mark: cursors.Cursor) -> tuple[Found, cursors.Cursor]:
        found = self._search.phrase(query, start=mark.start, end=mark.end)
        for _ in range(TRIES):
            shorter = mark.halved(self._clock())
            if found.complete or shorter.end == mark.end:
                # A second with more posts than the search gives can't be taken apart any further.
                return Found(found.hits, complete=True), mark
            mark = shorter
            found = self._search.phrase(query, start=mark.start, end=mark.end)
        return found, mark

    def _heard(
        self, hits: Iterable[Mapping[str, Any]], watched: Watched
    ) -> tuple[tuple[IncomingMention, ...], tuple[BrokenPayload, ...]]:
        theirs = [hit for hit in hits if not normalise.same_name(str(hit.get("author")), self._ours)]
        concern_us = [hit for hit in theirs if _concerns_us(normalise.text_of(hit), watched)]
        return self._normalised(concern_us, watched)

    def _normalised(
        self, hits: Sequence[Mapping[str, Any]], watched: Watched
    ) -> tuple[tuple[IncomingMention, ...], tuple[BrokenPayload, ...]]:
        above = {str(hit["parent_id"]) for hit in hits if hit.get("parent_id")}
        parents = self._search.by_ids(above) if above else {}
        mentions, broken = [], []
        for hit in hits:
            parent = parents.get(str(hit.get("parent_id")))
            try:
                mentions.append(normalise.mention(hit, parent=parent, ours=self._ours, watched=watched))
            except normalise.Strange as problem:
                broken.append(BrokenPayload(normalise.post_id(hit), str(problem), normalise.raw_of(hit)))
        return tuple(mentions), tuple(broken)


def _concerns_us(text: str, watched: Watched) -> bool:
    """A post without a text is let through, to be flagged as broken."""
    return not text or watched.named(text) or watched.spoken_of(text)


def connect(account: Account) -> HackerNewsCollector:
    """The ear of this account."""
    return HackerNewsCollector(account)
