"""Every issue and every question of the post is met (P8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from monitor.domain.reading import Kind, Risk
from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Spot
from responders.domain.tone.matter_families import BROAD
from responders.domain.tone.matter_words import alike, content, durations, families_of, tellings
from responders.domain.tone.matters import Matter, matters_in
from responders.domain.tone.said import Said
from responders.domain.tone.signing import INITIALS, SIGNED, TAIL
from responders.domain.tone.trouble_words import only_reacts
from responders.domain.understanding.asks import Asked

_ANSWERS = re.compile(
    r"\b(?:answer|find out|found out|check|look(?:ing)? into|let you know|tell you|question|ask|know by|get back|come back to you|"
    r"write (?:to you|back)|yes|no|here'?s|you can|it'?s|explain|because|confirm|sort|fix|put (?:it|this|that) right|update|news)\b"
)
"""Words that take a question up without its own."""

_RHETORICAL = re.compile(
    r"\b(?:do you (?:even )?(?:know|realise|realize|understand|care)|any idea|are you (?:kidding|joking|serious|deaf|blind|for real)|"
    r"is (?:this|that|it) (?:a joke|acceptable|normal|too much)|what do (?:i|we) pay|what'?s the point|how hard|who (?:even )?cares)\b"
)
"""Questions that want no answer."""

_GRAVE = frozenset({Risk.INJURY, Risk.DISCRIMINATION, Risk.SELF_HARM, Risk.LEGAL, Risk.DATA_BREACH})
_IN_PERSON = re.compile(
    r"\b(?:privately|in person|in private|are you all right|how are you|write to you myself|ring you myself|call you myself)\b"
)

CLEAR = 3
"""Words from which on a post without any sign of trouble tells what it is about."""

OWN_WORDS = 1
"""Words of a reply, beyond those that stand under any post, up to which it says nothing of this one."""

OWN_WORDS_OF_TWO = 4
"""The same where the post tells two troubles or more: a reply to both would have more to say."""

SHOWN = 70
"""Letters of a post that the reason shows."""


@dataclass(frozen=True)
class Answer:
    """What a reply speaks of."""

    plain: str
    names: frozenset[str] = frozenset()
    """Stems of whose names are named, which tell nothing."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words."""
        return content(self.plain) - self.names

    @cached_property
    def own(self) -> frozenset[str]:
        """Those that do not stand under just any post."""
        return tellings(self.stems)

    @cached_property
    def families(self) -> frozenset[int]:
        """The families of its own words."""
        return families_of(self.own)

    @cached_property
    def lasting(self) -> frozenset[tuple[str, str]]:
        """The lengths of time that it says back."""
        return durations(self.plain)

    def meets(self, matter: Matter, others: frozenset[str] = frozenset()) -> bool:
        """Whether it says a word of the matter, a word of the same family, or its length of time.

        `others` are the words of the post's other matters: a word that takes up one of them by name takes up no
        second one by a family that speaks of half the world.
        """
        if self.lasting & matter.lasting or alike(self.stems, matter.stems):
            return True
        shared = self.families & matter.families
        return bool(shared - BROAD) or bool(shared & families_of(self.own - others))


def answered(asked: Asked, plain: str) -> bool:
    """Whether a lower-case reply takes up a question or request: by a word of it, or by finding out."""
    if _ANSWERS.search(plain) is not None or (asked.thing and asked.thing in plain):
        return True
    mine, theirs = content(plain), content(" ".join((*asked.words, asked.said)))
    return alike(mine, theirs) or bool(families_of(mine) & families_of(theirs))


def find(said: Said) -> Iterator[Spot]:
    """Missing where one of the post's troubles or questions is passed over."""
    if not said.mention or said.kind is not Kind.COMPLAINT or _is_careful(said):
        return
    brand, signer = (said.playbook.brand, said.playbook.signer) if said.playbook else ("", "")
    names = content(f"{brand} {signer} {said.context.customer}".lower())
    answer = Answer(_unsigned(said), names)
    matters = [
        matter
        for matter in matters_in(said.mention, brand=brand, grammar=said.context.grammar)
        if matter.stems
    ]
    passed = _passed_over(said, matters, answer)
    if passed is not None:
        yield Spot(0, 0, why=f"Passed over: “{_shown(said, passed)}”.")
        return
    for asked in said.facts.asked:
        if not _RHETORICAL.search(said.mention[asked.start : asked.end].lower()) and not answered(
            asked, said.plain
        ):
            yield Spot(0, 0, why="A question of the post is not answered, nor is an answer promised.")
            return


def _passed_over(said: Said, matters: list[Matter], answer: Answer) -> Matter | None:
    """The first trouble that the reply passes over."""
    troubles = [matter for matter in matters if matter.troubled or _is_told(said, matter)]
    unmet = [matter for matter in troubles if not answer.meets(matter, _others(matters, matter))]
    if any(answer.meets(matter) for matter in matters):
        return next((matter for matter in unmet if matter.separate), None)
    own = len(answer.own)
    if troubles:
        return troubles[0] if own <= (OWN_WORDS if len(troubles) == 1 else OWN_WORDS_OF_TWO) else None
    clear = sum(len(matter.stems) for matter in matters) >= CLEAR
    return matters[0] if clear and own <= OWN_WORDS else None


def _is_careful(said: Said) -> bool:
    """Whether a post of harm gets the reply that such posts get: in private, and without naming the harm in public."""
    grave = said.reading is not None and not _GRAVE.isdisjoint(said.reading.risks)
    return grave and _IN_PERSON.search(said.plain) is not None


def _others(matters: list[Matter], one: Matter) -> frozenset[str]:
    """The stems of all matters but one."""
    return frozenset(stem for matter in matters if matter is not one for stem in matter.stems)


def _is_told(said: Said, matter: Matter) -> bool:
    """Whether one of the troubles that the post was found to tell stands in this clause."""
    if only_reacts(matter.text):
        return False
    return any(issue.start < matter.end and matter.start < issue.end for issue in said.facts.issues)


def _shown(said: Said, matter: Matter) -> str:
    """The clause as the post has it, in one line."""
    words = " ".join(said.mention[matter.start : matter.end].split()) or matter.text.strip()
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"


def _unsigned(said: Said) -> str:
    """The lower-case reply without the name under it."""
    first = max(0, len(said.plain) - TAIL)
    signed = SIGNED.search(said.reply, first) or INITIALS.search(said.reply, first)
    return said.plain[: signed.start("name")] if signed else said.plain


CHECK = Check(
    code="unanswered-issue",
    principle="P8",
    weight=Weight.WARN,
    advice="The post names more than the reply answers: take up each point, if only in half a sentence.",
    example="(to a post about a late parcel and a double charge) I'm sorry your parcel is late. … – Maya",
    find=find,
)
