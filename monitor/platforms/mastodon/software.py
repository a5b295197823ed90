"""Which program a server runs: they differ in what they promise, sending again above all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import requests

from monitor.platforms.mastodon import client

NODEINFO = "/.well-known/nodeinfo"
"""The servers' way to say what they are: https://nodeinfo.diaspora.software/protocol.html"""
NAME = re.compile(r"[a-z0-9_-]{1,40}")
COMPATIBLE = re.compile(r"compatible; (\w+)", re.IGNORECASE)
REALLY = re.compile(
    r"\b(snac|gotosocial|hollo|takahe|pleroma|akkoma|pixelfed|friendica|sharkey)\b", re.IGNORECASE
)


def software_of(api: client.Server, instance: Mapping[str, Any]) -> str:
    """Its name in small letters, by what the server says of itself; empty where nothing can be believed."""
    return _by_nodeinfo(api) or _by_version(instance)


def _by_nodeinfo(api: client.Server) -> str:
    """Asked without the token, and nobody but the server itself: the library would go wherever it is sent."""
    links = _get(api, f"{api.api_base_url}{NODEINFO}").get("links")
    for link in links if isinstance(links, list) else []:
        address = link.get("href") if isinstance(link, Mapping) else None
        if isinstance(address, str) and address.startswith(f"{api.api_base_url}/"):
            told = _get(api, address).get("software")
            name = told.get("name") if isinstance(told, Mapping) else None
            if isinstance(name, str) and NAME.fullmatch(name.lower()):
                return name.lower()
    return ""


def _get(api: client.Server, address: str) -> Mapping[str, Any]:
    try:
        answer = api.session.get(address)
        told = answer.json() if answer.status_code == 200 else {}
    except (requests.RequestException, ValueError):
        return {}
    return told if isinstance(told, Mapping) else {}


def _by_version(instance: Mapping[str, Any]) -> str:
    """Servers that only speak Mastodon's language say so in their version."""
    version, source = instance.get("version"), instance.get("source_url")
    if not isinstance(version, str):
        return ""
    said = COMPATIBLE.search(version) or REALLY.search(version) or REALLY.search(str(source or ""))
    if said:
        return said[1].lower()
    # GoToSocial counts its own versions, below 1.
    if re.match(r"0\.\d", version):
        return "gotosocial"
    # A bare number is no proof: whoever is taken for Mastodon is trusted to know a second sending.
    return "mastodon" if isinstance(source, str) and source.rstrip("/").endswith("/mastodon/mastodon") else ""
