"""The listed things that a post names, and where each name ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.nouns import MODIFIERS, PAIRS, SAID_AS, THINGS, plural

WORD = re.compile(r"[a-z][a-z'-]*|[£$€]?\d[\d.,:]*")
OUR_PLACES = {"room", "rooms", "table", "seat", "seats"}
OURS = {"ours", "place", "people"}
NEVER_ALONE = {"goods", "food"}
NEXT = re.compile(r" ([a-z][a-z'-]*)")
_MAY_FOLLOW = """
a about after again ago all along also always am an and are arrive arrives as at away back bad badly be
because been before being both break breaks broke bone but by cake came can can't cannot cant cold come
comes cost costs could crap dead did do does don't down each either empty ever fail fails fell finally
first for from gave gets go goes gone got had has hasnt have he her here hers his however i if in into is
isnt it its itself just keep keeps kept last late later leak leaks left less like look looks lost made
may me might missing more most must my never new next no nobody none nor not now of off on once only onto
or our out over own per pls please plus really refuse refuses said same shall she should show showed
since sits smell smells smelt so some soon split stale started starts still stinks stop stops such take
takes taste tastes than that thats the their them then there these they this those though through til
till to today together tomorrow tonight too took torn turn turns twice under until unless up us very via
was wasnt we went were werent wet what when where which while who why will with within without won't wont
work works would wouldn't wrong yesterday yet you your gives let lets sent tore burst sank shut
"""
MAY_FOLLOW = frozenset(_MAY_FOLLOW.split())
"""Words after which the name of a thing has ended; after others it may be the half of a name we don't know."""


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


@lru_cache(maxsize=512)
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
                Thing(word=listed, said=f"{first.said} {said}", category=category, start=first.start, end=end)
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
