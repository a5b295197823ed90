"""A server that speaks Mastodon's API in memory, as Mastodon does or as one of the others do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote, urlencode

from tests.fakes.mastodon_posts import FLAVOURS, Post, account_json, iso
from tests.fakes.mastodon_state import Fediverse
from tests.fakes.serving import Answer, Asked, FakeServer

NOT_FOUND = Answer(404, {"error": "Record not found"})
OUT_OF_SCOPE = Answer(403, {"error": "This action is outside the authorized scopes"})
SCOPES = ["profile", "read:notifications", "read:statuses", "read:search", "write:statuses"]
TOKEN = "a-token-of-the-brand"
NODEINFO = "http://nodeinfo.diaspora.software/ns/schema/2.0"


class MastodonServer(FakeServer):
    """`scopes` is what the token permits; `headers` go with every answer."""

    def __init__(self, clock: Callable[[], datetime], *, flavour: str = "mastodon") -> None:
        self.flavour = FLAVOURS[flavour]
        self.state = Fediverse(clock, self.flavour)
        self.scopes = list(SCOPES)
        self.headers: dict[str, str] = {}
        self.policy: dict[str, Any] = {"for_not_following": "accept", "for_new_accounts": "filter"}
        self.deaf_to_min_id = False
        self.nodeinfo = True
        super().__init__()
        self.state.url = self.url
        self._routes: list[tuple[str, Callable[..., Answer]]] = [
            (r"/api/v1/accounts/verify_credentials", self._who),
            (r"/api/v1/apps/verify_credentials", self._app),
            (r"/api/v2/notifications/policy", self._policy),
            (r"/api/v1/notifications", self._notifications),
            (r"/api/v1/timelines/tag/([^/]+)", self._tag),
            (r"/api/v2/search", self._search),
            (r"/api/v1/accounts/([^/]+)/statuses", self._ours),
            (r"/api/v1/statuses", self._statuses),
            (r"/api/v1/statuses/([^/]+)", self._status),
            (r"/api/v1/statuses/([^/]+)/context", self._context),
        ]

    def is_write(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path == "/api/v1/statuses"

    def rate_limited(self, asked: Asked) -> Answer:
        reset = datetime.now(UTC) + timedelta(minutes=4)
        told = str(int(reset.timestamp())) if self.flavour.reset_as_number else iso(reset)
        headers = {"X-RateLimit-Limit": "300", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": told}
        return Answer(429, {"error": "Too many requests"}, headers)

    def answer(self, asked: Asked) -> Answer:
        answer = self._public(asked.path.rstrip("/")) or self._private(asked)
        return Answer(
            answer.status, answer.data, {**answer.headers, **self.headers}, answer.body, answer.kind
        )

    def _public(self, path: str) -> Answer | None:
        if path == "/.well-known/nodeinfo" and self.nodeinfo:
            return Answer(200, {"links": [{"rel": NODEINFO, "href": f"{self.url}/nodeinfo/2.0"}]})
        if path == "/nodeinfo/2.0":
            return Answer(200, {"version": "2.0", "software": {"name": self.flavour.name, "version": "1"}})
        if path == "/api/v2/instance" and self.flavour.v2:
            return Answer(200, {**self.state.instance(), "domain": "social.example"})
        if path == "/api/v1/instance":
            return Answer(200, {**self.state.instance(), "uri": "social.example"})
        return None

    def _private(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return self.unauthorised(asked)
        for pattern, answer in self._routes:
            match = re.fullmatch(pattern, asked.path)
            if match:
                return answer(asked, *match.groups())
        return NOT_FOUND

    def _who(self, asked: Asked) -> Answer:
        return Answer(200, account_json(self.state.us, self.url))

    def _app(self, asked: Asked) -> Answer:
        if self.flavour.name != "mastodon":
            return NOT_FOUND
        return Answer(200, {"id": "1", "name": "Amends", "scopes": self.scopes})

    def _policy(self, asked: Asked) -> Answer:
        return Answer(200, self.policy) if self.flavour.name == "mastodon" else NOT_FOUND

    def _notifications(self, asked: Asked) -> Answer:
        permitted = {"read", "read:notifications"} & set(self.scopes)
        return self._page(asked, self.state.told()) if permitted else OUT_OF_SCOPE

    def _tag(self, asked: Asked, tag: str) -> Answer:
        wanted = f"#{unquote(tag)}".lower()
        return self._page(asked, self.state.listed(lambda post: wanted in post.text.lower().split()))

    def _search(self, asked: Asked) -> Answer:
        words = asked.query.get("q", "").strip('"').lower()
        page = self._page(asked, self.state.listed(lambda post: words in post.text.lower()))
        return Answer(200, {"accounts": [], "statuses": page.data, "hashtags": []})

    def _ours(self, asked: Asked, account: str) -> Answer:
        def shown(post: Post) -> bool:
            return post.author.id == account and (self.flavour.lists_direct or post.visibility != "direct")

        return self._page(asked, self.state.listed(shown))

    def _status(self, asked: Asked, post_id: str) -> Answer:
        post = self.state.standing(post_id)
        return Answer(200, self.state.statuses([post])[0]) if post else NOT_FOUND

    def _context(self, asked: Asked, post_id: str) -> Answer:
        post = self.state.standing(post_id)
        if post is None:
            return NOT_FOUND
        shown = {"ancestors": self.state.all_above(post), "descendants": self.state.all_below(post)}
        return Answer(200, {name: self.state.statuses(posts) for name, posts in shown.items()})

    def _statuses(self, asked: Asked) -> Answer:
        if asked.method == "POST":
            return self._written(asked)
        ids = [value for name, value in asked.pairs if name == "id[]"]
        if self.flavour.name != "mastodon":
            return NOT_FOUND
        if len(ids) > 20:
            return Answer(422, {"error": "Validation failed"})
        return Answer(200, [status for _, status in self.state.listed(lambda post: post.id in ids)])

    def _written(self, asked: Asked) -> Answer:
        form, key = asked.form, asked.headers.get("idempotency-key", "")
        known = next((post for post in self.state.posts if key and post.key == key), None)
        if known is not None and self.flavour.keeps_keys:
            return Answer(200, self.state.statuses([known])[0])
        parent = form.get("in_reply_to_id", "")
        target = self.state.standing(parent) if parent else None
        refusal = self._refusal(form, target)
        if refusal is not None:
            return refusal
        post = self.state.post(
            self.state.us,
            form["status"],
            under=parent,
            visibility=form.get("visibility", "public"),
            spoiler=form.get("spoiler_text", ""),
            language=form.get("language", "en"),
            key=key,
        )
        if target is not None and target.how == "lost":
            return self.server_error(asked)
        return Answer(200, self.state.statuses([post])[0])

    def _refusal(self, form: dict[str, str], target: Post | None) -> Answer | None:
        if not {"write", "write:statuses"} & set(self.scopes):
            return OUT_OF_SCOPE
        if form.get("in_reply_to_id") and target is None:
            return Answer(404, {"error": "The post you are trying to reply to does not appear to exist."})
        if len(form["status"]) > self.flavour.longest:
            said = f"Validation failed: Text character limit of {self.flavour.longest} exceeded"
            return Answer(422, {"error": said})
        if target is not None and target.how == "refuse":
            return Answer(403, {"error": "This action is not allowed"})
        return None

    def _page(self, asked: Asked, entries: Sequence[tuple[str, dict[str, Any]]]) -> Answer:
        """Newest first. `min_id` gives what comes next after it, otherwise the newest there are."""
        places, query, limit = self.state.places(), asked.query, int(asked.query.get("limit", "20"))
        forward = "min_id" in query and not self.deaf_to_min_id
        low = places.get(query["min_id"], -1) if forward else -1
        high = places.get(query.get("max_id", ""), len(places))
        fit = [entry for entry in entries if low < places[entry[0]] < high]
        fit = fit[:limit] if forward else fit[-limit:]
        headers = {}
        if self.flavour.links and fit:
            address = f"{self.url}{asked.path}?"
            older, newer = urlencode({"max_id": fit[0][0]}), urlencode({"min_id": fit[-1][0]})
            headers["Link"] = f'<{address}{older}>; rel="next", <{address}{newer}>; rel="prev"'
        return Answer(200, [shown for _, shown in reversed(fit)], headers)
