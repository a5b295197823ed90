"""Who we are on a server, what the server is, and what it permits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from mastodon.errors import MastodonAPIError, MastodonServerError, MastodonUnauthorizedError

from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import AuthFailed, Transient
from monitor.platforms.mastodon import client
from monitor.platforms.mastodon.address import host_of
from monitor.platforms.mastodon.failures import status_of
from monitor.platforms.mastodon.software import software_of

WRITES = {"write", "write:statuses"}


def our_id(api: client.Server, account: Account) -> str:
    """The id of our own account; asked for where it is not known yet."""
    return account.external_id or _identity(api)["id"]


def introduce(api: client.Server) -> AccountInfo:
    """All that `check` tells. Only who we are must be told; the rest is told where the server tells it."""
    who = _identity(api)
    instance = _told(api.instance_v2) or _told(api.instance_v1) or {}
    software = software_of(api, instance)
    settings = {"software": software, **_limits(instance)}
    may_listen = _may(lambda: api.notifications(types=["mention"], limit=1))
    scopes = (_told(api.app_verify_credentials) or {}).get("scopes")
    may_reply = not isinstance(scopes, list) or not scopes or bool(WRITES & set(map(str, scopes)))
    notes = (
        [f"A post may have {settings['max_characters']} characters."] if "max_characters" in settings else []
    )
    if not may_listen:
        notes.append("The access token does not permit reading mentions (read:notifications).")
    if not may_reply:
        notes.append("The access token does not permit posting (write:statuses): answers go out by hand.")
    if "drop" in (_told(api.notifications_policy) or {}).values():
        notes.append(
            "The account throws away some mentions (Preferences, Notifications): what it ignores never comes."
        )
    return AccountInfo(
        external_id=who["id"],
        handle=_full_name(who, instance, api),
        may_listen=may_listen,
        may_reply=may_reply,
        notes=tuple(notes),
        settings=settings,
    )


def _identity(api: client.Server) -> dict[str, Any]:
    who = client.entity(api.account_verify_credentials())
    if not isinstance(who.get("id"), str) or not who["id"] or not isinstance(who.get("acct"), str):
        raise Transient("The server did not say whose account this is.", applied="no")
    return who


def _full_name(who: Mapping[str, Any], instance: Mapping[str, Any], api: client.Server) -> str:
    """The name with that of the server, as people on other servers write it."""
    domain = instance.get("domain") or instance.get("uri") or ""
    domain = domain.rpartition("://")[2].rstrip("/") if isinstance(domain, str) else ""
    if not re.fullmatch(r"[\w.-]+(:\d+)?", domain):
        domain = host_of(str(api.api_base_url))
    return f"{who['acct'].partition('@')[0]}@{domain}"


def _limits(instance: Mapping[str, Any]) -> dict[str, str]:
    """How long a post may be. Both versions of the call have it at the same place; Pleroma at another."""
    statuses: Any = instance.get("configuration")
    statuses = statuses.get("statuses") if isinstance(statuses, Mapping) else None
    told = dict(statuses) if isinstance(statuses, Mapping) else {}
    longest = told.get("max_characters") or instance.get("max_toot_chars")
    link = told.get("characters_reserved_per_url")
    limits = {"max_characters": longest, "reserved_per_url": link}
    return {name: str(value) for name, value in limits.items() if isinstance(value, int) and value > 0}


def _told(call: Callable[[], object]) -> dict[str, Any] | None:
    """What the server says; None where it does not know the call or does not let us make it."""
    try:
        return client.entity(call())
    except MastodonAPIError as error:
        if isinstance(error, MastodonUnauthorizedError | MastodonServerError) or not status_of(error):
            raise
        return None


def _may(call: Callable[[], object]) -> bool:
    """Whether the token permits the call."""
    try:
        call()
    except MastodonAPIError as error:
        if status_of(error) != 403:
            raise
        return False
    except AuthFailed:
        return False
    return True
