"""A cheap guess at what a post is, for a check that has no reading of it."""

from __future__ import annotations

import re

from monitor.domain.reading import Kind
from responders.domain.facts import Facts

GLAD = re.compile(
    r"\b(?:thanks?|thank you|thx|love|loved|lovely|amazing|brilliant|great|best|kudos|shout ?-?out|excellent|perfect|"
    r"wonderful|delicious|fantastic|awesome|superb|fab|fabulous|impressed|happy|delighted|stunning|beautiful|"
    r"recommend|well done|hats off|5 stars|five stars|spot on|chuffed|gem|legend|legends|star|yum|tasty|favou?rite)\b",
    re.IGNORECASE,
)
SAD = re.compile(
    r"\b(?:worst|terrible|awful|horrible|appalling|disappoint\w*|angry|furious|fuming|livid|annoy\w*|upset|refund|"
    r"complain\w*|broken|broke|disgust\w*|rude|unacceptable|ridiculous|scam\w*|joke|fail\w*|useless|poor|pathetic|"
    r"wrong|late|missing|lost|delay\w*|cancel\w*|charged|overcharged|ignored|waiting|waited|hold|rip[- ]?off|"
    r"shambles|disgrace\w*|never again|avoid|lied|lies|robbed|steal\w*|stolen|crash\w*|down|error|problem\w*|"
    r"issues?|trouble|not working|doesn'?t work|won'?t|can'?t|cannot|still|nobody|no one|hurt|injur\w*|ill|sick|sue|"
    r"lawyer|solicitor|dirty|cold|stale|damaged|faulty|leak\w*|smash\w*|bad|hate|sucks?|crap|shit\w*|fuck\w*|wtf|"
    r"ffs|fix|help|another|yet again|no (?:reply|answer|response|refund)|thanks for nothing)\b",
    re.IGNORECASE,
)
PRAISE_REPLY = re.compile(
    r"\b(?:thank you|thanks)\b.{0,60}\b(?:kind words|lovely|praise|compliment|shout ?-?out|review|recommend\w*|"
    r"saying so|telling us about)|\bmade (?:my|our|his|her|their|\w+'s) (?:day|morning|week)\b|"
    r"\b(?:so |really |very )?(?:glad|happy|pleased|delighted|thrilled) (?:to hear |that )?(?:you|it|we)\b.{0,30}\b(?:enjoy\w*|lik\w+|lov\w+|"
    r"happy|hit the spot|looked after)|\bso kind of you\b|\bwhat a (?:kind|lovely)\b"
)
NOT_PRAISE = re.compile(
    r"\b(?:sorry|apolog\w+|unfortunately|frustrat\w+|complaint|problem|issue|inconvenience|wrong)\b"
)


def guess_kind(mention: str, facts: Facts) -> Kind:
    """Complaint, praise or question by plain words; a complaint in doubt, since that asks most of a reply."""
    text = mention[:2000].replace("’", "'")
    sad = len(SAD.findall(text)) + 2 * len(facts.issues)
    glad = len(GLAD.findall(text))
    if glad > sad and "?" not in text:
        return Kind.PRAISE
    if glad > sad + 1:
        return Kind.PRAISE
    if "?" in text and sad == 0:
        return Kind.QUESTION
    return Kind.COMPLAINT


def is_praise_reply(plain: str) -> bool:
    """Whether a lower-case reply plainly answers praise."""
    return bool(PRAISE_REPLY.search(plain)) and not NOT_PRAISE.search(plain)
