"""The address of a server as people paste it, made one that a token may be sent to."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from monitor.platforms.errors import Refused


def server_address(pasted: str) -> str:
    """Scheme, host and port, without a slash at the end. Raises Refused for what no token may be sent to.

    Only https, save on this very machine: the token would be read on the way.
    """
    pasted = pasted.strip()
    if "://" not in pasted:
        pasted = f"https://{pasted}"
    try:
        split = urlsplit(pasted)
        host, port = split.hostname or "", split.port
    except ValueError:
        host, port, split = "", None, urlsplit("")
    if not host or "@" in split.netloc or any(character.isspace() for character in host):
        raise Refused(
            "This is not the address of a server; it looks like https://mastodon.social.", code="bad-address"
        )
    if split.scheme != "https" and not (split.scheme == "http" and _is_this_machine(host)):
        raise Refused("The server's address has to begin with https://.", code="bad-address")
    shown = f"[{host}]" if ":" in host else host
    return f"{split.scheme}://{shown}" + (f":{port}" if port else "")


def host_of(server: str) -> str:
    """The name of the host in an address, as it stands behind the second @ of a full name."""
    return urlsplit(server).netloc


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
