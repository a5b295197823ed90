"""What in a reply is an act of ours, and what is a time: shared by several checks."""

from __future__ import annotations

from responders.domain.tone.check import any_of

_ADV = r"(?:(?:\w+ly|now|just|also|already|still|then|all|both|first|today|tomorrow|tonight|myself|gladly|even|of course|right now|straight away|at once|in person|go and|now be) )"
_IDLE = (
    r"do (?:everything|all|whatever|anything) (?:that )?(?:we|i) can|not\b|never\b|no\b|sorry|so sorry|very sorry|truly|deeply sorry|really sorry|aware|afraid|glad|happy|unable|always|hope|try|strive|aim|endeavou?r|"
    r"understand|appreciate|value|believe|think|feel|know|wish|want|expect|see you|see (?:this|that|how|why)|improve|do better|get better|learn|be (?:better|more|sorry|happy|glad)|"
    r"remember|consider|reflect|note|regret|apologi[sz]e|take (?:this|that|it|your \w+|all \w+|such \w+|these \w+) (?:very |extremely )?(?:seriously|on ?board|into account|to heart)|"
    r"(?:pass|forward|share|relay) (?:this|that|it|your \w+|along|on)(?! to (?:you|me))|do (?:our|my) (?:very )?best|bear|keep (?:this|that|it|your \w+|improving|trying|working|learning|in mind)|work(?:ing)? (?:hard|harder|to (?:improve|do|be|ensure|provide)|on (?:improving|doing|being|getting|our))|"
    r"look(?:ing)? forward|strive|have (?:a|you) (?:great|good|nice|lovely|happy)|miss you|be here|be there for you|welcome|love|like|need|require|ask (?:you|that you) (?:to|for)|leave it|make sure (?:this|that|it)(?: \w+)? (?:does|never|won)|ensure (?:this|that|it)"
)
ACTION = any_of(
    rf"\b(?:i|we)(?:'ll| will| shall|'re going to| are going to|'m going to| am going to) {_ADV}{{0,3}}(?!{_IDLE})[a-z]{{2,}}",
    rf"\b(?:i|we)(?:'ve| have) {_ADV}{{0,3}}(?!{_IDLE}|been (?!in touch|through|on to|to|over|back|working)|had (?!it|your|the|a (?:word|look)|them)|let\b|lost|failed|got (?:this|it|that|things) wrong|read|heard|seen|noted|received|the|a\b|an\b|your|our|and|to\b|passed (?:this|it|that|your|on|along)|forwarded|shared|taken (?:this|it|your \w+) (?:on|into|to|ser)|learn|caused|kept you waiting|made (?:a|this|the) mistake|disappointed|forgotten|missed|broken|messed)[a-z]{{2,}}",
    rf"\b(?:i|we)(?:'m| am|'re| are) {_ADV}{{0,3}}(?!{_IDLE}|sad|disappoint|tak(?:ing) (?:this|it|that|your \w+|all \w+|these \w+) (?:very |extremely )?(?:ser|on|into|to heart)|passing|forwarding|sharing|hoping|trying|striving|learning|reading|hearing|seeing|wondering|feeling|missing|running late|struggling|improving|getting better|having|lacking|failing|letting|being|doing (?:our|my))[a-z]{{2,}}ing\b",
    rf"\b(?:i|we) {_ADV}{{0,2}}(?:sent|posted|shipped|refunded|credited|replaced|repaired|fixed|corrected|cancelled|canceled|removed|called|rang|wrote|e-?mailed|messaged|spoke|arranged|booked|rebooked|changed the|took (?:it|the|your) \w+ (?:off|down|back)|found (?:your|it|the)|checked|traced|restored|reset|unlocked|gave you|paid|swapped|ordered|started|added|issued|reversed|waived)\b",
    r"\blet me (?:find|check|look|get|trace|track|fix|sort|send|see|put|make|take|call|ring|speak|chase|work)\b|\bwhat (?:i|we) can do is\b|\bi'd like to (?:make|give|send|offer|put|invite|bring|cook|have you)\b|\bi'm on it\b|\bleave it with me\b|\bconsider it done\b",
    r"\b(?:[a-z]+|you|it|that|which) (?:will|'ll|is going to|are going to) (?:\w+ly |now |also |then |all |both |already )?(?:be (?:with|at|there|back|on|ready|in|waiting|up|round|refunded|fixed|paid|sent|posted|calling|writing|delivered|replaced|repaired|credited|working|free|yours|able)|arrive|reach|leave|come|go|land|work|get|have|receive|hear from|call|ring|write|visit|bring|send|meet|phone|e-?mail|message|fix|replace|deliver|refund|post|take (?:care|over|it)|sort|trace|drop|pick|collect|repair|fit|cook|show up)\b",
    r"\b(?:you|it|she|he|they|tom|that)'ll (?:also |then |now |soon |all |both )?(?:be (?!sorry|happy)|have|get|receive|hear|find|arrive|reach|come|call|ring|see (?:it|the|your|this|a)|bring|take|fix)\b",
    r"\bon (?:its|their) way\b|\b(?:goes out|go out|leaves?(?= (?:here|us|the|today|tomorrow|tonight|on|by|with|at|our|now|this))|arrives?|reach(?:es)?|lands?|ships?|gets? to you|comes? (?:today|tomorrow|tonight|on|by|with|to you|back|off))\b(?! out)",
    r"\b(?:your|a|an|the|another|both|two) (?:new |fresh |full |replacement |missing |correct |right |second |spare |free )*(?:\w+ ){0,2}(?:is|are|has been|have been|was|were) (?:already |now |back |all |also |both )*(?:on (?:its|their|the) (?:way|van)|in the post|with you|waiting|going out|coming|refunded|posted|sent|fixed|shipped|booked|back|out for delivery|cancelled|closed|restored|replaced|paid|reversed|up again|up and running|repaired|issued|credited|corrected|removed|yours)\b",
    r"\byou (?:also )?(?:get|have) (?:your|the|a|an|it) (?:\w+ ){0,3}(?:back|refund|replacement|new one|today|tomorrow)\b|\byou'll (?:have|get|receive|hear)\b",
    r"\b(?:our|the|my|a|an|one of our) (?:\w+ )?(?:team|engineers?|technicians?|manager|owner|colleagues?|people|driver|fitter|baristas?|plumber|electrician|crew|agent|chef|developers?|kitchen|staff) (?:is|are|has|have) (?:already |now |all |just |both |personally |still |currently |right now )*(?!aware|sorry|working hard|always|been (?:made )?aware)(?:on (?:it|the way|their way)|[a-z]+ing\b|sent|called|fixed|restarted|replaced|repaired|found)",
    r"\bhere's (?:what (?:i|we)|what happens|the plan|how (?:i|we))\b|\b(?:full|immediate) refund\b|\bit(?:'s| is) (?:now |already |all )?(?:fixed|refunded|on its way|sorted|done|in the post|cancelled|repaired|up again|mended|working again|off your|yours)\b|\bis yours\b",
    rf"(?:^|[.!,:;-] +|\band )(?:will|going to|am) (?:now )?(?!{_IDLE}|be sorry|you)[a-z]{{3,}}|(?:^|[.!:] +)(?:refunding|sending|calling|checking|fixing|posting|replacing|rebooking|looking into|refunded|sent|posted|fixed|replaced|rebooked)\b",
    r"\b[a-z]{2,12} (?:is|has) (?:already |now |also |personally )?(?:calling|writing|visiting|bringing|sending|coming|fixing|replacing|delivering|tracing|called|written|sent|fixed|replaced|refunded|traced)\b",
)
"""Something we do, have done, or that will happen for the customer."""

