"""A promise stays within the owner's playbook (P9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.domain.reading import Kind, Topic
from responders.domain.finding import Weight
from responders.domain.money import amounts_in, largest_amount
from responders.domain.playbook import Playbook, Remedy
from responders.domain.promised import Promise, promises_in
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.impossible import BOUNDLESS, DISMISSAL, WE_GUARD
from responders.domain.tone.promise_kinds import DISCOUNT, FULL_REFUND, REFUND, SORTS, WAIVER, Sort
from responders.domain.tone.said import Said

DIGIT = any_of(r"\d")
UNDONE = any_of(
    r"\b(?:can't|cannot|unable|not able|won't be able|don't|doesn't|couldn't|didn't|isn't|aren't|not|never|no|nobody|without|instead of|rather than|whether|ask(?:ing)? (?:the|my|our) (?:owner|boss|manager))\b"
)
CLAUSE = re.compile(r"[;:,]| but | and ")
WE_GIVE = re.compile(r"\b(?:i|we)(?:'ll|'m|'ve| will| am| have)\b")
TO_YOU = re.compile(r"\b(?:you|your|here's|have|take|get|enjoy|i'll|we'll|i've|we've|i'm|we're|plus|with)\b")
REFUNDING = re.compile(r"\brefund\w*")
MONEY_BACK = (FULL_REFUND, REFUND, WAIVER)
WRONGLY_TAKEN = any_of(
    r"\b(?:twice|double|doubled|second (?:charge|payment|fee)|extra (?:charge|fee|payment)|over-?charg\w+|charged|billed|billing|debited|took (?:the |my |our |your )?(?:money|payment|\w+ payment)|wrong (?:fee|charge|price|amount|sum|bill)|"
    r"difference|by mistake|in error|should(?:n't| not) have (?:paid|been)|duplicate|deposit|(?:took|taken|paid) (?:too much|it twice)|fined|fine|still (?:waiting|no) (?:for )?(?:my|a|the)? ?refund|refund)\b"
)


def find(said: Said) -> Iterator[Spot]:
    """Promises nobody can keep; with a playbook also money, gifts and refunds beyond it."""
    found: list[Spot] = [*_impossible(said)]
    if said.playbook is not None:
        found += _beyond(said, said.playbook)
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
    remedies = _remedies(said, playbook)
    allowed = " ".join(f"{remedy.act} {remedy.offer}" for remedy in remedies).lower().replace("’", "'")
    most = max(
        (max(remedy.limit, largest_amount(f"{remedy.act} {remedy.offer}") or 0.0) for remedy in remedies),
        default=0.0,
    )
    yield from _amounts(said, playbook, allowed, most)
    money = (
        [(promise.start, promise.end) for promise in promises_in(said.reply)]
        if DIGIT.search(said.plain)
        else []
    )
    for sort in SORTS:
        for start, end in spans(sort.made, said):
            within = any(start - 12 <= first and last <= end + 12 for first, last in money) and most > 0
            if within or sort.allowed.search(allowed) or not _promised(said, sort, start, end):
                continue
            yield Spot(start, end, why=f"The playbook doesn't offer {sort.name} for this.")


def _amounts(said: Said, playbook: Playbook, allowed: str, most: float) -> Iterator[Spot]:
    given = promises_in(said.reply) if DIGIT.search(said.plain) and said.kind is not Kind.QUESTION else ()
    total = sum({promise.amount for promise in given})
    bounds, spent = playbook.bounds, said.context.spent
    for promise in given:
        start, end = promise.start, promise.end
        if promise.amount > most and not _hands_back(said, promise, allowed):
            yield Spot(
                start,
                end,
                why=f"The playbook allows {_money(most)} at most for this."
                if most
                else "The playbook offers no money for this.",
            )
        elif bounds.manager is not None and not said.context.is_owner and total > bounds.manager:
            yield Spot(
                start,
                end,
                why=f"A manager may promise {_money(bounds.manager)} in one reply; this promises {_money(total)}.",
            )
        elif bounds.day is not None and spent.today + total > bounds.day:
            yield Spot(
                start,
                end,
                why=f"{_money(bounds.day)} may go out in one day, and {_money(spent.today)} are promised already.",
            )
        elif bounds.customer is not None and spent.customer + total > bounds.customer:
            yield Spot(
                start,
                end,
                why=f"One customer may get {_money(bounds.customer)} in thirty days, and has {_money(spent.customer)} already.",
            )


def _money(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def _hands_back(said: Said, promise: Promise, allowed: str) -> bool:
    """Whether the amount is the customer's own money, taken wrongly: the one that the post or the reply tells of."""
    if not (WRONGLY_TAKEN.search(said.mention.lower()) or WRONGLY_TAKEN.search(said.plain)):
        return bool(REFUND.allowed.search(allowed)) and promise.amount in set(_told(said))
    return promise.amount in set(_told(said))


def _told(said: Said) -> Iterator[float]:
    """The amounts that the post names, and those that the reply tells of without giving them."""
    given = {(promise.start, promise.end) for promise in promises_in(said.reply)}
    yield from (value for value, _, _ in amounts_in(said.mention))
    yield from (value for value, start, end in amounts_in(said.plain) if (start, end) not in given)


def _promised(said: Said, sort: Sort, start: int, end: int) -> bool:
    """Whether the words promise something, and don't deny it, tell of a price, or give back what was taken."""
    words = said.plain[start:end]
    if said.kind is Kind.QUESTION and not WE_GIVE.search(words):
        return False
    clause = CLAUSE.split(_before(said, start))[-1]
    if UNDONE.search(clause):
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
