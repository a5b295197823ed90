"""Which addresses may be asked: web addresses, of machines that the whole internet can see."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from monitor.platforms.errors import Refused

LONGEST = 2000
_ALL = "all:"
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def read_query(query: str) -> tuple[str, bool]:
    """The feed's address, and whether every entry is wanted. Raises Refused for what is no web address."""
    words = query.strip()
    everything = words.lower().startswith(_ALL)
    address = words[len(_ALL) :].strip() if everything else words
    check(address)
    return address, everything


def check(address: str) -> None:
    """Raise Refused for what is no plain web address."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        parts.port  # noqa: B018 (raises ValueError for a port that is none)
    except ValueError:
        usable = False
    if not usable or len(address) > LONGEST or not address.isprintable() or " " in address:
        raise Refused("This is no address of a feed; it begins with https:// or http://.", code="bad-address")
    if parts.username is not None or parts.password is not None:
        raise Refused("Leave the name and the password out of the feed's address.", code="bad-address")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, and not to this machine or its network."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    inner, carried = _inside(ip)
    return all(_is_global(one) for one in (inner if carried else (ip, *inner)))


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    inner = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_reserved or ip.is_unspecified
    site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (inner or site_local or ip.is_multicast)


def _inside(ip: IPv4Address | IPv6Address) -> tuple[tuple[IPv4Address, ...], bool]:
    """The IPv4 addresses in an IPv6 address, and whether it is nothing but another way to write one."""
    if isinstance(ip, IPv4Address):
        return (), False
    if ip.ipv4_mapped is not None:
        return (ip.ipv4_mapped,), True
    if ip in _NAT64:
        return (IPv4Address(int(ip) & 0xFFFFFFFF),), True
    return tuple(one for one in (ip.sixtofour, *(ip.teredo or ())) if one is not None), False
