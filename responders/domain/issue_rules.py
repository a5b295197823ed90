"""How each usual trouble is recognised in a post, and how it is said back (P20, P8).

A rule's sayings are plain text with {values}; a part in [brackets] is left out where one of its values
is missing. Values: x (the thing with "your" or "our"), thing (the bare word), is/was/has (agreeing with
it), dur (a length of time), w (the customer's own word, one of those the pattern lists).
"""

from __future__ import annotations

from typing import NamedTuple

_BROKEN = (
    "broken|smashed|cracked|shattered|damaged|leaking|faulty|torn|ripped|dented|scratched|stained|chipped|bent|"
    "dead|squashed|crushed|empty|mouldy|moldy|rotten|wilted|defective|snapped|split|burnt out|soaked|wet"
)
_BAD_FOOD = (
    "cold|stale|burnt|burned|soggy|raw|undercooked|overcooked|dry|tasteless|bland|lukewarm|watery|salty|greasy|"
    "mouldy|moldy|rotten|inedible|sour|rock hard|frozen"
)
_UNKIND = (
    "rude|ruder|rudest|dismissive|unhelpful|condescending|patronising|patronizing|aggressive|sarcastic|hostile|"
    "impolite|unprofessional|disrespectful|unfriendly|nasty"
)
_NOT = r"(?:never|has ?n[o']?t|have ?n[o']?t|had ?n[o']?t|did ?n[o']?t|is ?n[o']?t|not|yet to|no|still n[o']?t|without)"
_CANT = r"(?:can'?t|cannot|can not|couldn'?t|could not|unable to|not able to|won'?t let (?:me|us)|doesn'?t let (?:me|us)|not letting (?:me|us)|impossible to|refuses to)"


class Rule(NamedTuple):
    """`fills` names the categories of things that may fill x; the sayings use `fallback` without one."""

    topic: str
    pattern: str
    fills: str
    noun: str
    clause: str
    bare_noun: str = ""
    bare_clause: str = ""


GOODS = "goods food travel"

