"""What a platform is called, without asking its room."""

from __future__ import annotations

NAMES = {
    "x": "X",
    "reddit": "Reddit",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "hackernews": "Hacker News",
    "feeds": "a feed",
    "folder": "a folder of files",
    "webhook": "a webhook",
    "file": "an imported file",
    "practice": "the practice square",
}


def place(platform: str) -> str:
    """The platform within a sentence: "somebody wrote on X"; one that we don't know by its own name."""
    return NAMES.get(platform, " ".join(platform.split())[:40].capitalize())
