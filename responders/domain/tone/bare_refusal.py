"""A friendly "no" is still bad service: a refusal comes with something we can do (P2)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.acts import acts
from responders.domain.tone.check import Check, Span, any_of, stands
from responders.domain.tone.said import Said

REFUSAL = any_of(
    r"\b(?:we|i)(?:'re| are|'m| am)? (?:\w+ ){0,2}?(?:can't|cannot|can not|unable to|not able to|won't be able to|will not be able to|do not|don't|won't|will not|couldn't|have to decline|must decline|decline)(?: (?:offer|give|refund|accept|exchange|replace|do|help|change|cancel|make|provide|process|issue|honou?r|allow|return|extend|assist|take|authori[sz]e|reimburse|compensate|credit|go|waive|deliver|any|that|this|it|more|anything))\b[^.!?\n]{0,60}",
    r"\bno (?:refunds?|exceptions?|returns|exchanges|cancellations)\b|\b(?:is|are|it's|that's|isn't|aren't) (?:simply |just |not |unfortunately |sadly )*(?:(?<=not )possible|(?<=isn't )possible|(?<=aren't )possible|non-?refundable|not eligible|ineligible|not refundable|not covered|not permitted|not allowed|against)\b|\bnothing (?:more |else |further )?(?:we|i) can do\b|\byou(?:'re| are) not (?:eligible|entitled)\b|\b(?:has|have|was|been) (?:declined|denied|rejected|refused)\b|\bout of the question\b",
)
ALTERNATIVE = any_of(
    r"\binstead\b|\bwhat (?:i|we) can (?:do|offer)\b|\b(?:but|however,?|though,?) (?:i|we)(?:'ll| will(?! not)| can(?!'t| not)| could|'ve| have|'d)\b(?!n't)|(?<!nothing )(?<!that )(?<!else )\b(?:i|we) can (?:offer|send|give|do|move|swap|repair|find|get|put|arrange|make|help)\b|\bhere's what\b|\balternative(?:ly)?\b|\bhappy to\b|\bwould (?:that|this|a|you)\b[^.!?\n]*\?|\bhow about\b"
)


def find(said: Said) -> Iterator[Span]:
    """The refusal in a reply that offers nothing in its place."""
    refusal = REFUSAL.search(said.plain) if stands(REFUSAL, said) else None
    if refusal is None or ALTERNATIVE.search(said.plain):
        return
    if acts(said.plain[: refusal.start()]) or acts(said.plain[refusal.end() :]):
        return
    yield refusal.start(), refusal.start() + len(refusal[0].rstrip(" ,"))


CHECK = Check(
    code="bare-refusal",
    principle="P2",
    weight=Weight.WARN,
    advice="Say what you can do instead, and do it.",
    example="I'm sorry about the shoes, but we can't give refunds on sale items. – Maya",
    find=find,
)
