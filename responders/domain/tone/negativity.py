"""Our own bad feelings stay with us (P26)."""

from __future__ import annotations

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, any_of, spans

NEGATIVE = any_of(
    r"\b(?:we|i)(?:'re|'m| are| am| feel| felt| were| was) (?:\w+ )?(?:frustrated|annoyed|hurt|offended|fed up|exhausted|overwhelmed|swamped|understaffed|under-?staffed|short[- ]staffed|short of staff|stressed|rushed off|drowning|insulted|upset (?:by|with|at|that you)|tired of|sick of|angry (?:with you|at you|about your)|disappointed (?:by|with|in|that|to (?:read|see|hear) (?:your|such|this|you))|sadden?ed (?:by|to (?:read|see|hear) (?:your|such|this|you))|shocked (?:by|at) your|surprised (?:by|at|that|to) (?:your|you|such|read|hear|see)|disheartened|dismayed by your|struggling|run off our feet|dreading)\b",
    r"\b(?:unfair|harsh|hurtful|unkind|unjust|unreasonable|cruel|mean)(?: \w+)? (?:review|comment|post|criticism|words|tweet|of you|to say|accusation|remark|rating|to (?:us|our))\w*\b|\b(?:this|that|it|your \w+)(?:'s| is| was| seems| feels) (?:\w+ )?(?:unfair|hurtful|upsetting for (?:us|me|our)|hard (?:on|for) (?:us|our|me)|unreasonable|harsh|very damaging|damaging to us)\b|\bupset (?:my|our) (?:team|staff|people)\b",
    r"\b(?:we've|we have|i've|i have|it's|it has|it was|we had|i had) (?:been |had )?(?:a |an )?(?:\w+ )?(?:terrible|awful|horrible|crazy|mad|hellish|nightmare|hectic|dreadful|manic|insane|rough|tough|bad|nightmarish|long|hard) (?:day|week|month|time|year|morning|weekend|few \w+)\b(?= for (?:us|our|me|the team)|[.,!]| here| too| at our| and| with| ourselves| in the| as)(?<!you've had)",
    r"\b(?:ugh|sigh|argh|grr+|facepalm)\b|\bwe hate (?:this|it|when|dealing|having)\b|\bwe(?:'re| are) only a (?:small|tiny)\b|\bwe(?:'re| are) (?:just|only) a (?:small|tiny)? ?(?:team|shop|business|family)\b|\bwe(?:'re| are) doing our best\b|\bwe(?:'re| are) trying (?:our|my) (?:very )?best\b|\bnot (?:easy|nice|pleasant) for us\b|\b(?:we|i) (?:don't|do not) (?:have (?:the )?time|enjoy|appreciate (?:being|your|the tone|such))\b|\bhow do you think (?:we|i) feel\b|\b(?:it|this) (?:hurts|stings) (?:us|our|me|to)\b|\bour (?:staff|team) (?:work|works) (?:very |extremely |so |really )?hard\b|\bwe (?:work|try) (?:very |so |really |extremely )hard\b",
)

CHECK = Check(
    code="negativity",
    principle="P26",
    weight=Weight.WARN,
    advice="Keep how we feel for an internal note; write about the customer's trouble.",
    example="I'm sorry, but your review is unfair and we've had a terrible week. – Maya",
    find=lambda said: spans(NEGATIVE, said),
)
