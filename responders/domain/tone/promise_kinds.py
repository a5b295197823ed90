"""What can be promised beyond words: each kind by the words that promise it, and those that allow it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from responders.domain.tone.check import any_of

_WE = r"\b(?:i|we)(?:'ll| will|'m| am|'re| are|'ve| have|'d| would| can| shall)?"
_LY = r"(?: \w+ly| also| now| just| already| then| both| gladly| even| of course| happily| going to| of ours| personally| like to| in full| straight)*"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of promise: how it is made, and which words of the playbook allow it."""

    name: str
    made: re.Pattern[str]
    allowed: re.Pattern[str]


REFUND = Sort(
    "a refund",
    any_of(
        rf"{_WE}{_LY} (?:refund|refunded|refunding|reimburse|reimbursed|reimbursing|repay|repaid|give back|pay back|pay you back|paid back|paying back|paying you back|give you (?:all )?(?:your|the) money|money back)\b[^.!?\n;,]{{0,50}}",
        rf"{_WE}{_LY} (?:give|issue|process|send|arrange|get|offer|make|put|push|raise|sort|giving|issuing|processing|sending|arranging|issued|processed|sent|arranged|authorised|approve|approved)(?: you| out| through| in)? (?:a |the |your |for a )?(?:full |complete |total |whole |entire |immediate |partial )*(?:refund|reimbursement|money back|money)\b",
    ),
    any_of(
        r"\brefund\w*|\breturn (?:the|your|it|what)\b|\bpay(?:ing)?\b|\b(?:money|fee|fees|charge|payment|price|fare|cost|costs|deposit|difference|amount|it) back\b|\bback (?:your|the) (?:money|fee|price|payment)\b|"
        r"\breimburs\w*|\btake (?:\w+ ){1,5}off\b|\bcredit\w*"
    ),
)
FULL_REFUND = Sort(
    "a full refund",
    any_of(
        r"\b(?:full|complete|total|whole|entire|100%) (?:refund|reimbursement|amount)\b|\brefund(?:ed)? (?:you )?(?:in full|everything|every penny|all of it|(?:the )?(?:full|whole|entire) \w+)|\byou(?:'ll| will)? (?:get|have|receive|be) (?:all )?(?:your|the|a) (?:full )?(?:money|refund|refunded)(?: back)?|\b(?:your|the|all (?:of )?your|every bit of your) (?:whole |full |entire |total )(?:fare|money|price|cost|payment|fee|deposit|cash|ticket price|bill|order|booking)s? back\b|\brefund (?:the lot|the whole|you the lot|it all|all)\b|\byour money back\b|\byour (?:whole |full |entire )?(?:order|ticket|stay|meal|bill|fare|purchase|money) (?:is|will be|has been|'s) (?:fully )?(?:refunded|returned|on its way back)\b|\bevery penny\b",
    ),
    any_of(
        r"\brefund\b|\bfull\b|\bmoney back\b|\bpay (?:the|your|you)\b|\breturn (?:the|your|what)\b|\breimburs\w*"
    ),
)
FREE = Sort(
    "something free",
    any_of(
        r"\b(?:is|are|it's|that's|be|for you|comes?|come|all|yours?|you|meal|dinner|lunch|drinks?|coffee|round|breakfast|dessert|delivery|postage|shipping|month|next \w+|visit|stay|night|repair|bill|taxi|cab|order|order's|one's|one is) (?:\w+ ){0,3}?on the house\b|\bon the house\b",
        r"\b(?:meals?|dinner|lunch|drinks?|coffees?|round|breakfast|dessert|delivery|postage|shipping|month|week|year|visit|stay|night|repair|bill|taxi|cab|pint|pints|tea|cake|cakes|service|call-out|order|ticket|tickets|box|pizza|haircut|colour|treatment|session|class|ride|fare|wash|clean|refill|parking|wine|bottle|next (?:one|\w+))(?:'s| is| are| will be|'ll be) (?:\w+ ){0,2}?on (?:us|me)\b(?<!that is on us)(?<!^it's on us)",
        rf"{_WE}{_LY} (?:give|giving|send|sending|add|adding|put|putting|throw|throwing|get|bring|bringing|include|including|offer|offering|treat|have|make|do|doing|redo|replace|repair|sent|added|put|given|fix|post|posting)\b[^.!?\n;]{{0,60}}\b(?:for free|free of charge|for nothing|free|gratis|complimentary|at no (?:extra |further )?(?:cost|charge)|without (?:any )?charge|no charge|at our (?:own )?(?:cost|expense))\b(?! (?:between|slots?|of (?:nuts|gluten|dairy)))(?<!gluten free)(?<!dairy free)(?<!nut free)(?<!feel free)(?<!set free)(?<!kept free)(?<!\d free)(?<!day free)(?<!morning free)(?<!noon free)(?<!evening free)",
        r"\b(?:gets?|have|has|receives?|yours|enjoy|here's|there's) (?:\w+ ){0,5}?(?:for free|free of charge|for nothing|gratis)\b(?! of)|\b(?:a|your|one|another|some|two|three|an extra|the|with|enjoy) (?:\w+ ){0,2}?(?:free|complimentary) (?:month|months|year|week|meal|meals|drink|drinks|coffee|dessert|upgrade|stay|night|nights|delivery|shipping|item|ticket|tickets|gift|cake|cakes|replacement|repair|lunch|dinner|breakfast|session|class|visit|ride|box|bottle|round|service|treatment|haircut|pizza|starter|sample|samples|pass|entry|parking|credit|minutes|data|subscription|membership|one|bag|pint|tea|wash|refill|postage|returns?|collection|voucher|goodies|merch|skin|copy|dlc|season pass)\b|\bfree (?:for life|forever)\b|\b(?:it|this|that|the \w+|the new \w+|replacement|which)(?:'s| is|'ll be| will be| are| comes?) (?:all |of course |completely |totally )?(?:free|free of charge|complimentary)\b(?! (?:of|from|to|on|at|again|tomorrow|now|for you with))|\byou (?:won't|don't|needn't|will not|pay|owe) (?:\w+ )?(?:pay|nothing|owe)(?: us)?(?: a (?:penny|thing))?(?: for (?:it|this|that|them|the next))?\b(?! (?:anything )?more)|\bat no (?:extra |further )?(?:cost|charge)\b|\bno charge\b|\bwithout (?:any )?charge\b|\bcosts? you nothing\b|\bwon't cost you\b",
    ),
    any_of(
        r"\bfree\b|\bwithout (?:any )?charge\b|\bno charge\b|\bon (?:us|the house|me)\b|\bcomplimentary\b|\bat no (?:extra )?(?:cost|charge)\b|\bour (?:own )?(?:cost|expense)\b|\bgift\b"
    ),
)
DISCOUNT = Sort(
    "a discount",
    any_of(
        r"\b\d{1,3} ?(?:%|per ?cent) (?:off|discount|back|credit|voucher|reduction)\b|\b(?:discount|reduction) of \d{1,3} ?%|\bhalf[- ]price\b|\b(?:a (?:third|half|quarter|fifth|tenth|little|bit|chunk)|something|some|half|ten per cent) off (?:your|the|this|next|it|everything|any|all)\b|\bhalf (?:off|the price|of it back)\b|\b(?:a|your|some|the) (?:\w+ )?discount(?: code)?\b|\bdiscount you\b|\bmoney off\b|\bknock (?:\w+ ){0,4}off\b(?! your)|\b\d{1,3} ?% (?:from|on) (?:us|me|your next)\b|\btwo for one\b"
    ),
    any_of(r"\bdiscount\w*|%|\bper ?cent\b|\boff\b|\bhalf\b|\breduction\b"),
)
GIFT = Sort(
    "a gift",
    any_of(
        r"\b(?:here's|here is|there's|there is|give|giving|gave|send|sending|sent|add|added|adding|put|issue|issued|issuing|offer|offering|popped|enclosed|enjoy|get|have|plus|with|accept|arranged|posting|posted|yours)\b[^.!?\n;]{0,40}\b(?:(?:gift|book|store|amazon|e-?gift|shopping) ?(?:cards?|certificates?)|vouchers?)\b(?! (?:number|code you|page|that (?:didn't|doesn't|won't)|not))|\bvouchers? (?:is|are|will be) (?:on (?:its|their) way|yours|with you|in the post|waiting)\b|\b(?:store|account|shop|bonus|in-game|game) credits?\b|\b(?:a|some|extra|your|\d[\d,]*) (?:\w+ )?(?:credits?|coins|gems|points|air ?miles|miles)(?: \w+)? (?:on|to|in|into|for) (?:your|you)\b|\b(?:double|triple|treble) (?:your|the) (?:points|miles|credits?|stars|rewards)\b|\b(?:giv\w+|get|gets|credit\w*|add\w*|send\w*|have|has|put\w*)\b[^.!?\n;]{0,40}\b\d[\d,]* (?:\w+ )?(?:points|miles|stars|credits|coins|gems)\b|\bwith (?:our|my) compliments\b|\b(?:there's|there is|you'll find|here's|look out for) (?:an? )?(?:\w+ ){0,2}?(?:prosecco|champagne|wine|chocolates?|hamper|gift|present|treat|goodies|goody bag|surprise|voucher|bubbly|fizz|something (?:nice|special|extra|sweet))\b[^.!?\n;]{0,40}|\bgoodwill (?:gesture|payment|credit)\b|\bgesture of goodwill\b",
        r"\b(?:send|sending|give|giving|add|adding|added|bring|bringing|put|putting|include|including|tuck|tucked|slip|slipped|pop|popped|throw|threw|treat|here's|plus|there's|have|enclose|enclosed|sent|with|get|drop|dropping|offer|offering)\b[^.!?\n;]{0,60}\b(?:chocolates?|wine|champagne|prosecco|flowers|bouquet|hamper|cakes?|gifts?|presents?|treats?|goodie|goodies|goody bag|bottle|box of|extras?|bonus|t-?shirt|tickets?|dessert|drinks?|pint|coffees?|meal|dinner|toy|skin|loot|months?|nights?|weekend|surprise|something (?:nice|extra|special|sweet|lovely|little))\b[^.!?\n;]{0,30}\b(?:to say sorry|for (?:your|the|all the|all this|this|all your) (?:trouble|bother|hassle|wait|annoyance|inconvenience|patience|upset)|as (?:an? )?(?:apology|thank[- ]you|small \w+|gesture|token|little \w+|sorry|compensation)|by way of (?:an? )?apology|to make (?:up|it up|amends)|on top|as compensation|from (?:us|me))\b",
        r"\b(?:as (?:an? )?(?:apology|thank[- ]you|little thank you|gesture|token|compensation)|by way of (?:an? )?apology|to make (?:it )?up (?:to you|for)|to say sorry|for your (?:trouble|patience|bother))\b[^.!?\n;]{0,50}\b(?:chocolates?|wine|champagne|prosecco|flowers|bouquet|hamper|cakes?|gifts?|presents?|treats?|goodies|goody bag|bottle|box of|bonus|t-?shirt|free|dessert|drinks?|pint|coffees?|meal|dinner|toy|skin|credits?|months?|nights?|weekend|points|tickets)\b",
    ),
    any_of(r"\bgifts?\b|\bvouchers?\b|\bcredit\w*|\bgesture\b|\bgoodwill\b"),
)
COMPENSATION = Sort(
    "compensation",
    any_of(
        rf"{_WE}{_LY} (?:compensate|compensating|compensated)\b|\b(?:give|offer|pay|get|send|arrange|sort|giving|paying|sending|offering|receive|have|see) (?:you )?(?:\w+ ){{0,3}}?compensation\b|\b(?:i|we)(?:'ll| will|'re going to|'re)? (?:take care of|taking care of|cover|covering|pick up|pay|settle) (?:every|any|all|your|the) (?:\w+ ){{0,2}}?(?:costs?|expenses?|bills?|losses|damage|damages)\b|\byou(?:'ll| will) (?:be|get|have|receive) (?:\w+ )*compensat\w+|\b(?:compensation|payout|payment) (?:is|will be) (?:on its way|paid|yours|with you)\b|\b(?:i|we)(?:'ll| will) (?:pay|cover|settle|meet|foot|pick up) (?:for )?(?:all |any |every |the |your |whatever )[^.!?\n;]{{2,50}}|\bwhatever (?:the|it|your) [^.!?\n;]{{0,20}}costs?,? (?:it's|it is|is|we'll|i'll|that's)[^.!?\n;]{{0,20}}"
    ),
    any_of(r"\bcompensat\w+|\bpay\b|\bcover\b|\bcosts?\b"),
)
UPGRADE = Sort(
    "an upgrade",
    any_of(
        rf"{_WE}{_LY} (?:upgrade|upgraded|upgrading|bump|bumped|bumping) (?:you|your|both|them)\b[^.!?\n;]{{0,40}}|\b(?:give|giving|get|have|offer|send|put|here's|arranged|booked|plus|enjoy) (?:you )?(?:an?|your|free|complimentary|the next) (?:\w+ )?upgrade\b(?! (?:offer|page|email|of our|of the|broke|failed|path|button))|\byou(?:'ve| have|'re|'ll| are| will)(?: \w+){{0,2}} (?:upgraded|bumped up)\b|\b(?:in|to|into|for) (?:first class|business class|premium economy|the penthouse)\b"
    ),
    any_of(r"\bupgrad\w+|\bfirst class\b|\bbusiness\b|\bsuite\b"),
)
WAIVER = Sort(
    "a waived fee",
    any_of(
        rf"{_WE}{_LY} (?:waive|waived|waiving|scrap|scrapped|write off|written off|wipe|wiped|forget|drop|dropped|cancel) (?:all |the |your |that |this )(?:\w+ ){{0,2}}(?:fees?|charges?|excess|fine|penalty|debt|balance|bill|arrears|deposit|payment)\b"
    ),
    any_of(
        r"\bwaiv\w+|\brefund\w*|\boff\b|\b(?:drop|cancel|scrap|return|pay) the (?:\w+ )?(?:fee|charge|fine|bill)"
    ),
)
SORTS = (FULL_REFUND, REFUND, FREE, DISCOUNT, GIFT, COMPENSATION, UPGRADE, WAIVER)
