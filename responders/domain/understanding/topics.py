"""Which topic the plain words of a trouble speak of."""

from __future__ import annotations

import re

from monitor.domain.reading import Topic

_WORDS = {
    Topic.BILLING: r"charged|charging|billed|bill|bills|invoice|invoiced|overcharged|refund|refunded|debited|took (?:\w+ )?payment|money back",
    Topic.DELIVERY: r"deliver(?:y|ed|ing|ies)|parcels?|courier|shipping|shipped|dispatch(?:ed)?|tracking|out for delivery|packing room",
    Topic.DEFECT: r"broken?|cracked|faulty|leak\w*|stopped working|damaged|chipped|smashed|shattered|rattled|in (?:bits|pieces|two)|\w+ pieces|torn|fell apart|wobbl\w+|melted|undone|snapped|unravell?\w*|loose thread|gave up|(?:came|flew|fell) off|doesn't work|battery",
    Topic.STAFF: r"rude\w*|attitude|sigh(?:ed|s)|shout(?:ed|ing)|sneer\w*|patroni[sz]\w+|dismiss\w+|shrug\w*|laughed at|treated|followed (?:me )?round|snapped at|refused to|condescend\w*|unhelpful|unfriendly|the (?:girl|lad|man|woman|lady) (?:said|told|sighed|laughed)|moved to the back",
    Topic.WAITING: r"wait(?:ed|ing)|on hold|queu\w+|still no|no (?:answer|reply|response|word)|(?:hours|days|weeks|months) (?:later|ago|now|and)|(?:week|day) (?:\d+|two|three|four|five|six|seven|eight|nine)|(?:weeks|months) old|nobody's rung|until twenty|for an hour|took (?:an|over|two|three|four)",
    Topic.CANCELLATION: r"cancel\w*|unsubscrib\w*",
    Topic.ACCOUNT: r"(?:my|the|your) account|account's|log(?:ged|ging)? ?in|sign(?:ed)? ?in|password|locked out",
    Topic.OUTAGE: r"crash\w*|outage|offline|blank page|error (?:page|\d+)|error \d+|not load\w*|won't load|(?:site|website|app|checkouts?|page) (?:is |are |was )?(?:still )?down|goes to a page|payment page|page says|fell over|site collapses|shop collapses|emptied itself",
    Topic.BOOKING: r"booked|bookings?|reserv\w+|appointment|table was|our table|given away",
    Topic.PRICE: r"expensive|over-?priced|rip[- ]?off|price (?:rise|hike|increase|jump|went)|gone up|[£$€][\d.]+ (?:to|for the same|on a) |[£$€][\d.]+ on\b|delivery [£$€]|[£$€]\d+ to [a-z]",
    Topic.QUALITY: r"quality|stale|tastes?|tasted|mou?ldy|bland|burnt|soggy|filthy|dirty|cold|disgusting|moths?|ruined|gone off",
    Topic.SAFETY: r"hurt|burn(?:t|ed)|cut (?:my|his|her|our)|ill|sick|allerg\w+|glass|ambulance|hospital|injur\w+|dangerous|chok\w+|caught fire|reversed over|flew off|shard",
}
WORDS = {topic: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for topic, words in _WORDS.items()}
"""The words that bear out each topic."""

ORDER = (
    Topic.BILLING,
    Topic.CANCELLATION,
    Topic.BOOKING,
    Topic.DELIVERY,
    Topic.DEFECT,
    Topic.OUTAGE,
    Topic.ACCOUNT,
    Topic.STAFF,
    Topic.QUALITY,
    Topic.WAITING,
    Topic.PRICE,
)
"""Topics from the most telling to the most usual."""


def topic_of(words: str) -> str:
    """The topic of a lower-case trouble; "other" where no word tells."""
    return next((str(topic) for topic in ORDER if WORDS[topic].search(words)), str(Topic.OTHER))
