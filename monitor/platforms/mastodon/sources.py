"""The lists of a server that can be listened to, each a page at a time, newest first as servers give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from urllib.parse import quote

from monitor.platforms.errors import Refused, Transient
from monitor.platforms.mastodon import client


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its id in that list, when the server got it, and the post (empty: there is none)."""

    id: str
    arrived: datetime | None
    status: Mapping[str, Any]
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pageful:
    """A page. `newer` and `older` are where the server says that the next ones begin, if it says so."""

    items: tuple[Item, ...]
    newer: str = ""
    older: str = ""


class Ask(Protocol):
    """Gives the page next after `min_id`, or else the newest one below `max_id`."""

    def __call__(self, *, min_id: str, max_id: str, limit: int) -> Pageful:
        """One page. Raises what the library raises."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A stream's list. `settle` is how long posts may still appear behind newer ones.

    `newest_first` lists can only be walked from their newest entry.
    """

    open: Callable[[client.Server, str], Ask]
    settle: timedelta
    newest_first: bool = False
    filtered: bool = True


def mentions(api: client.Server, _query: str) -> Ask:
    """The notifications of mentions. Those that the account's filters hold back come as well.

    https://docs.joinmastodon.org/methods/notifications/#get: `include_filtered`, since 4.3; Mastodon.py has
    no argument for it.
    """

    def ask(*, min_id: str, max_id: str, limit: int) -> Pageful:
        api.session.params = {"include_filtered": "true"}
        try:
            answer = api.notifications(
                types=["mention"], min_id=min_id or None, max_id=max_id or None, limit=limit
            )
        finally:
            api.session.params = {}
        return _pageful(answer, lambda entry: _entry(entry).get("status"))

    return ask


def tagged(api: client.Server, query: str) -> Ask:
    """The posts with one hashtag. Raises Refused for a query that is none."""
    tag = "".join(query.split()).lstrip("#")
    if not tag:
        raise Refused("A hashtag is missing: say which one to listen to.", code="no-hashtag")

    def ask(*, min_id: str, max_id: str, limit: int) -> Pageful:
        answer = api.timeline_hashtag(
            quote(tag, safe=""), min_id=min_id or None, max_id=max_id or None, limit=limit
        )
        return _pageful(answer, lambda entry: entry)

    return ask


def found(api: client.Server, query: str) -> Ask:
    """The posts that the server's search finds. Raises Refused for a query of nothing."""
    if not query.strip():
        raise Refused("Words to search for are missing.", code="no-words")

    def ask(*, min_id: str, max_id: str, limit: int) -> Pageful:
        try:
            answer = api.search_v2(
                query.strip(),
                resolve=False,
                result_type="statuses",
                min_id=min_id or None,
                max_id=max_id or None,
                exclude_unreviewed=False,
                limit=limit,
            )
        except (AttributeError, TypeError) as error:
            # The library looks into the answer before it knows that it is an object.
            raise Transient("The server's search answered with nonsense.", applied="no") from error
        return _pageful(client.entity(answer).get("statuses") or [], lambda entry: entry)

    return ask


SOURCES: Mapping[str, Source] = {
    "mentions": Source(mentions, settle=timedelta(minutes=1), filtered=False),
    "tag": Source(tagged, settle=timedelta(minutes=10)),
    "search": Source(found, settle=timedelta(minutes=10), newest_first=True),
}
"""A post from another server has its id by when it was written, and so can appear behind newer ones."""


def moment(value: object) -> datetime | None:
    """A date as the server wrote it, as aware UTC; None where it is none."""
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
        return when and (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _pageful(answer: object, post_in: Callable[[object], object]) -> Pageful:
    items = []
    for entry in client.entities(answer):
        status = post_in(entry)
        told = _entry(entry)
        items.append(
            Item(
                id=told["id"] if isinstance(told.get("id"), str) else "",
                arrived=moment(told.get("created_at")),
                status=_entry(status),
                raw=told or {"entry": entry},
            )
        )
    ids = [item.id for item in items]
    return Pageful(
        items=tuple(items),
        newer=_told(answer, "_pagination_prev", "min_id", ids),
        older=_told(answer, "_pagination_next", "max_id", ids),
    )


def _entry(entry: object) -> dict[str, Any]:
    return entry if isinstance(entry, dict) else {}


def _told(answer: object, which: str, name: str, ids: list[str]) -> str:
    """The id in the Link header. The library makes a number of it where it can: "007" comes as 7."""
    told = str((getattr(answer, which, None) or {}).get(name) or "")
    return next((one for one in ids if told and one.lstrip("0") == told), told)
