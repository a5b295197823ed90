"""What a question asks about, from a list of usual subjects."""

from __future__ import annotations

import re

from responders.domain.patterns import any_of
from responders.domain.things import things_in

_SUBJECTS = (
    (
        r"\bopening (?:hours|times)\b|\bwhat time\b.*\b(?:open|close|shut)\b|\b(?:are|do|will) you (?:\w+ )?(?:open|close|shut)\b|\bwhen\b.*\b(?:open|close|shut)\b|\bopen on\b",
        "our opening times",
    ),
    (r"\bpark(?:ing)?\b", "parking"),
    (r"\bwheelchair|step[- ]free|accessib", "getting in and around step-free"),
    (r"gluten|coeliac|celiac", "gluten-free choices"),
    (r"\bvegan|vegetarian|plant[- ]based|dairy[- ]free", "vegan and dairy-free choices"),
    (r"allergen|\bcontain\w* nuts?\b|ingredient", "what is in it"),
    (
        r"\b(?:ship|shipping|deliver|delivery|post)\b.*\b(?:to|abroad|overseas|international)|do you (?:deliver|ship|post)",
        "where we deliver",
    ),
    (r"back in stock|in stock|restock|available again", "when it's back in stock"),
    (
        r"\b(?:dogs?|pupp(?:y|ies))\b.*\b(?:welcome|allowed|friendly|bring|come|inside)\b|\bbring (?:my|our|a) (?:\w+ )?(?:dog|puppy)\b",
        "bringing a dog",
    ),
    (r"gift ?cards?|vouchers?", "gift cards"),
    (
        r"\breturns? (?:policy|label|it|this|them|something|an item)\b|send (?:it|this|them|something) back|\bexchange (?:it|this|them|for)\b",
        "sending something back",
    ),
    (r"student discount|\bdiscounts?\b|\bpromo\b|coupon|\b(?:voucher|discount|promo) codes?\b", "discounts"),
    (r"\b(?:what|which) sizes?\b|\bsizing\b|\bsize (?:chart|guide)\b|\bsizes? do\b", "the size"),
    (r"\brepair|\bspare (?:part|lid|key)|replacement (?:part|lid)", "a repair"),
    (r"\b(?:to|i|we|us) book\b|\bbooking\b|\breserv(?:e|ation)|table for|\bappointments?\b", "booking"),
    (r"\bjob|jobs|vacanc|hiring|work for you|apprentice", "working with us"),
    (r"\bhow much (?:is|are|does|do|for)\b|\bprices?\b|\bcosts?\b|\bfees?\b", "the price"),
    (r"\bwi-?fi\b", "the wifi"),
    (r"warrant|guarantee", "the guarantee"),
    (r"\brecycl|\bpackaging\b", "our packaging"),
    (r"where are you\b|your address|where .*\blocated\b|\bfind you\b", "where to find us"),
    (r"\bclass(?:es)?\b|workshop|course|lesson", "our classes"),
    (r"\b(?:my|our) flight\b", "your flight"),
    (r"\bbaggage\b|\bluggage\b|carry[- ]on|\bcabin bag", "your bags"),
)
SUBJECTS = tuple((re.compile(pattern), said) for pattern, said in _SUBJECTS)
ANY_SUBJECT = any_of(*(pattern for pattern, _ in _SUBJECTS))


def subject_of(sentences: tuple[str, ...]) -> str:
    """What the lower-case sentences ask about; empty where the list does not know.

    Only the sentences that end in a question mark count, or all of them where none does.
    """
    asking = [sentence for sentence in sentences if "?" in sentence] or list(sentences)
    asking = [sentence for sentence in asking if ANY_SUBJECT.search(sentence)]
    for pattern, said in SUBJECTS if asking else ():
        if any(pattern.search(sentence) for sentence in asking):
            return said
    return ""


_GOOD = (
    r"(?:love|loved|loving|lovely|amazing|brilliant|great|best|excellent|perfect|perfectly|wonderful|delicious|fantastic|awesome|superb|"
    r"fab|fabulous|stunning|beautiful|beautifully|gorgeous|tasty|favou?rite|impressed|incredible|outstanding|divine|heavenly)"
)
_PRAISED = (
    (rf"\b{_GOOD}\b.{{0,20}}\bflat whites?\b|\bflat whites?\b.{{0,20}}\b{_GOOD}\b", "the flat white"),
    (
        r"\b(?:quick|fast|speedy|next[- ]day) (?:delivery|shipping)|\bdelivered (?:so |really )?(?:quick|fast|early)\w*",
        "the quick delivery",
    ),
    (
        rf"\b{_GOOD} (?:\w+ )?(?:packag\w+|packing|wrapping)\b|\b(?:packaging|packing|wrapping) (?:is|was|were) (?:\w+ )?{_GOOD}\b|\b(?:careful|beautiful) packing\b",
        "the wrapping",
    ),
    (rf"\b{_GOOD}\b (?:\w+ )?(?:atmosphere|vibe|ambience)\b", "the place itself"),
    (
        rf"\b{_GOOD} (?:\w+ )?(?:customer service|service|support|staff|team|crew)\b|\b(?:customer service|service|staff|team|crew) (?:is|was|are|were|has been) (?:\w+ )?(?:{_GOOD}|helpful|kind|friendly)\b",
        "the service",
    ),
)
PRAISED = tuple((re.compile(pattern), said) for pattern, said in _PRAISED)
SOME_GOOD = re.compile(
    rf"\b(?:{_GOOD}|happy with|thanks? (?:you )?for|quick|fast|speedy|next[- ]day|delivered|careful|helpful|kind|friendly)"
)
"""A quick test: a sentence without a match of it praises nothing that we know."""

GOOD_BEFORE = re.compile(
    rf"\b(?:{_GOOD}|happy with|thanks for|thank you for)(?: (?:the|my|your|our|their|this|these|those|it|with|us|new|little))* $"
)
GOOD_AFTER = re.compile(
    rf"^ (?:is|are|was|were|looks?|tastes?|tasted|smells?) (?:just |so |really |absolutely |truly |all |simply |very )*{_GOOD}\b"
)
BUT = re.compile(
    r"\b(?:(?:shame|pity) about|only (?:downside|complaint|gripe))\b|\b(?:but|although|though|except|however)\b.{0,60}"
    r"\b(?:slow|late|cold|wait(?:ed)?|wrong|expensive|pricey|dirty|rude|dry|missing|broken|stale|forgot|disappointing|let down)\b"
)


def praised_in(sentences: tuple[str, ...]) -> str:
    """What the lower-case sentences plainly praise: the service, or a thing that a kind word stands beside."""
    sentences = tuple(sentence for sentence in sentences if SOME_GOOD.search(sentence))
    for sentence in sentences:
        for pattern, said in PRAISED:
            if pattern.search(sentence):
                return said
    for sentence in sentences:
        for thing in things_in(sentence):
            if thing.category in {"people", "money", "line", "place"} and thing.word not in {
                "shop",
                "store",
                "restaurant",
                "cafe",
                "room",
                "rooms",
            }:
                continue
            before, after = sentence[: thing.start], sentence[thing.start + len(thing.said) :]
            if GOOD_BEFORE.search(before) or GOOD_AFTER.search(after):
                return thing.named.replace("your ", "the ", 1)
    return ""
