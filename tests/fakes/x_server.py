"""X's API v2 as far as Amends uses it: posts in memory, X's own JSON, and a strict door.

It checks every request's OAuth 1.0a signature, refuses parameters and fields that X does not know, and can
speak in X's older words (tweets) and its newer ones (posts).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.contracts.world import Behaviour, Clock
from tests.fakes.serving import Answer, Asked, FakeServer
from tests.fakes.x_door import Problem, check_parameters, check_signature, invalid
from tests.fakes.x_posts import Post, Posts, User
from tests.fakes.x_words import newer, payload, shown_user

REACH = timedelta(days=7)
LAG = timedelta(seconds=30)
DUPLICATE = "You are not allowed to create a Tweet with duplicate content."
NOT_SUMMONED = "You can only reply to or quote posts where you are mentioned or are the author."
NOT_VISIBLE = "You attempted to reply to a Tweet that is deleted or not visible to you."
READ_ONLY = "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint."
BLOCKED = "You have been blocked from replying by the author of this post."


class XServer(FakeServer):
    """`keys` are what a request must be signed with; the account behind them is `us`."""

    def __init__(self, clock: Clock) -> None:
        self.posts = Posts(clock)
        self.clock = clock
        self.us = User("7001", "finch_and_fern", "Finch & Fern")
        self.posts.add_user(self.us)
        self.keys = {
            "consumer_key": "ck",
            "consumer_secret": "cs&cs",
            "access_token": f"{self.us.id}-at",
            "access_token_secret": "ats",
        }
        self.access = "read-write"
        self.new_words = False
        self.out_of_credits = False
        self.limits: dict[str, str] = {}
        self.behaviour: dict[str, Behaviour] = {}
        self.nonsense: dict[str, dict[str, Any]] = {}
        self.forgotten_tokens: set[str] = set()
        super().__init__()

    def is_write(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def answer(self, asked: Asked) -> Answer:
        try:
            check_signature(asked, self.keys, base=self.url)
            data = self._route(asked)
        except Problem as problem:
            return Answer(problem.status, problem.body, self.limits)
        return Answer(
            201 if self.is_write(asked) else 200,
            newer(data) if self.new_words else data,
            {"x-access-level": self.access, **self.limits},
        )

    def rate_limited(self, asked: Asked) -> Answer:
        body = {
            "title": "Too Many Requests",
            "detail": "Too Many Requests",
            "type": "about:blank",
            "status": 429,
        }
        return Answer(429, body, {"x-rate-limit-reset": str(int(time.time()) + 60), **self.limits})

    def unauthorised(self, asked: Asked) -> Answer:
        return Answer(
            401, {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}
        )

    def server_error(self, asked: Asked) -> Answer:
        return Answer(
            503,
            {
                "title": "Service Unavailable",
                "detail": "Service Unavailable",
                "type": "about:blank",
                "status": 503,
            },
        )

    def _route(self, asked: Asked) -> dict[str, Any]:
        routes: dict[tuple[str, str], Callable[[Asked], dict[str, Any]]] = {
            ("GET", "/2/users/me"): self._me,
            ("GET", f"/2/users/{self.us.id}/mentions"): self._mentions,
            ("GET", f"/2/users/{self.us.id}/tweets"): self._own,
            ("GET", "/2/tweets/search/recent"): self._search,
            ("GET", "/2/tweets"): self._lookup,
            ("POST", "/2/tweets"): self._create,
        }
        route = routes.get((asked.method, asked.path))
        if route is None:
            raise Problem(404, "Not Found", "Not Found")
        check_parameters(asked)
        if self.out_of_credits:
            raise Problem(402, "CreditsDepleted", "Your account has no credits for this request.", "credits")
        return route(asked)

    def _me(self, asked: Asked) -> dict[str, Any]:
        return {"data": shown_user(self.us, asked)}

    def _mentions(self, asked: Asked) -> dict[str, Any]:
        return self._page(asked, lambda post: self.posts.names(post, self.us), least=5)

    def _own(self, asked: Asked) -> dict[str, Any]:
        return self._page(asked, lambda post: post.author == self.us, least=5)

    def _search(self, asked: Asked) -> dict[str, Any]:
        now = self.clock.now
        since_id, start = asked.query.get("since_id"), asked.query.get("start_time")
        oldest = self.posts.id_at(now - REACH)
        if since_id and int(since_id) < oldest:
            raise invalid("since_id", since_id, f"'since_id' must be a tweet id created after {now - REACH}")
        if start and self.posts.instant(start) < now - REACH:
            raise invalid("start_time", start, "'start_time' must be on or after seven days ago")
        if start and self.posts.instant(start) >= now - LAG:
            raise invalid("start_time", start, "'end_time' must be after 'start_time'")
        found = self.posts.searched(asked.query["query"])
        newest = self.posts.id_at(now - LAG)
        return self._page(asked, lambda post: found(post) and int(post.id) <= newest, least=10)

    def _page(self, asked: Asked, wanted: Callable[[Post], bool], *, least: int) -> dict[str, Any]:
        size = int(asked.query.get("max_results", "10"))
        if not least <= size <= 100:
            raise invalid(
                "max_results", str(size), f"The `max_results` value [{size}] is not between {least} and 100"
            )
        token = asked.query.get("pagination_token") or asked.query.get("next_token")
        if token is not None and (not token.startswith("b26v") or token in self.forgotten_tokens):
            raise invalid("pagination_token", token, "The pagination token is not valid")
        below = int(token.removeprefix("b26v")) if token else 0
        above = int(asked.query.get("since_id", "0"))
        start = asked.query.get("start_time")
        found = [
            post
            for post in self.posts.latest()
            if wanted(post)
            and int(post.id) > above
            and (not below or int(post.id) < below)
            # X looks at the start only where there is no since_id.
            and (bool(above) or not start or post.created_at >= self.posts.instant(start))
        ]
        page, rest = found[:size], found[size:]
        if not page:
            return {"meta": {"result_count": 0}}
        meta: dict[str, Any] = {"result_count": len(page), "newest_id": page[0].id, "oldest_id": page[-1].id}
        if rest:
            meta["next_token"] = f"b26v{page[-1].id}"
        return self._shown(page, asked) | {"meta": meta}

    def _lookup(self, asked: Asked) -> dict[str, Any]:
        ids = asked.query["ids"].split(",")
        if not 1 <= len(ids) <= 100 or not all(one.isdecimal() and len(one) <= 19 for one in ids):
            raise invalid("ids", asked.query["ids"], "The `ids` query parameter value is not valid")
        seen = [post for one in ids if (post := self.posts.standing(one)) and not post.author.protected]
        errors = [self._unseen(one) for one in ids if one not in {post.id for post in seen}]
        body = self._shown(seen, asked) if seen else {}
        return body | ({"errors": errors} if errors else {})

    def _unseen(self, post_id: str) -> dict[str, Any]:
        hidden = self.posts.standing(post_id) is not None
        kind = "not-authorized-for-resource" if hidden else "resource-not-found"
        return {
            "value": post_id,
            "detail": f"Could not find tweet with ids: [{post_id}].",
            "title": "Authorization Error" if hidden else "Not Found Error",
            "resource_type": "tweet",
            "parameter": "ids",
            "resource_id": post_id,
            "type": f"https://api.twitter.com/2/problems/{kind}",
        }

    def _shown(self, posts: list[Post], asked: Asked) -> dict[str, Any]:
        body = payload(posts, self.posts, asked)
        for shown in body["data"]:
            if shown["id"] in self.nonsense:
                given = self.nonsense[shown["id"]]
                shown.update(given)
                for name in [name for name, value in given.items() if value is None]:
                    del shown[name]
        return body

    def _create(self, asked: Asked) -> dict[str, Any]:
        text, parent = self._reply(asked.json)
        how = self.behaviour.get(parent.history[0])
        if how == "refuse":
            raise Problem(403, "Forbidden", BLOCKED)
        made = self.posts.write(self.us, text, parent=parent.id)
        if how == "lost":
            raise Problem(503, "Service Unavailable", "Service Unavailable")
        if how == "slow":
            time.sleep(0.1)
        return {"data": {"id": made.id, "text": made.text, "edit_history_tweet_ids": [made.id]}}

    def _reply(self, sent: dict[str, Any]) -> tuple[str, Post]:
        """What is to be written below what, if X's rules allow it."""
        if set(sent) != {"text", "reply"} or set(sent["reply"]) != {"in_reply_to_tweet_id"}:
            raise invalid("body", str(sorted(sent)), "The body has fields that are not known")
        text, parent = sent["text"], self.posts.standing(sent["reply"]["in_reply_to_tweet_id"])
        if self.access == "read":
            raise Problem(403, "Forbidden", READ_ONLY, "oauth1-permissions")
        if parent is None:
            raise Problem(403, "Forbidden", NOT_VISIBLE)
        if len(text) > 280:
            raise Problem(403, "Forbidden", "Your Tweet text is too long.")
        if not (self.posts.names(parent, self.us) or self.posts.quotes(parent, self.us)):
            raise Problem(403, "Forbidden", NOT_SUMMONED)
        ours = [post for post in self.posts.latest() if post.author == self.us]
        if any(post.written == text and post.parent == parent.id for post in ours):
            raise Problem(403, "Forbidden", DUPLICATE)
        return text, parent
