"""Whether we may answer a post by API, only by hand, or not at all. Plain facts in, a verdict with its reason out.

The rule: since 23 February 2026 an app replies only to whoever named its account or quoted one of its posts
(https://docs.x.com/x-api/posts/manage-tweets/introduction, https://docs.x.com/developer-guidelines).
"""

from __future__ import annotations

from dataclasses import dataclass

from monitor.domain.mention import ReplyAbility, ReplyMode


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides. `settings` is the post's own `reply_settings`; `may_write` whether our app may at all."""

    names_us: bool
    quotes_us: bool
    settings: str = "everyone"
    protected: bool = False
    may_write: bool = True


READ_ONLY = (
    'Your X app may only read. Give it "Read and write" permission, make new access tokens, and connect '
    "the account again."
)
ALLOWED = {
    "following": "accounts that they follow",
    "subscribers": "their subscribers",
    "verified": "verified accounts",
}


def ability(facts: Facts, *, handle: str, link: str) -> ReplyAbility:
    """The verdict. `link` opens X at a reply to the post."""
    mode, reason = _decide(facts, handle=handle)
    return ReplyAbility(mode=mode, reason=reason, link=link)


def _decide(facts: Facts, *, handle: str) -> tuple[ReplyMode, str]:
    if facts.settings == "mentionedUsers" and not facts.names_us:
        return (
            ReplyMode.NONE,
            "The author lets only accounts reply that the post names, and it does not name yours.",
        )
    if facts.settings not in {"everyone", "mentionedUsers"} and not facts.names_us:
        allowed = ALLOWED.get(facts.settings, "some accounts")
        return (
            ReplyMode.BY_HAND,
            f"The author lets only {allowed} reply; open the post to see if yours is one.",
        )
    if facts.protected:
        return (
            ReplyMode.BY_HAND,
            "Only the author's followers see this post; a reply of yours would be public.",
        )
    if not (facts.names_us or facts.quotes_us):
        name = f"@{handle}" if handle else "your account"
        return (
            ReplyMode.BY_HAND,
            f"X lets an app reply only to posts that name {name} or quote one of its posts; this one does neither.",
        )
    if not facts.may_write:
        return (
            ReplyMode.BY_HAND,
            READ_ONLY,
        )
    return ReplyMode.API, ""
