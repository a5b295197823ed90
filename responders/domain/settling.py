"""What a post is, where the reading is unsure or the plain words say otherwise.

A reading is never overruled where something is at stake: a grave one, or one with a risk, stays as it is.
In doubt less is said: a reply that thanks for the word and promises to look is true of every post.
"""

from __future__ import annotations

import re

from monitor.domain.reading import SURE, Kind, Reading
from responders.domain.facts import Facts

GRAVE = 0.6
"""Severity (0 to 1) from which a complaint stays one."""

BELIEVED = 0.6
"""Confidence (0 to 1) from which praise without a plain word of praise is believed."""

MODERATE = 0.35
"""Severity (0 to 1) from which an unsure complaint still gets its apology."""

RATHER_SURE = 0.75
"""Confidence (0 to 1) from which a reading needs no plain words beside it."""

TELLS_WHY = 1.2
"""What a question that asks why must tell of a trouble to bear out a complaint."""

GLAD = re.compile(
    r"\b(?:thanks?|thank you|thx|ta|cheers|lov(?:e|ed|ing)|lovely|amazing|brilliant|great|best|kudos|shout ?-?out|excellent|"
    r"perfect|wonderful|delicious|fantastic|awesome|superb|fab|fabulous|impress\w+|happy|delighted|stunning|beautiful\w*|"
    r"recommend|well done|hats off|(?:5|five|seven) stars|spot on|chuffed|gem|legends?|yum|tasty|favou?rite|fair play|"
    r"credit (?:to|where)|not bad|can't complain|can't fault|heaven|top stuff|genius|finest?|deserves? a|hand it to|"
    r"customer for life|no drama|finally|beats|unreal|kind|gorgeous|magic|glad|pleased|should run)\b|[👏❤😍🥰💚💛💙🙏🍯]"
)
SAD = re.compile(
    r"\b(?:worst|terrible|awful|horrible|appalling|disappoint\w*|angry|furious|fuming|livid|annoy\w*|upset|gutted|complain\b|"
    r"broken?|broke|disgust\w*|rude|unacceptable|ridiculous|scam\w*|what a joke|fail\w*|useless|poor|pathetic|wrong|"
    r"(?<!no )late|missing|lost|delay\w*|charged|billed|overcharged|ignored|shambles|disgrace\w*|never (?:again|came|arrived)|avoid|lied|lies|"
    r"robbed|stolen|crash\w*|(?<!no )errors?|(?<!no )problems?|not working|doesn'?t work|won'?t (?:open|load|work|turn|start)|still no|hurt|ill|sick|dirty|stale|"
    r"damaged|faulty|leak\w*|smash\w*|chipped|crack\w*|melted|ruined|mou?ldy|moths?|hate|sucks?|crap|shit\w*|fuck\w*|wtf|ffs|rip[- ]?off|"
    r"thanks for nothing|taking the mick|shame|circus|soaked|empty|sold out|refus\w+|dead|undone|sigh\w*|declined|\d+(?:rd|th) (?:day|time)|third (?:day|time))\b"
)
IRONY = re.compile(r"\b(?:love|loving|lovely) (?:that|how|when|it when)\b")
DEVOTED = re.compile(
    r"\b(?:shout ?-?out (?:to|for)|kudos to|hats off|fair play to|customer for life|props to)\b"
)
MILD = {"waiting", "other", "price"}
"""Topics of issues that also praise tells of: "they mended it while I waited"."""

PROMOTES = re.compile(
    r"\b(?:for sale|price watch|pay only|set your own alert|giveaway|you(?:'ve| have) been (?:picked|selected|chosen)|use (?:my )?code)\b"
)
NOT_GLAD = re.compile(
    r"\b(?:thanks|cheers|thank you) (?:for nothing|a bunch|a lot for)|\bwell done\b.*\berror\b"
)
PRAISES = re.compile(
    r"\b(?:shout ?-?out (?:to|for)|kudos|hats off|fair play to|credit (?:to|where)|customer for life|well done to|thank you so much|"
    r"no drama|somebody listened|props to|(?:is|are|was|were|looks?|smells?|tastes?) (?:just |so |really |absolutely )?(?:lovely|great|gorgeous|delicious|brilliant|amazing|perfect|beautiful))\b"
)
ASKS = re.compile(
    r"(?:^|[.!,:] *|\bus,? +)(?:hi |hello |hey |quick (?:one|question) |please |so |and |but )*(?:what time|what are|what is|what's|when do|when are|when is|when will|where (?:are|is|do|can)|which|"
    r"how (?:long|much|many|big|do i|do you|often|far)|who (?:do|should|can)|is there|are there|is it|is the|is \w+ |are (?:you|your|the|dogs)|do you|do u|does|can i|can we|can you|could (?:i|we|you)|"
    r"would (?:you|the|it)|any chance|last posting|looking for)\b"
)


def promotes(reading: Reading, facts: Facts) -> bool:
    """Whether a post only sells something, whatever it was read as."""
    return (
        not (reading.by_person or reading.risks)
        and reading.severity < GRAVE
        and PROMOTES.search(facts.plain) is not None
    )


def settled_kind(reading: Reading, facts: Facts) -> Kind:
    """The kind a reply answers: the reading's, or what the plain words say where it is in doubt.

    `Kind.OTHER` for a post that was read as a complaint or as praise, and whose words bear out neither.
    """
    if reading.risks or reading.severity >= GRAVE or reading.confidence >= 0.9:
        return reading.kind
    asks_why = any(one.asks and one.weight >= TELLS_WHY for one in facts.quotable)
    sad = bool(facts.issues) or asks_why or SAD.search(facts.plain) is not None
    glad = GLAD.search(facts.plain) is not None and NOT_GLAD.search(facts.plain) is None
    if reading.kind is Kind.COMPLAINT:
        return _read_as_complaint(reading, facts, sad=sad)
    if reading.kind is Kind.PRAISE:
        sad = SAD.search(facts.plain) is not None or any(issue.topic not in MILD for issue in facts.issues)
        if sad and not glad:
            return Kind.COMPLAINT if reading.confidence < RATHER_SURE else Kind.OTHER
        if reading.confidence < BELIEVED and IRONY.search(facts.plain):
            return Kind.OTHER
        if reading.confidence < BELIEVED and not glad and not facts.staff:
            return Kind.OTHER
    return reading.kind


def _read_as_complaint(reading: Reading, facts: Facts, *, sad: bool) -> Kind:
    if DEVOTED.search(facts.plain) and not facts.issues:
        return Kind.PRAISE
    if sad:
        return Kind.COMPLAINT
    if PRAISES.search(facts.plain):
        return Kind.PRAISE
    if "?" in facts.plain and reading.severity < 0.4 and reading.asks_question and ASKS.search(facts.plain):
        return Kind.QUESTION
    return Kind.OTHER if reading.confidence < SURE and reading.severity < MODERATE else Kind.COMPLAINT
