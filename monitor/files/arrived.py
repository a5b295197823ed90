"""A post that somebody handed to us, by a file in a folder or over the web, on its way in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from monitor.domain.mention import IncomingMention, ReplyAbility, ReplyMode

BY_HAND = "It was handed to us: open the post on its platform and paste the reply."
NOWHERE = "It was handed to us without a link, so there is no place to answer."


def arrived(post: IncomingMention, *, now: datetime) -> IncomingMention:
    """The post with what an import leaves open: its version, when it came, and how it can be answered.

    The version is a hash of the text: the same post handed in again with other words is an edit.
    """
    link = post.permalink
    return replace(
        post,
        version=hashlib.sha256(post.text.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        indexed_at=now,
        reply=ReplyAbility(ReplyMode.BY_HAND, BY_HAND, link)
        if link
        else ReplyAbility(ReplyMode.NONE, NOWHERE),
    )
