"""Show it, don't say it: slogans about caring are worth nothing (P6)."""

from __future__ import annotations

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, any_of, spans

SLOGAN = any_of(
    r"\b(?:your|customer|guest|client|our customers'?) (?:\w+ )?(?:satisfaction|business|feedback|opinion|custom|happiness|comfort|experience|safety|loyalty|call|trust|needs?|voice|service)(?: \w+)? (?:is|are|means?|matters?|comes?)(?: \w+){0,2}? (?:important|(?:top|number one|highest|first|main|utmost|our) \w*priority|priority|valued|everything|the world|a lot|first|to us|paramount|at the heart|key)\b",
    r"\b(?:our |the |every )?(?:customers?|guests?|clients?|passengers) (?:is|are|come|always come|always comes|comes)(?: \w+)? (?:first|king|everything|important|at the heart|our (?:number one|top|first|highest) priority|family|number one)\b|\bcustomer (?:is always right|comes first|satisfaction guaranteed|obsess\w+|centric|focus\w*)\b",
    r"\bwe (?:\w+ )?(?:value|treasure|cherish|appreciate) (?:you|your|each|every|all|our)(?: \w+)? ?(?:as (?:a|our)|custom\b|customers?|business|loyalty|feedback|opinion|patronage|guests?|clients?|trust|input)\b",
    r"\bwe (?:\w+ )?(?:pride ourselves|strive|aim|endeavou?r|aspire|work tirelessly) (?:on|to|in|for)\b|\bwe(?:'re| are) (?:\w+ )?(?:committed|dedicated|devoted|passionate|proud) (?:to|about|of)\b|\bwe take (?:\w+ )?pride\b|\b(?:our )?commitment to (?:\w+ )?(?:quality|excellence|service|customers?|you|our)\b",
    r"\b(?:highest|high|exceptional|outstanding|world[- ]class|first[- ]class|top[- ]notch|unparalleled|excellent|best possible|premium|superior|legendary) (?:\w+ )?(?:standards?|service|quality|experience|customer (?:service|care|experience)|level of)\b(?! (?:of course)?)(?<!not the best possible)|\bservice excellence\b|\bexceed(?:ing)? (?:\w+ )?expectations\b|\bgo(?:ing)? (?:above and beyond|the extra mile)\b",
    r"\bwe (?:\w+ )?care (?:deeply |very much |so much |a lot )?about (?:our|every|all|each|you|your|what)\b|\bbecause we care\b|\bwe take (?:your|all|these|such|this|customer|any|every|matters|complaints|feedback|it|things)(?: \w+){0,4}? ?(?:very |extremely |so )?seriously\b",
    r"\b(?:is|it's|it is|that's|remains) (?:always )?(?:our|the) (?:\w+ )?(?:goal|mission|aim|passion|(?:top|number one|highest|first|main|utmost|absolute) priority|promise to you|philosophy|motto)\b|\bat the heart of (?:everything|all|what) we\b|\bput(?:ting)? (?:our )?(?:customers?|you|people) first\b|\bmeans the world to us\b|\bpart of (?:the|our) \w+ family\b|\blike family\b",
)

CHECK = Check(
    code="slogan",
    principle="P6",
    weight=Weight.WARN,
    advice="Leave the slogan out and say the one thing that you do.",
    example="I'm sorry. Your satisfaction is our top priority. – Maya",
    find=lambda said: spans(SLOGAN, said),
)
