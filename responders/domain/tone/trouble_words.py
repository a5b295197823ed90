"""Whether the words of one clause tell that something went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from responders.domain.tone.matter_words import stem
from responders.domain.understanding.lexicon import (
    BAD_ADJECTIVES,
    BAD_NOUNS,
    BAD_VERBS,
    GOOD_NEGATED,
    JUDGED,
    NEGATIONS,
    SOFT_BAD,
    WEAK_BAD,
)
from responders.domain.understanding.word_list import words

_MORE = words("""
sag snooze rude laugh shrug thaw vanish overcharge undercharge twice raw mouldy mould rotten ruin hair slug ant insect
cockroach bug bedbug mice rat scrape leak locked rip torn stink stank reek filthy disgusting hung ate swallow nowhere unplug
unsubscribe spill sold-out no-show noshow scam stole steal stolen lied swore swear smirk bark hostile aggressive
threaten accuse insult mock sneer snarl grunt tut giggle chuckle gossip eyeroll overfill bounce mislead misled
deduct fined clamp tow burst choke cough bleed fell sick stranger thawed ill injure hurt puke vomit unwell
rash sting clog clogged shiver dim flicker buzz hum squeak squeal creak rattle grind backwards overrun
""") - {"snooze", "bark", "hum", "unplug"}
_BAD_STEMS = frozenset(stem(word) for word in (BAD_VERBS - WEAK_BAD) | _MORE | BAD_NOUNS)
_BAD_WORDS = (BAD_ADJECTIVES - SOFT_BAD) | BAD_NOUNS | _MORE
INSULTS = frozenset(stem(word) for word in JUDGED) | frozenset(
    stem(word)
    for word in words("""useless shower idiot idiots moron morons clown clowns thief thieves robber robbers muppet muppets
    crook crooks cowboy cowboys liar liars bunch shame ashamed disappointed disappointing disappointment furious angry
    livid gutted fuming annoyed fed sick unbelievable unreal poor shoddy rubbish cheap nightmare pain service
    customer complaint week seriously honestly frankly experience ruin bloody damn hell disgust disgusting despicable hopeless incompetent garbage rant money""")
) - {"money", "sick", "rubbish"}
"""Stems of words that judge, and tell no matter."""

_ABSENT = words("no nobody none nothing without zero neither nowhere noone never")
_UNABLE = words("can't cannot cant couldn't couldnt unable ca could won't wont")
_RECEIVING = words("receive received get got have had hear heard see seen arrive arrived")
_CUSTOMER = words("i i'm i've i'd i'll im ive we we're we've we'd we'll")
_REACTION = (
    ("never", "again"),
    ("not", "good"),
    ("no", "point"),
    ("no", "excuse"),
    ("no", "idea"),
    ("no", "wonder"),
    ("no", "problem"),
    ("no", "way"),
    ("no", "matter"),
    ("no", "one", "else"),
    ("never", "had"),
    ("not", "happy"),
    ("not", "impressed"),
    ("no", "longer"),
    ("no", "thanks"),
    ("i'm", "done"),
    ("give", "up"),
    ("let", "down"),
    ("waste", "of"),
    ("do", "you", "know"),
    ("not", "that"),
)
_BEING = words("is was were are went gone tasted smelt smelled smells tastes been")
NEAR = 3
"""Words after a negation among which what it denies stands."""


def tells_trouble(lowers: Sequence[str]) -> bool:
    """Whether the lower-case words of a clause tell that something went wrong, beyond the writer's feelings."""
    if only_reacts(lowers):
        return False
    denied = {at for at, word in enumerate(lowers) if _negates(word)}
    if denied:
        return _denies_trouble(lowers, denied)
    if ("else", "'s") in zip(lowers, lowers[1:], strict=False) or "else's" in lowers:
        return True
    return any(
        word in _BAD_WORDS or stem(word) in _BAD_STEMS or _is_off(lowers, at)
        for at, word in enumerate(lowers)
    )


def only_reacts(lowers: Sequence[str]) -> bool:
    """Whether a clause tells how the writer takes it, not what happened."""
    return any(tuple(lowers[at : at + len(said)]) == said for said in _REACTION for at in range(len(lowers)))


def _is_off(lowers: Sequence[str], at: int) -> bool:
    """Whether a thing is said to have gone off."""
    return lowers[at] == "off" and at > 0 and lowers[at - 1] in _BEING


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith(("n't", "nt")) and word in _NT


_NT = words(
    "don't doesn't didn't won't can't couldn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't shouldn't dont doesnt "
    "didnt wont cant couldnt isnt wasnt arent werent hasnt havent hadnt wouldnt shouldnt ain't aint"
)


def _denies_trouble(lowers: Sequence[str], denied: set[int]) -> bool:
    """Whether what is denied is something that ought to have been."""
    for at in denied:
        if any(word in GOOD_NEGATED for word in lowers[at + 1 : at + 1 + NEAR]):
            continue
        if lowers[at] in _ABSENT and not (lowers[at] == "never" and _by_customer(lowers, at)):
            return True
        able = not _UNABLE.isdisjoint(lowers) or not _RECEIVING.isdisjoint(lowers)
        if _by_customer(lowers, at):
            if able and not {"won't", "wont", "wo"} & set(lowers):
                return True
        elif at > 0:
            return True
    return False


def _by_customer(lowers: Sequence[str], at: int) -> bool:
    return any(word in _CUSTOMER for word in lowers[max(0, at - NEAR) : at])
