"""The mouth on the square."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils import timezone

from monitor.domain.mention import Gone, IncomingMention
from monitor.platforms import errors
from monitor.platforms.contract import Account, Collector
from monitor.platforms.practice import client
from monitor.platforms.practice.listen import connect as listen
from monitor.platforms.practice.normalise import permalink
from monitor.practice import network
from responders.platforms.contract import Posted, Prepared, Target
from responders.platforms.practice.limits import refuse_unfit


class PracticePoster:
    """Writes replies on the square. Sends once and never again by itself."""

    def __init__(
        self, account_id: str, *, ear: Collector, clock: Callable[[], datetime] = timezone.now
    ) -> None:
        self._account_id = account_id
        self._ear = ear
        self._clock = clock

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """Fix the wording, the parent and the key. Raises Refused for a text the square never takes."""
        refuse_unfit(text)
        body = {"parent": _post_id(target)}
        return Prepared(intent=intent, target=target, text=text, key=intent.hex, created_at=now, body=body)

    def target_state(self, target: Target) -> IncomingMention | Gone:
        """The post as it stands right now."""
        return self._ear.refresh([target.external_id]).get(target.external_id, Gone(target.external_id))

    def standing(self, target: Target) -> Sequence[IncomingMention]:
        """Our own replies that stand below the target already."""
        return self._ear.our_replies(target.external_id, thread_id=target.thread_id, since=target.written_at)

    def send(self, prepared: Prepared) -> Posted:
        """One attempt. The square does not notice a second one: exactly once is the caller's affair."""
        ours = client.account(self._account_id)
        with client.line(writing=True):
            post = network.publish(
                ours, prepared.text, now=self._clock(), parent=_post_id(prepared.target), key=prepared.key
            )
        return Posted(external_id=str(post.pk), permalink=permalink(post.pk))

    def find(self, prepared: Prepared) -> Posted | None:
        """Look under the target for our own reply, by its key. Raises Transient where we can't look."""
        ours = client.account(self._account_id)
        with client.line():
            post = network.find_own(
                ours.pk, _post_id(prepared.target), key=prepared.key, text=prepared.text, now=self._clock()
            )
        return None if post is None else Posted(external_id=str(post.pk), permalink=permalink(post.pk))

    def may_send_again(self, prepared: Prepared, *, now: datetime, attempts: int) -> bool:
        """Never: the square would show it twice."""
        return False


def connect(account: Account) -> PracticePoster:
    """The mouth of this account."""
    return PracticePoster(account.external_id, ear=listen(account))


def _post_id(target: Target) -> int:
    """The square's own id of the post to answer."""
    if not target.external_id.isdecimal():
        raise errors.Gone("The post to answer has no id that the square knows.")
    return int(target.external_id)
