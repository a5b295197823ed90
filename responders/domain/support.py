"""Whether a post's own words bear out a topic of its reading: only then is the topic said back, and its remedy."""

from __future__ import annotations

import re

from monitor.domain.reading import Reading, Risk, Topic
from responders.domain.facts import Facts
from responders.domain.understanding.topics import WORDS

SURE_OF_RISK = 0.3
"""Share of the push (0 to 1) that the evidence toward self-harm must have where no plain word speaks of it."""

SELF_HARM_WORDS = re.compile(
    r"\b(?:di(?:e|ed|ing)|dead|death|kill\w*|suicid\w*|end (?:it|my|things)|hurt(?:ing)? (?:myself|himself|herself)|harm\w*|no point|"
    r"can'?t (?:go on|do this|cope|take)|not be here|depress\w*|hopeless|worthless|pills|overdos\w+|goodbye|"
    r"liv(?:e|ing)|life|anymore|any more|much longer|alone|be with (?:him|her|them)|get(?:ting)? up)\b"
)
PRESS_WORDS = re.compile(
    r"\b(?:journalist|reporter|(?:news|consumer|picture|city) ?desk|before we (?:print|publish|go to press)|(?:our|two|several|many) readers|"
    r"i (?:write for|cover)|for comment|request for comment)\b"
)
FAMILY = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:son|daughter|child|kids?|baby|boy|girl|lad|toddler|mum|mother|mom|dad|father|husband|wife|partner|"
    r"brother|sister|nan|gran|grandmother|grandad|grandfather|friend|dog|cat|sons|daughters|dads|mums)\b"
)
MYSELF = re.compile(
    r"\b(?:i(?:'ve| have|'m| was| am)? (?:cut|burn\w*|hurt|slipped|fell|got|been|ended|choked|swallowed)|my (?:own )?(?:hand|hands|finger|lip|foot|leg|arm|"
    r"face|eye|throat|mouth|head|back|knee)|burnt me|hurt me|been ill)\b"
)


def supported(topic: Topic, facts: Facts) -> bool:
    """Whether the post's plain words speak of a topic that its reading names."""
    pattern = WORDS.get(topic)
    return pattern is not None and pattern.search(facts.plain) is not None


def borne_out(risk: Risk, reading: Reading, facts: Facts) -> bool:
    """Whether a reading's risk decides the reply.

    Self-harm does not only where the evidence is thin, no word speaks of it, and the post plainly tells some
    other trouble: a crisis line too many is a smaller wrong than one too few.
    """
    if risk is not Risk.SELF_HARM:
        return True
    pieces = [piece.weight for piece in reading.evidence if piece.toward == str(risk)]
    thin = bool(pieces) and sum(pieces) < SURE_OF_RISK and bool(facts.issues)
    return not thin or SELF_HARM_WORDS.search(facts.plain) is not None


def asks_for_the_press(facts: Facts) -> bool:
    """Whether a journalist writes, by plain words."""
    return PRESS_WORDS.search(facts.plain) is not None


def somebody_else(facts: Facts) -> bool:
    """Whether the post speaks of somebody near to the writer, and not of the writer's own body."""
    return FAMILY.search(facts.plain) is not None and MYSELF.search(facts.plain) is None
