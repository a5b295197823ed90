"""What makes links, @handles and #tags in a text work: their places, in bytes of UTF-8.

https://docs.bsky.app/docs/advanced-guides/post-richtext
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

MOST_HANDLES = 10
"""Handles that are looked up for one reply; further ones stay plain words."""

Resolve = Callable[[Sequence[str]], Mapping[str, str]]
"""Gives the ids (DIDs) behind handles; one that leads nowhere is absent."""


def facets_of(text: str, resolve: Resolve) -> list[dict[str, Any]]:
    """The facets of a text, in the order of their places. A handle that leads nowhere gets none."""
    # The library takes a second to import.
    from atproto_client.models.utils import get_model_as_dict  # noqa: PLC0415
    from atproto_client.utils import facet_detection  # noqa: PLC0415

    found = [get_model_as_dict(facet) for facet in facet_detection.detect_facets(text)]
    mentioned = facet_detection.detect_mentions(text)
    handles = list(dict.fromkeys(mention.handle.lower() for mention in mentioned))[:MOST_HANDLES]
    known = resolve(handles) if handles else {}
    for mention in mentioned:
        did = known.get(mention.handle.lower(), "")
        if did:
            found.append(_mention(did, mention.byte_start, mention.byte_end))
    return sorted(found, key=lambda facet: int(facet["index"]["byteStart"]))


def _mention(did: str, start: int, end: int) -> dict[str, Any]:
    return {
        "$type": "app.bsky.richtext.facet",
        "index": {"$type": "app.bsky.richtext.facet#byteSlice", "byteStart": start, "byteEnd": end},
        "features": [{"$type": "app.bsky.richtext.facet#mention", "did": did}],
    }
