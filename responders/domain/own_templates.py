"""Owners' own reply templates: for which replies one is, and how it takes part in drafting.

A template whose variables are empty for a post, whose text is too long, or that a check blocks, is left out for
that post, and says why. Careful and neutral replies are never made from one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from responders.domain.choosing import OWN_WORDS, Chooser, likeness_to
from responders.domain.filling import issues_told
from responders.domain.finding import Weight
from responders.domain.likeness import likeness
from responders.domain.lines import SHORT_LIMIT, Brief, Composed, compose
from responders.domain.own_wording import NotFilled, Wording
from responders.domain.severity import severity_step
from responders.domain.sorts import ReplySort

if TYPE_CHECKING:
    from responders.domain.proposals import Proposal

MOST_COMPOSED = 12
MOST_JUDGED = 6
"""Wordings filled, and put through the checks, for one post."""

MOODS = ("calm", "annoyed", "furious", "sarcastic", "sad", "resigned")
"""How the writer of a post may sound."""


class Use(StrEnum):
    """How a template stands beside the shipped ones."""

    ALSO = "also"
    FIRST = "first"
    INSTEAD = "instead"


class Room(StrEnum):
    """For platforms of which length a template is."""

    ANY = "any"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """One template in one version. No topics or moods means all; severity is counted in steps from 1 to 3."""

    key: int
    name: str
    version: int
    sort: str
    wordings: tuple[Wording, ...]
    topics: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()
    least: int = 1
    most: int = 3
    room: Room = Room.ANY
    use: Use = Use.ALSO

    @property
    def place(self) -> str:
        """The name people find it by: "own:Late parcel v3"."""
        return f"own:{self.name} v{self.version}"

    def fits(self, brief: Brief) -> bool:
        """Whether this is a reply that the template is for."""
        if self.sort != str(brief.sort) or (brief.sort is ReplySort.PRAISE and brief.facts.but):
            # Praise with a "but" in it needs an answer to both parts.
            return False
        if brief.sort is ReplySort.COMPLAINT and not (
            self.least <= severity_step(brief.reading.severity) <= self.most
        ):
            return False
        if self.room is not Room.ANY and (self.room is Room.SHORT) != (brief.limit.max <= SHORT_LIMIT):
            return False
        if self.moods and brief.mood not in self.moods:
            return False
        return not self.topics or not self.topics.isdisjoint(_topics(brief))


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one wording for one post: a proposal, or `why` it is left out, with the text if there is one."""

    template: OwnTemplate
    wording: Wording
    proposal: Proposal | None
    why: str = ""

    @property
    def usable(self) -> Proposal | None:
        """The proposal, unless it is left out."""
        return None if self.why else self.proposal


Judge = Callable[[Composed], "Proposal"]
"""Puts a composed text through the checks."""


def _topics(brief: Brief) -> set[str]:
    """What the post is about, for the choice of a template: its main trouble, or what the reading says."""
    own = set(brief.reading.own_topics)
    if brief.sort is ReplySort.COMPLAINT:
        told = issues_told(brief.facts, brief.reading)
        return own | {told[0].topic if told else "other"}
    return own | {str(topic) for topic in brief.reading.topics}


def try_all(
    templates: Iterable[OwnTemplate], brief: Brief, judge: Judge, *, seed: str, recent: tuple[str, ...]
) -> tuple[Tried, ...]:
    """Fills the wordings that are for this post and judges them, those least like recent replies first."""
    failed: list[Tried] = []
    filled: list[tuple[float, int, OwnTemplate, Wording, Composed]] = []
    chooser = Chooser(f"own\n{seed}")
    meant = ((one, wording) for one in templates if one.fits(brief) for wording in one.wordings)
    for template, wording in islice(meant, MOST_COMPOSED):
        try:
            composed = compose(replace(brief, own=wording), chooser)
        except NotFilled as error:
            failed.append(Tried(template, wording, None, str(error)))
            continue
        filled.append((likeness_to(composed.text, recent), chooser.below(1000), template, wording, composed))
    filled.sort(key=lambda one: one[:2])
    judged = (
        _judged(template, wording, judge(composed))
        for _, _, template, wording, composed in filled[:MOST_JUDGED]
    )
    return (*failed, *judged)


def _judged(template: OwnTemplate, wording: Wording, proposal: Proposal) -> Tried:
    if proposal.length > proposal.limit.max:
        return Tried(template, wording, proposal, "it is too long for the platform")
    blocking = next((one.code for one in proposal.findings if one.weight is Weight.BLOCK), "")
    return Tried(template, wording, proposal, f"the check “{blocking}” blocks it" if blocking else "")


def chosen(
    tried: Sequence[Tried], shipped: Callable[[], tuple[Proposal, ...]], *, most: int, seed: str
) -> tuple[Proposal, ...]:
    """The proposals of both hands, as the owner wants them mixed.

    "Instead" leaves the shipped ones out wherever a template of the owner's can be used; "first" puts the
    owner's before them; "also" lets the checks decide, and where they see no difference, the seed.
    """
    mine = [(one.template.use, one.usable) for one in tried if one.usable is not None]
    if not mine:
        return shipped()
    first = [proposal for use, proposal in mine if use is not Use.ALSO]
    also = [proposal for use, proposal in mine if use is Use.ALSO]
    if any(use is Use.INSTEAD for use, _ in mine):
        ranked = [*sorted(first, key=_warnings), *sorted(also, key=_warnings)]
    else:
        lead = Chooser(f"lead\n{seed}").below(2)
        turns = [(_warnings(one), 2 * place + lead, one) for place, one in enumerate(also)]
        turns += [(_warnings(one), 2 * place + 1 - lead, one) for place, one in enumerate(shipped())]
        ranked = [
            *sorted(first, key=_warnings),
            *(one for *_, one in sorted(turns, key=lambda turn: turn[:2])),
        ]
    return _unlike(ranked)[:most]


def leading(tried: Sequence[Tried]) -> str:
    """The text that will stand before the shipped ones; empty where there is none."""
    return next((one.usable.text for one in tried if one.usable and one.template.use is not Use.ALSO), "")


def _warnings(proposal: Proposal) -> tuple[bool, int]:
    return proposal.blocked, sum(finding.weight is Weight.WARN for finding in proposal.findings)


def _unlike(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    kept: list[Proposal] = []
    for one in proposals:
        if all(likeness(one.text, other.text) <= OWN_WORDS for other in kept):
            kept.append(one)
    return tuple(kept)
