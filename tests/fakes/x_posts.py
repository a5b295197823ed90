"""What stands on the X that tests talk to: people, posts, their versions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.contracts.world import Clock

_EPOCH_MS = 1_288_834_974_657


@dataclass(frozen=True)
class User:
    id: str
    username: str
    name: str
    followers: int = 12
    protected: bool = False


@dataclass
class Post:
    """One version of a post. `text` is what X makes of what was `written`."""

    id: str
    author: User
    written: str
    text: str
    created_at: datetime
    root: str
    parent: str = ""
    quoted: str = ""
    repeats: str = ""
    named: tuple[User, ...] = ()
    urls: tuple[tuple[str, str], ...] = ()
    history: list[str] = field(default_factory=list)
    reply_settings: str = "everyone"
    long: str = ""


class Posts:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._users: dict[str, User] = {}
        self._posts: dict[str, Post] = {}
        self._deleted: set[str] = set()
        self._serial = 0

    def add_user(self, user: User) -> User:
        self._users[user.username.lower()] = user
        return user

    def write(
        self,
        author: User,
        text: str,
        *,
        parent: str = "",
        quoted: str = "",
        repeats: str = "",
        settings: str = "everyone",
    ) -> Post:
        above = self._posts[parent] if parent else None
        full = text
        if above and above.author != author and f"@{above.author.username}" not in text:
            full = f"@{above.author.username} {text}"
        if quoted:
            theirs = self._posts[quoted]
            full = f"{full} https://x.com/{theirs.author.username}/status/{quoted}"
        post_id = self._next_id()
        post = Post(
            id=post_id,
            author=author,
            written=text,
            text="",
            created_at=self._clock.now.replace(microsecond=0),
            root=above.root if above else post_id,
            parent=parent,
            quoted=quoted,
            repeats=repeats,
            history=[post_id],
            reply_settings=settings,
        )
        self._word(post, full)
        self._posts[post_id] = post
        return post

    def edit(self, first: str, text: str) -> Post:
        """A new version with an id and a time of its own, as X does it."""
        old = self._posts[self._posts[first].history[-1]]
        post = Post(**(old.__dict__ | {"id": self._next_id(), "written": text, "text": ""}))
        post.created_at = self._clock.now.replace(microsecond=0)
        old.history.append(post.id)
        self._word(post, text)
        self._posts[post.id] = post
        return post

    def delete(self, post_id: str) -> None:
        self._deleted |= set(self._posts[post_id].history)

    def standing(self, post_id: str) -> Post | None:
        return None if post_id in self._deleted else self._posts.get(post_id)

    def latest(self) -> list[Post]:
        """The newest version of each post that stands, newest first."""
        posts = [
            post
            for post in self._posts.values()
            if post.id == post.history[-1] and post.id not in self._deleted
        ]
        return sorted(posts, key=lambda post: int(post.id), reverse=True)

    def below(self, post_id: str, author: User) -> list[Post]:
        history = self._posts[post_id].history
        return [post for post in reversed(self.latest()) if post.parent in history and post.author == author]

    def names(self, post: Post, user: User) -> bool:
        return user in post.named

    def quotes(self, post: Post, user: User) -> bool:
        return bool(post.quoted) and self._posts[post.quoted].author == user

    def searched(self, query: str) -> Callable[[Post], bool]:
        """X's search as far as we use it: (one phrase OR another) -from:somebody -is:retweet."""
        found = re.fullmatch(r"\((?P<words>.+)\)(?: -from:(?P<from>\w+))? -is:retweet", query)
        assert found, query
        phrases = [words.strip(' "').lower() for words in found["words"].split(" OR ")]

        def wanted(post: Post) -> bool:
            return (
                any(phrase in post.written.lower() for phrase in phrases)
                and post.author.username != found["from"]
                and not post.repeats
            )

        return wanted

    def id_at(self, when: datetime) -> int:
        return (int(when.timestamp() * 1000) - _EPOCH_MS) << 22

    def instant(self, text: str) -> datetime:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

    def _next_id(self) -> str:
        self._serial += 1
        return str(self.id_at(self._clock.now) + self._serial)

    def _word(self, post: Post, full: str) -> None:
        """Links become t.co, three characters are escaped, and names are looked up."""
        urls: list[tuple[str, str]] = []

        def shorten(match: re.Match[str]) -> str:
            long = match[0] if "://" in match[0] else f"http://{match[0]}"
            urls.append((f"https://t.co/{post.id[-6:]}{len(urls)}", long))
            return urls[-1][0]

        named = [self._users.get(name.lower()) for name in re.findall(r"@(\w+)", full)]
        post.named = tuple(user for user in named if user is not None)
        text = re.sub(r"https?://\S+|\b\w+\.(?:com|example)\b\S*", shorten, full)
        post.urls = tuple(urls)
        post.text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
