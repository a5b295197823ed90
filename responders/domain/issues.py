"""What went wrong for the customer, said back in safe words: our sentences, their nouns and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.clauses import clause_at, leans, leans_back
from responders.domain.issue_rule import Rule
from responders.domain.issue_rules import RULES, SAID_SO
from responders.domain.nouns import plural
from responders.domain.patterns import any_of
from responders.domain.spans import spans_in
from responders.domain.things import NEVER_ALONE, Thing, things_in

BAGS = {"bag", "bags", "luggage", "baggage", "suitcase", "suitcases", "pram", "buggy"}
TRANSPORT = {
    "flight",
    "flights",
    "train",
    "trains",
    "bus",
    "ferry",
    "taxi",
    "cab",
    "ride",
    "plane",
    "journey",
    "trip",
}
SEATS = {"seat", "seats", "table", "room"}
NOT_THEIRS = {"delivery", "service", "charge"}
ASIDE = re.compile(
    r"\b(?:on|onto|in|at|to|from|by|via|near|outside|into|through|like|than|beside|under) (?:the |my |our |your |a |an |its |her |his )?(?:\w+ )?$"
)
IN_IT = re.compile(r"\bin (?:the |my |our |your |a |his |her |this )?(?:\w+ )?$")
AFTER = 30
"""Characters after its words within which a trouble's thing may still stand."""

HOPED = re.compile(r"\b(?:just try|hope|hoping|hopefully|fingers crossed)\b[^.!?]{0,60}$")
"""What stands before a trouble that has not happened."""

NAMED_GROUP = re.compile(r"\(\?P<\w+>")
GROUP = 8
"""Rules that share one quick test."""

BRACKET = re.compile(r"\[([^\]]*)\]")
VALUE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that went wrong: `noun` follows "sorry about", `clause` follows "sorry that".

    `start` and `end` are the half-open span of the post that tells it; both are 0 where it is not known.
    """

    topic: str
    noun: str
    clause: str
    thing: str = ""
    words: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    told: str = ""
    """The lower-case words of the post that tell it, as a rule found them."""

    own: bool = False
    """Whether it is said in the customer's own clause."""


@lru_cache(maxsize=1)
def any_trouble() -> re.Pattern[str]:
    """A quick test: a sentence without a match of it matches no rule."""
    return any_of(*(NAMED_GROUP.sub("(?:", rule.pattern) for rule in RULES))


@lru_cache(maxsize=1)
def compiled_rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules with their patterns, compiled once."""
    return tuple((rule, re.compile(rule.pattern)) for rule in RULES)


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[re.Pattern[str], tuple[tuple[Rule, re.Pattern[str]], ...]], ...]:
    """Some rules at a time, each group with a quick test that all its rules' matches pass."""
    rules = compiled_rules()
    parts = (rules[first : first + GROUP] for first in range(0, len(rules), GROUP))
    return tuple(
        (any_of(*(NAMED_GROUP.sub("(?:", rule.pattern) for rule, _ in part)), part) for part in parts
    )


def rules_for(sentence: str) -> Iterator[tuple[Rule, re.Pattern[str]]]:
    """The rules that may match a lower-case sentence, in their order."""
    if any_trouble().search(sentence):
        for quick, rules in _groups():
            if quick.search(sentence):
                yield from rules


def issues_in(sentences: tuple[str, ...]) -> tuple[Issue, ...]:
    """Every issue the lower-case sentences tell, at most one a topic: harm first, then as told."""
    found: dict[str, Issue] = {}
    order: dict[str, tuple[int, int]] = {}
    before: tuple[Thing, ...] = ()
    for number, sentence in enumerate(sentences):
        here = things_in(sentence)
        for rule, pattern in rules_for(sentence):
            if rule.topic in found and found[rule.topic].thing:
                continue
            match = pattern.search(sentence)
            if match is None or HOPED.search(sentence[: match.start()]):
                continue
            first, last = clause_at(sentence, *match.span())
            thing = _thing_for(rule, match, here, before, (first, last))
            issue = _say(rule, match, thing, spans_in(sentence, first, last), match[0])
            if issue and (rule.topic not in found or (thing and not found[rule.topic].thing)):
                found[rule.topic] = issue
                order.setdefault(rule.topic, (number, match.start()))
        before = tuple(thing for thing in here if not _aside(thing, sentence)) or before
    told = [found[topic].noun for topic in ("billing", "delivery") if topic in found]
    if "waiting" in found and "waiting" in found["waiting"].noun and any("wait" in noun for noun in told):
        del found["waiting"]
    if len(found) > 1 and "other" in found:
        del found["other"]
    return tuple(found[topic] for topic in sorted(found, key=lambda topic: (topic != "safety", order[topic])))


