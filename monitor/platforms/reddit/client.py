"""The line to Reddit: praw for the sign-in and the calls, plain payloads, no lazy objects, our errors.

praw's objects ask Reddit behind our back for any attribute they lack, and one payload they can't build spoils the
whole page. So the payloads are read as they come; praw.Reddit.request is public and gives them.
"""

from __future__ import annotations

import configparser
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import praw
from praw.exceptions import PRAWException
from prawcore.exceptions import OAuthException, PrawcoreException

from monitor.platforms import errors
from monitor.platforms.contract import Account
from monitor.platforms.reddit.about import RETURN_ADDRESS
from monitor.platforms.reddit.wire import NONSENSE, SIGN_IN_AGAIN, Ledger, Wire

API = "https://oauth.reddit.com"
SITE = "https://www.reddit.com"
MOST = 100
"""So many things Reddit gives or takes in one call."""

RENEW_AFTER = 30 * 60
"""Seconds after which we sign in anew. An access token lasts an hour; praw takes it for valid 10 s longer."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of things as Reddit gave them; `after` leads to the next, empty where there is none."""

    things: tuple[Mapping[str, Any], ...]
    after: str


class RedditClient:
    """Calls Reddit for one account. Each call is one request, and one more where a sign-in is due."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._ledger = Ledger()
        self._refresh_token = account.secrets.get("refresh_token", "").strip()
        self._reddit: praw.Reddit | None = None
        self._renew_at = 0.0
        self._scopes: frozenset[str] = frozenset()

    @property
    def signed_in_as_user(self) -> bool:
        """Whether we act for an account; without one only what everybody can see is read."""
        return bool(self._refresh_token)

    @property
    def used_up_until(self) -> datetime | None:
        """When calls are allowed again, where Reddit said that none are left."""
        return self._ledger.used_up_until

    def scopes(self) -> frozenset[str]:
        """What the sign-in permits; signs in where that is due."""
        with self._line():
            return self._scopes

    def may(self, scope: str) -> bool:
        """Whether the sign-in permits this."""
        return bool(self.scopes() & {"*", scope})

    @property
    def may_submit(self) -> bool:
        """Whether we can answer through the API."""
        return self.signed_in_as_user and self.may("submit")

    def get(self, path: str, **params: str | int) -> Any:
        """The payload at `path`."""
        with self._line() as reddit:
            return reddit.request(method="GET", path=path, params=params)

    def post(self, path: str, **data: str) -> Any:
        """Write once. Raises Transient with "unknown" where the end of it is not known."""
        with self._line() as reddit:
            return reddit.request(method="POST", path=path, data=data)

    def listing(self, path: str, **params: str | int) -> Listing:
        """One page of a listing."""
        return read_listing(self.get(path, **params))

    def info(self, fullnames: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """The things of these names as they stand now, without those that Reddit does not show us."""
        names = list(dict.fromkeys(fullnames))
        found: dict[str, Mapping[str, Any]] = {}
        for first in range(0, len(names), MOST):
            page = self.listing("api/info/", id=",".join(names[first : first + MOST]))
            found.update({str(thing["name"]): thing for thing in page.things if "name" in thing})
        return found

    @contextmanager
    def _line(self) -> Iterator[praw.Reddit]:
        """A library that is signed in. A sign-in that is refused is forgotten, so that the next call tries anew."""
        if self._reddit is None or time.monotonic() > self._renew_at:
            self._reddit = self._signed_in()
            self._renew_at = time.monotonic() + RENEW_AFTER
        try:
            yield self._reddit
        except errors.AuthFailed:
            self._reddit = None
            raise

    def _signed_in(self) -> praw.Reddit:
        if not self._account.settings.get("client_id", "").strip():
            raise errors.AuthFailed("The id of the app on Reddit is missing.")
        code = parse_qs(urlsplit(self._refresh_token).query).get("code", [""])[0]
        try:
            reddit = self._library(refresh_token="" if code else self._refresh_token)
            if code:
                reddit.auth.authorize(code)
            self._scopes = frozenset(reddit.auth.scopes())
        except configparser.Error as error:
            raise errors.Transient(
                "A file praw.ini on this computer can't be read; remove it.", applied="no"
            ) from error
        except OAuthException as error:
            raise errors.AuthFailed(SIGN_IN_AGAIN) from error
        except (
            PRAWException,
            PrawcoreException,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ) as error:
            raise errors.Transient(NONSENSE, applied="no") from error
        renewed = self._ledger.refresh_token
        if renewed and renewed != self._refresh_token:
            self._refresh_token = renewed
            self._account.keep({"refresh_token": renewed})
        return reddit

    def _library(self, *, refresh_token: str) -> praw.Reddit:
        """Everything is told, so that no praw.ini and no environment variable can tell it otherwise."""
        settings = self._account.settings
        return praw.Reddit(
            "DEFAULT",
            requestor_class=Wire,
            requestor_kwargs={"ledger": self._ledger, "timeout": self._account.timeout},
            client_id=settings["client_id"].strip(),
            client_secret=self._account.secrets.get("client_secret", "").strip() or None,
            refresh_token=refresh_token or None,
            username=None,
            password=None,
            redirect_uri=RETURN_ADDRESS,
            user_agent=user_agent(settings.get("username", "")),
            oauth_url=settings.get("api", API),
            reddit_url=settings.get("site", SITE),
            check_for_updates=False,
            check_for_async=False,
            ratelimit_seconds=0,
            timeout=20,
            window_size=600,
        )


def user_agent(username: str) -> str:
    """Who calls, in the form that Reddit asks for: "platform:app:version (by /u/name)"."""
    name = username.strip().removeprefix("/").removeprefix("u/")
    by = f" (by /u/{name})" if re.fullmatch(r"[A-Za-z0-9_-]{1,24}", name) else ""
    return f"{sys.platform}:amends:0.1{by}"


def read_listing(payload: object) -> Listing:
    """A listing from its JSON. Raises Transient where it is none.

    A child that is no thing stays in as it came, so that somebody can flag it.
    """
    data = payload.get("data") if isinstance(payload, dict) else None
    children = data.get("children") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(children, list):
        raise errors.Transient(NONSENSE, applied="no")
    return Listing(
        things=tuple(_thing(child) for child in children),
        after=after if isinstance(after := data.get("after"), str) else "",
    )


def _thing(child: object) -> Mapping[str, Any]:
    data = child.get("data") if isinstance(child, dict) else None
    if not isinstance(child, dict) or not isinstance(data, dict):
        return {"child": child}
    return {**data, "kind": "more"} if child.get("kind") == "more" else data
