"""Lengths as the platforms count them."""

from __future__ import annotations

import pytest

from responders.domain.lengths import fits, known_platform, length_of, limit_for

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("platform", "text", "length"),
    [
        ("x", "plain words", 11),
        ("x", "it’s – “fine”", 13),
        ("x", "more…", 6),
        ("x", "日本", 4),
        ("x", f"{FAMILY} ok", 5),
        ("x", "🇬🇧", 2),
        ("x", "e\u0301", 1),
        ("x", "see https://example.com/a/very/long/path?with=query now", 31),
        ("x", "see example.com now", 31),
        ("x", "write to maya@example.com", 25),
        ("x", "by 5.30 tomorrow", 16),
        ("bluesky", f"{FAMILY}{FAMILY}", 2),
        ("bluesky", "e\u0301a", 2),
        ("mastodon", "see https://example.com/a/very/long/path now", 31),
        ("mastodon", "@jo@social.example hi", 6),
        ("mastodon", "see example.com now", 19),
        ("practice", "ab", 2),
        ("reddit", "ab" * 10, 20),
        ("somewhere", "ab", 2),
    ],
)
def test_a_text_is_as_long_as_its_platform_says(platform: str, text: str, length: int) -> None:
    assert length_of(text, limit_for(platform)) == length


@pytest.mark.parametrize(
    ("platform", "most"),
    [
        ("x", 280),
        ("twitter", 280),
        ("Bluesky", 300),
        ("mastodon", 500),
        ("reddit", 10_000),
        ("practice", 500),
        ("file", 1000),
        ("", 1000),
    ],
)
def test_each_platform_has_its_limit(platform: str, most: int) -> None:
    assert limit_for(platform).max == most
    assert known_platform(platform)
    assert fits("a" * most, limit_for(platform))
    assert not fits("a" * (most + 1), limit_for(platform))


def test_bluesky_counts_bytes_too() -> None:
    limit = limit_for("bluesky")
    long_family = "👨‍👩‍👧‍👦"
    assert fits(long_family * 120, limit)
    assert not fits(long_family * 121, limit)


def test_an_unknown_platform_is_told_apart() -> None:
    assert not known_platform("carrier-pigeon")
