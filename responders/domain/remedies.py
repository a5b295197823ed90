"""What the playbook holds for a reply, ready to stand in a sentence."""

from __future__ import annotations

import re

from monitor.domain.reading import Risk
from responders.domain.issues import Issue
from responders.domain.money import largest_amount
from responders.domain.playbook import Playbook, Remedy

SOON = "within the hour"
"""By when a careful reply is followed up where the playbook is silent."""

INSIDE = re.compile(
    r"(?:We|We'll|By|Within|Before|Until|Today|Tomorrow|This|In|On|At|Your|The|An?|Our|Some|Any)(?=\W)"
)
"""What an owner may write with a capital, and what stands in the middle of a sentence here."""


def inside(text: str) -> str:
    """What an owner wrote, as it stands inside a sentence of ours."""
    said = " ".join(text.split()).rstrip(".!")
    return said[0].lower() + said[1:] if INSIDE.match(said + " ") else said


def remedy_of(playbook: Playbook, topics: tuple[str, ...], careful: Risk | None) -> Remedy:
    """The remedy of the topics, or of the risk that a careful reply answers."""
    if careful is not None:
        found = playbook.remedies.get(str(careful))
        return found or Remedy(topic=str(careful), act="", by_when=SOON)
    if topics == ("question",) and "question" not in playbook.remedies:
        other = playbook.remedies.get("other")
        return Remedy(topic="question", act="", by_when=other.by_when if other else "")
    return playbook.remedy_for(topics) or Remedy(topic="other", act="", by_when="")


def gift_of(remedy: Remedy) -> str:
    """The gesture, unless it names more money than the owner's limit."""
    amount = largest_amount(remedy.offer)
    return "" if amount is not None and amount > remedy.limit else inside(remedy.offer)


def second_of(playbook: Playbook, told: tuple[Issue, ...], first: Remedy) -> Remedy | None:
    """The remedy of the second issue, where the playbook has another act for it."""
    for issue in told[1:]:
        # The general remedy looks into it; said a second time in one reply it adds nothing.
        remedy = playbook.remedies.get(issue.topic) if issue.topic != "other" else None
        if remedy is not None and remedy.act != first.act:
            return remedy
    return None


def also_of(remedy: Remedy, first: Remedy) -> str:
    """What we do about the second issue."""
    act = inside(remedy.act)
    when = "" if remedy.by_when == first.by_when else f" {inside(remedy.by_when)}"
    said = re.sub(r"^(I'll|I will|we'll|we will) ", r"\1 also ", act, count=1)
    return f"{said[0].upper()}{said[1:]}{when}." if said != act else f"And {act}{when}."
