"""Which servers may be asked: an app password or a session is shown to nobody else."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from monitor.platforms.bluesky.about import SERVER
from monitor.platforms.errors import AuthFailed

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
INNER_NAMES = (".localhost", ".local", ".internal", ".intranet", ".corp", ".home", ".lan", ".home.arpa")


def server_address(told: str) -> str:
    """The server's address. Raises AuthFailed for one that a password must not be sent to."""
    address = told.strip() or SERVER
    if "://" not in address:
        address = f"https://{address}"
    parts = _split(address)
    host = parts.hostname if parts else None
    if not parts or not host or not _is_safe(parts, host):
        raise AuthFailed("The server's address has to begin with https://, such as https://bsky.social.")
    return address.rstrip("/")


def may_lead_to(address: str, *, server: str) -> bool:
    """Whether `server` may send us on to this address, as the one that keeps the account.

    The address comes out of the account's public document: https and out on the internet, or where the server
    itself is. On this very machine only where the server is there too.
    """
    parts, home = _split(address), _split(server)
    host = parts.hostname if parts else None
    if not parts or not home or not host or parts.username is not None or parts.query or parts.fragment:
        return False
    if (parts.scheme, host, parts.port) == (home.scheme, home.hostname, home.port):
        return True
    if host in LOOPBACK:
        return home.hostname in LOOPBACK
    return parts.scheme == "https" and _is_public(host)


def _is_safe(parts: SplitResult, host: str) -> bool:
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)


def _is_public(host: str) -> bool:
    """Whether this looks like a machine of the internet. A name that leads inside has no certificate there."""
    try:
        return ip_address(host).is_global
    except ValueError:
        name = host.rstrip(".").lower()
        # A last part of digits is an address in a way of writing that systems read and we don't.
        last = name.rpartition(".")[2]
        return "." in name and not last.startswith(tuple("0123456789")) and not name.endswith(INNER_NAMES)


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 (raises ValueError for a port that is none)
    except ValueError:
        return None
    return parts
