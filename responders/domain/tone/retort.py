"""Rude customers get the same courtesy: no sharp answer, no sarcasm (P31)."""

from __future__ import annotations

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, any_of, spans

RETORT = any_of(
    r"\b(?:please |just |kindly )?calm(?: yourself)? down\b|(?:^|[.!] ?|\bplease,? )(?:relax|chill(?: out)?|get over it|grow up|get a life|get a grip|deal with it|lighten up|whatever)\b(?! (?:you|the|it|we))|\bjust relax\b|\bget over it\b|\bgrow up\b|\bget a life\b|\bdeal with it\b",
    r"\b(?:watch|mind) your (?:language|tone|manners|mouth|words)\b|\bno need (?:to|for) (?:be(?:ing)? )?(?:rude|shout\w*|swear\w*|yell\w*|insult\w*|abus\w*|such language|that (?:tone|language|kind)|this (?:tone|language)|the (?:attitude|language|drama|tone|caps|capitals|insults)|aggress\w*)\b",
    r"\bwith (?:all due|the greatest|the utmost|all) respect\b|\bfrankly\b|\bnot our problem\b|\byour problem\b|\bwe don't need (?:customers|people) like you\b|\b(?:people|customers) like you\b|\byou people\b|\btough luck\b|\bboo hoo\b|\bcry me a river\b|\bbless your heart\b",
    r"\b(?:your|that) (?:rude|abusive|aggressive|foul|nasty|offensive|disgusting|hostile) (?:\w+ )?(?:language|tone|message|tweet|post|comment|attitude|words|behaviou?r|manner|review)s?\b|\byour (?:attitude|tantrum|drama|rant|ranting|moaning|whining|hysterics|rudeness|aggression)\b|\bstop (?:shouting|moaning|whining|complaining|ranting|being)\b|\bwe (?:won't|will not|don't|do not) (?:tolerate|accept|respond to|put up with|engage with|be spoken to)\b|\bswearing at (?:us|me|our)\b",
    r"\bif you (?:don't|do not|didn't) like (?:it|that|us|this|our)\b|\b(?:feel free|you're (?:free|welcome)|welcome) to (?:go|leave|shop|eat|take|try|find|look|order|complain|buy|walk|use) (?:your (?:business|custom|money) )?(?:elsewhere|somewhere else|another|someone else|somebody else|to (?:a|our|another) competitors?)\b|\btake your (?:business|custom|money) elsewhere\b|\b(?:go|shop|eat|try|buy|look) (?:elsewhere|somewhere else)\b|\bdon't let the door\b|\bsuit yourself\b|\btake it or leave it\b|\bgood riddance\b|\bhave a nice life\b|\bgood luck (?:with that|finding|elsewhere|then)\b",
    r"\bsorry,? not sorry\b|\bnice try\b|\bthat's rich\b|\boh,? (?:please|come on|really|boo)\b(?=[.!?, ])|\bcome on\b(?=[.!?,])|\bgive (?:us|me) a break\b|\b(?:lol|lmao|rofl|haha+|hahaha+|hilarious|yawn|eyeroll|smh)\b|\byeah,? right\b|\bthanks for nothing\b|\bthanks for (?:the|your) (?:rant|essay|novel|drama|entertainment|lecture|life story)\b|\bcongratulations\b(?=[^.!?]*\b(?:worst|complain\w*|rudest)\b)|\bwell done you\b|\bhow (?:original|clever|mature|charming|lovely of you to)\b|\bcool story\b|\bwe get it\b|\bsurprise,? surprise\b|\bnews ?flash\b|\bshock(?:er|ing),? i know\b",
    r"\b(?:overreact\w*|exaggerat\w*|melodramatic|(?:so|too|overly|being|very) dramatic|drama queen|hysterical|childish|immature|pathetic|ridiculous|absurd|nonsense|rubbish claim|idiot\w*|stupid|moron\w*|clown|liar|lying|troll\w*|entitled|delusional|snowflake|crybaby|silly)\b(?! (?:mistake|error|price|wait|delay|of us|of me|on our|thing (?:of|for) us|long))(?<!how stupid)(?<!how ridiculous)",
    r"\byou get what you pay for\b|\bwhat (?:did|do|else did) you expect\b|\bwhat do you want us to\b|\blearn (?:to|how to) (?:read|use|spell|cook|write|wait|drive|order)\b|\btry (?:reading|looking|asking|spelling|being|using your)\b|\bcan(?:'t| you not| you even) (?:you )?read\b|\bdo(?:n't| not) (?:you )?(?:be (?:ridiculous|silly|rude|so|like that)|shoot the messenger)\b|\bmaybe (?:you should|next time|try|if you)\b|\bperhaps you should\b|\bas (?:anyone|everybody|everyone) (?:can see|knows|would know)\b|\bany (?:normal|reasonable|sane) (?:person|customer)\b|\bcommon sense\b|\bclearly you\b|\bseriously\?|\breally\?(?=\s|$)|\bare you (?:serious|kidding|joking|for real|done|finished|always)\b|\bexcuse me\?|\bi(?:'m| am) not (?:going to|gonna) argue\b|\bwe can agree to disagree\b|\bagree to disagree\b|\bthat's your opinion\b|\byour opinion\b(?! (?:matters|counts|is))|\bend of (?:story|discussion)\b|\bright back at you\b|\bback at you\b|\bsame to you\b|\bshut up\b|\bgo away\b|\bsod off\b|\bbite me\b|\bshame on you\b|\byou(?:'re| are) welcome for\b|\bi(?:'ll| will) play the world's\b|\bworld's smallest violin\b",
)


CHECK = Check(
    code="retort",
    principle="P31",
    weight=Weight.BLOCK,
    advice="Leave it out and stay calm: answer the trouble, not the tone.",
    example="Calm down, it's only a kettle. – Maya",
    find=lambda said: spans(RETORT, said),
)
