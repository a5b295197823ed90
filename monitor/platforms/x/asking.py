"""How a page is asked for: the stream's own request, from a mark on, and the mark that follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.platforms.errors import Refused
from monitor.platforms.x.answers import Answer, mapping
from monitor.platforms.x.client import XApi
from monitor.platforms.x.cursor import Mark, Walk, ways
from monitor.platforms.x.ids import is_id, newest
from monitor.platforms.x.prices import OWNED_READ, POST_READ

MENTIONS, SEARCH = "mentions", "search"
LONGEST_QUERY = 512
SEARCH_REACHES = timedelta(days=7) - timedelta(minutes=5)
"""Somewhat less than X's seven days, which end while the request is under way."""
SEARCH_LAGS = timedelta(seconds=60)
"""X's search ends half a minute ago; a start after its end is refused."""
MOST = 100

FIELDS = (
    "author_id",
    "conversation_id",
    "created_at",
    "edit_history_tweet_ids",
    "entities",
    "in_reply_to_user_id",
    "lang",
    "note_tweet",
    "public_metrics",
    "referenced_tweets",
    "reply_settings",
)
HEARD = {
    "tweet_fields": list(FIELDS),
    "expansions": ["author_id", "referenced_tweets.id"],
    "user_fields": ["name", "username", "protected", "public_metrics"],
    "user_auth": True,
}
"""Who wrote a post, and what it answers, cost extra and are worth it; for looking again they are not."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page, the mark that X took, and the mark for the next page. `first` is the top page of a first run."""

    answer: Answer
    after: Mark
    first: bool


def search_for(query: str, *, handle: str) -> str:
    """The words to search for, without our own posts and without reposts. Raises Refused for unfit ones."""
    if not query.strip():
        raise Refused("A search on X needs words to look for.", code="no-query")
    ours = f" -from:{handle}" if handle else ""
    full = f"({query.strip()}){ours} -is:retweet"
    if len(full) > LONGEST_QUERY:
        raise Refused(
            f"The search is {len(full) - LONGEST_QUERY} characters too long for X.", code="query-too-long"
        )
    return full


@dataclass(frozen=True, slots=True)
class Asking:
    """One stream of one account. `query` is the whole search; an empty one means the mentions."""

    api: XApi
    clock: Callable[[], datetime]
    query: str = ""

    def page(self, mark: Mark, *, since: datetime, max_items: int) -> Found:
        """The next page from `mark`, or from what to fall back to where X does not take it any more."""
        for way in (possible := ways(mark)):
            start = "" if way.high else way.walk.start if way.walk else self._start(since)
            try:
                answer = self._page(way, start=start, max_items=max_items)
            except Refused as error:
                if error.code != "bad-request" or way == possible[-1]:
                    raise
            else:
                return Found(answer, _after(way, answer, start=start), first=not way.high and not way.walk)
        raise AssertionError("there is always a last way")

    def _page(self, mark: Mark, *, start: str, max_items: int) -> Answer:
        least = 10 if self.query else 5
        window: dict[str, Any] = {"since_id": mark.high} if mark.high else {"start_time": start}
        window |= HEARD | {"max_results": max(least, min(max_items, MOST))}
        token = mark.walk.token if mark.walk else None
        if self.query:
            return self.api.page(
                lambda client: client.search_recent_tweets(self.query, next_token=token, **window),
                price=POST_READ,
            )
        return self.api.page(
            lambda client: client.get_users_mentions(self.api.me, pagination_token=token, **window),
            price=OWNED_READ,
        )

    def _start(self, since: datetime) -> str:
        now = self.clock()
        start = min(since, now - SEARCH_LAGS)
        if self.query:
            start = max(start, now - SEARCH_REACHES)
        return f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _after(mark: Mark, answer: Answer, *, start: str) -> Mark:
    """The mark after this page: the walk goes on, or has come to its end and the mark moves."""
    seen = [mapping(item).get("id") for item in answer.items] + [answer.meta.get("newest_id")]
    top = newest(
        mark.high,
        mark.walk.new_high if mark.walk else "",
        *(one for one in seen if isinstance(one, str) and is_id(one)),
    )
    token = answer.meta.get("next_token")
    if isinstance(token, str) and token:
        return Mark(high=mark.high, walk=Walk(token=token, new_high=top, start=start))
    return Mark(high=top)
