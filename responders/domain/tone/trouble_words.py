"""Whether the words of one clause tell that something went wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from responders.domain.tone.matter_words import stem
from responders.domain.tone.trouble_signs import SIGNS
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

_VAGUE = words(
    "issue issues problem problems trouble difficulty difficulties mess confusion stick stuck quit stop"
)
"""Words of trouble that tell none by themselves."""

_MORE = words("""
sag rude laugh shrug thaw overcharge undercharge twice raw mould ruin hair slug ant ants insect cockroach bedbug mice
rat scrape rip stink stank reek filthy disgusting hung ate swallow nowhere sold-out no-show noshow scam stole steal
stolen lied swore swear smirk hostile aggressive threaten accuse insult mock snarl grunt tut giggle chuckle mislead
misled deduct fined clamp tow choke cough bleed fell sick stranger ill injure hurt puke vomit unwell rash sting clog
shiver flicker buzz squeak squeal creak rattle grind backwards overrun thump thumping drip dripping nick nicked chuck
chucked dump dumped spill spilled spilt swipe smoke smoked stench reek fleas flea moth moths maggot maggots wasp penalty
overdrawn unsigned unplugged leaky bailiff bailiffs wreck wrecked hammering drilling barking blaring weevil weevils
mouldy soaking drenched sopping bust busted knackered faint undone rubble wipe wiped bounce bounced slam slammed
""")
_BAD_WORDS = ((BAD_ADJECTIVES - SOFT_BAD) | BAD_NOUNS | _MORE) - _VAGUE
_BAD_STEMS = frozenset(stem(word) for word in ((BAD_VERBS - WEAK_BAD) | BAD_NOUNS | _MORE) - _VAGUE)

_PESTS = words(
    "flea fleas moth moths maggot maggots bedbug bedbugs cockroach cockroaches weevil weevils mice rat rats lice"
)
_SCORN = words("""
useless shower idiot idiots moron morons clown clowns thief thieves robber robbers muppet muppets crook crooks cowboy
cowboys liar liars bunch shame ashamed disappointed disappointing disappointment furious angry livid gutted fuming
annoyed fed unbelievable unreal poor shoddy cheap nightmare pain service customer complaint week seriously honestly
frankly experience ruin bloody damn hell disgust disgusting despicable hopeless incompetent garbage rant
""")
INSULTS = frozenset(stem(word) for word in JUDGED | _SCORN)
"""Stems of words that judge, and tell no matter."""

VAGUE = frozenset(
    stem(word)
    for word in words(
        "trip experience day ruin decent provide airline business firm bad row treat holiday evening brand thing"
    )
)
"""Stems of words that, alone, tell no trouble that a reply could name."""

AFTERMATH = re.compile(
    r"^\W*(?:and |so |now |then )*(?:i |we )?(?:missed|missing|lost) (?:my|our|a|the|his|her) (?:\w+ )?"
    r"(?:meetings?|day|morning|evening|night|work|pay|connections?|appointment|interview|party|wedding|funeral|birthday)\b"
)
"""What the customer lost by a trouble: who says sorry for the trouble has taken it up."""

_ABSENT = words("no nobody none nothing without zero neither nowhere noone never")
_ABLE = words(
    "can't cannot cant couldn't couldnt unable ca could receive received get got have had hear heard see seen arrive arrived"
)
_ARRIVES = words("came arrived turned showed appeared materialised")
_CUSTOMER = words("i i'm i've i'd i'll im ive we we're we've we'd we'll")
_LEADING = words("and but then so plus also now")
_REACTS = re.compile(
    r"\b(?:never (?:again|buy|fly|use|book|shop|order)|not (?:good|happy|impressed|that|helpful|being)|no (?:point|excuse|idea|clue|wonder|problem|way|matter|one else|longer|thanks)|"
    r"never had|i'm done|give up|lets? down|waste of|do you (?:know|realise|realize)|going to|guess|dropped the ball|you stink|won't be|will not|"
    r"do better|next time|if (?:i|you|we|it|they|my|our|your)\b|n't (?:matter|real|being|helpful|be back|wait|believe))\b"
)
_ASKS = re.compile(
    r"(?:and |but |so |either )*(?:don't|dont|do not|please|let's|lets|only been|what|what's|whats|why|who|whose|which|where|when will|how|is|are|am|do|does|did|can|could|will|would|should|any)\b"
)
"""How a clause begins that asks: a question is looked for by itself."""

_BEING = words("is was were are went gone tasted smelt smelled smells tastes been")
NEAR = 3
"""Words after a negation among which what it denies stands."""


def tells_trouble(lowers: Sequence[str]) -> bool:
    """Whether the lower-case words of a clause tell that something went wrong, beyond the writer's feelings."""
    if only_reacts(" ".join(lowers)):
        return False
    denied = [at for at, word in enumerate(lowers) if word in NEGATIONS or word in _NOT]
    if denied:
        return any(_denies_trouble(lowers, at) for at in denied)
    if "else's" in lowers or ("else", "'s") in pairwise(lowers):
        return True
    if not _PESTS.isdisjoint(lowers) or _told_by_customer(lowers):
        return not _PESTS.isdisjoint(lowers)
    return SIGNS.search(" ".join(lowers)) is not None or any(
        word in _BAD_WORDS or stem(word) in _BAD_STEMS or (word == "off" and at and lowers[at - 1] in _BEING)
        for at, word in enumerate(lowers)
    )


def _told_by_customer(lowers: Sequence[str]) -> bool:
    """Whether the clause tells what the customer did."""
    first = next((word for word in lowers if word not in _LEADING), "")
    return first in _CUSTOMER


def only_reacts(clause: str) -> bool:
    """Whether a lower-case clause tells how the writer takes it, or asks, and does not tell what happened."""
    clause = clause.replace(" n't", "n't").replace(" '", "'").strip()
    return _REACTS.search(clause) is not None or _ASKS.match(clause) is not None


_NOT = words(
    "don't doesn't didn't won't can't couldn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't shouldn't dont "
    "doesnt didnt wont cant couldnt isnt wasnt arent werent hasnt havent hadnt wouldnt shouldnt ain't aint"
)


def _denies_trouble(lowers: Sequence[str], at: int) -> bool:
    """Whether what is denied is something that ought to have been."""
    if lowers[at] == "never" and not _BAD_WORDS.isdisjoint(lowers[at + 1 : at + 1 + NEAR]):
        return False
    if any(word in _ARRIVES for word in lowers[at + 1 : at + 2]):
        return True
    if any(word in GOOD_NEGATED for word in lowers[at + 1 : at + 1 + NEAR]):
        return False
    by_customer = _told_by_customer(lowers) or any(
        word in _CUSTOMER for word in lowers[max(0, at - NEAR) : at]
    )
    if lowers[at] in _ABSENT and not (lowers[at] == "never" and by_customer):
        return True
    return not _ABLE.isdisjoint(lowers) if by_customer else at > 0
