"""Show it, don't say it: slogans about caring are worth nothing (P6)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Span, any_of, spans
from responders.domain.tone.looking import quoted
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import NEVER, sensing

_DEAR = r"(?:quality|safety|service|honesty|trust|hygiene|freshness|privacy|security|comfort|excellence|care|customers?|patients?|guests?|passengers?|travellers?|riders?|people|players?|readers?|gamers?|clients?|members?|residents?|tenants?|pupils?|students?|pets?|children|families|parents|fans|users|(?:the|our) community|customer (?:delight|satisfaction|service|care|happiness|joy)|your (?:satisfaction|happiness|comfort|trust|experience|safety|loyalty|business|custom))"
SLOGAN = any_of(
    r"\b(?:your|customer|guest|client|our customers'?) (?!feedback is (?:very |so |really )?important)(?:\w+ )?(?:satisfaction|business|feedback|opinion|custom|happiness|comfort|experience|safety|loyalty|call|trust|needs?|voice|service)(?: \w+)? (?:is|are|means?|matters?|comes?)(?: \w+){0,2}? (?:important|(?:top|number one|highest|first|main|utmost|our) \w*priority|priority|valued|everything|the world|a lot|first|to us|paramount|at the heart|key)\b",
    r"\b(?:our |the |every )?(?:customers?|guests?|clients?|passengers) (?:is|are|come|always come|always comes|comes)(?: \w+)? (?:first|king|everything|important|at the heart|our (?:number one|top|first|highest) priority|family|number one)\b|\bcustomer (?:is always right|comes first|satisfaction guaranteed|obsess\w+|centric|focus\w*)\b",
    r"\bwe (?:\w+ )?(?:value|treasure|cherish|appreciate) (?:you|your|each|every|all|our)(?: \w+)? ?(?:as (?:a|our)|custom\b|customers?|business|loyalty|feedback|opinion|patronage|guests?|clients?|trust|input)\b",
    r"\bwe (?:\w+ )?pride ourselves\b|\bwe (?:\w+ )?(?:strive|endeavou?r|aspire|work tirelessly) (?:on|to|in|for)\b|\bwe (?:\w+ )?aim to\b(?=[^.!?]*\b(?:best|every|all|highest|excellen\w+|customers?|service|standards?)\b)|\bwe(?:'re| are) (?:\w+ )?(?:committed|dedicated|devoted|passionate|proud) (?:to|about|of)\b(?! (?:her|him|them|you|that)\b)|\bwe take (?:\w+ )?pride\b|\b(?:our )?commitment to (?:\w+ )?(?:quality|excellence|service|customers?|you|our)\b",
    r"\b(?:highest|high|exceptional|outstanding|world[- ]class|first[- ]class|top[- ]notch|unparalleled|excellent|best possible|premium|superior|legendary) (?:\w+ )?(?:standards?|service|quality|experience|customer (?:service|care|experience)|level of)\b(?! (?:of course)?)(?<!not the best possible)|\bservice excellence\b|\bexceed(?:ing)? (?:\w+ )?expectations\b|\bgo(?:ing)? (?:above and beyond|the extra mile)\b",
    r"\bwe (?:\w+ )?care (?:deeply |very much |so much |a lot )?about (?:our|every|all|each|you|your|what)\b|\bbecause we care\b|\bwe take (?:your|all|these|such|this|customer|any|every|matters|complaints|feedback|it|things)(?: \w+){0,4}? ?(?:very |extremely |so )?seriously\b",
    r"\b(?:is|it's|it is|that's|remains) (?:always )?(?:our|the) (?:\w+ )?(?:goal|mission|aim|passion|(?:top|number one|highest|first|main|utmost|absolute) priority|promise to you|philosophy|motto)\b|\bat the heart of (?:everything|all|what) we\b|\bput(?:ting)? (?:our )?(?:customers?|you|people) first\b|\bmeans the world to us\b|\bpart of (?:the|our) \w+ family\b|\blike family\b",
    rf"\b{_DEAR} (?:\w+ly |always |just |will always )?(?:comes? first|(?:is|are|means?) (?:everything|the world)|matters?\b(?= to us| here| most|[.!,]|$)|(?:is|are) (?:at|in) (?:the (?:very )?heart|our (?:dna|blood))|(?:is|are) (?:key|king|paramount|sacred|our (?:\w+ )?(?:priority|passion|promise|strength|lifeblood)|what we (?:stand for|are about|live for)))|\b(?:every|each)(?: single| and every)? \w+ (?:matters|counts|is (?:special|important|family|precious|unique|valued))\b|\bput(?:s|ting)? (?:our |the )?{_DEAR} first\b",
    r"\bwe (?:\w+ )?take [^.!?\n]{1,60}? (?:very |extremely |so |incredibly |deadly |most |really )?seriously\b|\b(?:is|are) (?:\w+ )?taken (?:very |extremely |so )?seriously\b|\bwe(?:'re| are) (?:always|constantly|continuously|forever|continually) (?:\w+ )?(?:listening|striving|looking (?:for|to)|evolving|working (?:to|hard|on))\b|\b(?:we|our (?:team|staff|people)) (?:always |all |really |constantly )?(?:works?|tr(?:y|ies)) (?:very |so |really |extremely |incredibly )?hard (?:to|for|at|on|every|each)\b|\bnothing (?:is|matters) more (?:\w+ )?(?:to us )?than\b|\bsecond to none\b|\bwe (?:\w+ )?(?:believe in|stand for|live and breathe|exist to)\b|\bwe believe (?:that )?(?:every|each|all|our|customers?|good|great)\b",
    r"\b(?:your|all|customer|every|any) (?:\w+ )?(?:feedback|comments?|input|views?|thoughts|reviews?|suggestions?) (?:\w+ )?(?:helps?|allows?|enables?|lets?) us\b|(?:^|\bhere )at [\w&' ]{2,30},? (?:we|our)\b[^.!?]{0,30}\b(?:believe|care|pride|strive|love|value|promise|priority|committed|passionate|standards?)\b|\b(?:our|the \w+) (?:core )?(?:values?|mission|ethos|philosophy|motto|promise|vision|brand) (?:is|are|has always been|stands? for|means?)\b|\bthat's (?:our|the \w+) (?:promise|way|difference|guarantee|spirit)\b(?! (?:in|out|to))|\bwe (?:\w+ )?(?:cherish|treasure|value) (?:you|your|each|every|all|our)\b|\b(?:valued|loyal|cherished|treasured) (?:member|customer|guest|client|passenger|patient|player|reader|shopper)s?\b(?= (?:of|is|are|like|and)\b)",
    r"\bnothing (?:makes us happier|gives us more|pleases us more|matters more)\b|\b(?:customer|guest|client|patient|rider|passenger|user|player|reader)s?(?: \w+)? is (?:king|queen|boss|everything)\b|\b(?:in|runs? in|part of) our (?:blood|dna|veins|hearts?|nature)\b|\bwe hold ourselves\b|\b(?:your|every) (?:opinion|voice|view|happiness|comfort|trust|loyalty|feedback|word|visit) (?:really |truly |always )?(?:matters|counts|is valued|means)\b|\bwe(?:'re| are) (?:here|only here) (?:to serve|for you)\b|\bwe never (?:settle|compromise)\b|\b(?:always|only) the (?:very )?best for\b|\bserv(?:e|ing) you is\b|\bput (?:a )?smiles?\b|\bquality (?:you can trust|is our)\b|\bhappy customers? (?:is|are)\b",
    r"\b(?:the )?reason (?:why )?we (?:get up|exist|are here|do what|come to work|open)\b|\b\w+ing (?:\w+ ){1,2}is what we (?:do|live for|are about)\b|\bwhat (?:drives|moves|inspires|motivates) us\b|\bwe (?:always |will always )?(?:put|place) (?:you|people|customers|guests|patients|passengers|service|quality) first\b|\b(?:middle name|beating heart|north star)\b|\bwe (?:only )?want (?:only )?the (?:very )?best for\b|\bwe (?:\w+ )?(?:love|adore) (?:our|all our|every) (?:customers|guests|riders|readers|players|patients|community)\b",
)


def find(said: Said) -> Iterator[Span]:
    """Slogans outside of quotation marks."""
    for start, end in spans(SLOGAN, said):
        if not quoted(said, start):
            yield start, end


CHECK = Check(
    code="slogan",
    principle="P6",
    weight=Weight.WARN,
    advice="Leave the slogan out and say the one thing that you do.",
    example="I'm sorry. Your satisfaction is our top priority. – Maya",
    find=sensing(find, SpeechAct.SLOGAN, doubt=NEVER),
    why="Anybody can say that they care; one act shows it.",
)
