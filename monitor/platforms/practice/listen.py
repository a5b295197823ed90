"""The ear on the square."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from monitor.domain.mention import Gone, IncomingMention, Page
from monitor.domain.watching import Watched
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import Refused
from monitor.platforms.practice import client, normalise
from monitor.practice import network
from monitor.practice.models import Post

MENTIONS = "mentions"
_CURSOR_VERSION = 1


class PracticeCollector:
    """Hears what names the brand, and everything said below such a post or below one of the brand's own."""

    def __init__(
        self, account_id: str, watched: Watched, *, clock: Callable[[], datetime] = timezone.now
    ) -> None:
        self._account_id = account_id
        self._watched = watched
        self._clock = clock

    def check(self) -> AccountInfo:
        """Who we are on the square. Raises AuthFailed where the account is not known there."""
        ours = client.account(self._account_id)
        return AccountInfo(
            external_id=str(ours.pk),
            handle=ours.handle,
            may_listen=True,
            may_reply=True,
            notes=(f"A reply may have {network.MAX_LENGTH} characters.",),
        )

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """The posts that concern us among the next `max_items` that appeared on the square, oldest first.

        The mark is the place in the order of appearance, not the time of writing: a post that appears
        late with an old date is heard, and posts of the same instant are told apart by their id.
        `query` is one more word to watch for in this stream.
        """
        if stream != MENTIONS:
            raise Refused(
                f'The practice square has no stream "{stream}"; it has "{MENTIONS}".', code="no-such-stream"
            )
        ours = client.account(self._account_id).pk
        watched = self._watched.and_also(query)
        with client.line():
            after = _read_cursor(cursor) or (since, 0)
            scanned = list(network.visible_posts(self._clock(), after=after)[:max_items])
            talk = _Talk(network.threads_of(scanned), ours=ours, watched=watched)
            heard = [post for post in scanned if post.author_id != ours and talk.concerns_us(post)]
            mentions = self._normalised(heard, ours=ours, watched=watched)
        if scanned:
            cursor = _write_cursor(scanned[-1])
        return Page(mentions=tuple(mentions), cursor=cursor, more=len(scanned) == max_items)

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as they stand now. An id that is none of the square's is left out."""
        ours = client.account(self._account_id).pk
        wanted = {int(external_id) for external_id in external_ids if external_id.isdecimal()}
        with client.line():
            posts = list(network.visible_posts(self._clock()).filter(pk__in=wanted))
            found = {
                found.external_id: found
                for found in self._normalised(posts, ours=ours, watched=self._watched)
            }
        return {
            external_id: found.get(external_id, Gone(external_id))
            for external_id in external_ids
            if external_id.isdecimal()
        }

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Our own posts directly below that post, oldest first."""
        if not external_id.isdecimal():
            return ()
        ours = client.account(self._account_id).pk
        with client.line():
            below = network.visible_posts(self._clock()).filter(parent_id=int(external_id), author_id=ours)
            return self._normalised(list(below), ours=ours, watched=self._watched)

    def _normalised(self, posts: Sequence[Post], *, ours: int, watched: Watched) -> list[IncomingMention]:
        now = self._clock()
        counts = network.counts([post.pk for post in posts], now)
        return [
            normalise.mention(post, counts[post.pk], ours=ours, watched=watched, now=now) for post in posts
        ]


class _Talk:
    """Which posts concern us: those that name us, and what stands below them or below ours.

    "Same here, third week now" names nobody; the complaint above it does.
    """

    def __init__(self, posts: Mapping[int, Post], *, ours: int, watched: Watched) -> None:
        self._posts = posts
        self._ours = ours
        self._watched = watched
        self._known: dict[int, bool] = {}

    def concerns_us(self, post: Post) -> bool:
        """Whether this post or any above it is ours or speaks of us."""
        below: list[int] = []
        verdict = False
        above: Post | None = post
        while above is not None:
            below.append(above.pk)
            if self._known.get(above.pk) or above.author_id == self._ours or self._speaks_of_us(above.text):
                verdict = True
                break
            above = None if above.parent_id is None else self._posts[above.parent_id]
        self._known.update(dict.fromkeys(below, verdict))
        return verdict

    def _speaks_of_us(self, text: str) -> bool:
        return self._watched.named(text) or self._watched.spoken_of(text)


def connect(account: Account) -> PracticeCollector:
    """The ear of this account, with the words its brand watches."""
    return PracticeCollector(account.external_id, account.watched)


def _read_cursor(cursor: str) -> tuple[datetime, int] | None:
    """Where we left off. A cursor we can't read means the start: what comes twice is known already."""
    try:
        mark = json.loads(cursor)
        if mark["v"] != _CURSOR_VERSION:
            return None
        return datetime.fromisoformat(mark["at"]), int(mark["id"])
    except (ValueError, KeyError, TypeError):
        return None


def _write_cursor(post: Post) -> str:
    return json.dumps({"v": _CURSOR_VERSION, "at": post.appears_at.isoformat(), "id": post.pk})
