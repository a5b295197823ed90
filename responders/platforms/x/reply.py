"""The mouth on X."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from monitor.domain.mention import Gone, IncomingMention
from monitor.platforms.contract import Account, Collector
from monitor.platforms.errors import Gone as TargetGone
from monitor.platforms.errors import Refused, Transient
from monitor.platforms.x.answers import Json
from monitor.platforms.x.client import XApi, now_utc
from monitor.platforms.x.ids import is_id, order
from monitor.platforms.x.listen import XCollector
from monitor.platforms.x.normalise import permalink
from monitor.platforms.x.own import written_below
from monitor.platforms.x.prices import SHARED, Bill
from responders.platforms.contract import Posted, Prepared, Target
from responders.platforms.x.limits import price_of, refuse_unfit
from responders.platforms.x.sameness import is_reply

SKEW = timedelta(minutes=5)
"""How much earlier than our clock says X may have dated a post of ours."""
SENDS = 2
"""After so many a person decides, though X refuses to post the same words twice."""


class XPoster:
    """Writes replies on X. Sends once and never again by itself."""

    def __init__(
        self,
        account: Account,
        *,
        ear: Collector,
        clock: Callable[[], datetime] = now_utc,
        bill: Bill | None = None,
    ) -> None:
        self._ear = ear
        self._api = XApi(account, clock=clock, bill=Bill() if bill is None else bill)

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """Fix the words and the version of the post that they answer.

        Raises Refused for a text that X never takes, and where X allows no reply by API: trying it all the
        same would put the app at risk.
        """
        refuse_unfit(text)
        if target.ref.get("summoned") == "no":
            raise Refused(
                "X lets an app reply only where the author named or quoted the account. Answer this one by hand.",
                code="not-summoned",
            )
        body = {"in_reply_to": _post_id(target)}
        return Prepared(intent=intent, target=target, text=text, key=intent.hex, created_at=now, body=body)

    def target_state(self, target: Target) -> IncomingMention | Gone:
        """The post as it stands right now. Raises Transient where X did not speak of it."""
        found = self._ear.refresh([target.external_id]).get(target.external_id)
        if found is None:
            raise Transient("X did not say how the post stands.", applied="no")
        return found

    def standing(self, target: Target) -> Sequence[IncomingMention]:
        """Our own replies that stand below the target already, in any of its versions."""
        return self._ear.our_replies(target.external_id, thread_id=target.thread_id, since=target.written_at)

    def send(self, prepared: Prepared) -> Posted:
        """One attempt. X's refusal of the same words once more is told as "unknown": they may be ours."""
        answer = self._api.write(
            lambda client: client.create_tweet(
                text=prepared.text, in_reply_to_tweet_id=prepared.body["in_reply_to"], user_auth=True
            ),
            price=price_of(prepared.text),
        )
        post_id = answer.item.get("id")
        if not isinstance(post_id, str) or not post_id:
            raise Transient("X took the reply without saying under which id.", applied="unknown")
        return _posted(post_id)

    def find(self, prepared: Prepared) -> Posted | None:
        """Look among our own posts since then for the one that says this below that post."""
        targets = {prepared.target.external_id, str(prepared.body["in_reply_to"])}
        since = (prepared.created_at - SKEW).astimezone(UTC)
        below = written_below(self._api, targets, start_time=f"{since:%Y-%m-%dT%H:%M:%SZ}")
        same = [_id_of(post) for post in below if is_reply(post, prepared.text)]
        return _posted(min(same, key=order)) if same else None

    def may_send_again(self, prepared: Prepared, *, now: datetime, attempts: int) -> bool:
        """Once more: X refuses the same words from the same account shortly after."""
        return attempts < SENDS


def connect(account: Account) -> XPoster:
    """The mouth of this account. Nothing is called yet."""
    return XPoster(account, ear=XCollector(account, bill=SHARED), bill=SHARED)


def _posted(post_id: str) -> Posted:
    return Posted(external_id=post_id, permalink=permalink(post_id), ref={"post_id": post_id})


def _id_of(post: Json) -> str:
    return str(post["id"])


def _post_id(target: Target) -> str:
    """The id of the version that was read."""
    post_id = target.ref.get("post_id") or target.external_id
    if not is_id(post_id):
        raise TargetGone("The post to answer has no id that X knows.")
    return post_id
