"""The line to the search of Hacker News: every failure becomes one of the errors that may leave a room."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from monitor.platforms.contract import Account
from monitor.platforms.errors import AuthFailed, RateLimited, Refused, Transient
from monitor.platforms.transport import Session

HOST = "https://hn.algolia.com"
PER_PAGE = 1000
"""The most hits that the search gives to one question, on all pages together."""

BATCH = 100
"""So many ids fit into one question."""

LARGEST = 16 * 1024 * 1024
PAUSE = timedelta(hours=1)
"""How long we stay away where the search does not say: its limit is counted by the hour."""

_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


@dataclass(frozen=True, slots=True)
class Found:
    """What one question brought: the newest hits first. Not `complete`: older ones were cut off."""

    hits: tuple[Mapping[str, Any], ...]
    complete: bool


class Search:
    """Questions to hn.algolia.com. Each is one request, with a time limit; none is asked again."""

    def __init__(self, account: Account) -> None:
        self._base = account.settings.get("api", HOST).rstrip("/")
        self._timeout = account.timeout

    def phrase(self, words: str, *, start: int, end: int | None) -> Found:
        """Stories and comments with these words, written from `start` on and before `end` (Unix seconds)."""
        times = [f"created_at_i>={start}", *([] if end is None else [f"created_at_i<{end}"])]
        quoted = " ".join(words.replace('"', " ").split())
        return self._ask(
            query=f'"{quoted}"',
            tags="(story,comment)",
            numericFilters=",".join(times),
            typoTolerance="false",
        )

    def by_ids(self, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """The posts with these ids that stand, `BATCH` ids a request. Raises Transient for a strange answer."""
        wanted = sorted({post for post in ids if post.isascii() and post.isdecimal()})
        found: dict[str, Mapping[str, Any]] = {}
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            hits = self._ask(filters=" OR ".join(f"objectID:{post}" for post in batch)).hits
            if not {hit.get("objectID") for hit in hits} <= set(batch):
                # Else a filter that is passed over would make every post look deleted.
                raise Transient("Hacker News answered another question than ours.", applied="no")
            found.update({str(hit["objectID"]): hit for hit in hits})
        return found

    def replies_of(self, author: str, *, below: str, since: int) -> Sequence[Mapping[str, Any]]:
        """Comments of `author` directly below a post, newest first."""
        found = self._ask(
            tags=f"comment,author_{author}", numericFilters=f"parent_id={below},created_at_i>={since}"
        )
        return [
            hit for hit in found.hits if str(hit.get("parent_id")) == below and hit.get("author") == author
        ]

    def user(self, name: str) -> str:
        """The name as Hacker News writes it. Raises AuthFailed where there is nobody of that name."""
        if not _NAME.fullmatch(name):
            raise AuthFailed(f'"{name}" is no name on Hacker News; it has letters, digits, "-" and "_" only.')
        answer = self._get(f"/api/v1/users/{name}", {}, missing=f"Hacker News has no user named {name}.")
        return str(answer.get("username") or name)

    def _ask(self, **question: str) -> Found:
        answer = self._get("/api/v1/search_by_date", {**question, "hitsPerPage": str(PER_PAGE)})
        hits, total = answer.get("hits"), answer.get("nbHits")
        if not isinstance(hits, list) or not isinstance(total, int):
            raise _strange()
        posts = tuple(
            hit for hit in hits if isinstance(hit, Mapping) and isinstance(hit.get("objectID"), str)
        )
        return Found(posts, complete=total <= len(hits))

    def _get(self, path: str, query: Mapping[str, str], *, missing: str = "") -> Mapping[str, Any]:
        with _line(), Session(seconds=self._timeout, largest=LARGEST) as session:
            session.headers["User-Agent"] = "amends"
            response = session.get(self._base + path, params=query)
            if response.status_code == requests.codes.not_found and missing and _says_so(response):
                raise AuthFailed(missing)
            _told(response)
            answer = json.loads(response.content)
        if not isinstance(answer, Mapping):
            raise _strange()
        return answer


@contextmanager
def _line() -> Iterator[None]:
    """Whatever goes wrong on the way becomes Transient: nothing is ever written here."""
    try:
        yield
    except requests.Timeout as error:
        raise Transient("Hacker News did not answer in time.", applied="no") from error
    except requests.RequestException as error:
        raise Transient("Hacker News can't be reached right now.", applied="no") from error
    except ValueError as error:
        raise _strange() from error


def _strange() -> Transient:
    return Transient("Hacker News answered something that is no search result.", applied="no")


def _says_so(response: requests.Response) -> bool:
    """Whether this is the search's own "not found" and not the page of some machine on the way."""
    try:
        said = response.json()
    except ValueError:
        return False
    return isinstance(said, Mapping)


def _told(response: requests.Response) -> None:
    """Raise what the status says."""
    status = response.status_code
    if status == requests.codes.too_many_requests:
        until = datetime.now(UTC) + _wait(response.headers.get("Retry-After", ""))
        raise RateLimited("Hacker News asks us to wait before we search again.", until=until)
    if status in {requests.codes.unauthorized, requests.codes.forbidden}:
        raise Transient(
            "Hacker News does not let this machine search right now.", applied="no", retry_in=PAUSE
        )
    somebody_elses = status == requests.codes.not_found and not _says_so(response)
    if requests.codes.bad_request <= status < requests.codes.server_error and not somebody_elses:
        raise Refused(f"Hacker News does not take this search (status {status}).", code="bad-search")
    if status != requests.codes.ok:
        raise Transient(f"Hacker News has trouble right now (status {status}).", applied="no")


def _wait(seconds: str) -> timedelta:
    usable = seconds.isascii() and seconds.isdecimal() and 0 < len(seconds) < 6
    return min(timedelta(seconds=max(int(seconds), 1)), timedelta(days=1)) if usable else PAUSE
