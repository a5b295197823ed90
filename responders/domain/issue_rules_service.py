"""Trouble with money, waiting, people, accounts, outages, prices and safety."""

from __future__ import annotations

from responders.domain.issue_rule import Rule

_UNKIND = (
    "rude|ruder|rudest|dismissive|unhelpful|condescending|patronising|patronizing|aggressive|sarcastic|hostile|"
    "impolite|unprofessional|disrespectful|unfriendly|nasty"
)
_CANT = r"(?:can'?t|cannot|can not|couldn'?t|could not|unable to|not able to|won'?t let (?:me|us)|doesn'?t let (?:me|us)|not letting (?:me|us)|impossible to|refuses to)"

SERVICE_RULES: tuple[Rule, ...] = (
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
        r"\b(?:want|wanted|need|demand|expect|asked for|asking for|give me|owed?|request(?:ed)?|no|where's|my) (?:\w+ ){0,2}?(?:refund|money back|reimburse\w*)\b",
        "",
        "the trouble over your refund",
        "you've had to ask for a refund",
    ),
    # silence and waiting
    Rule(
        "waiting",
        r"\bon hold\b",
        "",
        "your time on hold[, {dur} of it]",
        "we kept you on hold[ for {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?:hung up on|cut off|disconnected|put the phone down)\b",
        "",
        "the call that was cut off",
        "we cut your call off[ after {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?:no ?(?:one|body)|nobody|none of you)\b.{0,25}\b(?:repl\w+|answer\w*|respond\w*|pick\w* up|got back|called|care\w*|help\w*|know\w*)|\b(?:no|zero|any|without an?) (?:reply|replies|answers?|response|responses|feedback|call back|callback)\b|\b(?:never|hasn'?t|haven'?t|have not|not|didn'?t|don'?t|won'?t|doesn'?t|isn'?t|aren'?t|without) (?:\w+ ){0,2}?(?:repl(?:y|ied|ying)|answer(?:ed|ing|s)?|respond(?:ed|ing)?|got back|get back|getting back|call(?:ed)? (?:me |us )?back|heard|hear(?:ing)? back|pick(?:ed|ing)? up)\b|\bignor(?:ed|ing)\b|\bunanswered\b|\bradio silence|\bcrickets\b|\bghost(?:ed|ing)\b",
        "",
        "our silence[ for {dur}]",
        "you got no answer from us[ in {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?<!no )(?<!jumps the )(?<!jump the )(?<!jumped the )(?<!jumping the )(?:queue|queues|queuing|queueing|(?:stood|standing|waited|waiting) in line)\b",
        "",
        "the queue[, {dur} of it]",
        "you stood in a queue[ for {dur}]",
    ),
    Rule(
        "waiting",
        r"\b(?<!can't )(?<!cannot )wait(?:ed|ing)?\b(?: [\w']+){0,5}? (?:for|on) (?:my |our |the |your |an? |this |that |any |another )?",
        "after goods food travel visit people bags",
        "the[ {dur} of] waiting for {x}",
        "you waited[ {dur}] for {x}",
    ),
    Rule(
        "waiting",
        r"\b(?:(?<!can't )(?<!cannot )wait(?:ed|ing)?(?! (?:(?:at|outside) (?:his|her|their|my)|area|room|list|lounge)\b)|slow|slowest|took ages|take ages|taking ages|took (?:over |more than )?(?:\d+|an?|two|three|four|five|six) (?:minutes?|hours?|days?|weeks?|months?))\b",
        "",
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
        "we treated you like that",
    ),
    Rule(
        "staff",
        r"\b(?:shouted|yelled|swore|screamed|laughed|rolled (?:his|her|their) eyes|attitude|talked down|spoke to me like|told me off|accused|walked off|did(?:n'?t| not) (?:even )?care)\b",
        "people",
        "how {x} treated you",
        "{x} treated you like that",
        "how you were treated",
        "we treated you like that",
    ),
    Rule(
        "staff",
        r"\b(?:discriminat\w+|racist|racism|racial\w*|sexist|homophobic|transphobic|ableist|because (?:i'?m|of my|we'?re|she'?s|he'?s) (?:\w+ )?(?:black|asian|gay|trans|muslim|jewish|disabled|deaf|blind|a woman))\b",
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
        rf"\b(?:{_CANT}|trying to|tried to|how do i|way to|hard to|want to|let me|need to|impossible to) (?:\w+ ){{0,2}}?(?P<w>cancel|unsubscribe|leave(?= (?:you|your)\b)|return(?! (?:flight|trip|journey|home)))\b",
        "",
        "how hard we made it to {w}",
        "we made it so hard to {w}",
    ),
    Rule(
        "account",
        rf"\b{_CANT} (?:\w+ ){{0,3}}?(?P<w>pay|order|check ?out|download|update|upload|register|top up|transfer)\b",
        "goods ours travel money visit",
        "the trouble you had with {x}",
        "{x} gave you trouble",
        "the trouble you had trying to {w}",
        "you were not able to {w}",
    ),
    Rule(
        "waiting",
        rf"\b{_CANT} (?:\w+ ){{0,3}}?(?P<w>reach|contact|speak to|talk to|get through)\b",
        "",
        "the trouble you had trying to {w}",
        "you were not able to {w}",
    ),
    # down
    Rule(
        "outage",
        r"\b(?:crash(?:es|ed|ing)?|freez\w+|frozen|froze|glitch\w*|bug|bugs|buggy|error|errors|shows? nothing|blank|(?:not|won'?t|isn'?t|doesn'?t|never) (?:even )?(?:load\w*|work\w*|open\w*|respond\w*)|times out|timed out|timing out|broken|unusable|spinning|blank screen|useless)\b",
        "ours",
        "the trouble with {x}",
        "{x} {is} not working for you",
    ),
    Rule(
        "outage",
        r"\b(?:card|payments?) (?:was |were |is |keeps? (?:being |getting )?|got )?(?:declin\w+|reject\w+|refused|fail(?:s|ed|ing))\b|\bpayments? (?:won't|not|isn't|doesn't) (?:going |go )?through",
        "",
        "your payment not going through",
        "your payment did not go through",
    ),
    Rule(
        "outage",
        r"\bno (?P<w>internet|wifi|wi-fi|signal|broadband|heating|hot water|power|water|gas|connection)\b(?! (?:outlets?|sockets?|points?|plugs?|supply))",
        "",
        "your having no {w}",
        "you had no {w}",
    ),
    Rule(
        "outage",
        r"\b(?:down(?! to\b| the\b|grade|load)|outage|offline|out again|gone again|went out|off again|cut(?:s|ting)? out|no (?:service|data)|not working|isn'?t working|slow)\b",
        "ours line",
        "{x} being down[ for {dur}][ {since}]",
        "{x} {has} been down[ for {dur}][ {since}]",
    ),
    Rule(
        "outage",
        r"\boutage\b|\bcheckouts? (?:is |are |still )?down\b|\b(?:been|went|gone|you're|still|are you) (?:offline|down)\b(?! (?:to|the|a|there|in))",
        "",
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
        r"\bdelivery (?:is |was |of |costs? |fee )?[£$€]\d",
        "",
        "the price of delivery",
        "the price of delivery came as a shock",
    ),
    Rule(
        "price",
        r"\b(?:expensive|over-?priced|rip[- ]?off|extortionate|pricey|daylight robbery)\b",
        "goods food travel",
        "the price of {x}",
        "the price of {x} came as a shock",
        "the price",
        "the price came as a shock",
    ),
    Rule(
        "safety",
        r"\b(?:burn(?:t|ed) (?:my|his|her|our|me)|cut (?:me\b|(?:my|his|her|our) (?:hands?|fingers?|thumb|lip|mouth|foot|feet|leg|arm|face|knee|gum|tongue)\b)|electric shock|shocked me|(?:on|caught) fire\b|smoke (?:came|coming|pouring|from)|started smoking|sparks? (?:came|flew|flying)|(?:my|his|her|our|nut|severe|an?|an allergic) allerg\w+|anaphyla\w+|food poisoning|poisoned|vomit\w*|throwing up|hospital|a&e|injur(?:ed|ies|y)\b|(?<!insult to )injury|hurt (?:my|his|her|me)|slipped|scald\w*|chok(?:ed|ing)|ill after|sick after|made (?:me|us|him|her) (?:ill|sick)|been (?:ill|sick))",
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
        "the {w} you had from us let you down",
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
        r"\b(?:lied to|lying to|(?<!as )promised (?:me|us|it|that|to|a|the)|wrong information|kept telling)\b",
        "",
        "what we told you and what you got",
        "we told you one thing and did another",
    ),
)