WEAK = any_of(
    r"\b(?:we|i) (?:can|could|may|might) (?:look|help|assist|check|investigate|sort|get|find|see|take a look|resolve|fix|discuss)\b|\bso (?:that )?(?:we|i) (?:can|may|could)\b[^.!?\n]*|\blet (?:me|us) know (?:if|how|when)\b|\b(?:we|i)(?:'d| would) (?:love|like|be happy|be glad|appreciate)\b[^.!?\n]*",
    r"\b(?:your|the) (?:feedback|comments?|concerns?|message|complaint|opinion|post|review|words)\b[^.!?\n]*\b(?:noted|forwarded|passed|logged|received|heard|shared|important|valued|helps?|valuable)\b|\byou (?:have|get) (?:every right|our (?:word|apolog\w+)|my (?:word|apolog\w+)|a point|a right|the right|reason|every reason|had)\b|\byou'll (?:see|have) (?:an? )?(?:improvements?|better (?:experience|time|luck))\b|\byou will (?:see|have) (?:an? )?(?:improvements?|better)\b|\bi'm sorry\b|\bwe're sorry\b",
)
"""Kind words that are no act: blanked before acts are looked for."""

_UNIT = (
    r"(?:second|minute|min|hour|hr|day|night|week|month|working day|business day|weekday|fortnight|weekend)s?"
)
_NUM = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|forty-?five|sixty|ninety|half an|a couple of|couple of|a few|few|several|the next|the|next|this)"
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b"
_MONTH = r"(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_MAY = r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? may\b|\bmay \d{1,2}(?:st|nd|rd|th)?\b"

