"""The last look before a reply leaves: whether everything is still as it was when a person approved it.

Whatever is not becomes a sentence for the desk, and what was seen on the way is kept: an edit, a deletion, a
thread that was closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.domain.mention import Gone, IncomingMention, ReplyMode
from monitor.models import Mention
from monitor.steps.keeping import keep_now
from monitor.steps.look_again import miss
from responders.models import Reply
from responders.platforms.contract import Poster, Target
from responders.steps.deciding import edited_since, text_hash

CHANGED = "The customer has changed the post since you read it."


def changed_here(reply: Reply) -> str | None:
    """Why the reply must not leave, by what we know ourselves; None where nothing speaks against it.

    The reply comes with its case, mention, channel and approval.
    """
    if not reply.channel.enabled:
        return "This account is disconnected. Connect it again to send replies."
    if reply.case.version != reply.case_version:
        return "The customer has said something new in the meantime."
    if edited_since(reply.mention_id, reply.mention_version):
        return CHANGED
    if text_hash(reply.text) != reply.approval.text_hash:
        return "The text is not the one that was approved."
    return None


def changed_there(reply: Reply, poster: Poster, *, now: datetime) -> str | None:
    """The same, by what the platform says of the post right now. Raises PlatformError."""
    target = target_of(reply)
    state = poster.target_state(target)
    if reply.follows is not None:
        gone = isinstance(state, Gone)
        return "Our own answer, below which this belongs, is not there any more." if gone else None
    if isinstance(state, Gone):
        miss([reply.mention_id], now=now)
        return "The customer has deleted the post."
    if state.version != target.version:
        keep_now([state], channel=reply.channel, now=now)
        return CHANGED
    if state.reply.mode != ReplyMode.API:
        why = state.reply.reason or "The platform takes no answer to this post any more."
        Mention.objects.filter(pk=reply.mention_id).update(
            reply_mode=state.reply.mode, reply_reason=why[:400], reply_link=state.reply.link[:1024]
        )
        return why
    return None


def answered_already(reply: Reply, poster: Poster) -> str | None:
    """The same, by an answer of ours that stands there and did not come from here. Raises PlatformError.

    Its id is noted with the reply: whoever approves again after being told of it means it.
    """
    unknown = _unknown(reply, poster.standing(target_of(reply)))
    if not unknown:
        return None
    reply.standing = [post.external_id for post in unknown]
    words = " ".join(unknown[0].text.split())
    return f"This post was answered from your account already: “{words[:120]}”. To send yours too, approve again."


def _unknown(reply: Reply, standing: Sequence[IncomingMention]) -> list[IncomingMention]:
    if not standing:
        return []
    of_case = Reply.objects.filter(case=reply.case_id)
    known = set(of_case.exclude(external_id="").values_list("external_id", flat=True))
    for told in of_case.exclude(pk=reply.pk).values_list("standing", flat=True):
        known.update(told)
    return [post for post in standing if post.external_id not in known]


def target_of(reply: Reply) -> Target:
    """The post that a reply answers, in the version that was read; for a further word, our own answer."""
    mention = reply.mention
    if reply.follows is not None:
        return Target(
            external_id=reply.follows.external_id,
            version="",
            thread_id=mention.thread_id,
            written_at=reply.follows.posted_at or reply.created_at,
            ref=dict(reply.follows.ref),
        )
    return Target(
        external_id=mention.external_id,
        version=reply.mention_version or mention.version,
        thread_id=mention.thread_id,
        written_at=mention.posted_at,
        ref=dict(mention.ref),
    )
