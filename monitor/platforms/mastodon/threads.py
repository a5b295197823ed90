"""What stands above a post. Mastodon has no id of a conversation: the topmost post that is known stands for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitor.platforms.errors import Gone
from monitor.platforms.mastodon import client
from monitor.platforms.mastodon.normalise import Above, Senseless, id_of, parent_of, text_of


class Threads:
    """Asks for a conversation once and remembers all that stands in it. Lives as long as one call."""

    def __init__(self, api: client.Server) -> None:
        self._api = api
        self._roots: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def above(self, status: Mapping[str, Any]) -> Above | None:
        """What stands above this post. None for one that answers nothing; costs a call where we must ask."""
        post, parent = id_of(status), parent_of(status)
        if not parent:
            return None
        if parent not in self._roots:
            self._learn(post)
        return Above(root=self._roots.get(parent, parent), text=self._texts.get(parent, ""))

    def _learn(self, post: str) -> None:
        try:
            with client.one_post(self._api):
                talk = client.entity(self._api.status_context(post))
        except (Gone, client.NoWord):
            # Not worth holding up all that came: the post itself was brought a moment ago.
            return
        ancestors, descendants = _posts(talk, "ancestors"), _posts(talk, "descendants")
        if not ancestors:
            return
        root = ancestors[0]["id"]
        for status in (*ancestors, *descendants):
            self._roots[status["id"]] = root
            self._texts[status["id"]] = text_of(status)
        self._roots[post] = root


def _posts(talk: Mapping[str, Any], which: str) -> list[Mapping[str, Any]]:
    return [status for status in talk.get(which) or [] if _makes_sense(status)]


def _makes_sense(status: object) -> bool:
    if not isinstance(status, Mapping):
        return False
    try:
        return bool(id_of(status)) and text_of(status) is not None
    except Senseless:
        return False
