"""Rude customers get the same courtesy: no sharp answer, no sarcasm (P31)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span, any_of, spans
from responders.domain.tone.looking import quoted
from responders.domain.tone.said import Said

RETORT = any_of(
    r"\b(?:please |just |kindly )?calm(?: yourself)? down\b|(?:^|[.!] ?|\bplease,? )(?:relax|chill(?: out)?|get over it|grow up|get a life|get a grip|deal with it|lighten up|whatever)\b(?! (?:you|the|it|we))|\bjust relax\b|\bget over it\b|\bgrow up\b|\bget a life\b|\bdeal with it\b",
    r"\b(?:watch|mind) your (?:language|tone|manners|mouth|words)\b|\bno need (?:to|for) (?:be(?:ing)? )?(?:rude|shout\w*|swear\w*|yell\w*|insult\w*|abus\w*|such language|that (?:tone|language|kind)|this (?:tone|language)|the (?:attitude|language|drama|tone|caps|capitals|insults)|aggress\w*)\b",
    r"\bwith (?:all due|the greatest|the utmost|all) respect\b|\bnot our problem\b|\byour problem\b|\bwe don't need (?:customers|people) like you\b|\b(?:people|customers) like you\b|\byou people\b|\btough luck\b|\bboo hoo\b|\bcry me a river\b|\bbless your heart\b",
    r"\b(?:your|that) (?:rude|abusive|aggressive|foul|nasty|offensive|disgusting|hostile) (?:\w+ )?(?:language|tone|message|tweet|post|comment|attitude|words|behaviou?r|manner|review)s?\b|\byour (?:attitude|tantrum|drama|rant|ranting|moaning|whining|hysterics|rudeness|aggression)\b|\bstop (?:shouting|moaning|whining|complaining|ranting|being)\b|\bwe (?:won't|will not|don't|do not) (?:tolerate|accept|respond to|put up with|engage with|be spoken to)\b|\bswearing at (?:us|me|our)\b",
    r"\bif you (?:don't|do not|didn't) like (?:it|that|us|this|our)\b|\b(?:feel free|you're (?:free|welcome)|welcome) to (?:go|leave|shop|eat|take|try|find|look|order|complain|buy|walk|use) (?:your (?:business|custom|money) )?(?:elsewhere|somewhere else|another|someone else|somebody else|to (?:a|our|another) competitors?)\b|\btake your (?:business|custom|money) elsewhere\b|\b(?:go|shop|eat|try|buy|look) (?:elsewhere|somewhere else)\b|\bdon't let the door\b|\bsuit yourself\b|\btake it or leave it\b|\bgood riddance\b|\bhave a nice life\b|\bgood luck (?:with that|finding|elsewhere|then)\b",
    r"\bsorry,? not sorry\b|\bnice try\b|\bthat's rich\b|\boh,? (?:please|come on|really|boo)\b(?=[.!?, ])|\bcome on\b(?=[.!?,])|\bgive (?:us|me) a break\b|\b(?:yawn|eyeroll|smh)\b|\byeah,? right\b|\bthanks for nothing\b|\bthanks for (?:the|your) (?:rant|essay|novel|drama|entertainment|lecture|life story)\b|\bhow (?:original|clever|mature|charming|lovely of you to)\b|\bcool story\b|\bwe get it\b|\bsurprise,? surprise\b|\bnews ?flash\b|\bshock(?:er|ing),? i know\b",
    r"\b(?:you(?:'re| are| were| sound| seem)|your (?:[\w-]+ ){1,3}?(?:is|are|was|sounds?|seems?)|don't be|stop being|no need to be|being|such a|such an|what an?|you (?:silly|stupid|absurd)) (?:\w+ ){0,2}?(?:overreact\w*|exaggerat\w*|melodramatic|dramatic|drama queen|hysterical|childish|immature|pathetic|ridiculous|absurd|nonsense|rubbish|idiot\w*|stupid|morons?|clowns?|liars?|lying|trolls?|trolling|entitled|delusional|snowflake|crybab(?:y|ies)|silly|petty|dense|lazy|rude|greedy|fuss\w*|precious|moaner|whiner)\b(?! (?:mistake|error|price|wait|delay|of us|of me|on our|thing (?:of|for) us|long))|\b(?:overreacting|crybaby|drama queen|cry ?babies)\b",
    r"\byou get what you pay for\b|\bwhat (?:did|do|else did) you expect\b|\bwhat do you want us to\b|\blearn (?:to|how to) (?:read|use|spell|cook|write|wait|drive|order)\b|\btry (?:reading|looking|asking|spelling|being|using your)\b|\bcan(?:'t| you not| you even) (?:you )?read\b|\bdo(?:n't| not) (?:you )?(?:be (?:ridiculous|silly|rude|so|like that)|shoot the messenger)\b|\bmaybe (?:you should|next time|try|if you)\b|\bperhaps you should\b|\bas (?:anyone|everybody|everyone) (?:can see|knows|would know)\b|\bany (?:normal|reasonable|sane) (?:person|customer)\b|\bcommon sense\b|\bclearly you\b|\bseriously\?|\breally\?(?=\s|$)|\bare you (?:serious|kidding|joking|for real|done|finished|always)\b|\bexcuse me\?|\bi(?:'m| am) not (?:going to|gonna) argue\b|\bwe can agree to disagree\b|\bagree to disagree\b|\bthat's your opinion\b|\byour opinion\b(?! (?:matters|counts|is))|\bend of (?:story|discussion)\b|\bright back at you\b|\bback at you\b|\bsame to you\b|\bshut up\b|\bgo away\b|\bsod off\b|\bbite me\b|\bshame on you\b|\byou(?:'re| are) welcome for\b|\bi(?:'ll| will) play the world's\b|\bworld's smallest violin\b",
    r"\b(?:easy|steady|whoa|woah|simmer)(?: down| on)?,? (?:there|now|tiger|fella|love|mate)\b|\bhold your horses\b|, (?:champ|tiger|sunshine|sweetheart|princess|genius|einstein|sherlock|buttercup|karen|petal|big man|sweetie|treacle)\b|\b(?:keep your (?:hair|shirt) on|take a (?:deep breath|chill pill|breath|seat)|deep breaths?|cool it)\b",
    r"\bdid you (?:even|actually|bother to|not|ever|at least|by any chance|perhaps)?,? ?(?:read|try|look|check|listen|think|consider|notice|bother)\b(?=[^.!?]*\?)|\bhave you (?:even|actually|ever|not)? ?(?:tried|considered|thought of|thought about|read|looked|checked|bothered)\b(?=[^.!?]*\?)|\bcan you (?:even )?read\b|\bif you(?:'d| had)? (?:actually |only |even |just |simply )?(?:bothered|cared|could be bothered|took the (?:time|trouble)|look(?:ed)? (?:properly|closely|carefully|harder)|read (?:properly|carefully|the (?:post|page|label|email|mail|instructions)))\b",
    r"\b(?:as|like) (?:i|we)(?:'ve| have| had)? (?:already |just |previously |clearly |repeatedly |now |patiently )?(?:explained|said|told|mentioned|stated|wrote|pointed out|informed|advised|answered)\b|\bas (?:already|previously|repeatedly) (?:explained|said|stated|mentioned|told|answered|pointed out)\b|\b(?:i|we)(?:'ve| have)? already (?:told|explained|answered|said|informed)\b|\bfor the (?:second|third|fourth|last|final|nth|umpteenth|hundredth|millionth) time\b(?= ?[,:;-])|\bhow many (?:more )?times (?:do|must|have|will)\b|\bi(?:'ll| will) (?:say|explain) (?:it|this) (?:again|once more|slowly|one more time)\b",
    r"[\"']?\b(?:please|thank ?you|thanks|manners|politeness|courtesy|kindness|a smile|good manners|a hello|hello|respect)\b[\"']? (?:would(?:n't)? (?:be nice|hurt|help|kill)|costs? nothing|goes? a long way|(?:is|are) free|works? wonders)\b|\ba (?:little|bit of|touch of) (?:patience|courtesy|respect|kindness|politeness|common sense|gratitude|perspective|decency)\b(?=[^.!?]*\b(?:would|goes|go|please|never|wouldn't)\b|[.!])|\bask(?:ed|ing)? (?:me |us )?(?:nicely|politely)\b|\bbe (?:a (?:bit|little) )?(?:nicer|kinder|more patient|civil|politer|more polite|reasonable)\b",
    r"\b(?:insults?|shouting|swearing|capitals|caps|abuse|rudeness|moaning|complaining|ranting|threats?|sarcasm|name-calling|yelling|anger|one star|bad reviews?|outrage|panic|tantrums?|cursing|caps lock)\b[^.!?]{0,20}\b(?:don't|doesn't|won't|never|isn't|will not|not (?:make|help|fix|change|speed|get)|get(?:s)? (?:you|us) (?:nowhere|anywhere))\b",
    r"\b(?:funny|strange|odd|interesting|curious|amazing|amusing|remarkable|weird) (?:that|how) (?:you|nobody|everyone|no one|the)\b|\bwhen you(?:'ve| have) (?:calmed|cooled|settled|finished|learned|learnt|quite|stopped|got over|grown)\b|\bonce you(?:'ve| have) (?:calmed|cooled|settled|finished|quite)\b|\bif you(?:'ve| have| are|'re) (?:quite )?(?:finished|done)\b|\bcalmed down\b",
    r"\byou (?:might|may) (?:want|like|wish) to (?:read|check|look|try|learn|consider|think|reread|brush)\b|\b(?:maybe|perhaps) (?:next time|you (?:should|could|might|need|forgot|missed)|try|read|check|look|if you|don't|it's time|a)\b(?![^.!?]*\b(?:we|i) can\b)|\bnext time,? (?:try|maybe|perhaps|do us|think|bring|use)\b|\bwith (?:all due|the greatest|the utmost|all|great|the deepest)? ?respect,|\bwith respect\b",
    r"\b(?:nobody|no one|no-one) (?:is |was |has |'s )?(?:forc(?:es|ed|ing)|ma(?:kes|de)|ask(?:s|ed)|twist(?:s|ed)) (?:you|anyone|anybody)\b|\b(?:[\w-]+) (?:costs?|is|are) (?:money|not free)\b(?= to\b|[,.!])|\bthat's (?:just )?life\b|\bwelcome to (?:the real world|real life|adulthood|retail)\b|\b(?:first world|rich people'?s?) problems?\b|\bmust be nice\b|\bpoor (?:you|thing|baby|lamb|old you)\b|\bdiddums\b|\bnobody (?:has )?died\b|\bnot the end of the world\b|\bworse things happen\b|\brocket science\b|\ba (?:child|five[- ]year[- ]old|toddler|monkey) could\b|\bit(?:'s| is) not (?:that |exactly )?(?:hard|difficult|complicated)\b|\bsimple as that\b|\buse your (?:eyes|head|brain|loaf)\b|\bopen your eyes\b|\bgoogle it\b|\bread it (?:again|properly)\b|\blook it up\b",
    r"\bdo you (?:really|seriously|honestly|always|even) (?:think|expect|believe|want|need|know)\b|\bsurely (?:you|even you|anyone|everyone)\b|\bany(?:one|body) with (?:half|a|eyes|any)\b|\bfeel better now\b|\bhappy now\b|\bby all means\b(?=[^.!?]*\b(?:go|leave|complain|try|take)\b)|\bbe (?:my|our) guest\b|\bknock yourself out\b|\bif you say so\b|\bwhatever you say\b|\bsince you(?:'re| are| know) (?:so|such|clearly|best|better|the expert)\b|\bnot everything is about you\b|\byou(?:'re| are) not (?:the only|that special|our only)\b|\bburst your bubble\b|\byour (?:sort|kind|lot|type)\b(?= (?:of people|always|never|are|is))|\bsorry you can't (?:take|handle|cope)\b|\b(?:we|i) (?:can't|cannot) (?:read minds|work miracles|please everyone|do magic)\b|\b(?:i'm|we're|we are|i am) not (?:a )?(?:mind[- ]readers?|magicians?|psychic|your (?:mother|mum|servant|slave|secretary))\b",
)
"""Sharp words in an answer to anybody."""

MOCKING = any_of(
    r"\bhow (?:very |terribly |awfully )?(?:kind|nice|lovely|sweet|charming|original|clever|thoughtful|brave|generous|wonderful|delightful|noble|gracious|mature) (?:of|that|for)\b|\bhow (?:terribly |very )?(?:charming|original|clever|mature|delightful)[.!,]|\b(?:congratulations|congrats|bravo|well done|good for you|lucky you|hats off|slow clap|gold star|give (?:yourself|that man|this man) a|what a (?:charming|delightful|treat|joy|gem|lovely|hero|star))\b(?! (?:on|for) (?:your|the) (?:baby|new|wedding))|\bthank(?:s| you) (?:so much )?for (?:your|the|that|such a) (?:lovely|kind|charming|warm|delightful|glowing|constructive|thoughtful|beautiful|poetic|enlightening|fascinating|helpful|heartwarming) (?:\w+ )?(?:words|message|review|note|tone|post|input|feedback|observation|insight|comment|lesson)\b|\bthank(?:s| you) for (?:sharing|enlightening|the (?:lesson|tip|lecture|insight|advice|laugh|history|geography|maths))\b|\bit(?:'s| is) (?:only|just) (?:an? )?(?:\w+ )?(?:\w+)[.!]|\b(?:do|please) tell (?:us|me) (?:more|all) about\b|\bso glad you(?:'ve)? (?:asked|brought)\b|\bnot (?:our|my) (?:circus|monkeys|problem)\b|\b(?:glad|happy) (?:we|i|you) could (?:entertain|amuse)\b"
)
"""Praise and thanks that only mock where somebody complains."""


def find(said: Said) -> Iterator[Span]:
    """Sharp words, and for a complaint mocking ones, outside of quotation marks."""
    found = list(spans(RETORT, said))
    if said.to_complaint:
        found += [
            (start, end)
            for start, end in spans(MOCKING, said)
            if not any(first < end and start < last for first, last in found)
        ]
    for start, end in sorted(found):
        if not quoted(said, start):
            yield start, end


CHECK = Check(
    code="retort",
    principle="P31",
    weight=Weight.BLOCK,
    advice="Leave it out and stay calm: answer the trouble, not the tone.",
    example="Calm down, it's only a kettle. – Maya",
    find=find,
    why="Rude customers get the same courtesy: a sharp answer is what everybody else will read and share.",
    loosest=Weight.WARN,
)
