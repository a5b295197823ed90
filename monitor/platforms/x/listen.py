"""The ear on X."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.domain.mention import Gone, IncomingMention, Page
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import Refused, Transient
from monitor.platforms.x import cursor as marks
from monitor.platforms.x.ability import READ_ONLY
from monitor.platforms.x.answers import Answer, mapping
from monitor.platforms.x.asking import MENTIONS, SEARCH, Asking, search_for
from monitor.platforms.x.client import XApi, now_utc
from monitor.platforms.x.ids import is_id, order
from monitor.platforms.x.lookup import look_up
from monitor.platforms.x.normalise import Us, is_repost, read
from monitor.platforms.x.own import versions_of, written_below
from monitor.platforms.x.prices import SHARED, Bill

CAPS = (
    "X charges for each post read and written: set a monthly cap here and a spending limit at console.x.com."
)
SUMMONED = "Replies go out by API only to people who named this account or quoted one of its posts."


class XCollector:
    """Hears the posts that name our account, and those that a search finds. One request a page."""

    def __init__(
        self, account: Account, *, clock: Callable[[], datetime] = now_utc, bill: Bill | None = None
    ) -> None:
        self._account = account
        self._clock = clock
        self._api = XApi(account, clock=clock, bill=Bill() if bill is None else bill)

    def check(self) -> AccountInfo:
        """Whose keys these are, and whether the app may write, which X says in a header."""
        user, answer = self._api.who()
        may_reply = answer.headers.get("x-access-level", "read-write") != "read"
        return AccountInfo(
            external_id=str(user["id"]),
            handle=str(user["username"]),
            may_listen=True,
            may_reply=may_reply,
            notes=(CAPS, SUMMONED if may_reply else READ_ONLY),
            settings={"may_reply": "yes" if may_reply else "no"},
        )

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """One page of at most 100 posts, and at least the few that X gives at once (5; a search: 10)."""
        if stream not in {MENTIONS, SEARCH}:
            raise Refused(
                f'X has no stream "{stream}"; it has "{MENTIONS}" and "{SEARCH}".', code="no-such-stream"
            )
        full_query = search_for(query, handle=self._account.handle) if stream == SEARCH else ""
        asking = Asking(self._api, self._clock, full_query)
        found = asking.page(marks.read(cursor), since=since, max_items=max_items)
        heard = read(self._of_others(found.answer), found.answer, self._us)
        earliest = since.replace(microsecond=0)
        mentions = [
            post
            for post in heard.mentions
            if not (found.first and post.created_at < earliest)
            and not (full_query and self._is_namesake(post))
        ]
        mentions.sort(key=lambda post: (post.created_at, order(post.external_id)))
        return Page(
            mentions=tuple(mentions),
            cursor=marks.write(found.after),
            more=found.after.walk is not None,
            broken=tuple(heard.broken),
        )

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as they stand now, without their authors' names and what they answer, which cost extra.

        What is not for us to see any more (its author's posts are protected, or withheld) counts as gone:
        we may not keep what we may not see.
        """
        return look_up(self._api, external_ids, self._us) if external_ids else {}

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Our own posts directly below any version of that post, oldest first."""
        if not is_id(external_id):
            return ()
        targets = versions_of(self._api, external_id)
        posts = written_below(self._api, targets, since_id=external_id)
        found = read(posts, Answer(body={}), self._us)
        if found.broken:
            raise Transient("X sent a reply of ours in a shape that we do not understand.", applied="no")
        replies = (replace(reply, parent_id=external_id) for reply in found.mentions)
        return sorted(replies, key=lambda reply: order(reply.external_id))

    @property
    def _us(self) -> Us:
        may_write = self._account.settings.get("may_reply", "yes") != "no"
        return Us(id=self._api.me, handle=self._account.handle, may_write=may_write)

    def _of_others(self, answer: Answer) -> list[object]:
        """What others wrote: neither our own posts nor somebody passing one on."""
        return [
            item
            for item in answer.items
            if mapping(item).get("author_id") != self._api.me and not is_repost(item)
        ]

    def _is_namesake(self, post: IncomingMention) -> bool:
        return post.ref["summoned"] == "no" and self._account.watched.excluded(post.text)


def connect(account: Account) -> XCollector:
    """The ear of this account. Nothing is called yet."""
    return XCollector(account, bill=SHARED)