TIME = any_of(
    rf"\b(?:within|in|under|less than|inside|at most|no (?:more|later) than|no longer than|take up to|(?<!only )takes?(?= (?:about|up|around|until|at most))|up to|about|around|for the next|over the next|during the next|maximum|max|in under|in less than|in about|in around|every|after|needs?|give me|allow)\s+(?:the |about |around |just |only |at most |another |less than |under |no more than |up to |a maximum of |max(?:imum)? )*(?:next |coming |following )?(?:{_NUM})?[ -]*(?:(?:to|or|-) ?(?:{_NUM}) )?(?:more |full |working |business |short |calendar )*{_UNIT}\b",
    rf"\b{_NUM}[ -]?(?:-\s?\d+ |to \w+ |or \w+ )?(?:working |business |calendar )?{_UNIT} (?:at (?:the )?(?:most|latest)|from now|max(?:imum)?|or less|tops|or sooner)\b",
    r"\b(?:today|tonight|tomorrow|this (?:very )?(?:minute|hour|morning|afternoon|evening|week|weekend|month|moment|second|instant|lunchtime|day)|next (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|working day|business day|day|hour|bus|post|delivery|run|van)|first thing|end of (?:the |this |today|next |play|business|working )?(?:\w+)?|overnight|by (?:then|noon|lunch|lunchtime|midday|midnight|tea ?time|dinner|breakfast|return|close|closing|morning|evening|nightfall|now|eod|cob))\b|\b(?:eod|cob|eow)\b",
    rf"\b(?:{_DAY})s?\b",
    r"(?:\b|(?<=\s))(?:at|by|before|until|till|after|around|about|from|between)? ?\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|o'?clock|h\b|hrs\b|gmt|bst|noon)\b|\b(?:at|by|before|until|from|around|after) \d{1,2}(?:[:.]\d{2})?\b(?!%)|(?<![£$€\d.])\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?![\d.%])|\b(?:at|by|before|until|till|after|from|around|about|between) (?:noon|midday|midnight|lunch(?:time)?|(?:five|ten|quarter|twenty) (?:to|past) \w+|\w+ o'clock|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past \w+)\b)",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b|\b(?:by|before|on) (?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}}/\d{{1,2}}\b|\b\d{{4}}-\d\d-\d\d\b|\b(?:by|before|until|end of|in) {_MONTH}\b|{_MAY}",
    r"\b(?:right|straight) away\b|\bstraightaway\b|\bimmediately\b|\bat once\b|\bright now\b|\bnow\b|\binstantly\b|\bthis instant\b|\bbefore (?:we close|closing|opening|doors?|the \w+|(?:this|his|her|their|our) \w+|you (?:know it|leave|travel|fly|go|set off|land|get|come|arrive)|i (?:go|leave|clock)|anything else|your|lunch|christmas|easter|school|work|kick-?off|midnight|dawn|dark|bedtime)\b|\b(?:at|by) (?:dawn|sunrise|first light|nightfall|opening|closing|kick-?off|arvo|tea|close|school run|the (?:weekend|evening|end))\b|\bby return\b|\ba (?:minute|moment|second|few (?:minutes|seconds)|couple of minutes|quarter of an hour|half hour) ago\b|\bas (?:i|we) (?:type|write|speak)\b|\bnext-day\b|\bsame[- ]day\b|\bin the (?:morning|afternoon|evening)\b|\bthe (?:same|very same|very next|first) (?:minute|hour|day|morning|afternoon|evening|post|train|bus|van|flight|thing|week)\b|\b(?:twelve|ten|five|fifteen|twenty|thirty|\d{1,2}) (?:minutes?|mins?|hours?) (?:from you|away|ago)\b|\b(?:give it|allow|another|needs?|takes until|done in|about) \d{1,2} (?:minutes?|mins?|hours?)\b|\b\d{1,2} (?:mins?|minutes)\b(?= ?(?:$|[.!,;)]))|\b(?:within|inside) (?:the|an|this) (?:hour|day|week)\b|\b24/7\b|\b\d{1,2}(?:[:.]\d{2})? ?[ap]\b|\b(?:tomorrow's|today's|tonight's|monday's|friday's) \w+|\b24 ?h(?:ours|rs)?\b|\b48 ?h(?:ours|rs)?\b|\bin a (?:moment|minute|few)\b|\bon (?:your|its) next\b|\bwith(?:in)? (?:the )?hour\b",
)
"""A time somebody could hold us to."""

