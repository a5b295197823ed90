"""Trouble with what was ordered, eaten, worn, booked or travelled in."""

from __future__ import annotations

from responders.domain.issue_rule import Rule

_BROKEN = (
    "broken|smashed|cracked|shattered|damaged|leaking|faulty|torn|ripped|dented|scratched|stained|chipped|bent|"
    "dead|squashed|crushed|empty|mouldy|moldy|rotten|wilted|defective|snapped|split|burnt out|soaked"
)
_BAD_FOOD = (
    "cold|stale|burnt|burned|soggy|raw|undercooked|overcooked|(?<!high and )dry|tasteless|bland|lukewarm|watery|greasy|"
    "mouldy|moldy|rotten|inedible|sour|rock hard|frozen"
)
_NOT = r"\b(?:never|has ?n[o']?t|have ?n[o']?t|had ?n[o']?t|did ?n[o']?t|is ?n[o']?t|not|yet to|no|still n[o']?t|without)"

GOODS_RULES: tuple[Rule, ...] = (
    # what was ordered and did not come
    Rule(
        "delivery",
        rf"{_NOT} (?:\w+ )?(?:been )?(?:arrived?|c[oa]me(?! (?:off|on|out|back|up|down|with|to|in|as|apart|undone|away|across|close))|turned up|turn up|showed up|show up|shown up|deliver(?:ed)?|receive[d]?|here|reached)\b(?! (?:back|a (?:reply|response|call)|an? answer|any))",
        "goods food",
        "{x} that never came[ in {dur}]",
        "{x} never came[ in {dur}]",
    ),
    Rule(
        "delivery",
        r"\b(?:(?:where(?:'s| is| are|s)|no sign of) (?:the|my|our) |(?:still waiting (?:for|on)|still no|waiting (?:for|on)) (?:the |my |our |a |an )?)(?:\w+ ){0,2}?(?:\w+)",
        "after goods",
        "the wait for {x}[, {dur} now]",
        "you're still waiting for {x}[ after {dur}]",
    ),
    Rule(
        "delivery",
        r"\b(?:says|said|marked|shows|showing)(?: as)? delivered\b|\bsupposedly delivered|\bclaims? (?:it was |to be )?delivered",
        "goods",
        "{x} that was marked as delivered and isn't there",
        "we marked {x} as delivered when nothing had come",
        "a delivery that was marked as done and never reached you",
        "we marked your delivery as done and it never reached you",
    ),
    Rule(
        "delivery",
        r"\b(?:left|dumped|thrown|chucked|threw|lobbed) (?:\w+ ){0,5}?(?P<w>in the rain|outside|on the doorstep|over the (?:fence|gate|wall)|by the bins?|in the (?:street|hallway|garden)|with a neighbou?r)",
        "goods",
        "{x} left {w}",
        "we left {x} {w}",
        "a delivery left {w}",
        "your delivery was left {w}",
    ),
    Rule(
        "delivery",
        r"\b(?:late|delayed?|overdue|behind schedule|took forever)\b",
        "goods",
        "{x} being late[ by {dur}]",
        "{x} {was} late[ by {dur}]",
    ),
    Rule(
        "defect",
        r"\b(?:sent|got|received|delivered|gave|given|brought|shipped)(?: me| us)? (?:\w+ ){0,3}?wrong (?P<w>item|items|size|colour|color|order|thing|one|product|parcel|food|address|flavour|drink|part|model|kettle|book)\b|\bwrong (?:item|size|colou?r|order|product)\b",
        "",
        "the wrong {w} we gave you",
        "we gave you the wrong {w}",
        "the mix-up with your order",
        "your order got mixed up",
    ),
    Rule(
        "defect",
        r"\bwrong\b",
        "after goods food",
        "the wrong {thing} we gave you",
        "we gave you the wrong {thing}",
    ),
    Rule(
        "delivery",
        r"\b(?:half (?:of )?(?:my|the|our) order|incomplete|items? (?:\w+ )?missing|missing (?:an? )?items?)\b",
        "",
        "what was missing from your order",
        "your order came with something missing",
    ),
    Rule(
        "delivery",
        r"\b(?:left out|forgot(?:ten)? (?:the|my|our)|short of)\b",
        "goods food",
        "what was missing from {x}",
        "{x} came with something missing",
    ),
    # travel
    Rule(
        "delivery",
        r"\b(?<!\w )missing\b|\b(?:lost|lose|losing|misplaced|(?:is|are|gone|went|still) missing|left behind|can'?t find (?:my|our)|never (?:came|arrived|made it)|didn'?t (?:come|arrive|make it))\b",
        "bags",
        "{x} going missing",
        "{x} went missing",
    ),
    Rule(
        "waiting",
        r"\b(?:late|delay|delays|delayed|delaying|sitting on the (?:tarmac|runway)|stuck (?:on|in|at) (?:the |a |an |my |our |your |this )?(?:\w+ )?(?:flight|train|plane|bus|ferry|tarmac|runway|gate|airport|station|platform))\b",
        "transport",
        "the delay to {x}[, {dur} of it]",
        "we delayed {x}[ by {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?:delay|delays|delayed)\b",
        "",
        "the delay[, {dur} of it]",
        "we held you up[ for {dur}]",
    ),
    Rule(
        "booking",
        r"\bmiss(?:ed|ing)? (?:my|our|the|her|his|their) connect(?:ion|ing)\b",
        "",
        "your missed connection",
        "you missed your connection",
    ),
    Rule(
        "booking",
        r"\b(?<!i )(?<!i've )(?<!we )(?:cancel(?:l)?ed|cancel(?:l)?ing|cancellations?)\b(?! (?:my|our) (?:subscription|membership|plan|account))",
        "travel visit",
        "{x} being cancelled",
        "we cancelled {x}",
    ),
    Rule(
        "booking",
        r"\b(?:no record|couldn'?t find|can'?t find|lost|gave (?:it |them |(?:my|our) \w+ )?away|given away|double[- ]booked|overbooked|over[- ]sold|oversold|bumped|not in the system)\b",
        "visit seats",
        "what happened to {x}",
        "we got {x} wrong",
    ),
    # broken, bad
    Rule(
        "defect",
        r"\b(?:stop(?:ped|s)? (?:working|charging|heating)|(?:does ?n[o']?t|doesn'?t|won'?t|will not|not|isn'?t|aren'?t|didn'?t|never) (?:even )?(?:work|works|worked|working|turn on|turning on|switch on|charge|charging|start|starting|fit|heat|heating|boil|print|close|open|hold)|(?:came|flew|fell|snapped|broke) off|melted|unravelled|come undone|came undone|(?:came |arrived )?in (?:bits|pieces|two)|fell apart|falling apart|came apart|gave up|packed up|conked out|keeps? (?:breaking|leaking|overheating|switching off)|leaks?|(?<!someone )(?<!somebody )broke(?: down)?)\b",
        "goods",
        "{x} letting you down[ after {dur}]",
        "{x} {has} let you down[ after {dur}]",
    ),
    Rule(
        "defect", rf"\b(?<!not )(?<!never )(?P<w>{_BROKEN})\b", "goods", "{det} {w} {thing}", "{x} {was} {w}"
    ),
    Rule("quality", rf"\b(?P<w>{_BAD_FOOD})\b", "food", "{det} {w} {thing}", "{x} {was} {w}"),
    Rule(
        "safety",
        r"\b(?P<w>hairs?|insect|bug|fly|maggots?|worm|glass|metal|plastic|bone|stone|mould|mold) in (?:my|our|the|his|her|it|this)\b",
        "food",
        "what you found in {x}",
        "you found {w} in {x}",
        "what you found there",
        "you found {w} there",
    ),
    Rule(
        "quality",
        r"\b(?P<w>dirty|filthy|disgusting|smelly|stinks|stank|sticky|unclean)\b",
        "place travel goods",
        "the state of {x}",
        "{x} {was} {w}",
    ),
    Rule(
        "quality",
        r"\b(?:not as (?:described|advertised|pictured|shown)|nothing like the (?:picture|photo)s?|misleading|false advertising)\b",
        "goods food visit",
        "{x} not being what we showed you",
        "{x} {was} not what we showed you",
    ),
    Rule(
        "quality",
        r"\b(?<!not )(?<!not too )(?<!n't )(?:poor|bad|low|terrible|awful|shoddy|worse|gone down|cheaply made|tasted? (?:of|like|awful|terrible|horrible|bad))\b",
        "goods food",
        "the quality of {x}",
        "{x} {was} not good enough",
    ),
)
