"""Who we are on Reddit, and what the sign-in lets us do."""

from __future__ import annotations

from monitor.platforms import errors
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.reddit.client import RedditClient
from monitor.platforms.reddit.normalise import Us
from monitor.platforms.reddit.wire import NONSENSE

MISSING = {
    "read": "The sign-in does not permit reading communities and the search.",
    "privatemessages": "The sign-in does not permit reading the inbox: answers to us are not heard.",
    "history": "The sign-in does not permit looking through our own comments: we could not see what was answered.",
    "submit": "The sign-in does not permit answering: answers are posted by hand.",
}
"""Scope → what is lacking without it."""


def check(client: RedditClient, account: Account) -> AccountInfo:
    """Who we are and what we may do. Raises AuthFailed where we are not let in."""
    scopes = client.scopes()
    if not client.signed_in_as_user:
        name = _told(account)
        return AccountInfo(
            external_id=f"app-{account.settings.get('client_id', '').strip()}",
            handle=name,
            may_listen=True,
            may_reply=False,
            notes=("Without a sign-in there is no inbox to read, and answers are posted by hand.",),
        )
    me = _me(client)
    notes = [says for scope, says in MISSING.items() if not scopes & {"*", scope}]
    suspended = bool(me.get("is_suspended"))
    if suspended:
        notes.append("Reddit has suspended this account.")
    told = _told(account)
    if told and told.casefold() != str(me["name"]).casefold():
        notes.append(f"The sign-in belongs to u/{me['name']}, not to u/{told}.")
    return AccountInfo(
        external_id=f"t2_{me['id']}",
        handle=str(me["name"]),
        may_listen=bool(scopes & {"*", "read"}),
        may_reply=client.may_submit and {"*", "history"} & scopes != set() and not suspended,
        notes=tuple(notes),
    )


def us(client: RedditClient, account: Account) -> Us:
    """Our own account: as it is known since the check, else as Reddit says, else as we were told."""
    if account.handle:
        fullname = account.external_id if account.external_id.startswith("t2_") else ""
        return Us(fullname=fullname, name=account.handle.removeprefix("u/"))
    if client.signed_in_as_user:
        me = _me(client)
        return Us(fullname=f"t2_{me['id']}", name=str(me["name"]))
    return Us(name=_told(account))


def _me(client: RedditClient) -> dict[str, object]:
    me = client.get("api/v1/me")
    if not isinstance(me, dict) or not isinstance(me.get("name"), str) or not isinstance(me.get("id"), str):
        raise errors.Transient(NONSENSE, applied="no")
    return me


def _told(account: Account) -> str:
    return account.settings.get("username", "").strip().removeprefix("/").removeprefix("u/")
