"""The mouth on Reddit."""

from __future__ import annotations

import html
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import Gone, IncomingMention
from monitor.platforms import errors
from monitor.platforms.contract import Account
from monitor.platforms.reddit.listen import RedditCollector
from monitor.platforms.reddit.names import is_fullname, link_id, permalink
from responders.platforms.contract import Posted, Prepared, Target
from responders.platforms.reddit.limits import refuse_unfit
from responders.platforms.reddit.markdown import markdown
from responders.platforms.reddit.refusals import refusal

UNSEEN = "Reddit took the reply but does not show it."


class RedditPoster:
    """Writes comments below others' posts. Sends once and never again by itself."""

    def __init__(
        self, account: Account, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._ear = RedditCollector(account, clock=clock)

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """Fix the wording as Markdown and the parent. Raises Refused for a text that Reddit never takes."""
        if not is_fullname(target.external_id):
            raise errors.Refused("The post to be answered has no id that Reddit knows.", code="no-such-post")
        written = markdown(text)
        refuse_unfit(text, written)
        return Prepared(
            intent=intent,
            target=target,
            text=text,
            key=intent.hex,
            created_at=now,
            body={"thing_id": target.external_id, "text": written},
        )

    def target_state(self, target: Target) -> IncomingMention | Gone:
        """The post as it stands right now. Raises Transient where it can't be read."""
        state = self._ear.refresh([target.external_id]).get(target.external_id)
        if state is None:
            raise errors.Transient("Reddit did not show the post to be answered.", applied="no")
        return state

    def standing(self, target: Target) -> Sequence[IncomingMention]:
        """Our own comments that stand directly below the target already."""
        return self._ear.our_replies(target.external_id, thread_id=target.thread_id, since=target.written_at)

    def send(self, prepared: Prepared) -> Posted:
        """One request to write, never a second. Reddit does not notice a double: that is the caller's affair."""
        client = self._ear.client
        if not client.may_submit:
            raise errors.AuthFailed("This sign-in does not permit answering. Connect the account again.")
        payload = client.post(
            "api/comment/", thing_id=str(prepared.body["thing_id"]), text=str(prepared.body["text"])
        )
        refused = refusal(payload) if isinstance(payload, dict) else None
        if refused is not None:
            raise refused
        return _posted(payload)

    def find(self, prepared: Prepared) -> Posted | None:
        """Our comment below the target with this very text, by API or by hand.

        Raises Transient, or what a failed call raises, where we could not look properly.
        """
        target = prepared.target
        wanted = {_plain(str(prepared.body["text"])), _plain(prepared.text)}
        ours = self._ear.our_replies(
            target.external_id, thread_id=target.thread_id, since=prepared.created_at
        )
        for reply in ours:
            if _plain(str(reply.raw.get("body", ""))) in wanted:
                return Posted(reply.external_id, reply.permalink, ref=dict(reply.ref))
        return None

    def may_send_again(self, prepared: Prepared, *, now: datetime, attempts: int) -> bool:
        """Never: Reddit would show it twice, and shows a comment late at times."""
        return False


def connect(account: Account) -> RedditPoster:
    """The mouth of this account."""
    return RedditPoster(account)


def _posted(payload: object) -> Posted:
    """The new comment. Where Reddit shows none (a quarantined community) it may well stand all the same."""
    try:
        things: Any = payload["json"]["data"]["things"]  # type: ignore[index] # whatever it is, a wrong shape raises
        data: Mapping[str, Any] = things[0]["data"]
        name, link = data["name"], permalink(data)
        ref = {"fullname": name, "link_id": link_id(data)}
    except (LookupError, TypeError, ValueError) as error:
        raise errors.Transient(UNSEEN, applied="unknown") from error
    if not is_fullname(str(name)):
        raise errors.Transient(UNSEEN, applied="unknown")
    return Posted(external_id=name, permalink=link, ref=ref)


def _plain(body: str) -> str:
    """For comparing: Reddit may escape a text for HTML or change its white space."""
    return " ".join(html.unescape(body).split())
