from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import requests

from monitor.domain.mention import Author, Gone, IncomingMention, MentionKind, Page
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import AuthFailed, Refused, Transient


class KioskCollector:
    def __init__(self, account: Account) -> None:
        self._account = account

    def check(self) -> AccountInfo:
        me = self._ask("/me")
        if "token" in me:
            self._account.keep({"token": me["token"]})
        self._account.spend(Decimal("0.01"))
        return AccountInfo(
            external_id=me["id"],
            handle=me["handle"],
            may_listen=True,
            may_reply=me["write"],
            notes=("A note may have 200 characters.",),
            settings={"longest": "200"},
        )

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        notes = self._ask("/notes", q=query, since=since.isoformat(), cursor=cursor, limit=str(max_items))
        price = Decimal("0.01") if stream == "search" else Decimal("0.001")
        self._account.spend(price * len(notes["notes"]))
        return Page(
            mentions=tuple(
                IncomingMention(
                    external_id=note["id"],
                    kind=MentionKind.MENTION,
                    author=Author(id=note["by"], handle=note["by"]),
                    text=note["text"],
                    created_at=datetime.fromisoformat(note["at"]),
                    version="1",
                )
                for note in notes["notes"]
            ),
            cursor="",
            more=notes["more"],
        )

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        return {}

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        return ()

    def _ask(self, path: str, **query: str) -> Any:
        token = self._account.secrets.get("token", "")
        if token == "explode-in-the-library":
            raise RuntimeError(f"invalid header value: 'Bearer {token}'")
        try:
            answer = requests.get(
                self._account.settings["server"] + path,
                params=query,
                headers={"Authorization": f"Bearer {token}"},
                timeout=self._account.timeout,
            )
        except requests.RequestException:
            raise Transient("The kiosk did not answer in time.", applied="no") from None
        if answer.status_code == 401:
            raise AuthFailed("The kiosk does not know this token. Ask for a new one.")
        if answer.status_code == 400:
            raise Refused("The kiosk can't search for that.", code="bad-query")
        if answer.status_code != 200:
            raise Transient("The kiosk is closed for a moment.", applied="no")
        return answer.json()


def connect(account: Account) -> KioskCollector:
    return KioskCollector(account)
