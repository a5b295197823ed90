"""Reddit on loopback: the sign-in, the listings, the conversations and the one way to write a comment.

Speaks the JSON of oauth.reddit.com with raw_json=1, as praw asks for it.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from tests.fakes.reddit_things import Thing, inbox_payload, listing, payload
from tests.fakes.serving import Answer, Asked, FakeServer

CLIENT_ID, CLIENT_SECRET = "hGd3kT9wQzLr1A", "a-made-up-app-secret"
REFRESH_TOKEN = "8675309-made-up-refresh-token"
EVERYTHING = "identity read history submit privatemessages"
EDIT_GRACE = 180.0
"""Seconds after writing in which Reddit does not tell of an edit."""


class RedditServer(FakeServer):
    """One account ("finch_and_fern") among others."""

    us = "finch_and_fern"

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.clock = clock
        self.things: dict[str, Thing] = {}
        self.behaviour: dict[str, str] = {}
        self.tokens = {REFRESH_TOKEN: EVERYTHING}
        self.access: dict[str, tuple[str, bool]] = {}
        self.codes: dict[str, str] = {}
        self.rotate_to = ""
        self.remaining, self.used, self.reset = 995.0, 5, 300
        self.write_errors: list[list[str]] = []
        self.write_extra: dict[str, Any] = {}
        self.show_new_comments = True
        self.suspended = False

    # What happens there

    def submit(self, author: str, title: str, body: str = "", *, community: str = "gardening") -> str:
        name = f"t3_1s{len(self.things):04d}"
        self.things[name] = Thing(
            name, author, body, self._now(), link=name, title=title, community=community
        )
        return name

    def comment(self, author: str, body: str, *, under: str) -> str:
        above = self.things[under]
        name = f"t1_k{len(self.things):04d}x"
        self.things[name] = Thing(
            name, author, body, self._now(), parent=under, link=above.link, community=above.community
        )
        return name

    def edit(self, name: str, body: str) -> None:
        thing = self.things[name]
        thing.body = body
        if self._now() - thing.created > EDIT_GRACE:
            thing.edited = self._now()

    def comments_of_ours(self, under: str) -> list[Thing]:
        return [thing for thing in self.things.values() if thing.parent == under and thing.author == self.us]

    def calls(self, path: str) -> int:
        """How many requests came for this path."""
        return sum(asked.path.strip("/") == path for asked in self.asked)

    def is_write(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path.startswith("/api/comment")

    def unauthorised(self, asked: Asked) -> Answer:
        header = {"www-authenticate": 'Bearer realm="reddit", error="invalid_token"'}
        return Answer(401, {"message": "Unauthorized", "error": 401}, header)

    def rate_limited(self, asked: Asked) -> Answer:
        headers = {"x-ratelimit-remaining": "0.0", "x-ratelimit-used": "600", "x-ratelimit-reset": "77"}
        return Answer(429, {"message": "Too Many Requests", "error": 429}, headers)

    def answer(self, asked: Asked) -> Answer:
        path = asked.path.strip("/")
        if path == "api/v1/access_token":
            return self._sign_in(asked)
        grant = self.access.get(asked.headers.get("authorization", "").removeprefix("bearer "))
        if grant is None:
            return self.unauthorised(asked)
        scopes, as_user = grant
        answer = self._serve(path, asked, scopes=set(scopes.split()), as_user=as_user)
        limits = {
            "x-ratelimit-remaining": str(self.remaining),
            "x-ratelimit-used": str(self.used),
            "x-ratelimit-reset": str(self.reset),
        }
        return Answer(answer.status, answer.data, {**limits, **answer.headers}, answer.body, answer.kind)

    # Signing in

    def _sign_in(self, asked: Asked) -> Answer:
        given = asked.headers.get("authorization", "").removeprefix("Basic ")
        if base64.b64decode(given).decode() != f"{CLIENT_ID}:{CLIENT_SECRET}":
            return Answer(401, {"message": "Unauthorized", "error": 401})
        form = asked.form
        answer: dict[str, Any] = {"token_type": "bearer", "expires_in": 86400}
        if form["grant_type"] == "client_credentials":
            scope, as_user = "*", False
        elif form["grant_type"] == "authorization_code":
            if form["code"] not in self.codes:
                return Answer(200, {"error": "invalid_grant"})
            token = self.codes.pop(form["code"])
            scope, as_user = self.tokens[token], True
            answer["refresh_token"] = token
        elif form.get("refresh_token") in self.tokens:
            scope, as_user = self.tokens[form["refresh_token"]], True
            answer["refresh_token"] = self.rotate_to or form["refresh_token"]
        else:
            return Answer(400, {"message": "Bad Request", "error": 400})
        access = f"access-{len(self.access)}"
        self.access[access] = (scope, as_user)
        # praw asks for it to be closed, and a real server says that it does so.
        closing = {"Connection": "close"}
        return Answer(200, {**answer, "access_token": access, "scope": scope}, closing)

    # Serving

    def _serve(self, path: str, asked: Asked, *, scopes: set[str], as_user: bool) -> Answer:
        needed = _scope_for(path)
        if not scopes & {"*", needed}:
            header = {"www-authenticate": 'Bearer realm="reddit", error="insufficient_scope"'}
            return Answer(403, {"message": "Forbidden", "error": 403}, header)
        if not as_user and needed in {"identity", "submit", "privatemessages"}:
            return Answer(403, {"message": "Forbidden", "error": 403})
        special: dict[str, Callable[[Asked], Answer]] = {
            "api/v1/me": self._myself,
            "api/info": self._info,
            "api/comment": self._write,
        }
        if path in special:
            return special[path](asked)
        if path.startswith("comments/"):
            return self._conversation(path.split("/"))
        found = self._listed(path, asked)
        if isinstance(found, Answer):
            return found
        return self._page(found, asked, inbox=path.startswith("message/"))

    def _myself(self, asked: Asked) -> Answer:
        me = {"name": self.us, "id": "shop1", "is_suspended": self.suspended, "total_karma": 12}
        return Answer(200, me)

    def _listed(self, path: str, asked: Asked) -> list[Thing] | Answer:
        parts = path.split("/")
        comments = [thing for thing in self.things.values() if thing.name.startswith("t1_")]
        if parts[0] == "message":
            return [thing for thing in comments if self._inbox_of(thing) == parts[1]]
        if parts[0] == "user" and parts[2:] == ["comments"]:
            return [t for t in comments if t.author == parts[1] and not t.deleted]
        if parts[0] == "r" and parts[2:] == ["search"]:
            words = asked.query["q"].strip('"').casefold().split()
            return [
                thing
                for thing in self.things.values()
                if thing.title and all(word in f"{thing.title} {thing.body}".casefold() for word in words)
            ]
        if parts[0] == "r" and parts[2:] in (["comments"], ["new"]):
            communities = set(parts[1].split("+"))
            if "no_such_place" in communities:
                return Answer(302, None, {"location": f"{self.url}/subreddits/search?q=no_such_place"}, b"x")
            kind = "t1_" if parts[2] == "comments" else "t3_"
            return [
                thing
                for thing in self.things.values()
                if thing.name.startswith(kind) and thing.community in communities and not thing.deleted
            ]
        return Answer(404, {"message": "Not Found", "error": 404})

    def _inbox_of(self, thing: Thing) -> str:
        """The part of our inbox in which a comment arrives; an answer to us is not told as a mention too."""
        if thing.author == self.us:
            return ""
        above = self.things[thing.parent]
        if above.author == self.us:
            return "comments" if above.parent else "selfreply"
        return "mentions" if f"u/{self.us}" in thing.body or thing.nonsense else ""

    def _page(self, found: Iterable[Thing], asked: Asked, *, inbox: bool) -> Answer:
        order = {name: number for number, name in enumerate(self.things)}
        newest = sorted(found, key=lambda thing: (thing.created, order[thing.name]), reverse=True)
        newest = [thing for thing in newest if thing.listed]
        after = asked.query.get("after")
        if after:
            names = [thing.name for thing in newest]
            newest = newest[names.index(after) + 1 :] if after in names else []
        limit = min(int(asked.query.get("limit", "25")), 100)
        page = newest[:limit]
        following = page[-1].name if len(newest) > limit else None
        children = [self._child(thing, inbox=inbox) for thing in page]
        return Answer(200, listing(children, after=following))

    def _info(self, asked: Asked) -> Answer:
        names = asked.query["id"].split(",")
        assert len(names) <= 100
        found = [self.things[name] for name in names if name in self.things]
        return Answer(200, listing([self._child(thing) for thing in found]))

    def _conversation(self, parts: list[str]) -> Answer:
        root = self.things.get(f"t3_{parts[1]}")
        if root is None:
            return Answer(404, {"message": "Not Found", "error": 404})
        top = [f"t1_{parts[3]}"] if len(parts) == 4 else self._names_below(root.name)
        tree = [self._tree(name, depth=2 if len(parts) == 4 else 1) for name in top]
        return Answer(200, [listing([self._child(root)]), listing(tree)])

    def _names_below(self, name: str) -> list[str]:
        return [thing.name for thing in self.things.values() if thing.parent == name]

    def _tree(self, name: str, *, depth: int) -> dict[str, Any]:
        child = self._child(self.things[name])
        if below := self._names_below(name):
            deeper = (
                [self._tree(other, depth=depth - 1) for other in below]
                if depth > 1
                else [{"kind": "more", "data": {"count": len(below), "name": "t1__", "id": "_"}}]
            )
            child["data"]["replies"] = listing(deeper)
        return child

    def _write(self, asked: Asked) -> Answer:
        form = asked.form
        assert form["api_type"] == "json"
        target = self.things[form["thing_id"]]
        how = self.behaviour.get(target.name)
        problem = self.write_errors
        if how == "refuse" or target.locked:
            problem = [["THREAD_LOCKED", "Comments are locked.", "parent"]]
        elif target.deleted:
            problem = [["DELETED_COMMENT", "that comment has been deleted", "parent"]]
        if problem:
            return Answer(200, {"json": {"errors": problem, **self.write_extra}})
        name = self.comment(self.us, form["text"], under=target.name)
        if how == "slow":
            time.sleep(0.1)
        if how == "lost":
            return self.server_error(asked)
        things = [self._child(self.things[name])] if self.show_new_comments else []
        return Answer(200, {"json": {"errors": [], "data": {"things": things}}})

    def _child(self, thing: Thing, *, inbox: bool = False) -> dict[str, Any]:
        if not inbox:
            return payload(thing, us=self.us)
        said = {"mentions": "username mention", "comments": "comment reply"}
        subject = said.get(self._inbox_of(thing), "post reply")
        return inbox_payload(thing, us=self.us, subject=subject, title=self.things[thing.link].title)

    def _now(self) -> float:
        return self.clock().timestamp()


def _scope_for(path: str) -> str:
    if path.startswith("message/"):
        return "privatemessages"
    if path.startswith("user/"):
        return "history"
    return {"api/v1/me": "identity", "api/comment": "submit"}.get(path, "read")