DONE = any_of(
    r"\b(?:i|we)(?:'ve| have)? (?:\w+ly |now |just |also |already |both |gone and )*(?:refunded|sent|posted|shipped|fixed|replaced|credited|cancelled|canceled|corrected|removed|restored|unlocked|reset|booked|rebooked|repaired|reversed|swapped|waived|closed|paid|dispatched|resent|changed|put (?:a|an|your|the|it|this)|taken (?:the|it|your)|found (?:your|it|the)|moved)\b",
    r"\b(?:is|are|was|were|has been|have been) (?:already |now |back |all |fully )*(?:on (?:its|their) way|in the post|refunded|fixed|posted|sent|shipped|up again|up and running|back (?:up|on|online|with)|working again|repaired|replaced|credited|cancelled|corrected|restored|reversed|resolved|out for delivery)\b|\b(?:website|app|site|line|internet|it|service|everything|power|wifi|system) (?:is|are|'s) back\b|\bit's (?:back|fixed|done|refunded|sorted)\b",
)
"""An act that is done already needs no time."""

VAGUE = any_of(
    r"\b(?:very |pretty |real )?soon(?:est)?\b|\bshortly\b|\basap\b|\bas soon as (?:possible|we can|i can|we|i)\b|\bin due course\b|\bin the near future\b|\bat (?:some|a later) (?:point|time|stage)\b|\bsome ?time\b|\beventually\b|\bin time\b|\bwhen (?:we|i) can\b|\bwhen possible\b|\bas quickly as (?:possible|we can|i can)\b|\bbefore (?:too )?long\b|\bin a while\b|\bone day\b|\bat (?:our|the) earliest(?: convenience| opportunity)?\b|\bas (?:fast|early) as (?:possible|we can|i can)\b|\bpromptly\b|\bquickly\b|\bdown the line\b|\bat a later date\b|\bin the coming (?:days|weeks|months)\b|\bspeedily\b|\bwhenever\b",
)
"""Words that sound like a time and promise none."""

SORRY_TALK = any_of(r"\b(?:sorry|apolog\w+|regret)\b")
PAST_TALK = any_of(
    r"\byou (?:waited|were|had|have been|spent|stood|sat|went|got|ordered|bought|wrote|came|paid|told|asked|called|rang|expected|needed)\b|\byou've (?:been|waited|had)\b|\bwe kept you\b|\bwe (?:lost|missed|forgot|broke|failed|let|should)\b|\b(?:never|didn't|hasn't) (?:come|came|arrive[d]?)\b|\bshould have\b|\b(?:is|was|isn't|wasn't|are|were) (?:not )?(?:acceptable|unacceptable|good enough|right|fair|too long|far too long|ok|okay|how)\b"
)