RULES: tuple[Rule, ...] = (
    # what was ordered and did not come
    Rule(
        "delivery",
        rf"{_NOT} (?:\w+ )?(?:been )?(?:arrived?|c[oa]me|turned up|turn up|showed up|show up|shown up|deliver(?:ed)?|receive[d]?|got(?:ten)?|here|reached)\b(?! (?:back|a (?:reply|response|call)|an? answer|any))",
        "goods food",
        "{x} that never came[ in {dur}]",
        "{x} never came[ in {dur}]",
        "the delivery that never came[ in {dur}]",
        "your delivery never came[ in {dur}]",
    ),
    Rule(
        "delivery",
        r"\b(?:where(?:'s| is| are|s)|no sign of|still waiting (?:for|on)|still no|waiting (?:for|on)) (?:the |my |our |a |an )?(?:\w+ ){0,2}?(?:\w+)",
        "after goods",
        "the wait for {x}[, {dur} now]",
        "you're still waiting for {x}[ after {dur}]",
    ),
    Rule(
        "delivery",
        r"\b(?:says|said|marked|shows|showing)(?: as)? delivered\b|supposedly delivered|claims? (?:it was |to be )?delivered",
        "goods",
        "{x} that was marked as delivered and isn't there",
        "{x} was marked as delivered and isn't there",
        "a delivery that was marked as done and never reached you",
        "your delivery was marked as done and never reached you",
    ),
    Rule(
        "delivery",
        r"\b(?:left|dumped|thrown|chucked|threw|lobbed) (?:\w+ ){0,5}?(?P<w>in the rain|outside|on the doorstep|over the (?:fence|gate|wall)|by the bins?|in the (?:street|hallway|garden)|with a neighbou?r)",
        "goods",
        "{x} left {w}",
        "{x} {was} left {w}",
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
        "delivery",
        r"\b(?:sent|got|received|delivered|gave|given|brought|shipped)(?: me| us)? (?:\w+ ){0,3}?wrong (?P<w>item|items|size|colour|color|order|thing|one|product|parcel|food|address|flavour|drink|part|model|kettle|book)\b|\bwrong (?:item|size|colou?r|order|product|address)\b",
        "",
        "the wrong {w} you were given",
        "you were given the wrong {w}",
        "the mix-up with your order",
        "your order got mixed up",
    ),
    Rule(
        "delivery",
        r"\b(?:missing|left out|forgot(?:ten)?|short of|half (?:of )?(?:my|the|our) order|incomplete)\b",
        "goods food",
        "what was missing from {x}",
        "{x} came with something missing",
        "what was missing from your order",
        "your order came with something missing",
    ),
    # travel
    Rule(
        "delivery",
        r"\b(?:lost|lose|losing|misplaced|missing|left behind|can'?t find|never (?:came|arrived|made it)|didn'?t (?:come|arrive|make it))\b",
        "bags",
        "{x} going missing",
        "{x} went missing",
    ),
    Rule(
        "waiting",
        r"\b(?:late|delay|delays|delayed|delaying|sitting on the (?:tarmac|runway)|stuck (?:on|in|at))\b",
        "travel",
        "the delay to {x}[, {dur} of it]",
        "{x} {was} delayed[ by {dur}]",
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
        r"(?<!i )(?<!i've )(?<!we )\b(?:cancel(?:l)?ed|cancel(?:l)?ing|cancellations?)\b(?! (?:my|our) (?:subscription|membership|plan|account))",
        "travel visit",
        "{x} being cancelled",
        "{x} {was} cancelled",
    ),
    Rule(
        "booking",
        r"\b(?:no record|couldn'?t find|can'?t find|lost|gave (?:it |them |(?:my|our) \w+ )?away|given away|double[- ]booked|overbooked|over[- ]sold|oversold|bumped|not in the system)\b",
        "visit seats",
        "what happened to {x}",
        "{x} went wrong",
    ),
    # broken, bad
    Rule(
        "defect",
        r"\b(?:stop(?:ped|s)? (?:working|charging|heating)|(?:does ?n[o']?t|doesn'?t|won'?t|will not|not|isn'?t|aren'?t|didn'?t|never) (?:even )?(?:work|works|worked|working|turn on|turning on|switch on|charge|charging|start|starting|fit|heat|heating|boil|print|close|open|hold)|fell apart|falling apart|came apart|gave up|packed up|conked out|keeps? (?:breaking|leaking|overheating|switching off)|leaks?|broke(?: down)?)\b",
        "goods",
        "{x} letting you down[ after {dur}]",
        "{x} {has} let you down[ after {dur}]",
    ),
    Rule("defect", rf"\b(?P<w>{_BROKEN})\b", "goods", "{det} {w} {thing}", "{x} {was} {w}"),
    Rule("quality", rf"\b(?P<w>{_BAD_FOOD})\b", "food", "{det} {w} {thing}", "{x} {was} {w}"),
    Rule(
        "safety",
        r"\b(?P<w>hairs?|insect|bug|fly|maggots?|worm|glass|metal|plastic|bone|stone|mould|mold) in (?:my|our|the|his|her|it|this)\b",
        "food",
        "what you found in {x}",
        "you found {w} in {x}",
        "what you found in it",
        "you found {w} in it",
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
        r"\b(?:poor|bad|low|terrible|awful|shoddy|worse|gone down|declin\w+|cheaply made|tasted? (?:of|like|awful|terrible|horrible|bad))\b",
        "goods food",
        "the quality of {x}",
        "{x} {was} not good enough",
    ),
    # money
    Rule(
        "billing",
        r"\b(?:charged|billed|taken|debited|paid|took|charge)\b.{0,60}?\b(?:twice|two times|double|three times)\b|\bdoubl[ey][- ](?:charg\w+|bill\w+)",
        "",
        "the double charge[ of {amount}]",
        "we charged you twice",
    ),
    Rule(
        "billing",
        r"\b(?:still|keep|keeps|kept|keep on) (?:being |getting |on )?(?:charg\w+|bill\w+|taking (?:money|payments?))\b|\bcharged?\b.{0,40}\b(?:after|since|despite|even though)\b.{0,25}cancel",
        "",
        "the charges that kept coming",
        "we kept charging you",
    ),
    Rule(
        "billing",
        r"\b(?:over-?charged|charged? (?:me |us )?(?:too much|extra|more)|bill (?:is|was) (?:wrong|incorrect|too high)|wrong (?:amount|bill|charge|price)|unauthori[sz]ed charge|charged? (?:me |us )?for (?:something|nothing|a|an|the|things))\b",
        "",
        "the mistake in what we charged you",
        "we charged you the wrong amount",
    ),
    Rule(
        "billing",
        r"\b(?:took|taken|charged|charging|billed|debited|deducted)\b.{0,30}[£$€]",
        "",
        "the charge of {amount}",
        "we took {amount} from you like that",
    ),
    Rule(
        "billing",
        r"\b(?P<w>delivery|cancellation|late|booking|baggage|bag|service|change|hidden|admin|shipping|overdraft|resort|cleaning|extra) (?:fee|fees|charge|charges)\b",
        "",
        "the {w} fee",
        "the {w} fee caught you out",
    ),
    Rule(
        "billing",
        r"\b(?:still|no|waiting|wait|never|where|haven'?t|hasn'?t|not|weeks?|months?|days|yet|chas\w+|when)\b.{0,60}\b(?:refund|money back|reimburse\w*)\b|\b(?:refund|money back|reimburse\w*)\b.{0,40}\b(?:still|waiting|never|haven'?t|hasn'?t|not|weeks?|months?|days|yet|taking|ages|late)\b",
        "",
        "the wait for your refund[, {dur} now]",
        "you're still waiting for your refund[ after {dur}]",
    ),
    Rule(
        "billing",
        r"\b(?:refund|money back|reimburse\w*)\b",
        "",
        "the trouble behind your refund",
        "you've had to ask for a refund",
    ),
    # silence and waiting
    Rule(
        "waiting",
        r"\b(?:on hold|holding)\b",
        "",
        "your time on hold[, {dur} of it]",
        "you were kept on hold[ for {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?:hung up on|cut off|disconnected|put the phone down)\b",
        "",
        "the call that was cut off",
        "your call was cut off[ after {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?:no ?(?:one|body)|nobody|none of you)\b.{0,25}\b(?:repl\w+|answer\w*|respond\w*|pick\w* up|got back|called|care\w*|help\w*|know\w*)|\b(?:no|zero|any|without an?) (?:reply|replies|answers?|response|responses|feedback|call back|callback)\b|\b(?:never|hasn'?t|haven'?t|have not|not|didn'?t|don'?t|won'?t|doesn'?t|isn'?t|aren'?t|without) (?:\w+ ){0,2}?(?:repl(?:y|ied|ying)|answer(?:ed|ing|s)?|respond(?:ed|ing)?|got back|get back|getting back|call(?:ed)? (?:me |us )?back|heard|hear(?:ing)? back|pick(?:ed|ing)? up)\b|\bignor(?:ed|ing|es?)\b|\bunanswered\b|radio silence|\bcrickets\b|\bghost(?:ed|ing)\b",
        "",
        "our silence[ for {dur}]",
        "you got no answer from us[ in {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?:queue|queues|queuing|queueing|in line|lines? (?:was|were|is|out))\b",
        "",
        "the queue[, {dur} of it]",
        "you stood in a queue[ for {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?:wait(?:ed|ing|s)?|slow|slowest|took ages|take ages|taking ages|took (?:over |more than )?(?:\d+|an?|two|three|four|five|six) \w+)\b",
        "goods food travel visit people",
        "the[ {dur} of] waiting for {x}",
        "you waited[ {dur}] for {x}",
        "the[ {dur} of] waiting",
        "we kept you waiting[ for {dur}]",
    ),
    # people
    Rule(
        "staff",
        rf"\b(?P<w>{_UNKIND})\b",
        "people",
        "how {x} treated you",
        "{x} {was} {w}",
        "how you were treated",
        "you were treated like that",
    ),
    Rule(
        "staff",
        r"\b(?:shouted|yelled|swore|screamed|laughed|rolled (?:his|her|their) eyes|attitude|talked down|spoke to me like|told me off|accused|walked off|did(?:n'?t| not) (?:even )?(?:care|look|say))\b",
        "people",
        "how {x} treated you",
        "{x} treated you like that",
        "how you were treated",
        "you were treated like that",
    ),
    Rule(
        "staff",
        r"\b(?:discriminat\w+|racist|racism|racial\w*|sexist|homophobic|transphobic|ableist|wheelchair|because (?:i'?m|of my|we'?re|she'?s|he'?s) (?:\w+ )?(?:black|asian|gay|trans|muslim|jewish|disabled|deaf|blind|a woman))\b",
        "",
        "how you were treated",
        "you were treated like that",
    ),
    # account and doing things online
    Rule(
        "account",
        rf"\b{_CANT} (?:\w+ ){{0,3}}?(?:log ?-?(?:in|on)|sign ?-?in|get (?:in|into|onto)|access)\b|\blocked out\b|\blog(?:ged|s) me out\b|\blogin (?:fail\w*|error|broken|not working)",
        "",
        "the lock-out from your account[, {dur} now]",
        "you can't get into your account",
    ),
    Rule(
        "account",
        r"\b(?:password|reset link|verification|2fa|two[- ]factor|security code|otp)\b",
        "",
        "the trouble with your password",
        "your password is giving you trouble",
    ),
    Rule(
        "account",
        r"\b(?:hacked|somebody else'?s (?:name|account|details)|someone else'?s (?:name|account|details|address)|logged into my)\b",
        "",
        "what happened to your account",
        "this happened to your account",
    ),
    Rule(
        "booking",
        rf"\b{_CANT} (?:\w+ ){{0,3}}?(?P<w>check ?in|book|rebook|change my (?:booking|flight|seat)|reserve)\b",
        "",
        "the trouble you had trying to {w}",
        "we made it so hard to {w}",
    ),
    Rule(
        "cancellation",
        rf"\b(?:{_CANT}|trying to|tried to|how do i|way to|hard to|want to|let me|need to|impossible to) (?:\w+ ){{0,2}}?(?P<w>cancel|unsubscribe|leave|return)\b",
        "",
        "how hard we made it to {w}",
        "we made it so hard to {w}",
    ),
    Rule(
        "account",
        rf"\b{_CANT} (?:\w+ ){{0,3}}?(?P<w>pay|order|check ?out|download|update|upload|print|register|top up|transfer|use|open|view|see|find|reach|contact|speak to|talk to|get through)\b",
        "",
        "the trouble you had trying to {w}",
        "you were not able to {w}",
    ),
    # down
    Rule(
        "outage",
        r"\b(?:crash(?:es|ed|ing)?|freez\w+|frozen|froze|glitch\w*|bug|bugs|buggy|error|errors|(?:not|won'?t|isn'?t|doesn'?t|never) (?:even )?(?:load\w*|work\w*|open\w*|respond\w*)|time[sd]? out|timing out|broken|unusable|spinning|blank screen|useless)\b",
        "ours",
        "the trouble with {x}",
        "{x} {is} not working for you",
    ),
    Rule(
        "outage",
        r"\b(?:down(?! to\b| the\b|grade|load)|outage|offline|out again|gone again|went out|off again|drop(?:s|ped|ping)|cut(?:s|ting)? out|no (?:internet|wifi|wi-fi|signal|power|water|gas|heating|connection|broadband|service|data)|not working|isn'?t working|slow)\b",
        "ours line",
        "{x} being down[ for {dur}][ {since}]",
        "{x} {has} been down[ for {dur}][ {since}]",
        "the outage[ {since}]",
        "we went down[ {since}]",
    ),
    # price, hurt, and the rest
    Rule(
        "price",
        r"\b(?:price (?:rise|hike|increase|went|gone)|prices? (?:have |has )?(?:gone up|went up|increased|doubled)|(?:put|putting) (?:up )?(?:the |your )?prices?|shrinkflation)\b",
        "",
        "the price rise",
        "our prices went up like that",
    ),
    Rule(
        "price",
        r"\b(?:expensive|over-?priced|rip[- ]?off|extortionate|pricey|daylight robbery|robbery|prices?|cost(?:s|ing)? (?:me )?(?:£|\$|€|so|too))\b",
        "goods food travel",
        "the price of {x}",
        "the price of {x} came as a shock",
        "the price",
        "the price came as a shock",
    ),
    Rule(
        "safety",
        r"\b(?:burn(?:t|ed) (?:my|his|her|our|me)|cut (?:my|his|her|our|me)\b|electric shock|shocked me|fire\b|smok(?:e|ing)\b|spark(?:s|ed|ing)?|allerg\w+|anaphyla\w+|food poisoning|poisoned|vomit\w*|throwing up|hospital|a&e|injur\w*|hurt (?:my|his|her|me)|slipped|scald\w*|chok(?:ed|ing)|ill after|sick after|made (?:me|us|him|her) (?:ill|sick)|been (?:ill|sick))",
        "goods food place",
        "what happened with {x}",
        "this happened with {x}",
        "what happened to you",
        "this happened to you",
    ),
    Rule(
        "safety",
        r"\b(?:data|details|personal information|e-?mail address(?:es)?|passwords?)\b.{0,40}\b(?:leak\w*|breach\w*|stolen|expos\w*|shared|public|everyone|strangers?)\b|\b(?:leaked|breach(?:ed)?|exposed)\b.{0,40}\b(?:data|details|information)\b",
        "",
        "what happened with your details",
        "this happened with your details",
    ),
    Rule(
        "staff",
        r"\b(?:worst|terrible|awful|bad|poor|horrible|appalling|shocking|disgraceful|pathetic|crap|crappy|useless|disappointing|shit\w*|atrocious|abysmal|lousy|unacceptable|zero) (?:\w+ )?(?P<w>customer service|service|experience|support|treatment|communication|attitude)\b|\b(?:customer service|service|support|communication) (?:\w+ ){0,2}?(?:is|was|has been|are|were) (?:\w+ ){0,2}?(?:worst|terrible|awful|bad|poor|horrible|appalling|shocking|disgraceful|pathetic|crap|useless|shit|joke|atrocious|rubbish|non-?existent|unacceptable)",
        "",
        "the {w} you had from us",
        "our {w} let you down",
        "the service you had from us",
        "our service let you down",
    ),
    Rule(
        "other",
        r"\b(?:fobbed off|passed around|passed from|back and forth|run ?around|pillar to post)\b",
        "",
        "the runaround you had",
        "we gave you the runaround",
    ),
    Rule(
        "other",
        r"\b(?:lied|lying|liars?|promised|wrong information|was told|were told|told me|told us|kept telling)\b",
        "",
        "what we told you and what you got",
        "we told you one thing and did another",
    ),
)

