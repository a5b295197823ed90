"""The words by which an act of ours is told from kind words about acts. Lemmas stand in groups of meaning."""

from __future__ import annotations

from responders.domain.patterns import any_of, words

FEELING = words("sorry apologise apologize apology apologies regret thank thanks glad hope afraid shame pity")
"""What hangs on these tells what happened or is felt, not what is done about it."""
HEDGES = words("hopefully maybe perhaps possibly")
BEING = words("be is are am was were been being 's 're 'm")
IDLE = words(
    "hope try strive aim endeavour endeavor understand appreciate value believe think feel know wish want expect "
    "see improve learn remember consider reflect note regret apologise apologize bear love like need require miss "
    "welcome care pride mean agree sound seem look_forward deserve imagine hear thank admit accept acknowledge "
    "commit guess realise realize respect treasure cherish recognise recognize relate sympathise sympathize doubt "
    "wonder trust suppose assume worry struggle strain pass forward share relay ask own owe assure promise "
    "say continue remain stay hate sense expect celebrate congratulate root excite listen experience"
)
"""Verbs of mind, of feeling and of mere words: "I understand", "we value", "I've passed it on"."""
LEMMAS = {"'ve": "have", "'s": "be", "'re": "be", "'m": "be"}
FAULTS = words(
    "lose fail forget break miss disappoint cause mess bungle botch overlook neglect ignore mislay misplace "
    "damage drop delay confuse bill overcharge charge waste hurt upset offend frustrate cost "
    "screw skip double mistake mishandle misread misquote muddle wrong hear receive see learn have"
)
"""What went wrong, or merely came in."""
HAD = words("be have get_wrong")
LOOKS = words(
    "read check look review speak talk listen investigate ask go see find study examine chat discuss look_into "
    "hear log note flag raise tell explain understand"
)
"""Acts that find out or tell, and mend nothing yet."""
AT_IT = words(
    "look check read review investigate study examine go_through stand wait watch search dig listen chase"
)
"""Acts that are at work already where they are going on: "I'm looking into it" needs no time."""
DEEDS = words(
    "send post ship refund credit replace repair fix mend correct cancel remove call ring phone write email mail "
    "message text speak talk arrange book rebook change swap find check trace track restore reset unlock give pay "
    "order start stop add issue reverse waive close open move put pull push set switch turn restart reboot install fit "
    "deliver bring carry take fetch collect pick drop walk drive hand pack wrap bake cook make redo rewrite reprint "
    "print reopen reinstate release free clear clean wash flush dry scrub sweep empty drain hold keep reserve block "
    "lift strike end release upgrade update patch roll rebuild deploy restart load copy recover raise log report "
    "escalate assign hire train retrain review investigate test try look sort solve resolve settle answer reply "
    "confirm come meet visit sit join watch monitor stand serve greet show tell chase hurry rush expedite prioritise "
    "dispatch forward redeliver reroute redirect transfer return repay reimburse honour honor extend freeze unfreeze "
    "refill restock reschedule re-send resend re-issue reissue re-book paint glue seal sew tighten cut grind sharpen "
    "help handle manage place line get go run do work count apply process approve double ask discuss draw iron press sand polish remake rebake recook restring"
)
"""Verbs by which somebody mends, brings, or finds out."""
MOVES = words(
    "come go leave arrive reach land ship start begin run open follow fly drive deliver collect bring take fit call "
    "ring write visit land lie sit stand wait work return change replace unlock reopen fall end stop greet get meet "
    "carry catch set re pick hang lay paint sail depart dock flush pack turn"
)
PROMISES = words("promise guarantee assure")
MEETS = words("see find")
"""Acts only where they have a time: "I'm seeing the conductor at two", "you'll see it by Friday"."""
GETTING = words("have get receive hear find see pay")
IDLE_PHRASE = any_of(
    r"\b(?:take|taking|taken) (?:\w+ )*?(?:seriously|on ?board|into account|to heart|notes?)\b|\b(?:look|looking) forward\b|\bnoted\b|\bfe(?:ed|d|eding) (?:this|that|it|your \w+) back\b|"
    r"\b(?:do|doing|done) (?:everything|all|whatever|our best|my best|better|so much better)\b|\bkeep (?:working|trying|improving|learning|in mind)\b|"
    r"\bwork(?:ing)? (?:very |so |really )?(?:hard|harder|to (?:improve|do|be|ensure|provide)|on (?:improving|doing|being|getting))\b|"
    r"\b(?:get|getting|be|being) better\b|\bhave (?:a )?(?:nice|good|great|lovely)\b|\bbe (?:happy|glad|delighted|pleased|sorry|here for|there for)\b(?! to (?:take|look|check|send|fix|sort|replace|refund|find|arrange|bring|do|change|book|move))|"
    r"\bread(?:ing)? (?:your|this|the|all|every|each|about) (?:\w+ )?(?:message|post|comment|review|feedback|complaint|story|words|tweet|experience|report)s?\b|\bstrive|\bserve you\b|\bsee you\b|\bgo the extra\b|(?<!the )(?<!a )(?<!your )\b(?:pass|pass\w+|share\w*|forward\w*|relay\w*) (?:\w+ )*?(?:on|along|feedback|comments|this|that|to)\b|"
    r"\balways (?:\w+ )?(?:listening|looking|trying|striving|working|here)\b|\bbear with\b|\bmake sure (?:this|that|it) (?:\w+ )*(?:never|not)\b|\bmake sure (?:\w+ ){1,5}(?:passed|heard|noted|shared|recogni[sz]ed|know|knows)\b|\btake it from (?:there|here)\b|\bused for\b|\bshowing (?:you|that|as|it|the)\b|\bfingers\b"
)
FAULT_PHRASE = any_of(
    r"\b(?:the|an?|your) wrong\b|\bwrong(?:ly)?\b|\b(?:a|the|this|an) (?:mistake|error)\b|\btoo (?:late|long|slow|much|little)\b|\btwice over\b|"
    r"\bby mistake\b|\bin error\b|\b(?:let|turned|brought) you (?:down|away)\b|\bleft you\b|\byou (?:waiting|hanging|standing|stranded)\b|\bno (?:answer|reply|word)\b|\bdidn't\b|\bn't\b"
)
AT_WORK = any_of(
    r"\b(?:on it|on the case|on (?:my|our) way|with (?:the|our) \w+ (?:now|right)|at the desk|on the phone|all over it|been (?:through|on to|onto|in touch|over|back|on the phone|out to|down to|up to|to see|working|looking|chasing)|back (?:up|online|on|at))\b"
)
MOOD = any_of(r"\b(?:sorry|sad|happy|glad|busy|tired|proud|late|embarrassed|ashamed|closed|short)\b")
ASKS_OTHERS = any_of(
    r"\bask(?:ed|ing)? (?:\w+ )?(?!you\b|that you\b|for your\b)(?:the|our|my|a|them|her|him|every\w+|for|\w+)\b"
)
PROMISED = any_of(
    r"\b(?:promise|guarantee|assure you) (?:you )?(?:to|we'll|we will|i'll|i will) (?!(?:do|be|get) better|improve|learn|try)\w+"
)
MERE_TALK = any_of(
    r"^(?:oh,? |well,? )?(?:now )?that's (?:what|how|why) (?:we|i)\b|^what's going on\b|\bmake sure (?:\w+ ){1,4}(?:sees?|reads?|hears?) (?:your|this|it|of)\b"
)
AFTERWARDS = any_of(r"\bcould have\b|\bso (?:that )?(?:i|we) can\b|\bonly\b")
YOURS = any_of(r"\byou (?:'re|are) (?:\w+ )?(?:out|in|back in|booked|on|covered|refunded|credited|set)\b")
EMPTY_GAIN = any_of(r"\b(?:improvement|better (?:experience|time|luck)|our (?:word|apolog))")
FEEDBACK = any_of(
    r"\b(?:your|the|this|that|it|any|all) (?:\w+ )?(?:feedback|comments?|concerns?|remarks?|opinion|post|review|words|matter|points?)\b|"
    r"\b(?:never|not|n't|won't) happen\b|\bbe (?:happy|glad|delighted|pleased)\b"
)
AT_HAND = any_of(
    r"\bon (?:its|their|the|his|her) (?:way|van|truck|road|bike|lorry)\b|\bin (?:the|tonight's|today's|your|our|this \w+'s) (?:\w+ )?(?:post|mail|van|fryer|oven|bag)\b|"
    r"\b(?:refunded|fixed|sorted|restored|replaced|repaired|mended|unlocked|reversed|credited|corrected|rebooked|resolved)\b|"
    r"\b(?:waiting|ready|here|set aside|packed|wrapped|boxed|yours) (?:for you|now|already)\b|\bback (?:up|online|on|in|with)\b|\bis yours\b|\bare yours\b|\bwith you\b|\bunder your name\b"
)
TELLS_HOW = words(
    "show depend vary require cost last need mean apply matter improve change cause experience suffer face travel affect happen delay"
)
"""What a thing does by its nature, and not for the customer."""
CROWD = any_of(
    r"\b(?:and |but |so )?(?:a lot|lots|many|most|people|everyone|everybody|customers|half|nobody|they|it)\b"
)
"""Those who do something at large, and not for this customer."""
TO_YOU = any_of(r"\b(?:to|for|with|at) (?:you|yours|your \w+)\b|\bmyself\b|\bpersonally\b|\bon me\b|\bback\b")
BE = any_of(r"(?:\b|(?<=\s))(?:is|are|'s|'re|lies?|sits?|stands?|goes|go|has|have)\b")
FEELS = any_of(
    r"\b(?:sorry|apolog\w+|regret|not|no|never|too|wait(?:ed|ing)?|late|poor|awful|yesterday|last|since|thank|thanks)\b"
)
LETS_LOOK = any_of(
    r"\blet(?:'s| me| us) (?:take a (?:\w+ )?look|have a look|look|check|find|get|sort|fix|dig)\b"
)
NOTE = any_of(
    r"(?:(?:just|now|already|both|all) )?(?:fixed|sent|refunded|posted|replaced|repaired|mended|sorted|cancelled|canceled|corrected|restored|rebooked|"
    r"swapped|found|checked|reversed|waived|removed|moved|changed|added|credited|restarted|redone|called|rang|stopped|unlocked|updated|reset)\b(?! \w+ (?:by|late|twice|wrong))"
)
"""How a note about a thing done begins."""
DISPATCHED = any_of(
    r"\b(?:already |now |back )?(?:in (?:the|tonight's|today's|tomorrow's) (?:post|mail|van)|on (?:the|tonight's|today's|tomorrow's|its|their) (?:van|way|truck|flight|train|bike))\b|\bwith you by \w|\bto you (?:by|before) \w"
)
HABIT = any_of(
    r"\b(?:should|would|ought to) (?:have|'ve)\b|\b(?:usually|normally|typically|generally|as usual|in general|as a rule|once a (?:day|week|month))\b|"
    r"\bon (?:a|most|some|busy) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:menu|range|season|sales?|offers?) (?:starts?|begins?|opens?)\b|\bevery (?:day|morning|night|week|month|year)\b|\b(?:kitchen|shop|store|office|branch|bar|lines?|phones?|desk) (?:is |are )?(?:opens?|closes?)\b(?! (?:again|for you|early))"
)
"""What holds on any day, or ought to have been."""
SEES_TO = any_of(
    r"\bsee(?:n|ing)? to (?:it|this|that)\b|\bhad (?:a (?:\w+ )?(?:word|talk|chat)|words|it out) (?:with|from)\b"
)
IN_TOUCH = any_of(r"\b(?:be|get) (?:back )?(?:in touch|in contact|on to you|back to you)\b")
