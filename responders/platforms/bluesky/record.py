"""A reply as the record that will stand in our repository: everything random or dated is fixed here."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.platforms.bluesky import tid, uris
from monitor.platforms.errors import Refused
from responders.platforms.contract import Target

_SPREAD = 1_000_000


def key_of(intent: uuid.UUID, now: datetime) -> str:
    """The record's key: the second before `now`, and 30 bits that belong to the intent.

    Two intents of the same second thus have different keys, and one intent has one key for ever.
    """
    digest = int.from_bytes(hashlib.sha256(intent.bytes).digest()[:8], "big")
    second = now.astimezone(UTC).replace(microsecond=0) - timedelta(seconds=1)
    return tid.encode(second + timedelta(microseconds=digest % _SPREAD), digest // _SPREAD)


def reply(text: str, target: Target, *, facets: Sequence[Mapping[str, Any]], now: datetime) -> dict[str, Any]:
    """The reply as a record. Raises Refused where the target can't be referred to."""
    uri, cid = target.ref.get("uri") or target.external_id, target.ref.get("cid") or target.version
    if not (uris.is_post(uri) and cid):
        raise Refused("What should be answered is no post that Bluesky knows.", code="no-such-post")
    root = {"uri": target.ref.get("root_uri") or uri, "cid": target.ref.get("root_cid") or cid}
    written = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    record: dict[str, Any] = {
        "$type": uris.COLLECTION,
        "text": text,
        "createdAt": written,
        "reply": {"root": root, "parent": {"uri": uri, "cid": cid}},
    }
    if facets:
        record["facets"] = [dict(facet) for facet in facets]
    if target.ref.get("lang"):
        record["langs"] = [target.ref["lang"]]
    return record
