from __future__ import annotations

import pytest

from monitor.platforms.errors import Refused
from monitor.platforms.mastodon.address import host_of, server_address


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("https://mastodon.social", "https://mastodon.social"),
        (" mastodon.social ", "https://mastodon.social"),
        ("https://Mastodon.Social/@finch", "https://mastodon.social"),
        ("https://social.example:8443/", "https://social.example:8443"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("http://localhost:3000/api", "http://localhost:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_what_people_paste_becomes_the_servers_address(pasted: str, address: str) -> None:
    assert server_address(pasted) == address


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "https://",
        "http://mastodon.social",
        "ftp://mastodon.social",
        "http://127.0.0.1.evil.example",
        "https://user:word@mastodon.social",
        "https://[broken",
        "https://mastodon.social:port",
        "@finch@mastodon.social",
        "two words",
    ],
)
def test_no_token_goes_where_it_could_be_read(pasted: str) -> None:
    with pytest.raises(Refused) as caught:
        server_address(pasted)
    assert caught.value.code == "bad-address"


def test_the_host_is_what_stands_behind_the_second_at() -> None:
    assert host_of("https://social.example:8443") == "social.example:8443"
