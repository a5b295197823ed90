from __future__ import annotations

import pytest

from monitor.platforms.errors import Transient
from monitor.platforms.feeds.parse import parse


@pytest.mark.parametrize("half", ["&#55357;", "&#xD83D;"])
def test_half_a_character_in_a_broken_feed_is_a_broken_feed(half: str) -> None:
    body = f"<rss version='2.0'><channel><title>t</title><item><title>a &bogus; {half}</title></item></channel></rss>"
    with pytest.raises(Transient, match="a broken one"):
        parse(body.encode(), address="https://f.example/", kind="text/xml")
