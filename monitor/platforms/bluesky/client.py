"""The line to one account's server: signs in when it must, keeps the session, lets only our errors out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from monitor.platforms.bluesky import address
from monitor.platforms.contract import Account
from monitor.platforms.errors import AuthFailed, PlatformError


class Line:
    """Opens connections for one account; what one of them learned of the session, the next one uses."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._session = account.secrets.get("session", "")

    @contextmanager
    def open(self) -> Iterator[Connection]:
        """A connection that is signed in, closed at the end. Raises PlatformError only."""
        connection = Connection(self._account, self._session, keep=self._keep)
        try:
            connection.sign_in()
            yield connection
        finally:
            connection.close()

    def _keep(self, session: str) -> None:
        self._session = session
        self._account.keep({"session": session})


class Connection:
    """A handful of calls to the server in one go.

    The library renews a session that is about to end. One that the server does not take (revoked, ended,
    unreadable) is replaced once by signing in with the app password: that is what Bluesky counts most
    strictly (30 in 5 minutes, 300 a day), so it is never done without need.
    """

    def __init__(self, account: Account, session: str, *, keep: Callable[[str], None]) -> None:
        self._account = account
        self._stored = session
        self._keep = keep
        self._server = address.server_address(account.settings.get("server", ""))
        self._wire = _wire()
        self._client = self._new_client()
        self._signed_in_now = False
        self.did = ""
        """Our own immutable id."""
        self.handle = ""

    def sign_in(self) -> None:
        """Take up the session that was kept, or sign in anew."""
        if self._stored:
            try:
                with self._wire.translated():
                    self._client.login(session_string=self._stored, fetch_bsky_profile=False)
            except PlatformError:
                # A session that can't be read is no session.
                self._sign_in_anew()
        else:
            self._sign_in_anew()

    def ask(self, nsid: str, **params: Any) -> dict[str, Any]:
        """The answer to a question."""
        return self._answer(lambda: self._wire.query(self._client, nsid, params), writing=False)

    def write(self, nsid: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a write. It is sent once; a second time only where the first was not let in."""
        content = json.dumps(body, ensure_ascii=False).encode()
        return self._answer(lambda: self._wire.procedure(self._client, nsid, content), writing=True)

    def close(self) -> None:
        """Give the sockets back."""
        self._client.request.close()

    def _answer(self, call: Callable[[], Any], *, writing: bool) -> dict[str, Any]:
        try:
            with self._wire.translated(writing=writing):
                answer = call()
        except AuthFailed:
            if self._signed_in_now:
                raise
            self._sign_in_anew()
            with self._wire.translated(writing=writing):
                answer = call()
        if not isinstance(answer, dict):
            raise self._wire.senseless(writing=writing)
        return answer

    def _sign_in_anew(self) -> None:
        password = self._account.secrets.get("app_password", "").strip()
        name = _clean(self._account.settings.get("handle", "") or self._account.handle)
        if not (password and name):
            raise AuthFailed("The account's handle or app password is missing. Connect the account again.")
        # The old client may have been sent on to another server, and would show the old session there.
        self.close()
        self._client = self._new_client()
        with self._wire.translated():
            self._client.login(name, password, fetch_bsky_profile=False)
        self._signed_in_now = True

    def _new_client(self) -> Any:
        return self._wire.new_client(
            self._server,
            timeout=self._account.timeout,
            may_ask=lambda other: address.may_lead_to(other, server=self._server),
            on_session=self._session_changed,
        )

    def _session_changed(self, session: Any, new: bool) -> None:  # noqa: FBT001 -- called by the library
        self.did, self.handle = session.did, session.handle
        if new:
            self._keep(session.encode())


def _wire() -> ModuleType:
    from monitor.platforms.bluesky import wire  # noqa: PLC0415 -- the library takes a second to import

    return wire


def _clean(handle: str) -> str:
    """A handle as it was pasted: the site adds invisible marks of direction to what is copied."""
    seen = "".join(character for character in handle if unicodedata.category(character) != "Cf")
    return seen.strip().removeprefix("@").lower()
