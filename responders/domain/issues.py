"""What went wrong for the customer, said back in safe words: our sentences, their nouns and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.clauses import clause_at, leans
from responders.domain.issue_rule import Rule
from responders.domain.issue_rules import RULES, SAID_SO
from responders.domain.nouns import MODIFIERS, PAIRS, SAID_AS, THINGS, plural
from responders.domain.spans import spans_in

WORD = re.compile(r"[a-z][a-z'-]*|[£$€]?\d[\d.,:]*")
OUR_PLACES = {"room", "rooms", "table", "seat", "seats"}
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
OURS = {"ours", "place", "people"}
NOT_THEIRS = {"delivery", "service", "charge"}
NEVER_ALONE = {"goods", "food"}
NEXT = re.compile(r" ([a-z][a-z'-]*)")
MAY_FOLLOW = frozenset(
    """a about after again ago all along also always am an and are arrive arrives as at away back bad badly be because
    been before being both break breaks broke bone but by cake came can can't cannot cant cold come comes cost costs could crap
    dead did do does don't down each either empty ever fail fails fell finally first for from gave gets go goes gone got had has
    hasnt hasnt have he her here hers his however i if in into is isnt it its itself just keep keeps kept last late later leak
    leaks left less like look looks lost made may me might missing more most must my never new next no nobody none nor not
    now of off on once only onto or our out over own per pls please plus really refuse refuses said same shall she should
    show showed since sits smell smells smelt so some soon split stale started starts stale still stinks stop stops such take takes taste tastes than that
    thats the their them then there these they this those though through til till to today together tomorrow tonight too took torn
    turn turns twice under until unless up us very via was wasnt we went were werent wet what when where which while who why will with within without
    won't wont work works would wouldn't wrong yesterday yet you your gives let lets sent tore burst sank shut""".split()
)
"""Words after which the name of a thing has ended; after others it may be the half of a name we don't know."""

ASIDE = re.compile(r"\b(?:on|onto|at|to|from|by|via|near|outside|into|through|like|than|beside|under) (?:the |my |our |your |a |an |its |her |his )?(?:\w+ )?$")
AFTER = 30
"""Characters after its words within which a trouble's thing may still stand."""

BRACKET = re.compile(r"\[([^\]]*)\]")
VALUE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing the post names, and where its first word stands among the sentence's words."""

    word: str
    said: str
    category: str
    start: int
    end: int = 0

    @property
    def named(self) -> str:
        """The thing with "your" or "our" before it."""
        ours = self.category in OURS and self.word not in OUR_PLACES
        return f"{'our' if ours else 'your'} {self.said}"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that went wrong: `noun` follows "sorry about", `clause` follows "sorry that"."""

    topic: str
    noun: str
    clause: str
    thing: str = ""
    words: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def compiled_rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules with their patterns, compiled once."""
    return tuple((rule, re.compile(rule.pattern)) for rule in RULES)


def things_in(sentence: str) -> tuple[Thing, ...]:
    """The listed things a lower-case sentence names, in order; two-word things come before single ones."""
    words = [(match.group().strip("'"), match.start()) for match in WORD.finditer(sentence)]
    found: list[Thing] = []
    skip = -1
    for index, (word, start) in enumerate(words):
        if index <= skip:
            continue
        pair = (word, words[index + 1][0]) if index + 1 < len(words) else ()
        if pair in PAIRS:
            skip = index + 1
        listed = "-".join(pair) if skip == index + 1 else word
        category = THINGS.get(listed)
        if category is None or _is_verb(words, index):
            continue
        said = SAID_AS.get(listed, listed)
        last_word = words[index + 1] if skip == index + 1 else (word, start)
        end = last_word[1] + len(last_word[0])
        if category in NEVER_ALONE and not _ends_here(sentence, end):
            continue
        before = words[index - 1][0] if index else ""
        if before in MODIFIERS and category in {"goods", "food", "travel"} and before != said:
            said = f"{before} {said}"
        if found and _compound(found[-1], sentence, start, category):
            first = found.pop()
            found.append(
                Thing(
                    word=listed, said=f"{first.said} {said}", category=category, start=first.start, end=end
                )
            )
            continue
        found.append(Thing(word=listed, said=said, category=category, start=start, end=end))
    return tuple(found)


