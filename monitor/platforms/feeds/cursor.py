"""What of a feed we have brought already: a feed has no order that could be trusted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

REMEMBERED = 1000
"""So many entries are remembered beyond those that stand in the feed: some feeds flicker."""

_VERSION = 1
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Cursor:
    """`seen` are short hashes of entries brought, the latest first; `etag` and `modified` the server's marks."""

    feed: str
    seen: tuple[str, ...] = ()
    etag: str = ""
    modified: str = ""

    def text(self) -> str:
        """For keeping."""
        kept = {"v": _VERSION, "feed": self.feed, "etag": self.etag, "modified": self.modified}
        return json.dumps(kept | {"seen": "".join(self.seen)})


def short(*parts: str) -> str:
    """A short hash."""
    joined = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_DIGITS]


def remembered(standing: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    """All that stands in the feed now, and the latest of what was seen before."""
    now = tuple(dict.fromkeys(standing))
    known = set(now)
    old = [one for one in before if one not in known]
    return now + tuple(old[: max(0, REMEMBERED - len(now))])


def read(cursor: str, *, address: str) -> Cursor | None:
    """The cursor that was kept for this address; None where it is none."""
    feed = short(address)
    try:
        kept = json.loads(cursor)
        if kept["v"] != _VERSION or kept["feed"] != feed:
            return None
        seen, etag, modified = kept["seen"], kept["etag"], kept["modified"]
        if not (isinstance(seen, str) and isinstance(etag, str) and isinstance(modified, str)):
            return None
    except (ValueError, KeyError, TypeError):
        return None
    return Cursor(feed, tuple(seen[at : at + _DIGITS] for at in range(0, len(seen), _DIGITS)), etag, modified)
