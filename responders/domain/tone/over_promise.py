"""A promise stays within the owner's playbook (P9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.domain.reading import Kind, Topic
from responders.domain.finding import Weight
from responders.domain.money import largest_amount
from responders.domain.playbook import Playbook, Remedy
from responders.domain.promised import (
    WRONGLY_TAKEN,
    Promise,
    amounts_told,
    is_handed_back,
    promises_in,
    total,
)
from responders.domain.sense import SpeechAct
from responders.domain.tone.bounds import bound_reached, in_words
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.impossible import BOUNDLESS, DISMISSAL, WE_GUARD
from responders.domain.tone.promise_kinds import DISCOUNT, FULL_REFUND, REFUND, SORTS, WAIVER, Sort
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import believed

DIGIT = any_of(r"\d", r"\b(?:pounds?|quid|dollars?|bucks|euros?|francs?|rupees?|kron(?:or|er|a|e)|yen)\b")
UNDONE = any_of(
    r"\b(?:can't|cannot|unable|not able|won't be able|don't|doesn't|couldn't|wouldn't|won't|didn't|isn't|aren't|not|never|no|nobody|without|instead of|rather than|whether|ask(?:ing)? (?:the|my|our) (?:owner|boss|manager))\b"
)
GENEROUS = any_of(
    r"\brefund|\breimburs|\brepa(?:y|id)|\bback\b|\bmoney\b|\bpenny|\bfree\b|\bhouse\b|\bon (?:us|me)\b|\bcharge|\bcosts?\b|\bnothing\b|\bgratis|\bcompl|\bpa(?:y|id)|\bpayout|\bdiscount|"
    r"\boff\b|%|\bper ?cent|\bhalf\b|\breduction|\btwo for|\bgift|\bvoucher|\bcredit|\bpoints|\bmiles|\bgoodwill|\bgesture|\bdouble|\btriple|\btreble|\bcoins|\bgems|\bstars|\bsorry\b|\bapology|\btrouble|\bbother|"
    r"\bthank|\btoken|\bmake (?:up|it|amends)|\bon top|\bfrom (?:us|me)|\bthere's|\bthere is|\bhere's|\bfind\b|\blook out|\bcompensat|\bcover|\bexpense|\bbill|\bsettle|\bmeet\b|\bfoot\b|\bupgrad|\bbump|\bclass\b|\bpenthouse|\bpremium|"
    r"\bwaiv|\bfee|\bfine\b|\bdebt|\barrears|\bexcess|\bpenalty|\bbalance|\bdeposit|\bowe\b|\bhassle|\bwait\b|\bannoy|\binconven|\bpatience|\bupset\b"
)
"""A quick test: a sentence without any of these gives nothing away."""

CLAUSE = re.compile(r"[;:,]| but | and ")
USUAL = re.compile(
    r"\bwe (?:do |always |also |only |usually |normally |currently |never )*(?:offer|provide|have|waive|give|allow|include|sell)\b(?! you)"
)
"""What we do for everybody; telling of it promises nothing to this customer."""

WE_GIVE = re.compile(r"\b(?:i|we)(?:'ll|'m|'ve| will| am| have)\b")
TO_YOU = re.compile(r"\b(?:you|your|here's|have|take|get|enjoy|i'll|we'll|i've|we've|i'm|we're|plus|with)\b")
REFUNDING = re.compile(r"\brefund\w*")
FIRM = 0.7
"""Belief from which a sentence is taken for a promise: handing back, mending and wishing well come near to one."""
MONEY_BACK = (FULL_REFUND, REFUND, WAIVER)


def find(said: Said) -> Iterator[Spot]:
    """Promises nobody can keep; with a playbook also money, gifts and refunds beyond it."""
    found: list[Spot] = [*_impossible(said)]
    found += believed(said, SpeechAct.BOUNDLESS, line=FIRM, why="Nobody can promise this.")
    found += believed(said, SpeechAct.DISMISSAL, line=FIRM, why="Somebody's job is never part of a reply.")
    if said.playbook is not None:
        beyond = [*_beyond(said, said.playbook)]
        found += beyond or _judged_gifts(said, said.playbook)
    end = -1
    for spot in sorted(found, key=lambda spot: (spot.start, -spot.end)):
        if spot.start >= end:
            end = spot.end
            yield spot


def _impossible(said: Said) -> Iterator[Spot]:
    for start, end in spans(BOUNDLESS, said):
        if not WE_GUARD.search(_before(said, start)):
            yield Spot(
                start,
                end,
                why="Nobody can promise this.",
                advice="Promise only what you do yourself, and by when.",
            )
    for start, end in spans(DISMISSAL, said):
        yield Spot(
            start,
            end,
            why="Somebody's job is never part of a reply.",
            advice="Say that you'll talk with them.",
        )


def _judged_gifts(said: Said, playbook: Playbook) -> Iterator[Spot]:
    """Gifts in words that no pattern knows, where the playbook offers none for this."""
    remedies = _remedies(said, playbook)
    if not any(remedy.offer or remedy.limit for remedy in remedies):
        yield from believed(said, SpeechAct.GIFT, line=FIRM, why="The playbook offers no gift for this.")


def _before(said: Said, start: int) -> str:
    return said.plain[next((a for a, b in said.sentences if a <= start < b), 0) : start]


def _remedies(said: Said, playbook: Playbook) -> tuple[Remedy, ...]:
    """The remedies of the topics concerned, with those of the owner's own topics; all where none is known."""
    topics = [str(topic) for topic in said.reading.topics] if said.reading else []
    topics += [issue.topic for issue in said.facts.issues]
    named = tuple(playbook.remedies[topic] for topic in dict.fromkeys(topics) if topic in playbook.remedies)
    own = tuple(remedy for topic, remedy in playbook.remedies.items() if topic not in set(Topic))
    return (*named, *own) if named else tuple(playbook.remedies.values())


