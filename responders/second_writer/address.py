"""Where a second writer may be: anywhere by https, on this machine also by http."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def is_loopback(url: str) -> bool:
    """Whether the address is of this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def wrong_address(url: str) -> str:
    """What is wrong with an endpoint's address, as the end of a sentence; empty where nothing is."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "can't be read as an address"
    if parts.scheme not in {"http", "https"} or not host:
        return "must be a whole address, such as https://writer.example.com/v1"
    if parts.username or parts.password:
        return "must hold no name or password; the key has a setting of its own"
    if parts.query or parts.fragment:
        return "must hold neither ? nor #"
    if parts.scheme == "http" and not is_loopback(url):
        return "must begin with https://, unless it is on this machine"
    return ""