def _thing_for(
    rule: Rule,
    match: re.Match[str],
    here: tuple[Thing, ...],
    before: tuple[Thing, ...],
    clause: tuple[int, int],
) -> Thing | None:
    """The thing that fills a rule: one of the same clause, or the only one that the clause can lean on.

    A rule that wants it "after" its words looks nowhere else.
    """
    sentence = match.string
    first, last = clause
    inside = tuple(thing for thing in here if first <= thing.start < last and not _aside(thing, sentence))
    if "after" in rule.fills.split():
        following = tuple(thing for thing in inside if match.start() <= thing.start <= match.end() + 12)
        return _nearest(following, rule, match.start())
    near = tuple(
        thing
        for thing in inside
        if thing.start < match.end() + AFTER
        and not (thing.start > match.end() and sentence[: thing.start].endswith(" for "))
    )
    if found := _nearest(near, rule, match.start()):
        return found
    words = sentence[first:last]
    earlier = tuple(t for t in here if t.start < first and not _aside(t, sentence))
    if not earlier and leans_back(words):
        earlier = before
    elif not leans(words, match.start() - first):
        return None
    fitting = {t.said: t for t in earlier if _fits(t, rule) and t.category not in {"people", "place"}}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _aside(thing: Thing, sentence: str) -> bool:
    """Whether a thing is only where something stood or went: "not going back on the hob"."""
    inside_food = thing.category == "food" and IN_IT.search(sentence[: thing.start]) is not None
    return (
        thing.category in NEVER_ALONE
        and not inside_food
        and ASIDE.search(sentence[: thing.start]) is not None
    )


def _fits(thing: Thing, rule: Rule) -> bool:
    fills = rule.fills.split()
    if thing.word in NOT_THEIRS and rule.topic not in {"delivery", "waiting", "price"}:
        return False
    if thing.word in BAGS and "bags" not in fills and rule.topic in {"delivery", "waiting"}:
        return False
    return (
        thing.category in fills
        or ("bags" in fills and thing.word in BAGS)
        or ("transport" in fills and thing.word in TRANSPORT)
        or ("seats" in fills and thing.word in SEATS)
    )


def _nearest(things: tuple[Thing, ...], rule: Rule, at: int) -> Thing | None:
    candidates = [thing for thing in things if _fits(thing, rule)]
    # A thing named before the trouble is its subject more often than one named after it.
    return min(
        candidates, key=lambda t: (at - t.start) if t.start <= at else 1.5 * (t.start - at), default=None
    )


def _say(
    rule: Rule, match: re.Match[str], thing: Thing | None, spans: dict[str, str], told: str
) -> Issue | None:
    values = dict(spans)
    word = match.groupdict().get("w") or ""
    if word:
        values["w"] = SAID_SO.get(word, word)
    noun, clause = rule.noun, rule.clause
    if thing is not None:
        many = plural(thing.said)
        values |= {
            "x": thing.named,
            "det": thing.named.split()[0],
            "thing": thing.said,
            "is": "are" if many else "is",
        }
        values |= {"was": "were" if many else "was", "has": "have" if many else "has"}
    elif rule.fills:
        noun, clause = rule.bare_noun, rule.bare_clause
    said_noun, said_clause = _fill(noun, values), _fill(clause, values)
    if (not said_noun or not said_clause) and rule.bare_noun:
        said_noun, said_clause = _fill(rule.bare_noun, values), _fill(rule.bare_clause, values)
    if not said_noun or not said_clause:
        return None
    return Issue(
        topic=rule.topic,
        noun=said_noun,
        clause=said_clause,
        thing=thing.said if thing else "",
        words=tuple(w for w in (word, thing.word if thing else "") if w),
        told=told,
    )


def _fill(saying: str, values: dict[str, str]) -> str:
    """The saying with its values, without the brackets that lack one; empty where a needed one is missing."""
    kept = BRACKET.sub(lambda m: m[1] if all(v in values for v in VALUE.findall(m[1])) else "", saying)
    if any(name not in values for name in VALUE.findall(kept)):
        return ""
    return re.sub(r"\bthe an? (?=\w)", "the ", VALUE.sub(lambda m: values[m[1]], kept))