def _beyond(said: Said, playbook: Playbook) -> Iterator[Spot]:
    made = [(sort, *span) for sort in SORTS for span in spans(sort.made, said, only=GENEROUS)]
    given = promises_in(said.reply) if DIGIT.search(said.plain) else ()
    if not made and not given:
        return
    allowed, most = _allowed(_remedies(said, playbook))
    yield from _amounts(said, playbook, allowed, most)
    for sort, start, end in made:
        within = most > 0 and any(start - 12 <= money.start and money.end <= end + 12 for money in given)
        # What the playbook says itself is no more than it allows, in whatever words.
        within = within or said.plain[start:end].strip() in allowed
        if not within and not sort.allowed.search(allowed) and _promised(said, sort, start, end):
            yield Spot(start, end, why=f"The playbook doesn't offer {sort.name} for this.")


@lru_cache(maxsize=256)
def _allowed(remedies: tuple[Remedy, ...]) -> tuple[str, float]:
    """What the remedies do and offer, in lower case, and the most money that they hold."""
    words = " ".join(f"{remedy.act} {remedy.offer}" for remedy in remedies).lower().replace("’", "'")
    limits = (max(remedy.limit, largest_amount(f"{remedy.act} {remedy.offer}") or 0.0) for remedy in remedies)
    return words, max(limits, default=0.0)


def _amounts(said: Said, playbook: Playbook, allowed: str, most: float) -> Iterator[Spot]:
    if said.kind is Kind.QUESTION or not DIGIT.search(said.plain):
        return
    given = [p for p in promises_in(said.reply) if not is_handed_back(p, said.reply, said.mention)]
    bound = bound_reached(total(said.reply, given), playbook.bounds, said.context)
    limit = (
        f"The playbook allows {in_words(most)} at most for this."
        if most
        else "The playbook offers no money for this."
    )
    for promise in given:
        if promise.amount > most and not _hands_back(said, promise, allowed):
            yield Spot(promise.start, promise.end, why=limit)
        elif bound:
            yield Spot(promise.start, promise.end, why=bound)


def _hands_back(said: Said, promise: Promise, allowed: str) -> bool:
    """Whether the remedies hand back what the post or the reply tells of: "I'll refund the fee"."""
    return bool(REFUND.allowed.search(allowed)) and promise.amount in set(
        amounts_told(said.reply, said.mention)
    )


def _promised(said: Said, sort: Sort, start: int, end: int) -> bool:
    """Whether the words promise something, and don't deny it, tell of a price, or give back what was taken."""
    words = said.plain[start:end]
    if said.kind is Kind.QUESTION and not WE_GIVE.search(words):
        return False
    clause = CLAUSE.split(_before(said, start))[-1]
    if (
        UNDONE.search(clause)
        or USUAL.search(clause + words)
        or said.plain[:start].endswith(("wouldn't ", "won't "))
    ):
        return False
    if sort in MONEY_BACK:
        theirs = said.mention.lower().replace("’", "'")
        return not (WRONGLY_TAKEN.search(theirs) or WRONGLY_TAKEN.search(REFUNDING.sub("", said.plain)))
    if sort is DISCOUNT:
        return bool(TO_YOU.search(clause) or TO_YOU.search(said.plain[start : end + 40]))
    return True


CHECK = Check(
    code="over-promise",
    principle="P9",
    weight=Weight.BLOCK,
    advice="Promise only what the playbook allows; for more, ask the owner first.",
    example="I'm sorry about the leak. I'll give you £500 today. – Maya",
    find=find,
    why="It is more than the playbook allows.",
    loosest=Weight.WARN,
)
