"""One person writes to another, not an institution to a file (P29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import sensing

_WHOM = (
    r"(?:customers?|guests?|clients?|sirs?|madams?|sir or madam|sir/madam|sir / madam|patrons?|passengers?|users?|members?|travellers?|"
    r"travelers?|shoppers?|subscribers?|patients?|tenants?|residents?|players?|buyers?|account ?holders?|policy ?holders?|consumers?|"
    r"valued \w+|esteemed \w+|diners?|students?|visitors?|friends?|gamers?|complainants?|reader|all)"
)
ADDRESS = any_of(
    rf"\b(?:dear|hello|hi|good (?:morning|afternoon|evening)|greetings),? (?:our |most )?(?:valued |esteemed |loyal |respected |honou?red |precious |cherished )*{_WHOM}(?= ?[,.!:–-]|$|\n)",
    rf"\b(?:valued|esteemed|respected|honou?red) (?:{_WHOM})",
    r"\bto whom(?:soever)? it may concern\b",
)
_THEM = r"(?:customer|guest|patient|passenger|client|tenant|resident|complainant|account ?holder|policy ?holder|cardholder|member|user|caller|claimant|subscriber|buyer|purchaser)"
_US = r"(?:company|firm|bank|management|practice|hotel|store|council|airline|department|business|organi[sz]ation|restaurant|clinic|school|university|surgery|office|undersigned|operator|carrier|retailer|club|society|provider|insurer)"
INSTITUTION = any_of(
    rf"\bthe {_THEM}(?:'s)? (?:is|was|will|must|may|shall|should|can|has|had|needs|is advised|contact|account|file|record)\b(?! (?:who|that|before))",
    rf"\b(?:to|by|from|with|of|for) the {_THEM}(?=[.,;!?]|$| in question| concerned| on| at our)(?<! next to the customer)",
    r"\b(?:all )?(?:customers|guests|passengers|patients|users|members|visitors|tenants|residents|clients|account ?holders|policy ?holders) (?:are|is) (?:kindly |hereby |politely )?(?:advised|reminded|requested|asked|required|invited|expected|informed|urged|encouraged)\b",
    rf"\bthe {_US} (?:sincerely |deeply |truly |very much |hereby |fully )?(?:regrets?|apologi[sz]es?|wishes|would like|thanks?|acknowledges?|accepts?|is (?:in receipt|sorry|aware|unable|committed|grateful|pleased)|has (?:received|noted|reviewed|decided)|takes|notes|values|appreciates|reserves|will (?:contact|respond|review|investigate)|extends|offers|endeavou?rs|does not accept|cannot|can not)\b",
    r"\bthis is an? (?:automated|automatic|auto|system)[- ]?(?:generated)?\b|\bauto(?:mated|matic|matically)?[- ]?(?:generated |system )?(?:message|reply|response|e-?mail|acknowledge?ment|notification)\b|\b(?:please )?do not (?:reply|respond) to this\b|\bgenerated automatically\b|\bunmonitored\b",
    r"\b(?:your (?:ticket|case|complaint|query|enquiry|inquiry|request|concerns?|feedback|claim|report|correspondence|matter|submission|comments?|message|reference|grievance|dispute|incident)|(?:the|this|an?) (?:ticket|case|complaint|query|enquiry|inquiry|concerns?|correspondence))(?: \S+)? (?:has been|have been|is being|was|were|is|are|will be) (?:now |duly |successfully |already |hereby |formally |also )*(?:logged|registered|raised|received|recorded|escalated|assigned|allocated|opened|created|forwarded|noted|acknowledged|closed|filed|queued|processed|submitted|lodged|prioriti[sz]ed|documented|referred|passed to the|under review|pending|important to (?:the|this))\b",
    r"\b(?:your|the|this|a|new) (?:(?:case|ticket|incident|complaint|reference|file|service request|enquiry|query|support|job)[ -]?(?:number|no\.?|id|ref(?:erence)?\.?|#)|reference) (?:is|was|has been|:)|\b(?:case|ticket|incident|complaint|enquiry|ref(?:erence)?)(?: (?:number|no\.?|id))? ?[:#] ?[\w-]*\d|\b(?:case|ticket|incident) (?:number |no\.? |id )?[a-z]{0,4}-?\d{3,}\b",
    r"\b(?:as |in line with |in accordance with |according to |under |due to |subject to |following |as set out in )?(?:per|in accordance with|in line with|in keeping with|according to|pursuant to|in compliance with) (?:to )?(?:our|the|company|store|standard|hotel|bank|airline|current|internal|its|group|corporate)(?:'s)? (?:\w+ )?(?:polic(?:y|ies)|procedures?|guidelines?|regulations|protocols?|process|rules|terms)\b|\b(?:as )?per policy\b|\bper (?:\w+ )?procedure\b",
    r"\bin receipt of\b|\breceipt of (?:your|this|the) (?:\w+ )?(?:complaint|message|comment|letter|correspondence|query|enquiry|e-?mail|post|feedback|report|claim)\b|\bplease be (?:advised|informed|notified)\b|\bkindly be (?:advised|informed)\b|\bthis (?:office|department|company|organi[sz]ation) \w+|\b(?:cases|tickets|complaints|requests|claims|enquiries|queries) are (?:handled|processed|dealt with|answered|reviewed|treated)\b",
)
LINES = any_of(
    r"\bthe (?:customer|passenger|guest|patient|member|user) (?:service|services|care|support|desk|line|lounge|information|relations|experience)\b"
)


def find(said: Said) -> Iterator[Spot]:
    """Addresses to anybody, and the voice of an institution."""
    for start, end in spans(ADDRESS, said):
        # "Dear customer" is one place, however many ways it is found.
        yield Spot(start, end, better=_hello(said), why="The customer is a person, not one of many.")
    for start, end in spans(INSTITUTION, said):
        if not LINES.match(said.plain, start):
            yield Spot(start, end)
    yield from _brand_speaks(said)


def _hello(said: Said) -> str:
    return f"Hi {said.context.customer}" if said.context.customer else "Hello"


def _brand_speaks(said: Said) -> Iterator[Spot]:
    """The brand as a third person: "Acme regrets"."""
    brand = said.playbook.brand.strip().lower() if said.playbook else ""
    if len(brand) < 2:
        return
    for match in _third_person(brand).finditer(said.plain):
        yield Spot(*match.span(), why="You are the brand: say “we” or “I”.")


@lru_cache(maxsize=64)
def _third_person(brand: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:the )?{re.escape(brand)} (?:sincerely |deeply |truly |hereby |would like to |wishes to |fully )*"
        rf"(?:regrets?|apologi[sz]es?|acknowledges?|accepts?|appreciates?|thanks?|is sorry|takes|notes|values|offers (?:its|our)|"
        rf"is (?:committed|unable|aware)|endeavou?rs|has (?:noted|received|reviewed)|strives|does not|cannot|extends|understands)\b"
    )


CHECK = Check(
    code="impersonal",
    principle="P29",
    weight=Weight.WARN,
    advice="Write as yourself to this one customer: “I”, “we” and “you”, and their name where you know it.",
    example="Dear customer, I'm sorry. Your complaint has been registered and I'll call you by noon. – Maya",
    find=sensing(find, SpeechAct.IMPERSONAL),
    why="It sounds like an institution writing to a file.",
)
