"""The mouth on Bluesky."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import Gone, IncomingMention
from monitor.platforms import errors
from monitor.platforms.bluesky import uris
from monitor.platforms.bluesky.client import Connection, Line
from monitor.platforms.bluesky.listen import BlueskyCollector
from monitor.platforms.contract import Account
from responders.platforms.bluesky import record
from responders.platforms.bluesky.facets import facets_of
from responders.platforms.bluesky.limits import refuse_unfit
from responders.platforms.contract import Posted, Prepared, Target


def _now() -> datetime:
    return datetime.now(UTC)


class BlueskyPoster:
    """Writes replies into our own repository, each under a key of its own: sent twice, it stands once."""

    def __init__(self, account: Account, *, clock: Callable[[], datetime] = _now) -> None:
        self._account = account
        self._line = Line(account)
        self._ear = BlueskyCollector(account, clock=clock, line=self._line)

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """Fix the record and its key. Looks up the handles in the text; one it can't find stays plain.

        Raises Refused for a text or a target that Bluesky never takes, AuthFailed and the like only where
        it is not known yet who we are.
        """
        refuse_unfit(text)
        record.reply(text, target, facets=(), now=now)
        facets = facets_of(text, self._dids_of)
        key = record.key_of(intent, now)
        body = {
            "repo": self._account.external_id or self._own_did(),
            "collection": uris.COLLECTION,
            "rkey": key,
            "record": record.reply(text, target, facets=facets, now=now),
        }
        return Prepared(intent=intent, target=target, text=text, key=key, created_at=now, body=body)

    def target_state(self, target: Target) -> IncomingMention | Gone:
        """The post as it stands right now. Asked before sending: our server takes replies to anything."""
        found = self._ear.refresh([target.external_id])
        state = found.get(target.external_id)
        if state is None and uris.is_post(target.external_id):
            raise errors.Transient("Bluesky shows the post in a shape that makes no sense.", applied="no")
        return state or Gone(target.external_id)

    def standing(self, target: Target) -> Sequence[IncomingMention]:
        """Our own replies that stand below the target already."""
        return self._ear.our_replies(target.external_id, thread_id=target.thread_id, since=target.written_at)

    def send(self, prepared: Prepared) -> Posted:
        """One attempt. The same again changes nothing; another text under this key is Refused.

        `swapRecord: null` tells the server to write only where nothing stands under the key yet.
        """
        with self._line.open() as connection:
            answer = connection.write("com.atproto.repo.putRecord", {**prepared.body, "swapRecord": None})
        return _posted(prepared, answer, writing=True)

    def find(self, prepared: Prepared) -> Posted | None:
        """Look for the record under its key, in our own repository: exact, and at once up to date."""
        body = prepared.body
        with self._line.open() as connection:
            try:
                answer = connection.ask(
                    "com.atproto.repo.getRecord",
                    repo=body["repo"],
                    collection=body["collection"],
                    rkey=body["rkey"],
                )
            except errors.Gone:
                return None
        return _posted(prepared, answer, writing=False)

    def may_send_again(self, prepared: Prepared, *, now: datetime, attempts: int) -> bool:
        """Always: the key and the record are fixed, so the same call again makes no second post."""
        return True

    def _own_did(self) -> str:
        with self._line.open() as connection:
            return connection.did

    def _dids_of(self, handles: Sequence[str]) -> dict[str, str]:
        """The ids behind handles, as far as they can be had: a reply must not fail for want of a link."""
        found: dict[str, str] = {}
        try:
            with self._line.open() as connection:
                for handle in handles:
                    found[handle] = _did_of(connection, handle)
        except errors.PlatformError:
            return found
        return found


def connect(account: Account) -> BlueskyPoster:
    """The mouth of this account."""
    return BlueskyPoster(account)


def _did_of(connection: Connection, handle: str) -> str:
    try:
        did = connection.ask("com.atproto.identity.resolveHandle", handle=handle).get("did")
    except (errors.Refused, errors.Gone):
        return ""
    return did if isinstance(did, str) else ""


def _posted(prepared: Prepared, answer: Mapping[str, Any], *, writing: bool) -> Posted:
    uri, cid = answer.get("uri"), answer.get("cid")
    if not (isinstance(uri, str) and isinstance(cid, str) and uris.key(uri) == prepared.key):
        raise errors.Transient(
            "Bluesky's server gave an answer that makes no sense.", applied="unknown" if writing else "no"
        )
    written = prepared.body["record"]
    ref = {
        "uri": uri,
        "cid": cid,
        "root_uri": written["reply"]["root"]["uri"],
        "root_cid": written["reply"]["root"]["cid"],
    }
    languages = written.get("langs")
    return Posted(
        external_id=uri,
        permalink=uris.permalink(uri),
        ref=ref | ({"lang": languages[0]} if languages else {}),
    )
