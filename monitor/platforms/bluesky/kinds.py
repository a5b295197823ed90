"""How a post reached us: what it is to us, whatever stream brought it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitor.domain.mention import MentionKind
from monitor.platforms.bluesky import uris

REASONS = {
    "mention": MentionKind.MENTION,
    "reply": MentionKind.REPLY,
    "quote": MentionKind.QUOTE,
}
"""The notifications that we ask for."""


def kind_of(record: Mapping[str, Any], above: str, *, ours: str, usual: MentionKind) -> MentionKind:
    """What the post is to us, our own id being `ours`; `usual` for one that shows nothing of it.

    `above` is the address of the post above it, or nothing.
    """
    if above and uris.owner(above) == ours:
        return MentionKind.REPLY
    if any(feature.get("did") == ours for feature in _features(record)):
        return MentionKind.MENTION
    if uris.owner(_quoted(record)) == ours:
        return MentionKind.QUOTE
    return usual


def _features(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    facets = [facet for facet in record.get("facets") or () if isinstance(facet, Mapping)]
    features = [feature for facet in facets for feature in facet.get("features") or ()]
    return [feature for feature in features if isinstance(feature, Mapping)]


def _quoted(record: Mapping[str, Any]) -> str:
    """The address of the post that this one quotes, with or without pictures; empty for none."""
    embedded: Any = record.get("embed")
    for _ in range(2):
        embedded = embedded.get("record") if isinstance(embedded, Mapping) else None
        uri = embedded.get("uri") if isinstance(embedded, Mapping) else None
        if isinstance(uri, str):
            return uri
    return ""
