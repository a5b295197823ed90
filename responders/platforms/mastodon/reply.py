"""The mouth on a server."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

from monitor.domain.mention import Gone, IncomingMention
from monitor.platforms import errors
from monitor.platforms.contract import Account
from monitor.platforms.mastodon import client, own
from monitor.platforms.mastodon.introduction import our_id
from monitor.platforms.mastodon.listen import MastodonCollector
from monitor.platforms.mastodon.normalise import ID, Senseless, id_of, link_of, ref_of, text_of
from responders.platforms.contract import Posted, Prepared, Target
from responders.platforms.mastodon.wording import addressed, refuse_unfit, same_words, visibility_below

KNOWS_A_SECOND_SENDING = {"mastodon", "hollo"}
"""Programs that keep the Idempotency-Key; GoToSocial, snac and Takahe post again."""
KEPT = timedelta(minutes=50)
"""The key is kept an hour: https://docs.joinmastodon.org/methods/statuses/#headers"""
SLACK = timedelta(minutes=10)
"""Our clock and the server's may differ by so much."""


def _now() -> datetime:
    return datetime.now(UTC)


class MastodonPoster:
    """Writes replies through one account on one server. Sends once and never again by itself."""

    def __init__(self, account: Account, *, clock: Callable[[], datetime] = _now) -> None:
        self._account = account
        self._ear = MastodonCollector(account, clock=clock)

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """Fix the wording, who sees it, and the key. Raises Refused for what the server never takes.

        The approved text stands unchanged behind the customer's name.
        """
        spoiler = target.ref.get("spoiler", "")
        status = addressed(text, target.ref.get("acct", ""))
        refuse_unfit(text, status, spoiler=spoiler, settings=self._account.settings)
        wanted = self._account.settings.get("visibility", "")
        body = {
            "status": status,
            "in_reply_to_id": target.external_id,
            "visibility": visibility_below(target.ref.get("visibility", ""), wanted),
            "spoiler_text": spoiler,
            "language": target.ref.get("language", ""),
        }
        return Prepared(intent=intent, target=target, text=text, key=intent.hex, created_at=now, body=body)

    def target_state(self, target: Target) -> IncomingMention | Gone:
        """The post as it stands right now."""
        state = self._ear.refresh([target.external_id]).get(target.external_id)
        if state is None:
            raise errors.Transient("The post to be answered could not be understood.", applied="no")
        return state

    def standing(self, target: Target) -> Sequence[IncomingMention]:
        """Our own replies that stand below the target already."""
        return self._ear.our_replies(target.external_id, thread_id=target.thread_id, since=target.written_at)

    def send(self, prepared: Prepared) -> Posted:
        """One attempt. Where the server keeps keys, a second one within the hour gives the same post."""
        body = prepared.body
        with client.line(self._account, writing=True) as api:
            answer = api.status_post(
                body["status"],
                in_reply_to_id=body["in_reply_to_id"],
                visibility=body["visibility"],
                spoiler_text=body["spoiler_text"] or None,
                sensitive=bool(body["spoiler_text"]),
                language=body["language"] or None,
                idempotency_key=prepared.key,
            )
            status = client.entity(answer, writing=True)
        try:
            return _posted(status)
        except Senseless as error:
            raise errors.Transient(
                "The server did not say what became of the reply.", applied="unknown"
            ) from error

    def find(self, prepared: Prepared) -> Posted | None:
        """Look for our own reply by its words: in the conversation, then among our latest posts.

        Raises Transient where we can't look.
        """
        parent = prepared.target.external_id
        if not ID.fullmatch(parent):
            raise errors.Gone("The post to answer has no id that the server knows.")
        since = prepared.created_at - SLACK
        with client.line(self._account) as api:
            ours = our_id(api, self._account)
            parents: set[str | None] = {parent}
            whole = self._account.settings.get("software", "") in own.SHOWS_ALL
            try:
                candidates = own.below(api, parent, ours=ours)
            except errors.Gone:
                # Below a deleted post the server forgets what was answered.
                candidates, parents, whole = [], {parent, None}, False
            for status in chain(candidates, own.latest(api, ours=ours, since=since, elsewhere=whole)):
                if status.get("in_reply_to_id") in parents and _is_the_reply(status, prepared):
                    return _posted(status)
        return None

    def may_send_again(self, prepared: Prepared, *, now: datetime, attempts: int) -> bool:
        """Only while a server that keeps keys still has this one, whatever the number of attempts."""
        software = self._account.settings.get("software", "")
        return software in KNOWS_A_SECOND_SENDING and now - prepared.created_at < KEPT


def connect(account: Account) -> MastodonPoster:
    """The mouth of this account."""
    return MastodonPoster(account)


def _is_the_reply(status: Mapping[str, Any], prepared: Prepared) -> bool:
    try:
        said = text_of({**status, "spoiler_text": ""})
    except Senseless:
        return False
    return any(same_words(said, text) for text in (prepared.body["status"], prepared.text))


def _posted(status: Mapping[str, Any]) -> Posted:
    """What proves that the post stands. Raises Senseless where nothing does."""
    return Posted(external_id=id_of(status), permalink=link_of(status), ref=ref_of(status))
