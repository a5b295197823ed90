"""Troubles found by the rules and in the customer's own clauses, as one list: of two that tell the same, the better."""

from __future__ import annotations

import re
from dataclasses import replace

from responders.domain.issues import Issue
from responders.domain.understanding.own_words import Trouble

MOST = 4
"""Troubles of one post that are told."""

GENERAL = re.compile(
    r"letting you down|the lock-out|the trouble (?:with|you had)|not good enough|had from us|how .*treated|^the delay(?:,|$)|^the (?:[\w ]+ of )?waiting$"
    r"|the quality of|^the price$|our silence|the runaround|what happened|what we told|hard we made it|the mistake in|what was missing|got .* wrong|^your \w+ (?:doors?|windows?|engines?|lights?|wheels?)$"
)
"""Sayings of rules that name less than the customer's own clause does."""

CAREFUL = frozenset({"safety"})
"""Topics in which only the rules speak: whatever is said may be read as an admission."""


def is_specific(issue: Issue) -> bool:
    """Whether an issue is said in words that don't fit just any post of its topic."""
    return issue.own or (bool(issue.told) and GENERAL.search(issue.noun) is None)


def placed(issues: tuple[Issue, ...], text: str) -> tuple[Issue, ...]:
    """The issues with the spans of the post that tell them."""
    plain = text.lower().replace("’", "'").replace("‘", "'")
    if len(plain) != len(text):
        return issues
    return tuple(_placed(issue, plain) for issue in issues)


def _placed(issue: Issue, plain: str) -> Issue:
    words = re.findall(r"[\w']+", issue.told[:200])
    match = re.search(r"[^\w']+".join(map(re.escape, words)), plain) if words else None
    return replace(issue, start=match.start(), end=match.end()) if match else issue


def merged(rules: tuple[Issue, ...], own: tuple[Trouble, ...]) -> tuple[Issue, ...]:
    """One list: harm first, then as told. Careful topics keep their rule's words."""
    kept: list[Issue] = []
    taken: set[int] = set()
    for issue in rules:
        same = [at for at, trouble in enumerate(own) if at not in taken and _alike(issue, trouble)]
        if not same:
            kept.append(issue)
            continue
        taken |= set(same)
        if issue.topic in CAREFUL:
            kept.append(issue)
            continue
        best = max((own[at] for at in same), key=lambda trouble: (trouble.weight, len(trouble.words)))
        kept.append(_issue(best, issue.topic) if _says_more(best, issue) else issue)
    careful = [issue for issue in kept if issue.topic in CAREFUL]
    for at, trouble in enumerate(own):
        told_already = any(_near(issue, trouble) for issue in careful) or any(
            _alike(i, trouble) for i in kept
        )
        if at not in taken and not told_already:
            kept.append(_issue(trouble, trouble.topic))
    kept.sort(key=lambda issue: (issue.topic not in CAREFUL, issue.start))
    return tuple(kept[:MOST])


def _issue(trouble: Trouble, topic: str) -> Issue:
    return Issue(
        topic=topic if topic != "other" else trouble.topic,
        noun=trouble.noun,
        clause=trouble.clause,
        thing=trouble.thing,
        words=trouble.words,
        start=trouble.start,
        end=trouble.end,
        own=True,
    )


def _alike(issue: Issue, trouble: Trouble) -> bool:
    """Whether both tell the same trouble: their words overlap, or share what went wrong."""
    if issue.end and issue.start < trouble.end and trouble.start < issue.end:
        return True
    said = {_stem(word) for word in re.findall(r"[a-z]+", f"{issue.noun} {issue.clause}")}
    mine = {_stem(word) for word in trouble.words}
    shared = said & mine
    return (
        len(shared) >= 2
        or bool(shared and len(mine) <= 2)
        or bool(shared & {"delay", "wait", "late"} and issue.topic == "waiting")
    )


def _near(issue: Issue, trouble: Trouble) -> bool:
    return abs(issue.start - trouble.start) < 80 or trouble.start <= issue.start <= trouble.end


def _says_more(trouble: Trouble, issue: Issue) -> bool:
    if issue.topic == "staff" and trouble.noun.startswith("the "):
        return False
    if "still waiting" in trouble.clause and issue.topic == "waiting":
        return True
    if GENERAL.search(issue.noun):
        return len(trouble.words) >= 2
    return (
        not issue.thing
        and len(trouble.words) >= 2
        and len(trouble.clause.split()) > len(issue.clause.split())
    )


def _stem(word: str) -> str:
    return re.sub(r"(?:ations?|ings?|ed|es|s|led|ling)$", "", word)
