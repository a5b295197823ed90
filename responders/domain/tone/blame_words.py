"""Plain wordings that put the fault on somebody else; what grammar must tell stands in blame_clauses.py."""

from __future__ import annotations

from responders.domain.patterns import any_of, word_among

_TO_DO = (
    "read|checked|followed|told us|provided|given us|entered|included|mentioned|contacted|let us|noticed|used|kept|signed|chosen|"
    "selected|brought|arrived|turned up|attended|cancelled|canceled|reported|completed|filled|updated|understood|listened|booked|"
    "confirmed|responded|replied|answered|asked|looked|allowed|ordered|planned|registered|verified|made sure|stored|installed|"
    "descaled|cleaned|returned|informed|specified|known|realised|realized|waited|handled|been (?:more )?(?:careful|at home|clearer)|"
    "taken (?:more|better|the time)|thought|called|rung|emailed|spoken"
)
CUSTOMER = (
    rf"\byou (?:really |probably |simply |clearly |just |also )?(?:should|ought to|could|needed to)(?:'ve| have) (?:already |first |really |just |simply )?(?:{_TO_DO})\b(?! to (?:wait|chase|write|ask|ring|call))(?! (?:from us|less|more from))",
    r"\byou (?:really |probably |simply |clearly |just |also )?(?:must|might|may|could)(?:'ve| have) (?:already |simply |probably |perhaps )?(?:missed|mis\w+|dropped|damaged|broken|overlooked|forgotten|entered|left it|put|lost|deleted|confused|ignored|washed|overfilled|selected|clicked)\b",
    r"\bas you should(?:'ve| have)\b",
    r"\byou should(?:'ve| have) (?:been aware|known|read|checked|told|called|contacted|asked|noticed|seen|realised|realized)\b",
    r"\byou (?:simply |just |also |clearly |obviously |apparently |evidently )?(?:failed|forgot|neglected|refused|omitted|declined|did(?:n't| not) bother) to\b",
    r"\byou (?:simply |just |also |clearly |obviously |apparently )?(?:did not|didn't|never|haven't|have not|hadn't|had not) (?:even |actually |properly |correctly |fully )?(?:read|check|follow|tell (?:us|me)|told (?:us|me)|provided?|given?(?: us)?|enter(?:ed)?|included?|mention(?:ed)?|contact(?:ed)? (?:us|me)|let us know|noticed?|used?(?: it| the)|ke(?:ep|pt)|sign(?:ed)?|ch(?:oose|osen)|select(?:ed)?|br(?:ing|ought)|turn(?:ed)? up|attend(?:ed)?|report(?:ed)?|completed?|fill(?:ed)?|updated?|underst(?:and|ood)|listen(?:ed)?|paid|pay|confirm(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|specif(?:y|ied)|installed?|verif(?:y|ied)|register(?:ed)?)\b",
    r"\b(?:if|had) you(?:'d| had| only|'d only| would have| simply| just)+ (?:only |simply |just |actually )?(?:read|checked|followed|told|provided|given|entered|included|mentioned|contacted|called|asked|noticed|let us|waited|looked|come|booked|ordered|arrived|been|used|kept|paid|listened|replied)\b",
    r"\bhad you (?:only |simply |just |actually )?(?:read|checked|followed|told|provided|given|entered|contacted|called|asked|let us|waited|looked|booked|ordered|arrived|been|used|kept|paid|informed)\b",
    r"\bnext time,? (?:please |you should |you need to |do |try to |make sure |kindly )?(?:read|check|follow|make sure|ensure|be more|remember|try|ask|tell|book|order|allow|arrive|you)\b",
    r"\b(?:please )?(?:read|check|re-?read|refer to|consult) (?:the |our |your )?(?:terms|small print|fine print|t&cs?|conditions|manual|instructions|policy|label|description|faqs?)\b",
    r"\b(?:as|like) (?!\w+ (?:in|by|on) (?:my|our) (?:last|previous|earlier|first|three|two|many|message|reply))(?:is |was |it's |it is |it was |has been |you were |you are |you've been |you have been )?(?:already |previously |clearly |plainly |repeatedly |explicitly )?(?:stated|advised|informed|notified|warned|outlined|indicated|specified|explained|made clear)\b",
    r"\b(?:clearly|plainly|explicitly) (?:states?|stated|says?|said|shows?|explains?|explained|marked|written|told|mention(?:s|ed)|listed|indicate[sd]?)\b",
    r"\bit(?:'s| is) (?:clearly |all )?(?:in|on) (?:the|our) (?:terms|website|small print|listing|policy|description|box|label|menu)\b",
    r"\b(?:the|our|your) (?:terms|terms and conditions|t&cs?|policy|policies|contract|agreement|small print|website|listing|description|instructions|manual|label|confirmation)(?: \w+)? (?:clearly |plainly |do |does |very )?(?:state[sd]?|sa(?:y|ys|id)|explains?|explained|specif(?:y|ies|ied))\b",
    r"\bour (?:records|system|tracking|logs|cctv) (?:clearly )?(?:shows?|indicates?|says?|suggests?|confirms?)\b(?=[^.!?\n]*\byou\b)",
    r"\buser[- ]error\b|\bmisuse\b|\bimproper (?:use|handling|care)\b|\bincorrect use\b|\bwear and tear\b",
    r"(?<!not )(?<!n't )(?<!never )(?<!none of it )(?<!nothing is )\b(?:is |was |be |been |are |were |and |down to |due to |because of |it's |that's |partly |entirely |probably |may be |through )(?:entirely |partly |partially |purely |also |simply |actually |just |all )?your (?:own )?(?:fault|mistake|error|responsibility|misunderstanding|choice|negligence|carelessness|problem|doing|oversight|decision|issue)\b",
    r"\b(?:error|mistake|fault|problem|issue|misunderstanding|confusion|delay|failure|oversight) (?:is |was |lies |seems to be |appears to be |must be |may be )?(?:on|at|with|from|by) your (?:end|side|part|bank|browser|device|phone|provider|connection|network|computer|card)\b",
    r"(?<!nothing )(?<!no )\bon your (?:end|side|part)\b(?= (?:is|was|caused|seems|has|led)|[.!,;\n]|$)(?<!nothing on your end)",
    r"\byou (?:accidentally |mistakenly |wrongly |incorrectly |probably |simply |must have |seem to have |appear to have |may have |apparently )*(?:entered|gave|given|provided|typed|chose|selected|ordered|used|put|picked|booked|submitted|supplied|sent|clicked|dialled|went to|filled in) (?:us |in |for |to )?(?:the|an?|your) (?:\w+ )?(?:wrong|incorrect|invalid|old|outdated|incomplete)\b",
    r"\byou(?:'ve| have)? (?:entered|typed|gave|given|wrote|written|put|filled|spelled|spelt|set) [^.!?\n]{0,30}\b(?:incorrectly|wrong(?:ly)?)\b|\byou (?:left it|were|came|called|wrote|asked|cancelled) too late\b|\b(?:double[- ]?)?check your (?:details|address|order|spelling|account|e-?mail|basket|dates?) (?:\w+ )?(?:next time|before|in future|more carefully|properly|first)\b",
    r"\byou(?:'ve| have)? (?:misread|misunderstood|mistyped|misused|mishandled|overlooked|misheard|mislaid|mistaken|misinterpreted|overfilled|mis-?read)\b",
    r"\byou (?:dropped|damaged|broke|overfilled|mishandled|washed|lost|spilled|scratched) (?:it|the|your|our|this)\b",
    r"\byou (?:missed|ignored|skipped|overlooked|deleted) (?:the|our|your|my|an?|several|all|every) (?:\w+ )?(?:e-?mails?|deadlines?|appointment|slot|delivery|messages?|calls?|notice|notification|instructions|reminders?|window|terms|steps?)\b",
    r"\b(?:nobody|no one|no-one|there) (?:was|were)(?: (?:no ?one|nobody))? (?:at home|home|in|out|there|available)(?: (?:to (?:receive|accept|sign)|when|at the time|for)|[.,!]| so\b| and\b)|\byou (?:weren't|wasn't|were not|were out|were late|were absent|were unavailable) ?(?:at home|home|in|there|available)?(?: (?:to (?:receive|accept|sign)|when|at the time|for)|[.,!]| so\b| and\b)",
    r"\byou(?:'re| are| were) (?:\w+ )?(?:mistaken|confused|misinformed|overreacting|exaggerating|being (?:unreasonable|unfair|difficult|rude|impatient)|the (?:only|first) (?:one|person|customer) (?:who|to|that|with)|at fault|to blame|responsible|liable|too late|wrong(?! to))\b",
    r"\byou (?:seem|appear) to (?:have|be|think|misunderstand|believe)\b|\byou may have (?:missed|mis\w+|overlooked|forgotten|entered|used|dropped|confused)\b",
    r"\bit is (?:your|the customer's|the buyer's|a customer's) responsibility\b|\b(?:the customer|customers|guests|passengers|buyers|users) (?:is|are|must|should|need to) (?:responsible|liable|ensure|check|make sure|read)\b|\b(?:your|customer's|buyer's) (?:own )?responsibility\b",
    r"\b(?:other|most|all (?:our )?(?:other )?) ?(?:customers|guests|people|users|buyers) (?:haven't|have not|don't|do not|didn't|are (?:all )?(?:happy|fine|satisfied)|love|have no|had no|never|manage|seem)\b",
    r"\b(?:nobody|no one|no-one|none of our (?:other )?(?:customers|guests)) (?:else )?(?:has |have |ever |had )*(?:complain\w*|reported|mentioned|had (?:a|any|this) (?:problem|issue))\b",
    r"\bwe(?:'ve| have) (?:not|never) (?:had|received|heard) (?:any |a |this |of )?(?:other )?(?:complaints?|issues?|problems?|this (?:before|complaint))\b|\bfirst (?:we've|we have|i've|time we've|complaint)\b|\bworks? (?:just |perfectly )?(?:fine|well) for (?:us|everyone|every ?body|other|most|me)\b",
    r"\byou (?:clearly|obviously|evidently)\b|\byou (?:chose|decided|agreed|opted|signed up|accepted|consented) (?:to|the|our|for|when|not)\b|\byou knew\b|\byou were (?:told|warned|informed|advised|notified|made aware|aware|given (?:plenty|ample|the chance))\b",
    r"\byour (?:lack of|failure|inability|refusal|impatience|negligence|carelessness|late arrival|lateness|delay in|insistence)\b",
    r"\bbecause you (?:didn't|did not|failed|forgot|entered|gave|were|weren't|used|never|ordered|chose|arrived|booked|put|missed|left|cancelled|changed|had not|hadn't|have not|haven't|wouldn't|refused|waited|asked|provided|opened)\b(?! (?:hurt|sent the wrong|trusted|charged|kept waiting|let down))",
)
_OTHERS = (
    r"(?:couriers?|carriers?|delivery (?:company|partner|firm|service|driver|people|team|provider)|shipping (?:company|partner|provider|carrier)|shippers?|postal service|post office|postman|postie|royal mail|mail service|"
    r"ups|fedex|dhl|usps|dpd|evri|hermes|yodel|amazon|parcelforce|gls|tnt|deliveroo|uber|uber eats|just eat|suppliers?|manufacturers?|makers?|vendors?|wholesalers?|distributors?|factory|"
    r"(?:your |the )?bank|card (?:issuer|provider|company)|payment (?:provider|processor|company|partner)|paypal|stripe|partners?|contractors?|subcontractors?|third[- ]part(?:y|ies)(?: \w+)?|airport(?: staff| authority)?|air traffic control|"
    r"tour operator|booking (?:site|agent|platform|partner)|travel agent|agency|developers?|software (?:provider|company|supplier|vendor)|hosting (?:provider|company|partner)|web host|(?:internet|network|service|broadband|wifi|telecoms|energy) provider|isp|landlord|"
    r"(?:previous|former|old) (?:owner|manager|staff|team|employee|tenant)s?|new (?:starter|staff|employee|hire|member of staff|team member|colleague|girl|guy|lad|person|driver|waiter|barista|manager|system)|trainee|apprentice|temp|temporary staff|intern|junior colleague|colleague|seller|franchisee?|outside (?:firm|company)|cleaning company|cleaners|delivery driver|driver)"
)
_DID = (
    r"(?:(?:has |have |had |must have |may have |might have |seems to have |appears to have |apparently |clearly |simply |unfortunately |sadly |really |again |also |badly )*"
    r"(?:fail(?:ed|s)?|let (?:us|you|everyone|me)(?: \w+)? down|lost|broke|delayed|messed|screwed|misplaced|mislaid|mishandled|dropped|damaged|caus(?:ed|es|ing)|forgot|mis(?:read|sorted|routed|delivered|quoted|placed)|ran late|went down|went wrong|"
    r"got (?:it|this|that|things|your|the) \w*\s?wrong|made (?:a|the|an|some) (?:\w+ )?(?:mistake|error)s?|made this mistake|did not (?:deliver|turn up|do|show|follow|arrive|collect|scan|tell|pass|send)|didn't (?:deliver|turn up|do|show|follow|arrive|collect|scan|tell|pass|send|know)|never (?:delivered|turned up|came|collected|scanned|told|sent)|"
    r"declined|rejected|blocked|changed|sent us|supplied|shipped|(?:is|are|was|were|has been|have been) (?:\w+ )?(?:unreliable|slow|bad|awful|poor|dreadful|useless|hopeless|terrible)|held (?:it |your |us )up|is having|are having|is struggling|are struggling|was late|were late|was slow|is slow|are slow|is at fault|are at fault|was at fault|are to blame|is to blame|was to blame|is responsible|are responsible|was responsible|"
    r"was new|is new|was (?:still )?(?:learning|training|in training|having a bad day|not trained|careless)|is (?:still )?(?:learning|training|in training)|had (?:an? )?(?:issue|problem|outage|breakdown|delay|failure|strike|backlog)s?|has (?:an? )?(?:issue|problem|outage|breakdown|delay|failure|strike|backlog)s?|are on strike|stopped))"
)
THIRD = (
    rf"\b{_OTHERS},?(?: (?:on|at|in|from|we|who|that|i)(?: \w+){{1,3}}?)? {_DID}\b",
    rf"\b{_OTHERS}'s? (?:fault|mistake|error|problem|responsibility|failure|delay|doing|negligence|carelessness|issue|end|policy)\b|\b(?:couriers|carriers|suppliers|manufacturers)' (?:fault|mistake|error|failure|delay)\b",
    rf"\b(?:fault|mistake|error|failure|negligence|problems?|issues?|delays?|outage|mix-up|backlog|breakdown|failings?|responsibility|carelessness) (?:of|with|at|by|from|on the part of|caused by|lies with|is with|was with|rests with|down to) (?:the |our |your |a |an |their )?(?:\w+ )?{_OTHERS}\b",
    rf"\b(?:due to|because of|caused by|thanks to|owing to|down to|as a result of|on account of|blame) (?:the |our |your |a |an |their |some )?(?:\w+ ){{0,2}}?{_OTHERS}\b",
    rf"\b(?:lost|damaged|declined|delayed|mislaid|dropped|mishandled|caused|broken|rejected|held up|let down|misplaced|left behind|mixed up) by (?:the |our |your |a |an )?(?:\w+ )?{_OTHERS}\b",
    rf"\bbecause (?:the |our |your |a |an |their )(?:\w+ )?{_OTHERS}\b",
)
EXCUSES = (
    r"\b(?:contact|take (?:it|this|that) up with|speak to|talk to|complain to|ask|chase|call|ring|claim (?:from|against|through)) (?:the |your |their )(?:\w+ )?(?:courier|carrier|bank|card issuer|manufacturer|seller|supplier|post office|provider|delivery company|airport|booking site|travel agent)\b(?<!i'll ask the courier)",
    r"\b(?:outside|beyond|out of|not (?:in|under|within)) (?:of )?our (?:direct |immediate )?(?:control|hands|power)\b",
    r"\b(?:not|isn't|wasn't|aren't|never|hardly|neither) (?:actually |really |entirely |strictly |necessarily |technically |directly )?(?:our|my|down to our|due to our|on our) (?:own )?(?:fault|responsibility|problem|doing|mistake|error|job|concern|end|side|department)\b",
    r"\bnothing to do with (?:us|me|our)\b|\bno fault of (?:ours|our own|mine)\b|\bwe(?:'re| are) not (?:responsible|liable|to blame|at fault|accountable)\b|\bwe (?:can't|cannot|can not|could not|couldn't) (?:be (?:held )?(?:responsible|liable|blamed)|take responsibility|accept (?:any )?(?:responsibility|liability)|control)\b|\bwe accept no (?:liability|responsibility)\b|\bwe (?:only|merely) (?:sell|act|pass|resell|provide)\b|\bhands are tied\b",
    r"\b(?:due to|because of|owing to|caused by|thanks to|as a result of|on account of|blame) (?:the |a |an |our |this |all the |some |very |such )?(?:\w+ )?(?:weather|snow|storms?|rain|traffic|strikes?|covid|pandemic|brexit|high demand|demand|high volumes?|volumes?|unforeseen (?:circumstances|events)|circumstances|staff shortages?|short-?staffing|staffing|supply chain|supply issues|technical (?:issues|difficulties|reasons)|christmas rush|busy (?:period|season|time)|holiday season|roadworks|war|fuel)\b",
    r"\b(?:these things|mistakes|accidents|things like this|delays|stuff) (?:do |will |just |sometimes |can |always )*happen\b|\bnobody(?:'s| is) perfect\b|\bwe(?:'re| are) only human\b|\bit was (?:just |only )?(?:an? )?(?:very |unusually |extremely |really )?(?:busy|hectic) (?:day|night|evening|time|period|weekend|week)\b",
)
BLAME = any_of(*CUSTOMER, *EXCUSES)
BLAME_OF_OTHERS = any_of(*THIRD)
NAMES_OTHERS = word_among(_OTHERS)
