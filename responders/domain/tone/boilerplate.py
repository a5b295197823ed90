"""Each customer is the only one: no stock phrases, no text used before, their matter by its name (P20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.domain.reading import Kind, Risk
from responders.domain.choosing import likeness_to
from responders.domain.finding import Weight
from responders.domain.tone.check import MISSING, Check, Span, any_of, spans
from responders.domain.tone.said import Said

TOO_ALIKE = 0.5
"""Likeness to a recent reply (0 to 1, see likeness.py) from which a text counts as used before."""

STOCK = any_of(
    r"\b(?:for|about) (?:the|any|this|all the|your) inconveniences?\b(?: (?:this|it|that)(?: may| might)? (?:has|have|had)? ?caused?)?|\binconvenience caused\b",
    r"\b(?:thank you|thanks) (?:so much |very much )?for (?:reaching out|contacting us|getting in touch|your (?:feedback|patience|understanding|message|comments?|inquiry|enquiry|patronage|continued \w+)|bringing this to (?:our|my) attention|taking the time to (?:share|provide|leave|contact))\b",
    r"\brest assured\b|\bplease be (?:advised|assured|informed|aware)\b|\bdo(?:n't| not) hesitate\b|\bat your earliest convenience\b|\bas a (?:token|gesture) of\b|\bplease note that\b|\bwe appreciate your (?:patience|feedback|understanding|business|patronage|concern)\b",
    r"\bdear (?:valued |esteemed |our )?(?:customer|sir|madam|guest|client|user|passenger|member|patron)\b|\bvalued (?:customer|guest|client|member|passenger)s?\b|\bto whom it may concern\b",
    r"\b(?:your|the) (?:concern|query|request|complaint|feedback|comment|message|case|ticket|issue)s? (?:has|have|is|are|was|were|will be) (?:been )?(?:very |extremely )?(?:noted|important|received|forwarded|escalated|logged|registered|valued|appreciated|passed)\b",
    r"\bwe (?:\w+ )?(?:understand|appreciate|recogni[sz]e|acknowledge) (?:your|that you|the|how) (?:frustration|concerns?|disappointment|frustrating|inconvenience)\b|\bwe understand how (?:frustrating|upsetting|disappointing)\b",
    r"\bsorry (?:to hear )?(?:that |about |for )?(?:you (?:had|have had|did(?:n't| not) have)|your|the) (?:a |an )?(?:\w+ )?(?:bad|poor|negative|unpleasant|recent|less than \w+|unsatisfactory|disappointing|good|great|pleasant) ?\w* ?experience\b|\b(?:your|this|the) (?:\w+ )?experience (?:does not|doesn't|did not|didn't|is not|isn't) (?:\w+ )?(?:reflect|meet|represent|in line)\w*\b",
    r"\b(?:look forward to|hope to) (?:serving|welcoming|seeing|serve|welcome|see|assisting|having|have) you\b|\bhope to see you again\b|\b(?:relevant|appropriate|concerned|respective) (?:team|department|people|staff|parties)\b",
    r"\b(?:get|be) back to you (?:as soon as possible|shortly|soon|in due course)\b|\bone of our (?:representatives?|agents?|advisors?|team members|customer service)\b|\bour (?:customer (?:service|care|support|relations)|support) (?:team|department|representatives?)\b|\bticket (?:number|has been)\b|\bis being (?:looked into|investigated|reviewed)\b",
)


def find(said: Said) -> Iterator[Span]:
    """Stock phrases; then a text used before, or one that could answer anybody."""
    found = False
    for span in spans(STOCK, said):
        found = True
        yield span
    if likeness_to(said.reply, said.recent) >= TOO_ALIKE:
        yield 0, len(said.reply)
    elif not found and said.kind in {Kind.COMPLAINT, Kind.PRAISE} and fits_anybody(said):
        yield MISSING


_HIDDEN = re.compile(r"@\w+|https?://\S+")
_CONTENT = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "you",
        "your",
        "our",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "not",
        "but",
        "with",
        "this",
        "that",
        "they",
        "them",
        "then",
        "than",
        "from",
        "all",
        "any",
        "can",
        "could",
        "will",
        "would",
        "should",
        "just",
        "been",
        "being",
        "about",
        "after",
        "before",
        "again",
        "still",
        "even",
        "ever",
        "never",
        "get",
        "got",
        "out",
        "off",
        "into",
        "over",
        "very",
        "too",
        "also",
        "how",
        "why",
        "what",
        "when",
        "where",
        "who",
        "which",
        "there",
        "here",
        "now",
        "today",
        "please",
        "thank",
        "thanks",
        "sorry",
        "hello",
        "its",
        "it's",
        "let",
        "know",
        "like",
        "one",
        "two",
        "three",
        "more",
        "much",
        "some",
        "such",
        "only",
        "really",
        "back",
        "make",
        "made",
        "going",
        "want",
        "need",
        "back",
        "because",
        "did",
        "does",
        "doing",
        "don't",
        "didn't",
        "can't",
        "won't",
        "i'm",
        "i've",
        "i'll",
        "we're",
        "we've",
        "we'll",
        "isn't",
        "say",
        "said",
        "says",
        "tell",
        "told",
        "put",
        "right",
        "way",
        "thing",
        "things",
        "time",
        "day",
        "days",
        "yes",
        "no",
        "nice",
        "good",
        "great",
        "bad",
        "best",
        "worst",
        "well",
        "love",
        "lovely",
        "team",
    ]
)


def fits_anybody(said: Said) -> bool:
    """Whether a reply takes up not one telling word of a post that has some."""
    if said.reading is not None and Risk.SELF_HARM in said.reading.risks:
        return False
    theirs = telling(said.mention[:2000].lower().replace("’", "'"))
    if len(theirs) < (3 if said.facts.things or said.facts.issues else 6):
        return False
    ours = telling(said.plain)
    if theirs & ours:
        return False
    if said.facts.praised and said.facts.praised in said.plain:
        return False
    told = " ".join(
        (*(issue.noun for issue in said.facts.issues), *(issue.clause for issue in said.facts.issues))
    )
    return not (telling(told) & ours)


@lru_cache(maxsize=1024)
def telling(text: str) -> frozenset[str]:
    """The stems of a lower-case text's telling words."""
    words = _CONTENT.findall(_HIDDEN.sub(" ", text))
    return frozenset(_stem(word) for word in words if word not in _COMMON)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


CHECK = Check(
    code="boilerplate",
    principle="P20",
    weight=Weight.WARN,
    advice="Write it for this customer alone: name their matter in their own words, and leave stock phrases out.",
    example="Dear customer, we apologise for the inconvenience. – Maya",
    find=find,
)
