"""Who is on a fediverse server, what was posted there, and who was told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from tests.fakes.mastodon_posts import Flavour, Person, Post, account_json, iso, make_id, status_json


class Fediverse:
    """`clock` says when things happen; `url` is where the server stands, once it does."""

    def __init__(self, clock: Callable[[], datetime], flavour: Flavour) -> None:
        self.clock = clock
        self.flavour = flavour
        self.url = ""
        self.posts: list[Post] = []
        self.notifications: list[tuple[str, datetime, Post]] = []
        self.people: list[Person] = []
        self.us = self.person("finch", name="Finch & Fern")

    def person(self, acct: str, *, name: str = "") -> Person:
        """Somebody whom the server knows."""
        number = 100 + len(self.people)
        joined = datetime(2023, 1, 2, tzinfo=UTC)
        person = Person(id=make_id(self.flavour.ids, joined, number), acct=acct, name=name)
        self.people.append(person)
        return person

    def post(self, author: Person, text: str, *, under: str = "", **more: Any) -> Post:
        """A post appears; we are told of it if it names us."""
        now = self.clock()
        post = Post(
            id=make_id(self.flavour.ids, now, len(self.posts) + 1),
            author=author,
            text=text,
            written_at=more.pop("written_at", None) or now,
            under=self.found(under) if under else None,
            **more,
        )
        self.posts.append(post)
        if author is not self.us and f"@{self.us.username}" in text:
            number = len(self.notifications) + 1
            numbered = self.flavour.ids == "snowflake"
            own = str(number) if numbered else make_id(self.flavour.ids, now, 5000 + number)
            self.notifications.append((own, now, post))
        return post

    def found(self, post_id: str) -> Post:
        """A post by its id, deleted or not. Raises LookupError."""
        for post in self.posts:
            if post.id == post_id:
                return post
        raise LookupError(post_id)

    def standing(self, post_id: str) -> Post | None:
        """The same, None where it stands no longer or never did."""
        return next((post for post in self.posts if post.id == post_id and not post.deleted), None)

    def below(self, post: Post) -> list[Post]:
        """The posts that answer this one."""
        return [one for one in self.posts if one.under is post and not one.deleted]

    def all_below(self, post: Post) -> list[Post]:
        """The whole conversation below a post."""
        found, waiting = [], [post]
        while waiting:
            children = self.below(waiting.pop(0))
            found += children
            waiting += children
        return found

    def all_above(self, post: Post) -> list[Post]:
        """What leads to a post, topmost first, as far as nothing is deleted."""
        found: list[Post] = []
        above = post.under
        while above is not None and not above.deleted:
            found.insert(0, above)
            above = above.under
        return found

    def statuses(self, posts: Sequence[Post]) -> list[dict[str, Any]]:
        """Posts as the server shows them."""
        return [
            status_json(post, self.url, answers=len(self.below(post)), people=self.people) for post in posts
        ]

    def listed(self, fits: Callable[[Post], bool]) -> list[tuple[str, dict[str, Any]]]:
        """The posts that fit, oldest first, each with its id."""
        fit = [post for post in self.posts if not post.deleted and fits(post)]
        return [(status["id"], status) for status in self.statuses(fit)]

    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """The notifications of posts that still stand, oldest first."""
        return [
            (
                own,
                {
                    "id": own,
                    "type": "mention",
                    "created_at": iso(at),
                    "account": account_json(post.author, self.url),
                    "status": self.statuses([post])[0],
                },
            )
            for own, at, post in self.notifications
            if not post.deleted
        ]

    def places(self) -> dict[str, int]:
        """Where each id stands in the order of its list, deleted or not."""
        ids = [own for own, _, _ in self.notifications] + [post.id for post in self.posts]
        return {own: place for place, own in enumerate(ids)}

    def instance(self) -> dict[str, Any]:
        """What the server says of itself."""
        statuses = {
            "max_characters": self.flavour.longest,
            "max_media_attachments": 4,
            "characters_reserved_per_url": self.flavour.reserved,
        }
        return {
            "title": "A server",
            "version": self.flavour.version,
            "configuration": {"statuses": statuses},
        }