def _ends_here(sentence: str, end: int) -> bool:
    """Whether a thing's name ends here: "tea" in "tea cosy" and "order" in "order number" do not."""
    following = NEXT.match(sentence, end)
    if following is None:
        return True
    word = following[1]
    return word in MAY_FOLLOW or word in THINGS or word.endswith(("ed", "ing", "ly", "n't"))


def _compound(first: Thing, sentence: str, start: int, category: str) -> bool:
    """Whether a thing and the one right before it make one: "teapot lid", "phone charger"."""
    joined = first.start + len(first.said) + 1 == start and sentence[start - 1] == " "
    return joined and {first.category, category} <= {"goods", "food"} and not plural(first.said)


def _is_verb(words: list[tuple[str, int]], index: int) -> bool:
    """Whether an ambiguous word ("book", "order", "charge", "train") is used as a verb here."""
    word = words[index][0]
    before = words[index - 1][0] if index else ""
    if word in {
        "book",
        "order",
        "charge",
        "ring",
        "watch",
        "box",
        "drink",
        "ride",
        "visit",
        "train",
        "cancel",
        "call",
        "refund",
        "plan",
        "fan",
        "can",
        "part",
        "present",
        "main",
        "set",
        "card",
        "filter",
        "mirror",
        "frame",
        "drill",
        "host",
        "guard",
        "pilot",
        "guide",
        "staff",
        "party",
        "paint",
        "charges",
    }:
        return before in {
            "to",
            "i",
            "we",
            "you",
            "they",
            "can't",
            "cannot",
            "not",
            "will",
            "didn't",
            "don't",
            "would",
            "please",
            "could",
            "in",
            "on",
        } and not (before in {"in", "on"} and word not in {"part", "set"})
    return word == "can"


def issues_in(sentences: tuple[str, ...]) -> tuple[Issue, ...]:
    """Every issue the lower-case sentences tell, at most one a topic: harm first, then as told."""
    found: dict[str, Issue] = {}
    order: dict[str, tuple[int, int]] = {}
    before: tuple[Thing, ...] = ()
    for number, sentence in enumerate(sentences):
        here = things_in(sentence)
        for rule, pattern in compiled_rules():
            if rule.topic in found and found[rule.topic].thing:
                continue
            match = pattern.search(sentence)
            if match is None:
                continue
            first, last = clause_at(sentence, *match.span())
            thing = _thing_for(rule, match, here, before, (first, last))
            issue = _say(rule, match, thing, spans_in(sentence, first, last))
            if issue and (rule.topic not in found or (thing and not found[rule.topic].thing)):
                found[rule.topic] = issue
                order.setdefault(rule.topic, (number, match.start()))
        before = here or before
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
    near = tuple(thing for thing in inside if thing.start < match.end() + AFTER)
    if found := _nearest(near, rule, match.start()):
        return found
    if not leans(sentence[first:last], match.start() - first):
        return None
    earlier = tuple(t for t in here if t.start < first) or before
    fitting = {t.said: t for t in earlier if _fits(t, rule) and t.category not in {"people", "place"}}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _aside(thing: Thing, sentence: str) -> bool:
    """Whether a thing is only where something stood or went: "not going back on the hob"."""
    return thing.category in NEVER_ALONE and ASIDE.search(sentence[: thing.start]) is not None


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


def _say(rule: Rule, match: re.Match[str], thing: Thing | None, spans: dict[str, str]) -> Issue | None:
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
    )


def _fill(saying: str, values: dict[str, str]) -> str:
    """The saying with its values, without the brackets that lack one; empty where a needed one is missing."""
    kept = BRACKET.sub(lambda m: m[1] if all(v in values for v in VALUE.findall(m[1])) else "", saying)
    if any(name not in values for name in VALUE.findall(kept)):
        return ""
    return VALUE.sub(lambda m: values[m[1]], kept)
