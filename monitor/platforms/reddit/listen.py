"""The ear on Reddit."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import BrokenPayload, Gone, IncomingMention, MentionKind, Page
from monitor.platforms import errors
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.reddit import cursor as cursors
from monitor.platforms.reddit import names, normalise, own_replies, signed_in
from monitor.platforms.reddit.client import MOST, RedditClient
from monitor.platforms.reddit.normalise import Us, View
from monitor.platforms.reddit.streams import Plan, Source, plan

MOST_PAGES = 6
"""So many pages of listings are read in one fetch."""

UNREADABLE = (LookupError, TypeError, ValueError, OverflowError)


class RedditCollector:
    """Hears what answers or names the brand's account, and what is said of it in communities and the search."""

    def __init__(
        self, account: Account, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._account = account
        self._clock = clock
        self._client = RedditClient(account)
        self._me: Us | None = None

    @property
    def client(self) -> RedditClient:
        """The line, for the poster to share."""
        return self._client

    def check(self) -> AccountInfo:
        """Who we are and what the sign-in permits. Raises AuthFailed where it is none."""
        return signed_in.check(self._client, self._account)

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """One bounded round of the stream's listings, or a part of it; see `cursor` for the walk."""
        reading = plan(stream, query, has_account=self._client.signed_in_as_user)
        listings = [source.name for source in reading.sources]
        state = cursors.read(cursor, listings, since=since.timestamp())
        found: dict[str, cursors.Item] = {}
        budget, pages = max(1, max_items), MOST_PAGES
        for source in reading.sources:
            while source.name in state.left and budget > 0 and pages > 0:
                progress = state.lists[source.name]
                items, after = self._page(source, progress, limit=min(MOST, budget))
                budget, pages = budget - len(items), pages - 1
                progress, fresh = cursors.step(progress, items, after)
                state = state.stepped(source.name, progress)
                found.update({item.name: item for item in fresh})
        mentions, broken = self._heard(list(found.values()), reading)
        return Page(
            mentions=tuple(mentions),
            cursor=state.dump(),
            more=bool(state.left),
            broken=tuple(broken),
            not_before=self._client.used_up_until,
        )

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as they stand now, two calls a hundred. What Reddit does not show any more counts as gone."""
        wanted = [external_id for external_id in external_ids if names.is_fullname(external_id)]
        if not wanted:
            return {}
        things = self._client.info(wanted)
        standing = [thing for thing in things.values() if not normalise.is_gone(thing)]
        view = self._view(standing)
        found: dict[str, IncomingMention | Gone] = {}
        for external_id in wanted:
            thing = things.get(external_id)
            if thing is None or normalise.is_gone(thing):
                found[external_id] = Gone(external_id)
                continue
            try:
                found[external_id] = normalise.mention(thing, view, otherwise=MentionKind.POST)
            except UNREADABLE:
                continue
        return found

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Our own comments directly below that post, oldest first."""
        us = self._us()
        if not names.is_fullname(external_id) or not us.name:
            raise errors.Transient("We could not look for our own answers on Reddit.", applied="no")
        submission = thread_id or self._submission_of(external_id)
        things = own_replies.below(
            self._client, us, external_id, submission=submission, since=since.timestamp()
        )
        view = self._view(things)
        return [normalise.mention(thing, view, otherwise=MentionKind.REPLY) for thing in things]

    def _page(
        self, source: Source, progress: cursors.Progress, *, limit: int
    ) -> tuple[list[cursors.Item], str]:
        place = {"after": progress.after} if progress.after else {}
        listing = self._client.listing(source.path, limit=limit, **source.params, **place)
        return [_item(thing) for thing in listing.things], listing.after

    def _heard(
        self, items: Sequence[cursors.Item], reading: Plan
    ) -> tuple[list[IncomingMention], list[BrokenPayload]]:
        """What of these posts concerns us, oldest first, and what makes no sense."""
        us = self._us() if items else Us()
        broken: list[BrokenPayload] = []
        things: list[Mapping[str, Any]] = []
        for item in items:
            try:
                if item.created is None:
                    normalise.created(item.data)
                if not us.wrote(item.data) and self._concerns_us(item.data, reading, us):
                    things.append(item.data)
            except UNREADABLE as error:
                broken.append(normalise.broken(item.data, error))
        view = self._view(things, again=reading.partial)
        mentions: list[IncomingMention] = []
        for thing in things:
            whole = view.around.get(str(thing["name"])) if reading.partial else thing
            if whole is None or normalise.is_gone(whole):
                continue
            try:
                mentions.append(normalise.mention(whole, view, otherwise=reading.otherwise))
            except UNREADABLE as error:
                broken.append(normalise.broken(whole, error))
        mentions.sort(key=lambda mention: (mention.created_at, mention.external_id))
        return mentions, broken

    def _concerns_us(self, thing: Mapping[str, Any], reading: Plan, us: Us) -> bool:
        """In the inbox all does but private messages; elsewhere a namesake's posts never do."""
        name = str(thing.get("name"))
        if not re.fullmatch(r"t\d_[a-z0-9]+", name):
            raise ValueError(f"{name[:40]!r} is no id")
        if reading.partial:
            return name.startswith("t1_")
        text = normalise.text_of(thing)
        watched = self._account.watched
        if normalise.named(text, watched, us):
            return True
        return watched.spoken_of(text) if reading.only_watched else not watched.excluded(text)

    def _view(self, things: Sequence[Mapping[str, Any]], *, again: bool = False) -> View:
        """What is needed to judge these: their parents and submissions, and with `again` themselves."""
        wanted: list[str] = []
        for thing in things:
            if again:
                wanted.append(str(thing["name"]))
            if str(thing["name"]).startswith("t1_"):
                wanted.extend(name for name in _above(thing) if names.is_fullname(name))
        return View(
            us=self._us() if things else Us(),
            watched=self._account.watched,
            may_submit=bool(things) and self._client.may_submit,
            around=self._client.info(wanted) if wanted else {},
        )

    def _us(self) -> Us:
        if self._me is None:
            self._me = signed_in.us(self._client, self._account)
        return self._me

    def _submission_of(self, external_id: str) -> str:
        try:
            return names.link_id(self._client.info([external_id])[external_id])
        except UNREADABLE as error:
            raise errors.Transient("Reddit did not show the post to be answered.", applied="no") from error


def connect(account: Account) -> RedditCollector:
    """The ear of this account, with the words its brand watches."""
    return RedditCollector(account)


def _item(thing: Mapping[str, Any]) -> cursors.Item:
    name = names.name_of(thing)
    try:
        return cursors.Item(name, normalise.created(thing), thing)
    except UNREADABLE:
        return cursors.Item(name, None, thing)


def _above(thing: Mapping[str, Any]) -> list[str]:
    """Parent and submission of a comment, as far as the payload tells them."""
    above = [str(thing.get("parent_id", ""))]
    with contextlib.suppress(*UNREADABLE):
        above.append(names.link_id(thing))
    return above
