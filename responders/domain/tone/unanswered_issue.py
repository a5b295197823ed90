"""Every issue and every question of the post is met (P8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.domain.reading import Kind, Risk
from responders.domain.facts import QUOTED
from responders.domain.finding import Weight
from responders.domain.tone.answer import Answer
from responders.domain.tone.check import Check, Spot
from responders.domain.tone.matter_families import LATENESS
from responders.domain.tone.matter_words import alike, content, families_of
from responders.domain.tone.matters import Matter, matters_in
from responders.domain.tone.said import Said
from responders.domain.tone.signing import INITIALS, SIGNED, TAIL
from responders.domain.tone.trouble_words import VAGUE, only_reacts
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

_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"'})
_NAME = re.compile(
    r"(?<=[a-z,;] )[A-Z][a-z]+(?=[\W])|(?<=\b(?:Hi|Mr|Ms|Dr) )[A-Z][a-z]+|(?<=\b(?:Dear|Hey,) )[A-Z][a-z]+|^[A-Z][a-z]+(?=,)|(?<=\b(?:Hello|Sorry) )[A-Z][a-z]+"
)
"""A name within a sentence, or after a greeting."""

_GRAVE = frozenset({Risk.INJURY, Risk.DISCRIMINATION, Risk.SELF_HARM, Risk.LEGAL, Risk.DATA_BREACH})
_IN_PERSON = re.compile(
    r"\b(?:privately|in person|in private|are you all right|how are you|write to you myself|ring you myself|call you myself)\b"
)

_ANY_POST = re.compile(
    r"\b(?:look(?:ing)? (?:into|at)|check(?:ing)?|(?:get|getting|come|coming|write|writing|be|report) back|in touch|pass(?:ed|ing)? (?:\w+ )?on|"
    r"rais(?:e|ed|ing)|report(?:ed|ing)?|discuss(?:ed|ing)?|updat(?:e|ing)|let me know|send (?:me|us)|message (?:me|us)|dm|feedback|comments|"
    r"(?:to|sorry) (?:hear|read|learn)|hear(?:ing)? (?:this|that|about|back)|(?:all|any) of (?:this|that)|all this|inconvenience|hassle|any \w+|"
    r"experience|expect(?:ed|ations?)?|standards?|reach(?:ing)? out|contact(?:ing|ed)?|thank(?:s| you)|mess|let you down|taking care|take care|"
    r"sort(?:ed|ing)?|do better|fell short|fall short|serious(?:ly)?|concern(?:s|ed)?|issues?|problems?|situation|care about|right people|the team|patience|"
    r"square|anyone|always been|welcoming|strive|pride|value|offence|feel|not(?:ed|ing)|talk(?:ing|ed) to|how are you|privately|felt|what happened|happened|details?|help)\b"
)
"""Words of a reply that could be to any post."""

CLEAR = 3
"""Words from which on a post without any sign of trouble tells what it is about."""

BEYOND = 2
"""Words that none of the troubles it takes up explains, up to which a reply speaks of these alone."""

OWN_WORDS = 1
"""Words of a reply, beyond those that stand under any post, up to which it says nothing of this one."""

OWN_WORDS_OF_TWO = 2
"""The same where the post tells two troubles or more: a reply to both would have more to say."""

SHOWN = 70
"""Letters of a post that the reason shows."""


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
    names = content(f"{brand} {signer} {said.context.customer}".lower()) | _called(said)
    answer = Answer(_unsigned(said), names)
    matters = [
        matter
        for matter in matters_in(said.mention, brand=brand, grammar=said.context.grammar)
        if matter.stems or matter.lasting
    ]
    passed = _passed_over(said, matters, answer)
    if passed is not None:
        yield Spot(0, 0, why=f"Passed over: “{_shown(said, passed)}”.")
        return
    if len(answer.own) > OWN_WORDS or not _ANY_POST.search(said.plain):
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
    met = [
        matter
        for matter in matters
        if answer.meets(matter, _others(troubles, matter)) or alike(answer.stems, _quoted(said, matter))
    ]
    late = any(LATENESS in matter.families for matter in met)
    unmet = [
        matter for matter in troubles if matter not in met and not (late and LATENESS in matter.families)
    ]
    if met and (not unmet or answer.names_any(met) or len(answer.own) > OWN_WORDS):
        if _may_mean(answer, met, unmet, content(said.mention.lower())):
            return None
        return next((matter for matter in unmet if matter.asks_for_more), None)
    if answer.repairs or not _ANY_POST.search(said.plain):
        return None
    own = len(answer.own)
    if troubles:
        first = next((matter for matter in troubles if matter.stems - VAGUE), None)
        return first if own <= (OWN_WORDS if len(troubles) == 1 else OWN_WORDS_OF_TWO) else None
    clear = sum(len(matter.stems) for matter in matters) >= CLEAR
    return matters[0] if clear and own <= OWN_WORDS else None


def _may_mean(answer: Answer, met: list[Matter], unmet: list[Matter], post: frozenset[str]) -> bool:
    """Whether a reply that takes up some matters may take up the others too, in words that tell of neither."""
    if not answer.names_any(met) or not any(matter.troubled or answer.names_one(matter) for matter in met):
        return True
    if answer.takes_up_each or answer.leans or answer.names_others(met) >= max(1, len(unmet)):
        return True
    return bool(answer.named_beyond(met) - post) or len(answer.beyond(met) - post) > BEYOND


def _is_careful(said: Said) -> bool:
    """Whether a post of harm gets the reply that such posts get: in private, and without naming the harm in public."""
    grave = said.reading is not None and not _GRAVE.isdisjoint(said.reading.risks)
    return grave and _IN_PERSON.search(said.plain) is not None


def _others(matters: list[Matter], one: Matter) -> list[Matter]:
    """All matters but one."""
    return [matter for matter in matters if matter is not one]


def _quoted(said: Said, matter: Matter) -> frozenset[str]:
    """The stems of what the post quotes within a matter."""
    quoted = QUOTED.findall(said.mention[matter.start : matter.end + 1].translate(_CURLY).lower())
    return content(" ".join(quoted))


def _is_told(said: Said, matter: Matter) -> bool:
    """Whether one of the troubles that the post was found to tell stands in this clause."""
    if only_reacts(matter.text):
        return False
    ours = not {"you", "your"}.isdisjoint(matter.text.split())
    return any(
        issue.start < matter.end
        and matter.start < issue.end
        and (ours or not issue.own or issue.topic != "other")
        for issue in said.facts.issues
    )


def _called(said: Said) -> frozenset[str]:
    """Stems of the names that the reply calls people by, where the post does not say them."""
    called = " ".join(match[0] for match in _NAME.finditer(said.reply)).lower()
    return content(called) - content(said.mention.lower())


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
