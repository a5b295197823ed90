"""A reply as it will stand on a server: whom it names, who sees it, how long it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from monitor.platforms.errors import Refused
from responders.domain.lengths import LINK_LENGTH, length_of, limit_for
from responders.domain.links import SCHEME_LINK

DEFAULT = limit_for("mastodon")
NARROWEST = "direct"
ENOUGH = 20
"""Letters and digits of a text that nothing else of ours is likely to have by chance."""
SERVERS_NAME = re.compile(r"(@\w[\w.-]*)@[\w.-]*\w")


def addressed(text: str, acct: str) -> str:
    """The text with the customer's name before it, or it would not reach them; once is enough."""
    if not acct or re.match(rf"@{re.escape(acct)}(?![\w@.-]*\w)", text, re.IGNORECASE):
        return text
    return f"@{acct} {text}"


def visibility_below(parent: str, wanted: str) -> str:
    """Who sees the reply: never more people than see the post. To a public one it is unlisted by default.

    GoToSocial, Pleroma and others have further ones, all narrower than followers: nobody but the customer
    then.
    """
    if parent == "public":
        return "public" if wanted == "public" else "unlisted"
    return parent if parent in {"unlisted", "private", "direct"} else NARROWEST


def refuse_unfit(text: str, status: str, *, spoiler: str, settings: Mapping[str, str]) -> None:
    """Raise Refused where the server would not take the reply. The name and the warning count as well."""
    if not text.strip():
        raise Refused("A reply needs some words.", code="empty")
    longest = _number(settings.get("max_characters", "")) or DEFAULT.max
    link = _number(settings.get("reserved_per_url", "")) or LINK_LENGTH
    length = length_of(status, DEFAULT) + length_of(spoiler, DEFAULT)
    length += (link - LINK_LENGTH) * len(SCHEME_LINK.findall(status))
    if length > longest:
        raise Refused(
            f"The reply has {length} characters with the customer's name; the server takes {longest}.",
            code="too-long",
        )


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, however a server set them.

    Spaces never count. In a text of some length no marks count either: a server may have turned them into
    typography.
    """
    if _visible(one) == _visible(other):
        return True
    words = _words(one)
    return len(words) >= ENOUGH and words == _words(other)


def _visible(text: str) -> str:
    return re.sub(r"\s+", "", SERVERS_NAME.sub(r"\1", text)).casefold()


def _words(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[\W_]+", "", SERVERS_NAME.sub(r"\1", text)).casefold()


def _number(told: str) -> int:
    return int(told) if told.isdecimal() else 0
