"""Whether and how a post can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitor.domain.mention import ReplyAbility, ReplyMode


def ability(
    data: Mapping[str, Any], submission: Mapping[str, Any], *, link: str, may_submit: bool
) -> ReplyAbility:
    """Through the API where the sign-in permits it, and nowhere once the conversation is closed.

    `submission` is what the post stands below, or nothing where it is not known.
    """
    if data.get("locked") or submission.get("locked"):
        return ReplyAbility(ReplyMode.NONE, "The moderators have locked this conversation.", link)
    if data.get("archived") or submission.get("archived"):
        return ReplyAbility(
            ReplyMode.NONE, "This conversation is so old that Reddit takes no more answers to it.", link
        )
    if not may_submit:
        return ReplyAbility(
            ReplyMode.BY_HAND,
            "This connection to Reddit may only read; post the answer on Reddit yourself.",
            link,
        )
    return ReplyAbility(ReplyMode.API, link=link)