SAID_SO = {
    "arrive": "arrived",
    "come": "came",
    "turn up": "turned up",
    "show up": "showed up",
    "shown up": "showed up",
    "check in": "check in",
    "checkin": "check in",
    "checkout": "check out",
    "reach": "reach us",
    "contact": "contact us",
    "speak to": "speak to us",
    "talk to": "talk to us",
    "find": "find it",
    "use": "use it",
    "open": "open it",
    "view": "view it",
    "see": "see it",
    "print": "print it",
    "update": "update it",
    "download": "download it",
    "upload": "upload it",
    "transfer": "make your transfer",
    "return": "send it back",
    "by the bin": "by the bins",
    "hair": "hair",
    "hairs": "hair",
    "burned": "burnt",
    "moldy": "mouldy",
    "stinks": "smelly",
    "stank": "smelly",
    "ruder": "rude",
    "rudest": "rude",
    "patronizing": "patronising",
    "change my flight": "change your flight",
    "change my booking": "change your booking",
    "change my seat": "change your seat",
    "crash": "crash",
    "bug": "a bug",
    "fly": "a fly",
    "insect": "an insect",
    "worm": "a worm",
    "bone": "a bone",
    "stone": "a stone",
    "disgusting": "not clean",
    "colour": "colour",
    "stay": "stay",
    "one": "one",
}
"""How a customer's own word is written in a reply, where not as it stands."""
