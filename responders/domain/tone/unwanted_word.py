"""The owner's own words: those that a reply should use, and those that must not stand in one (P18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Spot
from responders.domain.tone.said import Said

ENDING = r"(?P<ending>(?:'s|s'|es|s)?)"


def find(said: Said) -> Iterator[Spot]:
    """Words of the playbook's list to avoid, and words that it replaces by others."""
    playbook = said.playbook
    if playbook is None or not (playbook.say or playbook.avoid):
        return
    taken: list[tuple[int, int]] = []
    for wrong, right in sorted(playbook.say.items(), key=lambda pair: -len(pair[0])):
        if not wrong.strip() or not right.strip() or wrong.strip().lower() == right.strip().lower():
            continue
        for match in _pattern(wrong).finditer(said.plain):
            if not _within(match, taken) and not _part_of(right, match, said):
                taken.append(match.span())
                yield Spot(
                    *match.span(),
                    better=_like(said.reply[slice(*match.span())], right.strip() + match["ending"]),
                    why=f"Your playbook says “{right.strip()}” instead of “{wrong.strip()}”.",
                    advice=f"Write “{right.strip()}”.",
                    lighter=Weight.SUGGEST,
                )
    for word in playbook.avoid:
        for match in _pattern(word).finditer(said.plain) if word.strip() else ():
            if not _within(match, taken):
                taken.append(match.span())
                yield Spot(*match.span(), why=f"Your playbook has “{word.strip()}” among the words to avoid.")


def _within(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in taken)


def _part_of(right: str, match: re.Match[str], said: Said) -> bool:
    """Whether the word stands there as part of what it should be: "team" in "support team"."""
    wanted = right.strip().lower()
    around = said.plain[max(0, match.start() - len(wanted)) : match.end() + len(wanted)]
    return match[0] in wanted and wanted in around


@lru_cache(maxsize=512)
def _pattern(word: str) -> re.Pattern[str]:
    plain = re.escape(" ".join(word.lower().replace("’", "'").split())).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){plain}{ENDING}(?!\w)")


def _like(old: str, new: str) -> str:
    """The new word with the capital of the old one."""
    return new[0].upper() + new[1:] if old[:1].isupper() else new


CHECK = Check(
    code="unwanted-word",
    principle="P18",
    weight=Weight.WARN,
    advice="Leave the word out, or say it in another way.",
    example="(with “policy” among the words to avoid) I'm sorry. I'll read the policy again by noon. – Maya",
    find=find,
    why="The owner's playbook says which words we use.",
)
