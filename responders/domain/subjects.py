"""What a question asks about, from a list of usual subjects."""

from __future__ import annotations

import re

_SUBJECTS = (
    (r"open(?:ing)?(?: hours| times)?\b|\bclos(?:e|ing|ed)\b|what time|hours\b", "our opening times"),
    (r"\bpark(?:ing)?\b", "parking"),
    (r"\bwheelchair|step[- ]free|accessib", "getting in and around step-free"),
    (r"gluten|coeliac|celiac", "gluten-free choices"),
    (r"\bvegan|vegetarian|plant[- ]based|dairy[- ]free", "vegan and dairy-free choices"),
    (r"allerg|\bnuts?\b|ingredient", "what is in it"),
    (
        r"\b(?:ship|shipping|deliver|delivery|post)\b.*\b(?:to|abroad|overseas|international)|do you (?:deliver|ship|post)",
        "where we deliver",
    ),
    (r"back in stock|in stock|restock|sold out|available again|stock", "when it's back in stock"),
    (r"\b(?:dog|dogs|puppy|pets?)\b", "bringing a dog"),
    (r"gift ?cards?|vouchers?", "gift cards"),
    (r"\breturn(?:s|ing)?\b|send (?:it )?back|exchange", "sending something back"),
    (r"student|discount|offer|promo|coupon|code|sale\b", "discounts"),
    (r"\bsize|sizes|sizing|fit\b|measure", "the size"),
    (r"\brepair|spare|replacement part|fix\b", "a repair"),
    (r"\bbook|booking|reserv|table for|appointment", "booking"),
    (r"\bjob|jobs|vacanc|hiring|work for you|apprentice", "working with us"),
    (r"how much|price|cost|fee", "the price"),
    (r"\bwi-?fi\b", "the wifi"),
    (r"warrant|guarantee", "the guarantee"),
    (r"recycl|packaging|plastic", "our packaging"),
    (r"where are you|address|located|location|find you", "where to find us"),
    (r"\bclass(?:es)?\b|workshop|course|lesson", "our classes"),
    (r"flight|airport|gate|terminal", "your flight"),
    (r"\bbag(?:s|gage)?\b|luggage|carry[- ]on", "your bags"),
    (r"\bapp\b|website|online|log ?in|password", "doing this online"),
)
SUBJECTS = tuple((re.compile(pattern), said) for pattern, said in _SUBJECTS)


def subject_of(text: str) -> str:
    """What the lower-case text asks about; empty where the list does not know."""
    for pattern, said in SUBJECTS:
        if pattern.search(text):
            return said
    return ""


_PRAISED = (
    (r"\bflat white\b", "the flat white"),
    (
        r"\b(?:quick|fast|speedy|next[- ]day) (?:delivery|shipping)|arrived (?:today|early|the next day|in a day)|came (?:so |really )?(?:quick|fast|early)\w*|delivered (?:so |really )?(?:quick|fast|early)\w*",
        "the quick delivery",
    ),
    (r"\b(?:packag\w+|wrapp\w+|wrapped)\b", "the wrapping"),
    (r"\b(?:atmosphere|vibe|ambience|cosy|cozy)\b", "the place itself"),
    (
        r"\b(?:customer service|service|support|help|helpful|staff|team|crew)\b",
        "the service",
    ),
)
PRAISED = tuple((re.compile(pattern), said) for pattern, said in _PRAISED)


def praised_in(text: str) -> str:
    """What the lower-case text praises beside things: the service, the delivery; empty where unknown."""
    for pattern, said in PRAISED:
        if pattern.search(text):
            return said
    return ""
