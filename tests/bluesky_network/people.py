"""Accounts on the real network, and what their owners do with Bluesky's own means."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from atproto_client import Client
from atproto_client.models.dot_dict import DotDict
from atproto_client.request import Request

from monitor.domain.mention import IncomingMention
from monitor.domain.watching import Watched
from monitor.platforms.bluesky import uris
from monitor.platforms.contract import Account
from responders.platforms.contract import Target

T = TypeVar("T")
SERVER = "AMENDS_TEST_BLUESKY"
"""The variable with the address of the network's server; run.sh sets it."""

PATIENCE = 15.0
"""Seconds after which something that should have been indexed has not been."""


def until(look: Callable[[], T | None], *, patience: float = PATIENCE, every: float = 0.1) -> T:
    """What `look` finds, once the network has come so far; it looks `every` so many seconds."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < end, "the network never came so far"
        time.sleep(every)


@dataclass
class Person:
    """Somebody on the network, signed in with their own password."""

    handle: str
    did: str
    password: str
    client: Client

    def call(self, nsid: str, **params: Any) -> Any:
        return self.client.invoke_query(nsid, params=DotDict(params)).content

    def do(self, nsid: str, **body: Any) -> Any:
        content = json.dumps(body).encode()
        return self.client.invoke_procedure(nsid, content=content, input_encoding="application/json").content

    def post(self, text: str, *, under: str = "", hours_ago: float = 0) -> str:
        record: dict[str, Any] = {"$type": uris.COLLECTION, "text": text, "createdAt": _now(hours_ago)}
        facets = [
            facet.model_dump(exclude_none=True, by_alias=True) for facet in self.client.detect_facets(text)
        ]
        if facets:
            record["facets"] = facets
        if under:
            record["reply"] = self._place(under)
        return str(
            self.do(
                "com.atproto.repo.createRecord", repo=self.did, collection=uris.COLLECTION, record=record
            )["uri"]
        )

    def edit(self, uri: str, text: str) -> None:
        where = {"repo": self.did, "collection": uris.COLLECTION, "rkey": uris.key(uri)}
        record = self.call("com.atproto.repo.getRecord", **where)["value"]
        self.do("com.atproto.repo.putRecord", **where, record={**record, "text": text})

    def delete(self, uri: str) -> None:
        where = {"repo": self.did, "collection": uris.COLLECTION, "rkey": uris.key(uri)}
        self.do("com.atproto.repo.deleteRecord", **where)

    def close_thread(self, uri: str) -> None:
        """Let nobody reply."""
        gate = {"$type": "app.bsky.feed.threadgate", "post": uri, "allow": [], "createdAt": _now()}
        where = {"repo": self.did, "collection": "app.bsky.feed.threadgate", "rkey": uris.key(uri)}
        self.do("com.atproto.repo.putRecord", **where, record=gate)

    def app_password(self, name: str) -> str:
        return str(self.do("com.atproto.server.createAppPassword", name=name)["password"])

    def replies_below(self, uri: str) -> list[dict[str, Any]]:
        """The posts directly below that one, as anybody sees them."""
        thread = self.call("app.bsky.feed.getPostThread", uri=uri, depth=1)["thread"]
        return [reply["post"] for reply in thread.get("replies") or ()]

    def sees(self, uri: str) -> bool:
        """Whether the index shows this person the post."""
        return bool(self.call("app.bsky.feed.getPosts", uris=[uri])["posts"])

    def records(self, *, back_to: str = "") -> list[dict[str, Any]]:
        """This person's own posts as their server has them, newest first: exact, and at once up to date.

        `back_to` is a post before which nothing is looked for.
        """
        found: list[dict[str, Any]] = []
        token: dict[str, Any] = {}
        while True:
            answer = self.call(
                "com.atproto.repo.listRecords", repo=self.did, collection=uris.COLLECTION, limit=100, **token
            )
            found += answer["records"]
            # Keys begin with the time, so they are in order.
            older = bool(back_to and found) and uris.key(found[-1]["uri"]) < uris.key(back_to)
            if older or not answer.get("cursor"):
                return found
            token = {"cursor": answer["cursor"]}

    def _place(self, uri: str) -> dict[str, Any]:
        did, key = uris.owner(uri), uris.key(uri)
        found = self.call("com.atproto.repo.getRecord", repo=did, collection=uris.COLLECTION, rkey=key)
        above = {"uri": uri, "cid": found["cid"]}
        return {"root": found["value"].get("reply", {}).get("root", above), "parent": above}


@dataclass
class Network:
    """The network as a test uses it."""

    server: str
    people: dict[str, Person] = field(default_factory=dict)

    def join(self, name: str) -> Person:
        """The person of this name, who joins when first spoken of."""
        if name not in self.people:
            client = Client(self.server, request=Request(timeout=20))
            handle, password = f"{name}.test", f"the password of {name}"
            Person(handle, "", password, client).do(
                "com.atproto.server.createAccount",
                handle=handle,
                email=f"{handle}@example.org",
                password=password,
            )
            self._sign_in(name, handle, password, client)
        return self.people[name]

    def known(self, name: str) -> Person:
        """The person of this name, who joined in another process."""
        if name not in self.people:
            client = Client(self.server, request=Request(timeout=20))
            self._sign_in(name, f"{name}.test", f"the password of {name}", client)
        return self.people[name]

    def _sign_in(self, name: str, handle: str, password: str, client: Client) -> None:
        client.login(handle, password, fetch_bsky_profile=False)
        did = Person(handle, "", password, client).call("com.atproto.server.getSession")["did"]
        self.people[name] = Person(handle, did, password, client)

    def close(self) -> None:
        for person in self.people.values():
            person.client.request.close()

    def account(self, person: Person, secrets: dict[str, str]) -> Account:
        """The person's account as Amends has it; what is renewed is kept in `secrets`."""

        def keep(renewed: Mapping[str, str]) -> None:
            secrets.update(renewed)

        return Account(
            platform="bluesky",
            external_id=person.did,
            handle=person.handle,
            watched=Watched(handles=(person.handle,)),
            settings={"handle": person.handle, "server": self.server},
            secrets=secrets,
            timeout=10,
            keep=keep,
        )


def target_of(mention: IncomingMention) -> Target:
    return Target(mention.external_id, mention.version, mention.thread_id, mention.created_at, mention.ref)


def aged(session: str) -> str:
    """The session two hours later: with an access token that has run out."""
    handle, did, _, refresh, server = session.split(":::")
    parts = [{"typ": "at+jwt", "alg": "ES256K"}, {"sub": did, "exp": int(time.time()) - 60}]
    coded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    return ":::".join([handle, did, ".".join([*coded, "c2lnbmF0dXJl"]), refresh, server])


def _now(hours_ago: float = 0) -> str:
    return (
        (datetime.now(UTC) - timedelta(hours=hours_ago))
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )
