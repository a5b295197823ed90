"""What a check finds in a reply, in a shop called Fern & Kettle, with the real grammar."""

from __future__ import annotations

from typing import Any

from responders.domain.default_playbook import default_playbook
from responders.domain.finding import Finding
from responders.domain.tone import Context, check_reply
from responders.grammar import shipped_grammar
from tests.responders.domain.readings import reading

SHOP = default_playbook("Fern & Kettle", "Maya")


def findings(
    code: str,
    reply: str,
    mention: str = "",
    *,
    kind: str = "complaint",
    risks: tuple[str, ...] = (),
    topics: tuple[str, ...] = ("other",),
    **known: Any,
) -> list[Finding]:
    """The findings of one code on a reply."""
    known = {
        "platform": "mastodon",
        "playbook": SHOP,
        "reading": reading(kind, risks=risks, topics=topics),
        "grammar": shipped_grammar(),
        **known,
    }
    return [finding for finding in check_reply(reply, mention, Context(**known)) if finding.code == code]


def words(code: str, reply: str, mention: str = "", **known: Any) -> list[str]:
    """The exact words that one code finds in a reply."""
    return [finding.words for finding in findings(code, reply, mention, **known)]
