"""Shipped replies as a start for an owner's own: the sentences that they are made of are spelled out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from responders.domain.own_syntax import WordingFault
from responders.domain.own_wording import SORTS, read_wording
from responders.domain.reply_templates import Line, shipped_templates

SENTENCES = {
    "apology": "apology",
    "owning": "owning",
    "action": "action",
    "next_line": "next",
    "offer_line": "offer",
    "ask_line": "ask",
    "reach_line": "reach",
    "thanks": "thanks",
    "share": "share",
}
"""The variables that stand for a sentence, and the files of the sentences."""

TOLD = ("issue", "clause", "trouble")
ASKED = (*TOLD, "offer", "ask")
"""What a post may not tell, or the playbook may not have: a sentence with it stands in a condition."""

USUAL = frozenset(
    {"issue", "clause", "trouble", "act", "by_when", "By_when", "reach", "brand", "signer", *ASKED}
)
SLOT = re.compile(r"\{\{ (\w+) \}\}")


@dataclass(frozen=True, slots=True)
class ShippedReply:
    """One whole reply of ours: where it stands, for which replies, how it is built, and in words."""

    place: str
    sort: str
    tags: tuple[str, ...]
    built: str
    text: str


def shipped_replies(sort: str) -> tuple[ShippedReply, ...]:
    """The whole replies of one sort, each once; not those to praise with a "but", which stay ours."""
    found: dict[str, ShippedReply] = {}
    for line in shipped_templates().get(sort, ()):
        text = spelled_out(line, sort)
        if text and line.source not in found and "but" not in line.tags:
            found[line.source] = ShippedReply(line.place, sort, tuple(sorted(line.tags)), line.source, text)
    return tuple(found.values())


def shipped_reply(place: str) -> ShippedReply | None:
    """The reply that stands at a place such as "complaint.txt:5"."""
    return next((one for sort in SORTS for one in shipped_replies(sort) if one.place == place), None)


def shipped_sentences(sort: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences that replies of one sort are made of: the variable, and every line it may be."""
    used = {name for line in shipped_templates().get(sort, ()) for name in line.needs}
    files = shipped_templates()
    return tuple(
        (name, tuple(dict.fromkeys(line.source for line in files[file])))
        for name, file in SENTENCES.items()
        if name in used and file in files
    )


def spelled_out(line: Line, sort: str) -> str:
    """A shipped reply with its sentences written out; empty where it could not be kept as an owner's."""
    both = {"ask_line", "reach_line"} <= line.needs

    def said(match: re.Match[str]) -> str:
        if both and match[1] == "reach_line":
            return ""
        if both and match[1] == "ask_line":
            # The question says where to write; said twice it sounds like a machine.
            other = f"{{% else %}}{_sentence('reach_line', sort)}{{% endif %}}"
            return _sentence(match[1], sort).replace("{% endif %}", other)
        return _sentence(match[1], sort) if match[1] in SENTENCES else match[0]

    text = re.sub(r" +", " ", SLOT.sub(said, line.source)).strip()
    text = text.replace(" {{ sign }}", "{{ sign }}")
    return text if _taken(text, sort) else ""


def _sentence(name: str, sort: str) -> str:
    """The plainest line of a sentence's file, in a condition where a post or the playbook may not have its words."""
    lines = [line for line in shipped_templates().get(SENTENCES[name], ()) if line.needs <= USUAL]
    usable = [line for line in lines if _taken(line.source, sort)]
    if not usable:
        return ""
    first = usable[0]
    asked = next((one for one in ASKED if one in first.needs), "")
    if not asked:
        return first.source
    bare = next((line.source for line in usable if not line.needs), "") if asked in TOLD else ""
    return f"{{% if {asked} %}}{first.source}{f'{{% else %}}{bare}' if bare else ''}{{% endif %}}"


def _taken(text: str, sort: str) -> bool:
    try:
        read_wording(text, sort)
    except WordingFault:
        return False
    return True
