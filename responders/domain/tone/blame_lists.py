"""Who and what the fault is put on, and how: groups of words for blame_clauses.py."""

from __future__ import annotations

from responders.domain.patterns import any_of, words

PARTIES = words(
    "courier carrier driver postman postie postwoman supplier manufacturer maker factory quarry mill venue airport control "
    "bank insurer contractor subcontractor partner agency agent provider landlord council police customs wholesaler "
    "vendor distributor seller franchisee printer bakery farm grower roaster importer publisher studio promoter "
    "developer host operator network exchange warehouse depot haulier shipper broker builder plumber electrician "
    "neighbour neighbor tenant owner airline ferry port harbour garage dealer laundry cleaner cleaners caterer "
    "mail dhl ups fedex usps dpd evri hermes yodel amazon parcelforce gls paypal stripe party people customers "
    "households users guests passengers fans crowd residents others everyone everybody lab pharmacy chemist surgery "
    "hospital school registry ministry government regulator visa mastercard google apple microsoft meta facebook"
)
"""Others, on whom a fault may be put."""
OUTSIDERS = PARTIES - words(
    "driver cleaner cleaners warehouse depot garage laundry caterer chemist lab surgery party people customers users "
    "guests residents others everyone everybody passengers fans crowd households host operator agent partner engineer "
    "builder plumber electrician owner port network exchange school pharmacy hospital mail developer dealer"
) | words("haulier neighbour neighbor neighbours neighbors customs")
"""Of these nearly everything that is told of the past is told as an excuse."""
HELPS = words(
    "have be come bring return confirm find collect check fix repair agree promise ring call phone say tell get finish load set "
    "start book reserve offer wait help look test send deliver pick put give show know pay open clear release reach "
    "answer write work make see visit leave do go print clean refund"
)
"""What somebody else does that helps."""
HELP_PHRASE = any_of(r"\b(?:for you|to you|back with|on the way|on its way|this morning|today|now)\b")
GROUPS = words(
    "kitchen desk section reception branch department dispatch accounts billing marketing sales team crew shift staff office shop"
)
"""Our own, taken together: "our kitchen got it wrong" says that we did."""
STAFF = words(
    "colleague starter trainee apprentice temp intern junior newbie newcomer recruit someone somebody assistant clerk cashier "
    "barista waiter waitress server receptionist operator engineer technician fitter porter steward stewardess "
    "conductor guard nurse manager supervisor lad lads girl guy chap fella woman man shift desk kitchen chef cook packer "
    "picker department section reception branch dispatch accounts billing marketing sales nightshift predecessor "
    "member hand hands hire employee staffer guy's beginner"
)
"""One of us, named so as to be the one whose fault it is."""
GUESSING = words("must may might could")
CROWD = words("people customers households users everyone everybody others lot lots")
MINDLESS = words("system computer software robot bot chatbot algorithm cop ai filter anti-cheat automation")
"""Machines that decide, so that what they did is told as an excuse."""
THINGS = words(
    "system computer software robot bot chatbot algorithm cop ai filter anti-cheat machine glitch bug script update "
    "printer scanner till sensor autopilot automation database server gateway processor firewall spam"
)
"""A machine, named so as to have done it by itself."""
FORCES = words(
    "weather snow storm storms rain wind heat heatwave cold frost ice fog flood floods traffic demand volume volumes strike strikes "
    "pandemic covid brexit christmas season rush shortage shortages sickness flu illness inflation war roadworks "
    "holiday holidays workload backlog circumstances congestion turnover footfall interest budget"
)
"""What nobody can help, given as an excuse."""
PAPERS = words(
    "letter mail email e-mail label listing page website site terms contract manual instruction instructions policy "
    "description sign signs booking confirmation invoice guide leaflet menu box faq faqs notice poster ticket receipt "
    "packaging packet small print conditions agreement app form post text message booklet tag brochure"
)
TELL = words(
    "say state tell give mention explain warn advise ask show list specify read make note indicate remind"
)
HARM = words(
    "fail lose break delay mess screw misplace mislay mishandle drop damage cause forget misread missort misroute "
    "misquote muddle mix botch bungle overlook miss neglect ignore decline reject block stop strand ruin spoil crash "
    "press wipe delete double swap confuse mislabel overbook oversell overcharge undercharge misprint mispack "
    "misdeliver misdirect blunder err slip wreck scratch dent leak burn jam cancel overload underestimate oversleep skip"
)
"""What a fault is done by."""
HARM_PHRASE = any_of(
    r"\blet\w* (?:us|you|me|everyone|that|this|it|things|the \w+) (?:\w+ )?(?:down|slide|slip|drop|go)\b|\bwrong(?:ly)?\b|\b(?:a|an|the|this|some) (?:\w+ )?(?:mistake|error|slip|mess|blunder|hash|pig's ear)s?\b|\b(?:took|taken) (?:our|your) \w+ away\b|"
    r"\b(?:ran|running|was|were|is|are|came|turned up|arrived|being) (?:\w+ )?(?:late|slow|unreliable|careless|clumsy|overloaded|overwhelmed|short|hopeless|useless|to blame|at fault|responsible|trigger happy)\b|\bon strike\b|\bhappy there\b|\b(?:all )?by (?:itself|themselves)\b|\b(?:of|on) its own\b|\bheld (?:it|us|you|everything|things) up\b|\b(?:let|left|leaving) (?:us|you|me) (?:short|down|in the lurch|stranded|waiting)\b|\bdidn't\b|\bdid not\b|\bnever\b|\bdidn't\b|\bn't\b"
)
RECEIVE = words(
    "hear get receive be find expect need see know feel deserve want wait like mean think pay imagine mind chase wonder "
    "worry guess stand sit suffer go ask explain repeat say notice enjoy ring call write"
)
"""What a customer should have had from us: "you should have heard from us" owns it."""
CARELESS = words(
    "read check follow tell provide enter include mention contact notice use keep sign choose select bring attend report "
    "complete fill update understand listen confirm respond reply answer specify install verify register cancel return "
    "close lock charge open book order arrive turn plan allow look store clean wash descale measure inform show save back "
    "switch press remember make set arrange request collect claim pick label pack hand reset save apply state"
)
"""What a customer is told to have left undone."""
SLIPS = words(
    "misread misunderstand overlook mistype mishear forget neglect misuse overfill overtighten mislay drop fail"
)
NO_BLAME = any_of(
    r"\b(?:nobody's|no one's|not your|never your|isn't your|wasn't your) (?:own )?(?:fault|mistake|doing|job)\b|(?<!n't )(?<!not )(?<!never )(?<!hardly )\b(?:our|my) (?:own )?(?:fault|mistake|doing|job|silence)\b|\bno excuse\b|\bnot an excuse\b|\bexcuses?\b|\bnothing wrong\b|\bis ours\b|(?:\bis|'s|\bare|\bwas|'re|\ball|\bentirely|\bdown|\bone) (?:\w+ )?on us\b|\bwe should have\b|\bi should have\b|\bno intern\b|\bof course\b|\byour right\b|\bno (?:reason|need)\b"
)
"""What takes the fault back to us, or from everybody."""
OWN_PAPER = any_of(
    r"\b(?:wrong(?:ly)?|mistake|misleading|sorry|unreadable|should have|but we|and we|but there|and there|yet|instead|unclear|false|out of date)\b"
)
LECTURE = any_of(
    r"\b(?:clearly|plainly|explicitly|quite|did|does|do)\b|\bto \w+ (?:us|your|the)\b|\b(?:that )?(?:you|your|customers|guests|passengers|orders|items|returns|bookings)\b"
)
LATER = any_of(
    r"\bnext time\b|\bin (?:the )?future\b|\bgoing forward\b|\banother time\b|\bfrom now on\b|\bin the meantime,? try\b"
)
WITH_US = words(
    "ask tell message write call come give ring send let dm say text drop pop see find look order book bring keep stay remain try fly join visit enjoy"
)
ENSURE = any_of(
    r"\b(?:make sure|ensure|double[- ]check|remember|be aware)(?: that)? you(?:r|'re|'ve)?\b|\b(?:take (?:more|better) care|be more careful)\b"
)
EXCUSE_PHRASE = any_of(
    r"\b(?:due to|because of|owing to|caused by|thanks to|down to|as a result of|on account of|blame|given|with all) (?:the |our |your |a |an |their |some |this |all the |very )?(?:[\w-]+ ){0,3}$"
)
GUESS = any_of(
    r"\b(?:it|that|this)(?:'d| would| must| could| might| may|'ll)(?: (?:just|probably|only|well|simply))? (?:be|have been) (?:the|your|down to|how you|something (?:on|at) your|one of those)\b(?=[^.!?]{0,25}(?:[.,!;]|$))(?! \w+ (?:of|for|to)\b)(?! (?:best|least|right|end|last|first|least|day|way|same|one|quickest|easiest|fastest))",
    r"\bwhen (?:people|you|customers|users|guests|they|one|someone|somebody|anyone) (?:\w+ )?(?:don't|do not|doesn't|forgets?|leaves?|overloads?|over\w+|tries|tugs?|tears?|uses?|pulls?|presses|ignores?|skips?|drops?|misuses?|doesn't|do(?:es)? (?:it|them|that))\b(?=[^.!?]*$)(?! (?:not )?(?:get|hear|receive))",
    r"\b(?:was|were|is|are|looked|worked) (?:\w+ )?(?:fine|perfect|ok|okay|intact|perfectly|in (?:perfect|good|full|working) \w+|undamaged|sealed) when (?:it|they|you|we) (?:left|went|handed|sent|shipped|packed|picked|collected|took)\b|\bleft (?:us|here|our \w+) (?:in perfect|fine|intact|in good|undamaged|in one piece)\b|\b(?:we|i) (?:never|didn't|did not|haven't|have not) (?:got|get|gotten|received?|had|have|seen?|heard?|found?) (?:any(?:thing)?|an?|your|that|the|one|no)?(?: \w+){0,3}? ?(?:from you|your (?:mail|e-?mail|message|form|request|call|letter|documents?|payment|parcel|order))\b|\b(?:we|i) (?:have|can find|can see|see|find|hold) no (?:record|trace|sign|note|log)\b|\b(?:can't|cannot|couldn't) (?:find|see) (?:any |a )?(?:record|trace|sign|note|log)\b",
    r"\b(?:there(?:'s|'ve| is| are| was| were| has| have)(?: been| also)*|we(?:'ve| have| had|'d)(?: had| been having| got| also)*|it(?:'s| is| was| has been|'s been)(?: just| only| all| simply)?) (?:an? |the |some |such |all the |this )?(?:lot of |lots of |run of |spell of |wave of |great deal of |bit of a |bit of |awful |terrible |huge |very |heavy |bad |big |real )*(?:weather|snow|storms?|rain|wind|heat ?wave|frost|ice|fog|floods?|traffic|demand|volumes?|strikes?|pandemic|covid|flu|illness|sickness|absences?|shortages?|staff shortages?|rush|season|roadworks|congestion|workload|backlog|heat|cold snap|cold|power cuts?|busy (?:day|week|night|time|period|season)|christmas|peak (?:time|season)|technical (?:issues?|difficult\w+|problems?|glitch\w*))\b(?! (?:on us|and we should))",
    r"\b(?:january|december|november|summer|winter|christmas|easter|black friday|mondays?|fridays?|saturdays?|weekends|the holidays|this time of (?:the )?year|august) (?:is|are|was|were|has been|have been|'s) (?:always |usually |just |very |so |our |really |a )*(?:like this|like that|busy|busiest|mad|hectic|crazy|chaos|peak|difficult|bad|slow|hell|the same|madness|nightmare)\b|\b(?:that|this|it|these things) (?:just |simply |can |sometimes |always |often )*happens?\b(?= (?:when|with|if|from|in|at|every|sometimes|now|a lot)\b|[.!,])(?<!should happen)",
    r"\byou(?:'d| had|'ve| have| must have| probably| clearly)? (?:\w+ )?(?:left|pressed|stored|overfilled|forced|dropped|overtightened|unplugged|washed|tugged|yanked|bent|scratched|spilled|spilt|soaked|overloaded|disconnected) (?:it|the|your|them|that|this)\b(?! (?:with us|in (?:our|the) (?:shop|review|care)|here|at (?:our|the) (?:desk|counter)|us|me|a (?:note|message|review)))",
    r"\bit (?:clearly |plainly |does |quite clearly )?says? [^.!?]{1,40}? (?:on|in) the (?:label|box|tin|packet|pack|website|site|page|listing|ticket|menu|door|sign|contract|terms|manual|instructions|bottle|tag|confirmation|e-?mail|mail|letter|invoice|receipt)\b|(?:^|[.!,;] ?)blame (?!us\b|me\b|for\b)(?:it on )?\w+|\byou (?:had |'d )?(?:ticked|clicked|opted|agreed to|accepted (?:the|our|it)|un-?ticked|waived|skipped|declined (?:the|our|it))\b|\b(?:half|most|all|the whole) (?:of )?(?:the |this )?(?:town|city|country|world|neighbourhood|street|village|county|island) (?:\w+ )?(?:turned up|came|wanted|ordered|called|rang|seems|is|was|had|has|decided)\b|\b(?:a|an|our|the) (?:\w+ )?(?:locum|temp|trainee|stand-in|student|apprentice|newcomer|beginner|novice|substitute|relief \w+|agency \w+) (?:was|were|is|had|has|did|on)\b|\b(?:couriers?|carriers?|drivers?|posties|suppliers?|banks?|builders?|airports?|delivery (?:firms|companies|drivers))(?: \w+)? (?:can be|are often|are|tend to be|aren't|is often|are known to be|will be|get) (?:\w+ )?(?:rough|careless|slow|late|hopeless|useless|clumsy|unreliable|bad|lazy|sloppy|forgetful|gentle|careful|overworked)\b",
)
IT_SAYS = any_of(
    r"\bin (?:the|our|your) (?:[\w-]+ ){0,3}?(?:letter|mail|e-?mail|terms|contract|manual|instructions|policy|description|confirmation|guide|leaflet|listing|post|rules|faqs?|small print),? it (?:clearly |plainly |does )?(?:says?|states?|asks?|tells?|reads)\b"
)
BUSY = any_of(
    r"\b(?:we|it|things|the (?:shop|phones|team|kitchen|office))(?:'re| are| were|'s| is| was|'ve been| have been| has been|'s been| got) (?:\w+ )?(?:very |so |rather |incredibly |extremely |unusually |really |just )?(?:busy|hectic|understaffed|short[- ]staffed|short of (?:staff|hands)|rushed|swamped|snowed under|flat out|overrun|full on|chaotic|manic|mad|frantic|packed)\b"
)
