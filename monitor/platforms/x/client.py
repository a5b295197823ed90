"""The line to X: tweepy with a time limit and an address of our choice; nothing but PlatformError leaves it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import requests
import tweepy
from urllib3.exceptions import NewConnectionError

from monitor.platforms import errors, transport
from monitor.platforms.contract import Account
from monitor.platforms.x.answers import Answer, Json, mapping
from monitor.platforms.x.ids import is_id
from monitor.platforms.x.prices import POST_READ, USER_READ, Bill
from monitor.platforms.x.problems import problem

API = "https://api.x.com"
KEYS = ("consumer_key", "consumer_secret", "access_token", "access_token_secret")
_TWEEPY_HOST = "https://api.twitter.com"

# At DEBUG these write the Authorization header into the log.
for _name in ("tweepy", "oauthlib", "requests_oauthlib"):
    logging.getLogger(_name).setLevel(logging.INFO)

Ask = Callable[[tweepy.Client], requests.Response]


class NotOkError(Exception):
    """X answered with a status that is no success."""

    def __init__(self, response: requests.Response) -> None:
        super().__init__(f"status {response.status_code}")
        self.response = response


class Session(transport.Session):
    """Sends tweepy's requests to `api` within `timeout` seconds, once, and follows no redirection.

    A refusal is raised here, before tweepy reads its body: tweepy fails on bodies of other shapes.
    """

    def __init__(self, *, api: str, timeout: float) -> None:
        super().__init__(seconds=timeout)
        self._api = api.rstrip("/")

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        """One request. Raises NotOkError for any answer that is no success."""
        address = self._api + str(url).removeprefix(_TWEEPY_HOST)
        response = super().request(method, address, *args, **kwargs)
        if not response.ok or response.is_redirect or response.status_code >= 300:
            raise NotOkError(response)
        return response


class XApi:
    """Calls to X for one account. Every call is one request; what was answered is paid for."""

    def __init__(self, account: Account, *, clock: Callable[[], datetime], bill: Bill) -> None:
        self._account = account
        self._clock = clock
        self._bill = bill

    @property
    def me(self) -> str:
        """Our own id, which X writes before the dash of an access token as well."""
        token = self._account.secrets.get("access_token", "").strip()
        ours = self._account.external_id or token.partition("-")[0]
        if not is_id(ours):
            raise errors.AuthFailed("These keys don't say whose they are. Connect the X account again.")
        return ours

    def read(self, ask: Ask, *, price: Decimal = POST_READ) -> Answer:
        """One request that reads; `price` is that of a post in `data`. Raises PlatformError only."""
        answer = self._ask(ask, writing=False)
        ids = {str(item["id"]) for item in answer.items if isinstance(item, dict) and "id" in item}
        cost = self._cost("post", ids, price)
        cost += self._cost("post", set(answer.posts), POST_READ)
        cost += self._cost("user", set(answer.users), USER_READ)
        self._pay(cost)
        return answer

    def page(self, ask: Ask, *, price: Decimal) -> Answer:
        """`read`, where a list is asked for. Raises Transient where X gives none and does not say why."""
        answer = self.read(ask, price=price)
        if not answer.is_page:
            raise errors.Transient("X answered without the posts that were asked for.", applied="no")
        return answer

    def who(self) -> tuple[Json, Answer]:
        """Whose keys these are, as X tells it, with the whole answer."""
        answer = self._ask(
            lambda client: client.get_me(user_auth=True, user_fields=["username", "name"]), writing=False
        )
        user = answer.item
        if not user.get("id") or not user.get("username"):
            raise errors.AuthFailed("X does not say whose keys these are. Connect the account again.")
        self._pay(self._cost("user", {str(user["id"])}, USER_READ))
        return user, answer

    def write(self, ask: Ask, *, price: Decimal) -> Answer:
        """One request that writes. Raises PlatformError; Transient "unknown" where it may have been done."""
        answer = self._ask(ask, writing=True)
        self._pay(price)
        return answer

    def _cost(self, kind: str, ids: set[str], price: Decimal) -> Decimal:
        payer = self._account.external_id or self._account.handle
        return self._bill.add(payer, kind, ids, price=price, now=self._clock())

    def _pay(self, cost: Decimal) -> None:
        if cost:
            self._account.spend(cost)

    def _ask(self, ask: Ask, *, writing: bool) -> Answer:
        client = self._client()
        with client.session, self._line(writing=writing):
            response = ask(client)
            body = mapping(response.json())
            if not body:
                raise ValueError("not an object, or one with nothing in it")
        return Answer(body=body, headers=response.headers)

    def _client(self) -> tweepy.Client:
        secrets = {name: self._account.secrets.get(name, "").strip() for name in KEYS}
        if not all(secrets.values()):
            raise errors.AuthFailed(
                "X needs four keys, and not all of them are there. Connect the account again."
            )
        client = tweepy.Client(**secrets, wait_on_rate_limit=False, return_type=requests.Response)
        client.session = Session(api=self._account.settings.get("api", API), timeout=self._account.timeout)
        return client

    @contextmanager
    def _line(self, *, writing: bool) -> Iterator[None]:
        """Turns whatever tweepy and the network raise into PlatformError."""
        try:
            yield
        except NotOkError as error:
            raise problem(
                error.response.status_code,
                error.response.headers,
                _json(error.response),
                writing=writing,
                now=self._clock(),
            ) from error
        except requests.ConnectTimeout as error:
            raise errors.Transient("X could not be reached.", applied="no") from error
        except requests.Timeout as error:
            raise errors.Transient(
                "X did not answer in time.", applied="unknown" if writing else "no"
            ) from error
        except (ValueError, tweepy.TweepyException) as error:
            # Requests' own errors for broken JSON are ValueErrors too.
            raise errors.Transient(
                "X answered something that we do not understand.", applied="unknown" if writing else "no"
            ) from error
        except requests.RequestException as error:
            unsent = _never_left(error)
            raise errors.Transient(
                "X could not be reached." if unsent else "The connection to X broke off.",
                applied="unknown" if writing and not unsent else "no",
            ) from error


def now_utc() -> datetime:
    """The time, where nobody gives us another clock."""
    return datetime.now(UTC)


def _never_left(error: requests.RequestException) -> bool:
    """Whether no connection came about, so that nothing can have been sent."""
    cause = error.args[0] if error.args else None
    return isinstance(error, requests.ConnectionError) and isinstance(
        getattr(cause, "reason", None), NewConnectionError
    )


def _json(response: requests.Response) -> object:
    try:
        return response.json()
    except ValueError:
        return None
