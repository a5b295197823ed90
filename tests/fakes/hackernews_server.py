"""The search of Hacker News (hn.algolia.com/api/v1) in memory, as it answers search_by_date and users."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.fakes.serving import Answer, Asked, FakeServer

CAP = 1000


@dataclass(slots=True)
class Post:
    """A story (with a title) or a comment (with a parent) as its author wrote it."""

    id: int
    author: str
    at: int
    title: str = ""
    text: str | None = ""
    url: str = ""
    parent: int | None = None
    story: int = 0
    indexed: bool = True


class HackerNewsServer(FakeServer):
    """`cap` is the most hits of one search on all pages; the real one's is 1,000."""

    def __init__(self, *, cap: int = CAP) -> None:
        super().__init__()
        self.posts: dict[int, Post] = {}
        self.users = {"pg", "finch_fern"}
        self.cap = cap
        self._next = 42_000_000

    def story(self, title: str, *, author: str, at: datetime, text: str = "", url: str = "") -> Post:
        """Somebody submits a story."""
        post = self._add(Post(0, author, int(at.timestamp()), title=title, text=text, url=url))
        post.story = post.id
        return post

    def comment(self, text: str | None, *, under: Post, author: str, at: datetime) -> Post:
        """Somebody comments."""
        return self._add(Post(0, author, int(at.timestamp()), text=text, parent=under.id, story=under.story))

    def answer(self, asked: Asked) -> Answer:
        """Search, or one user."""
        if asked.path == "/api/v1/search_by_date":
            return self._search(asked.query)
        match = re.fullmatch(r"/api/v1/users/([A-Za-z0-9_-]+)", asked.path)
        if match and match[1] in self.users:
            return Answer(data={"username": match[1], "about": "", "karma": 12, "objectID": match[1]})
        return Answer(404, {"status": 404, "error": "Not Found"})

    def _add(self, post: Post) -> Post:
        self._next += 7
        post.id = self._next
        self.posts[post.id] = post
        return post

    def _search(self, query: dict[str, str] | Any) -> Answer:
        if not set(query) <= {"query", "tags", "numericFilters", "filters", "hitsPerPage", "typoTolerance"}:
            return Answer(400, {"message": "Unknown parameter", "status": 400})
        wanted: list[Callable[[Post], bool]] = [lambda post: post.indexed]
        phrase = query.get("query", "")
        if phrase:
            wanted.append(lambda post: self._has(post, phrase))
        wanted += [_tagged(tags) for tags in re.findall(r"\([^)]*\)|[^,]+", query.get("tags", ""))]
        wanted += [_numeric(one) for one in query.get("numericFilters", "").split(",") if one]
        if query.get("filters"):
            ids = {part.removeprefix("objectID:") for part in query["filters"].split(" OR ")}
            wanted.append(lambda post: str(post.id) in ids)
        found = [post for post in self.posts.values() if all(rule(post) for rule in wanted)]
        found.sort(key=lambda post: (-post.at, -post.id))
        per_page = min(int(query.get("hitsPerPage", "20")), self.cap)
        return Answer(
            data={
                "exhaustive": {"nbHits": True, "typo": True},
                "hits": [self._hit(post) for post in found[:per_page]],
                "hitsPerPage": per_page,
                "nbHits": len(found),
                "nbPages": -(-min(len(found), self.cap) // per_page),
                "page": 0,
                "query": phrase,
                "processingTimeMS": 3,
            }
        )

    def _has(self, post: Post, phrase: str) -> bool:
        words = _words(phrase.strip('"'))
        fields = (post.title, post.text or "", post.url, self._story_title(post))
        return any(_stand_together(words, _words(re.sub("<[^>]*>", " ", field))) for field in fields)

    def _story_title(self, post: Post) -> str:
        return self.posts[post.story].title if post.parent and post.story in self.posts else ""

    def _hit(self, post: Post) -> dict[str, Any]:
        hit: dict[str, Any] = {
            "_highlightResult": {"author": {"matchLevel": "none", "matchedWords": [], "value": post.author}},
            "_tags": _tags(post),
            "author": post.author,
            "created_at": datetime.fromtimestamp(post.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "created_at_i": post.at,
            "objectID": str(post.id),
            "story_id": post.story,
            "updated_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        if post.parent is not None:
            story = self.posts.get(post.story)
            return hit | {
                "comment_text": post.text,
                "parent_id": post.parent,
                "story_title": self._story_title(post),
                "story_url": story.url if story else "",
            }
        hit |= {"title": html.escape(post.title), "points": 1, "num_comments": 0, "children": []}
        return (
            hit | ({"url": post.url} if post.url else {}) | ({"story_text": post.text} if post.text else {})
        )


def _tags(post: Post) -> list[str]:
    kind = "story" if post.parent is None else "comment"
    return [kind, f"author_{post.author}", f"story_{post.story}"]


def _tagged(tags: str) -> Callable[[Post], bool]:
    any_of = set(tags.strip("()").split(","))
    return lambda post: bool(any_of & set(_tags(post)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", html.unescape(text).lower())


def _stand_together(words: list[str], text: list[str]) -> bool:
    return any(text[start : start + len(words)] == words for start in range(len(text)))


def _numeric(condition: str) -> Callable[[Post], bool]:
    match = re.fullmatch(r"(created_at_i|parent_id)(>=|<=|=|<|>)(\d+)", condition)
    assert match, condition
    name, sign, number = match[1], match[2], int(match[3])

    def rule(post: Post) -> bool:
        value = post.at if name == "created_at_i" else (post.parent or -1)
        return {
            ">=": value >= number,
            "<=": value <= number,
            "=": value == number,
            "<": value < number,
            ">": value > number,
        }[sign]

    return rule
