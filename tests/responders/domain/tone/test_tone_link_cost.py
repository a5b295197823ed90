"""The check `link-cost`: links where they take room or cost money."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import findings

CODE = "link-cost"
REPLY = "I'm sorry about your kettle. I'll send a new one today, see www.example.com/returns. – Maya"


@pytest.mark.parametrize("platform", ["x", "bluesky"])
def test_a_link_on_a_short_platform_is_found(platform: str) -> None:
    [finding] = findings(CODE, REPLY, platform=platform)
    assert finding.words == "www.example.com/returns"
    assert ("$0.20" in finding.why) is (platform == "x")


@pytest.mark.parametrize("platform", ["mastodon", "reddit", "file"])
def test_where_there_is_room_a_link_may_stand(platform: str) -> None:
    assert findings(CODE, REPLY, platform=platform) == []


@pytest.mark.parametrize(
    "reply", ["I'm sorry. Write to me@example.com – Maya", "Version 2.1 is out at 6 p.m. – Maya"]
)
def test_mail_addresses_and_numbers_are_no_links(reply: str) -> None:
    assert findings(CODE, reply, platform="x") == []


def test_a_private_reply_may_hold_a_link() -> None:
    assert findings(CODE, REPLY, platform="x", private=True) == []
