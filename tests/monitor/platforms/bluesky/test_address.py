from __future__ import annotations

import pytest

from monitor.platforms.bluesky.address import may_lead_to, server_address
from monitor.platforms.errors import AuthFailed

HOME = "https://bsky.social"


@pytest.mark.parametrize(
    "address",
    ["https://morel.us-east.host.bsky.network", "https://pds.example.com:8443", HOME, "https://8.8.8.8"],
)
def test_a_server_on_the_internet_may_keep_the_account(address: str) -> None:
    assert may_lead_to(address, server=HOME)


@pytest.mark.parametrize(
    "address",
    [
        "http://pds.example.com",
        "http://127.0.0.1:9000/internal",
        "https://127.0.0.1",
        "https://localhost",
        "https://localhost.",
        "https://10.0.0.1",
        "https://169.254.169.254/latest",
        "https://[::1]",
        "https://[fd00::1]",
        "https://[::ffff:127.0.0.1]",
        "https://2130706433",
        "https://127.1",
        "https://0x7f000001",
        "https://intranet",
        "https://vault.internal",
        "https://printer.local",
        "https://user:word@pds.example.com",
        "https://pds.example.com/?to=",
        "https://pds.example.com:99999",
        "ftp://pds.example.com",
        "https://",
        "https://[",
        "",
    ],
)
def test_no_account_leads_into_our_own_network(address: str) -> None:
    assert not may_lead_to(address, server=HOME)


def test_a_server_of_our_own_network_may_keep_its_accounts_itself() -> None:
    assert may_lead_to("https://pds.intranet:8443/", server="https://pds.intranet:8443")
    assert not may_lead_to("https://pds.intranet", server="https://pds.intranet:8443")


def test_on_this_machine_another_server_may_be_on_this_machine_too() -> None:
    assert may_lead_to("http://localhost:2583", server="http://127.0.0.1:2582")
    assert not may_lead_to("http://pds.example.com", server="http://127.0.0.1:2582")


@pytest.mark.parametrize("told", ["http://bsky.social", "ftp://x", "https://", "https://["])
def test_a_password_is_sent_to_https_only(told: str) -> None:
    with pytest.raises(AuthFailed):
        server_address(told)


def test_nothing_told_is_bluesky_itself() -> None:
    assert server_address("") == HOME
    assert server_address("pds.example.com/") == "https://pds.example.com"
