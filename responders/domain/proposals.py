"""What a draft depends on, and what is proposed."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.domain.reading import Reading
from responders.domain.finding import Finding, Weight
from responders.domain.grammar import Grammar
from responders.domain.lengths import Limit
from responders.domain.own_templates import OwnTemplate
from responders.domain.own_templates import Tried as OwnTried
from responders.domain.playbook import Playbook
from responders.domain.sense import Sense
from responders.domain.sources import Source
from responders.domain.voice import USUAL, Voice


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """All that a draft depends on. `seed` chooses among phrasings, such as the mention's external id.

    `recent_replies` are the newest first. `limit` overrides the platform's own; `is_follow_up` marks an answer to a customer we answered before, and
    `answered` is what we wrote then. `sense` judges what other hands than ours wrote: our own lines were judged when
    they were written. `own` are the owner's templates; what becomes of each is told to `tried`.
    """

    text: str
    platform: str
    reading: Reading
    playbook: Playbook
    author_name: str = ""
    author_handle: str = ""
    recent_replies: tuple[str, ...] = ()
    limit: Limit | None = None
    is_follow_up: bool = False
    seed: str = ""
    grammar: Grammar | None = None
    sense: Sense | None = None
    voice: Voice = USUAL
    answered: str = ""
    own: tuple[OwnTemplate, ...] = ()
    tried: list[OwnTried] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed text, the template it came from ("complaint.txt:5"), its true length, its checks and sources."""

    text: str
    template: str
    length: int
    limit: Limit
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether a check forbids posting it as it stands."""
        return any(finding.weight is Weight.BLOCK for finding in self.findings)
