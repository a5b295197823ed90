"""Active voice: somebody did it, and somebody mends it (P35)."""

from __future__ import annotations

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, any_of, spans

_HANDLED = (
    "made|noted|forwarded|escalated|logged|passed (?:on|along|to)|raised|looked (?:in)?to|dealt with|investigated|addressed|handled|reviewed|"
    "taken (?:into|seriously|up|on ?board)|actioned|considered|flagged|recorded|communicated|shared with|brought to|acknowledged|rectified|assessed"
)
PASSIVE = any_of(
    r"\b(?:mistakes?|errors?) (?:was|were|has been|have been|had been) (?:clearly |obviously )?made\b",
    rf"\b(?:it|this|that|they|these|your \w+|the \w+|our \w+|everything|steps|measures|action|\w+ed) (?:\w+ )?(?:has|have|had|will|is|are|was|were|can|must|should|would) (?:now |also |already |then |all |not |soon |always )*(?:been |being |be |be being )(?:\w+ly |now |further |fully )*(?:{_HANDLED})\b",
    r"\b(?:will|shall|can|to) be (?:\w+ly |further |fully )*(?:looked (?:in)?to|dealt with|investigated|addressed|handled|reviewed|taken (?:into|seriously|up)|actioned|escalated|contacted|reached out to)\b",
    r"\byou (?:will|shall|are going to) (?:soon |then |shortly )?be (?:contacted|notified|informed|advised|updated|reached)\b",
)

CHECK = Check(
    code="passive-voice",
    principle="P35",
    weight=Weight.WARN,
    advice='Say who does it: "I\'ll look into it", "we made a mistake".',
    example="I'm sorry, mistakes were made. Your complaint will be looked into by Friday. – Maya",
    find=lambda said: spans(PASSIVE, said),
)
