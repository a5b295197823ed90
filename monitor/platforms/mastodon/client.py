"""The line to a server: Mastodon.py without its waiting and its hidden calls, its errors made ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from mastodon import Mastodon
from mastodon.errors import MastodonAPIError, MastodonError

from monitor.platforms.contract import Account
from monitor.platforms.errors import AuthFailed, Gone, Transient
from monitor.platforms.mastodon.address import server_address
from monitor.platforms.mastodon.door import Door
from monitor.platforms.mastodon.failures import GONE, POST_GONE, status_of, translated

USER_AGENT = "amends"
TOKEN = re.compile(r"[!-~]+")
"""Visible ASCII: anything else can't stand in a header, and the library would quote it in its error."""


class NoWord(Transient):
    """A "not found" that is not in the server's own words."""


class Server(Mastodon):
    """Mastodon.py, which asks for the server's version and settings before some calls; we don't let it."""

    def timeline_is_available(
        self,
        timeline: str = "public",
        local: bool = False,  # noqa: FBT001, FBT002
        remote: bool = False,  # noqa: FBT001, FBT002
        with_auth: bool = False,  # noqa: FBT001, FBT002
        fail_hard: bool = False,  # noqa: FBT001, FBT002
    ) -> bool:
        """Always: the server's own answer says it."""
        return True

    def verify_minimum_version(self, version_str: str, cached: bool = False) -> bool:  # noqa: FBT001, FBT002
        """Always: what an old server does not know it passes over."""
        return True


@contextmanager
def line(account: Account, *, writing: bool = False) -> Iterator[Server]:
    """One conversation with the server of this account. Raises PlatformError only.

    `writing`: a failure of the line leaves open whether the write happened.
    """
    server = server_address(account.settings.get("server", ""))
    token = account.secrets.get("access_token", "").strip()
    if not TOKEN.fullmatch(token):
        raise AuthFailed("The access token is missing or is none; copy it again from the server.")
    door = Door(seconds=account.timeout)
    api = Server(
        session=door,
        api_base_url=server,
        ratelimit_method="throw",
        request_timeout=account.timeout,
        version_check_mode="none",
        user_agent=USER_AGENT,
    )
    # Given to the constructor it would be taken for a file's name first.
    api.access_token = token
    try:
        yield api
    except MastodonError as error:
        raise translated(
            error, reset=api.ratelimit_reset, writing=writing, own_words=door.own_words
        ) from error
    finally:
        door.close()


@contextmanager
def one_post(api: Server) -> Iterator[None]:
    """Inside `line`, around a call about one post: that it is not there means that it is gone.

    Raises Gone where the server itself says so, Transient where a page for people does: that may be of any
    machine on the way.
    """
    try:
        yield
    except MastodonAPIError as error:
        if status_of(error) not in GONE:
            raise
        if isinstance(api.session, Door) and api.session.own_words:
            raise Gone(POST_GONE) from error
        raise NoWord("The server did not say whether the post still stands.", applied="no") from error


def entity(answer: object, *, writing: bool = False) -> dict[str, Any]:
    """The library's answer as plain JSON values. Raises Transient where it is no object."""
    if not isinstance(answer, Mapping):
        raise Transient(
            "The server answered with something else than was asked for.",
            applied="unknown" if writing else "no",
        )
    return {str(name): plain(value) for name, value in answer.items() if value is not None}


def entities(answer: object) -> list[Any]:
    """The same for a list. Its members may be anything."""
    if not isinstance(answer, Sequence) or isinstance(answer, str | bytes):
        raise Transient("The server answered with something else than was asked for.", applied="no")
    return [plain(value) for value in answer]


def plain(value: object) -> Any:
    """JSON values out of the library's types; dates in ISO 8601, those without a zone taken for UTC.

    The library adds a null for each of the many things that a server left out; nulls are dropped.
    """
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Sequence):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return value if value is None or isinstance(value, bool | int | float) else str(value)
