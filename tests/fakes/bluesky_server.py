"""Bluesky on loopback: a PDS and an AppView in one, in memory, as the room's library meets them."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from monitor.platforms.bluesky import tid
from tests.fakes.serving import Answer, Asked, FakeServer

POST = "app.bsky.feed.post"
PUT = "/xrpc/com.atproto.repo.putRecord"
SLOW_ANSWER = 0.1
"""Seconds that a slow but patient server takes; less than any time limit."""


@dataclass(slots=True)
class Person:
    did: str
    handle: str
    password: str
    followers: int = 3
    labels: list[dict[str, str]] = field(default_factory=list)
    viewer: dict[str, Any] = field(default_factory=dict)
    active: bool = True


@dataclass(slots=True)
class Post:
    uri: str
    did: str
    record: dict[str, Any]
    indexed_at: str
    viewer: dict[str, Any] = field(default_factory=dict)

    @property
    def cid(self) -> str:
        return cid_of(self.record)


def cid_of(record: Mapping[str, Any]) -> str:
    digest = hashlib.sha256(json.dumps(record, sort_keys=True).encode()).digest()
    return "bafyrei" + base64.b32encode(digest).decode().lower().rstrip("=")


def _every(asked: Asked, name: str) -> list[str]:
    return [value for key, value in asked.pairs if key == name]


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def xrpc_error(status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status, {"error": code, "message": message}, headers or {})


class BlueskyServer(FakeServer):
    """Accounts, posts and what is known of them. `now` is the network's time; tokens live by the real one."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.people: dict[str, Person] = {}
        self.posts: dict[str, Post] = {}
        self.behaviour: dict[str, str] = {}
        self.revoked: set[str] = set()
        self.token_life = 7200
        self.page_cap = 100
        self._made = 0
        self._tokens: dict[str, str] = {}

    # What a test does to the network.

    def join(self, handle: str, password: str = "abcd-efgh-ijkl-mnop") -> Person:
        did = "did:plc:" + hashlib.sha256(handle.encode()).hexdigest()[:24]
        self.people[did] = Person(did=did, handle=handle, password=password)
        return self.people[did]

    def write(
        self, author: Person, text: str, *, under: str = "", more: Mapping[str, Any] | None = None
    ) -> str:
        """A post by the author's own app: with facets, and with its place in the thread."""
        self._made += 1
        record: dict[str, Any] = {"$type": POST, "text": text, "createdAt": stamp(self._now())}
        facets = self.facets(text)
        if facets:
            record["facets"] = facets
        if under:
            record["reply"] = self._reply_to(under)
        uri = f"at://{author.did}/{POST}/{tid.encode(self._now(), self._made)}"
        self.posts[uri] = Post(uri, author.did, record | dict(more or {}), stamp(self._now()))
        return uri

    def edit(self, uri: str, text: str) -> None:
        post = self.posts[uri]
        post.record = post.record | {"text": text, "facets": self.facets(text)}

    def revoke(self, person: Person) -> None:
        """Take the app password back, and end every session that came of it."""
        person.password = "taken back"
        self.end_sessions()

    def end_sessions(self) -> None:
        self.revoked.update(self._tokens)

    def facets(self, text: str) -> list[dict[str, Any]]:
        found = []
        for person in self.people.values():
            start = text.encode().find(f"@{person.handle}".encode())
            if start >= 0:
                end = start + len(person.handle.encode()) + 1
                feature = {"$type": "app.bsky.richtext.facet#mention", "did": person.did}
                found.append({"index": {"byteStart": start, "byteEnd": end}, "features": [feature]})
        return found

    def _reply_to(self, uri: str) -> dict[str, Any]:
        parent = self.posts[uri]
        above = {"uri": uri, "cid": parent.cid}
        return {"root": parent.record.get("reply", {}).get("root", above), "parent": above}

    # How it answers.

    def is_write(self, asked: Asked) -> bool:
        return asked.path == PUT

    def server_error(self, asked: Asked) -> Answer:
        return xrpc_error(502, "UpstreamFailure", "Upstream service unreachable")

    def unauthorised(self, asked: Asked) -> Answer:
        if asked.path.endswith("createSession"):
            return xrpc_error(401, "AuthenticationRequired", "Invalid identifier or password")
        return xrpc_error(400, "ExpiredToken", "Token has been revoked")

    def rate_limited(self, asked: Asked) -> Answer:
        headers = {
            "ratelimit-limit": "30",
            "ratelimit-remaining": "0",
            "ratelimit-reset": str(int(time.time()) + 273),
            "ratelimit-policy": "30;w=300",
        }
        return xrpc_error(429, "RateLimitExceeded", "Rate Limit Exceeded", headers)

    def answer(self, asked: Asked) -> Answer:
        method = asked.path.removeprefix("/xrpc/").replace(".", "_")
        if method == "com_atproto_server_createSession":
            return self._create_session(asked)
        if method == "com_atproto_identity_resolveHandle":
            return self._resolve(asked)
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        did = self._tokens.get(token, "")
        if not did or token in self.revoked:
            return xrpc_error(400, "ExpiredToken", "Token has been revoked")
        if method == "com_atproto_server_refreshSession":
            return Answer(data=self._session(self.people[did]))
        known: dict[str, Callable[[Asked, str], Answer]] = {
            "com_atproto_server_getSession": self._get_session,
            "app_bsky_notification_listNotifications": self._notifications,
            "app_bsky_feed_searchPosts": self._search,
            "app_bsky_feed_getPosts": self._get_posts,
            "app_bsky_feed_getPostThread": self._get_post_thread,
            "app_bsky_actor_getProfiles": self._profiles,
            "com_atproto_repo_putRecord": self._put,
            "com_atproto_repo_getRecord": self._get_record,
            "com_atproto_repo_listRecords": self._list_records,
        }
        if method not in known:
            return xrpc_error(501, "MethodNotImplemented", "Method Not Implemented")
        return known[method](asked, did)

    def _create_session(self, asked: Asked) -> Answer:
        body = asked.json
        for person in self.people.values():
            if body["identifier"] in {person.handle, person.did} and body["password"] == person.password:
                return Answer(data=self._session(person))
        return xrpc_error(401, "AuthenticationRequired", "Invalid identifier or password")

    def _session(self, person: Person) -> dict[str, Any]:
        return {
            "did": person.did,
            "handle": person.handle,
            "accessJwt": self._token(person, "com.atproto.appPass", self.token_life),
            "refreshJwt": self._token(person, "com.atproto.refresh", 90 * 86_400),
            "active": person.active,
        }

    def _token(self, person: Person, scope: str, life: int) -> str:
        now = int(time.time())
        claims = {
            "scope": scope,
            "sub": person.did,
            "iat": now,
            "exp": now + life,
            "jti": str(len(self._tokens)),
        }
        parts = [{"typ": "at+jwt", "alg": "ES256K"}, claims]
        coded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
        token = ".".join([*coded, "c2lnbmF0dXJl"])
        self._tokens[token] = person.did
        return token

    def _get_session(self, asked: Asked, did: str) -> Answer:
        person = self.people[did]
        return Answer(data={"did": did, "handle": person.handle, "active": person.active})

    def _resolve(self, asked: Asked) -> Answer:
        for person in self.people.values():
            if person.handle == asked.query["handle"]:
                return Answer(data={"did": person.did})
        return xrpc_error(400, "InvalidRequest", "Unable to resolve handle")

    def _view(self, post: Post) -> dict[str, Any]:
        replies = sum(self._parent(other) == post.uri for other in self.posts.values())
        return {
            "uri": post.uri,
            "cid": post.cid,
            "author": self._author(post.did),
            "record": post.record,
            "replyCount": replies,
            "repostCount": 0,
            "likeCount": 0,
            "quoteCount": 0,
            "indexedAt": post.indexed_at,
            "viewer": {"threadMuted": False, "embeddingDisabled": False, **post.viewer},
            "labels": [],
        }

    def _author(self, did: str) -> dict[str, Any]:
        person = self.people[did]
        viewer = {"muted": False, "blockedBy": False, **person.viewer}
        return {
            "did": did,
            "handle": person.handle,
            "displayName": person.handle.split(".")[0].title(),
            "viewer": viewer,
            "labels": person.labels,
        }

    @staticmethod
    def _parent(post: Post) -> str:
        uri = post.record.get("reply", {}).get("parent", {}).get("uri", "")
        return uri if isinstance(uri, str) else ""

    def _reason(self, post: Post, did: str) -> str:
        features = [feature for facet in post.record.get("facets", ()) for feature in facet["features"]]
        if any(feature.get("did") == did for feature in features):
            return "mention"
        quoted = post.record.get("embed", {}).get("record", {}).get("uri", "")
        if quoted.startswith(f"at://{did}/"):
            return "quote"
        above: Post | None = post
        for _ in range(5):
            above = self.posts.get(self._parent(above)) if above else None
            if above is not None and above.did == did:
                return "reply"
        return ""

    def _notifications(self, asked: Asked, did: str) -> Answer:
        wanted = _every(asked, "reasons")
        found = []
        for post in self.posts.values():
            reason = self._reason(post, did)
            if post.did != did and reason and (not wanted or reason in wanted):
                view = self._view(post) | {"indexedAt": min(post.indexed_at, post.record["createdAt"])}
                fields = ("uri", "cid", "author", "record", "indexedAt", "labels")
                found.append({name: view[name] for name in fields} | {"reason": reason, "isRead": False})
        found.sort(key=lambda item: (item["indexedAt"], item["uri"]), reverse=True)
        before = asked.query.get("cursor")
        if before:
            found = [item for item in found if item["indexedAt"] < before]
        page = found[: min(int(asked.query["limit"]), self.page_cap)]
        answer: dict[str, Any] = {"notifications": page, "priority": False}
        if len(page) < len(found):
            answer["cursor"] = page[-1]["indexedAt"]
        return Answer(data=answer)

    def _search(self, asked: Asked, did: str) -> Answer:
        words = asked.query["q"].strip('"').lower()
        found = [post for post in self.posts.values() if words in str(post.record.get("text", "")).lower()]
        found.sort(key=lambda post: (min(post.indexed_at, post.record["createdAt"]), post.uri), reverse=True)
        start = int(asked.query.get("cursor", "0"))
        end = start + min(int(asked.query["limit"]), self.page_cap)
        answer: dict[str, Any] = {"posts": [self._view(post) for post in found[start:end]]}
        if end < len(found):
            answer["cursor"] = str(end)
        return Answer(data=answer)

    def _get_posts(self, asked: Asked, did: str) -> Answer:
        wanted = _every(asked, "uris")
        if len(wanted) > 25:
            return xrpc_error(400, "InvalidRequest", "uris must not have more than 25 elements")
        return Answer(data={"posts": [self._view(self.posts[uri]) for uri in wanted if uri in self.posts]})

    def _profiles(self, asked: Asked, did: str) -> Answer:
        wanted = _every(asked, "actors")
        if len(wanted) > 25:
            return xrpc_error(400, "InvalidRequest", "actors must not have more than 25 elements")
        found = [self.people[one] for one in wanted if one in self.people]
        return Answer(
            data={"profiles": [self._author(one.did) | {"followersCount": one.followers} for one in found]}
        )

    def _get_post_thread(self, asked: Asked, did: str) -> Answer:
        post = self.posts.get(asked.query["uri"])
        if post is None:
            return xrpc_error(400, "NotFound", f"Post not found: {asked.query['uri']}")
        below = [other for other in self.posts.values() if self._parent(other) == post.uri]
        kind = "app.bsky.feed.defs#threadViewPost"
        replies = [{"$type": kind, "post": self._view(other), "replies": []} for other in below]
        return Answer(data={"thread": {"$type": kind, "post": self._view(post), "replies": replies}})

    def _put(self, asked: Asked, did: str) -> Answer:
        body = asked.json
        record, key = body["record"], body["rkey"]
        if body["repo"] != did:
            return xrpc_error(401, "AuthMissing", "Invalid repo")
        if tid.moment_of(key) is None:
            return xrpc_error(400, "InvalidRequest", f"Invalid TID string (got {key})")
        if len(record["text"].encode()) > 3000:
            return xrpc_error(
                400, "InvalidRequest", "Invalid record: text must not be longer than 3000 bytes"
            )
        how = self.behaviour.get(record.get("reply", {}).get("parent", {}).get("uri", ""), "")
        if how == "refuse":
            return xrpc_error(400, "InvalidRequest", "Invalid app.bsky.feed.post record")
        if how == "slow":
            time.sleep(SLOW_ANSWER)
        uri = f"at://{did}/{POST}/{key}"
        there = self.posts.get(uri)
        if there is not None and there.record != record and "swapRecord" in body:
            return xrpc_error(400, "InvalidSwap", f"Record was at {there.cid}")
        answer: dict[str, Any] = {"uri": uri, "cid": cid_of(record), "validationStatus": "valid"}
        if there is None or there.record != record:
            self.posts[uri] = Post(uri, did, record, stamp(self._now()))
            answer["commit"] = {"cid": cid_of(body), "rev": tid.encode(self._now(), 0)}
        return self.server_error(asked) if how == "lost" else Answer(data=answer)

    def _get_record(self, asked: Asked, did: str) -> Answer:
        uri = f"at://{asked.query['repo']}/{asked.query['collection']}/{asked.query['rkey']}"
        post = self.posts.get(uri)
        if post is None:
            return xrpc_error(400, "RecordNotFound", f"Could not locate record: {uri}")
        return Answer(data={"uri": uri, "cid": post.cid, "value": post.record})

    def _list_records(self, asked: Asked, did: str) -> Answer:
        repo, before = asked.query["repo"], asked.query.get("cursor", "~")
        found = [post for post in self.posts.values() if post.did == repo]
        found = [post for post in found if post.uri.rsplit("/", 1)[1] < before]
        found.sort(key=lambda post: post.uri, reverse=True)
        page = found[: min(int(asked.query["limit"]), self.page_cap)]
        answer: dict[str, Any] = {
            "records": [{"uri": post.uri, "cid": post.cid, "value": post.record} for post in page]
        }
        if page:
            answer["cursor"] = page[-1].uri.rsplit("/", 1)[1]
        return Answer(data=answer)
