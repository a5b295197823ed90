"""Trouble is no joke to the one who has it (P31)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Span, any_of, spans
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import sensing

CHEERY = any_of(
    "[😀😃😄😁😆😅😂🤣😊🙂🙃😉😍🥰😜😝😛🤪😎🥳🤩🎉🎊🎈✨👍👌🤗😋🙌💪🔥🌈🤷🤦🙈🙉🙊🤞🤓😏😺😸😹🍀🚀💃🕺🥂🍻🌞☺😇🤭🫣🫠🤡👻💩🎂🎁]+",
    r"(?<![\w:;])[:;=]-?[)Dd3pP](?![\w/])|(?<!\w)[xX]D(?!\w)|\^_\^|¯\\_\(ツ\)_/¯",
)
"""Smiles in signs. Hearts, praying hands and sad faces are none."""

_THING = (
    r"(?:parcel|package|case|suitcase|bag|luggage|order|app|site|website|system|server|servers|robot|bot|computer|machine|oven|kettle|lid|"
    r"sofa|table|chair|delivery|van|driver|courier|printer|till|bus|train|plane|cat|dog|kitchen|chef|pizza|soup|coffee|cake|bread|letter|"
    r"email|router|modem|boiler|engine|tyre|shirt|dress|shoe|sock|sauce|lettuce|egg|eggs|elf|elves|gremlins?|ghosts?|gods|fairy|fairies|unicorns?|"
    r"mondays?|friday|weather gods|internet|wifi|algorithm|database|lift|sat ?nav|stork|santa|universe|technology|tech|box|phone|screen|battery|key|keys|book|ticket|cable|parts?|doors?|seat|seats)"
)
JOKES = any_of(
    r"\b(?:w?h?oops(?:ie|y|ies|a-daisy)?|oopsie(?:-daisy| daisy)?|oop|whoop+s+|uh[- ]oh|d'?oh|welp|yikes|eek|egads|crikey|cripes|blimey|silly (?:us|me|billy|old|app|system)|our bad|my bad|bummer|tut tut|awks|facepalm|lol|lolz|lmao|rofl|ha ?ha(?:ha)*|he ?he(?:he)*|hah|gremlins?|tee ?hee|nom nom|yum|pew pew|ta-?da+|voil[aà]|wowzers|jeepers|oh noo+|nooo+|argh+|aargh+|oh my|oh snap|snafu|wahey|woohoo|yay|hooray|hurrah|wink wink|nudge nudge)\b(?!['-])|\bw?hoops-a-daisy\b|^\s*(?:ha|heh|ooh|aw)[,!](?= )|(?:^\s*|[.!?,;:] *)(?:i |we )?guess (?:the|our|your|that|it|someone|somebody|we|they|even)\b[^.!?\n]*|\btalk about (?:a|an|adding|bad|unlucky|timing|your)\b[^.!?\n]*|\bbeam me up\b|\blead balloon\b|\b(?:gone|went) walkabout\b|\bof champions\b|\bover spil[tl]e?d? milk\b|\bwrong side of (?:the )?bed\b|\bblooper\b|\b(?:was|were|is|are|did|does|has|have)(?:n't)? (?:it|they|he|she|that)!|\b(?:a bit|a little|rather|pretty) (?:fishy|cheesy|nutty|corny|crummy|half-baked|fruity|salty|saucy|wet|steamy|draughty|cheeky|chilly|frosty) ?!",
    r"\boh no\b ?!|\boh dear\b ?!|\boh boy\b|\boh well\b|\bhey ho\b|\bah well\b|\bc'est la vie\b|\bthese things happen\b|\bsh(?:it|\*t) happens\b|\bsuch is life\b|\bthat's life\b|\bthem's the breaks\b|\bhappens to the best\b|\bno biggie\b|\bno harm done\b|\bnot the end of the world\b|\bcould be worse\b|\b(?:it's|was) only a\b[^.!?\n]*!|\bworse things happen\b|\bworse things\b[^.!?\n]*\bsea\b|\bcheer up\b|\bchin up\b|\bkeep smiling\b|\bsmile\b ?!|\bturn that frown\b",
    r"\b(?:no )?pun (?:intended|not intended|very much intended)\b|\b(?:excuse|pardon|forgive) the pun\b|\bget it\?|\bsee what (?:i|we) did\b|\bjust kidding\b|\bkidding\b|\b(?:only|just) joking\b|\b(?:joke|jokes) (?:aside|apart)\b|\ball joking\b|\bba[- ]?dum\b|\bjk\b|\bhow's that for\b|\bwho knew\b|\bwho needs\b|\bwho doesn't (?:love|like)\b|\bwho wouldn't\b|\bsaid (?:no ?one|nobody) ever\b|\byou couldn't make it up\b|\bfamous last words\b|\bplot twist\b|\bmurphy's law\b|\bsod's law\b|\bmercury\b[^.!?\n]*\bretrograde\b|\bfriday the 13th\b|\bcase of the mondays\b|\bmondays?,? (?:eh|right|am i right|huh)\b|\bdon't (?:worry,? )?be happy\b|\b,? eh\? ?|\bam i right\b|\bamirite\b|\bhuh\?",
    r"(?:^\s*|[.!?,;:] +|\b(?:sorry|but|and|still|though) )(?:on the (?:plus|bright|upside|up) ?side|look(?:ing)? on the bright side|the upside|silver lining|bonus|at least (?:you|it|its|it's|they|she|he|she's|he's|they're|you're|we|your|the|that|now|nobody|no one|there))\b|\bevery cloud\b|\bgood news is\b[^.!?\n]*!|\bthink of it as\b|\bcall it a\b[^.!?\n]*!|\bmore (?:\w+ )?for your money\b|\bextra (?:protein|crunch|crunchy|seasoning|flavou?r|free|workout|exercise|cardio)\b|\bfree (?:workout|exercise|gym|protein|sauna|shower|air ?con\w*)\b|\b(?:good|great|nice) (?:for the|exercise|workout|story)\b[^.!?\n]{0,20}!|\b(?:a|one) (?:good )?(?:story|one) (?:for|to tell) (?:the|your) (?:grand ?(?:kids|children)|friends|kids)\b|\bone for the (?:album|books|grandchildren|grandkids|memoirs)\b|\bmakes a (?:good|great) story\b",
    rf"\b(?:your|our|that|the|a|those|some|its|looks like|guess|seems)(?: \w+){{0,2}}? {_THING} (?:\w+ly )?(?:must have |must've |may have |clearly |obviously |apparently |just |has |have |had |'s |seems? to have |got a (?:bit|little) |was (?:a (?:bit|little) |feeling |having |clearly )?|were |is |are |decided|fancied|wanted|needed|took|went|thought|got)(?: ?(?:to|a|an|the|itself|on|off|for|bit|little|tad|too|gone|been|have|decided|fancied|wanted|needed|taken|took|went|thought|having|feeling|on|off))*? ?(?:trigger[- ]happy|hungry|tired|shy|peckish|sleepy|confused|lost|lazy|grumpy|moody|excited|enthusiastic|keen|carried away|holiday|holidays|vacation|adventure|nap|lie-?in|day off|walkabout|wander|wandering|tour|trip|detour|scenic route|strike|diet|unicycle|mind of (?:its|their) own|legs|sea(?: ?side)?|moment|wobble|tantrum|siesta|sulk|hide[- ]and[- ]seek|party|partying|escape|sunbathing|sightseeing|travelling the world|world tour|shy|stage fright|camera[- ]shy|hangover|hungover|bad (?:hair )?day|monday|break|beach|sun|own way|joyride|runner|sense of humou?r|other (?:ideas|plans)|snooze|rest|world|rough night|coffee break|tea break|lunch break|late night|long night|heavy night|off day)\b",
    rf"\b(?:{_THING}|it|she|he|they|that one|someone|somebody)(?:'s|'ve| has| have| had)? (?:clearly |obviously |apparently |just |must have |must've |simply |probably )*(?:fancied|fancies|decided (?:to|it)|decided that|went on (?:a|an|its|their|holiday|strike|tour)|gone on (?:a|an|its|holiday|strike|tour)|took (?:a|an|the|itself) (?:\w+ )?(?:holiday|nap|tour|trip|detour|scenic|day off|wander|walk|break|vacation|dip|swim|adventure|liking|shine)|run away|ran away|done a runner|did a runner|eloped|grew legs|grown legs|has a mind|thought (?:it|they|he|she) (?:was|were)|wanted to (?:see|be|go|join|try|stay|play)|felt like (?:a|an|going|seeing|taking)|had other (?:ideas|plans)|threw (?:a|us|you|the|in)|(?:is|are|was|were) playing (?:hide|games|up again)|got (?:stage fright|cold feet|lost on|carried away|bored|hungry|a bit (?:excited|carried|too|trigger)))\b(?! (?:you|your order|because)\b)",
    r"\b(?:looks|seems) like\b[^.!?\n]*!(?=\s|$)|\b(?:guess|must be|must have been)\b[^.!?\n]*!(?=\s|$)|^\s*talk about\b[^.!?\n]*|\bwell,? (?:that's|that is|that was|this is) (?:\w+ )?(?:one way|a first|embarrassing|awkward|the|a)\b[^.!?\n]*|\bthat's (?:one way|the (?:way|hole|spirit)|what (?:i|we) call|how the)\b[^.!?\n]*!?|\bthat's a new one\b|\b(?:not (?:quite |exactly |really )?(?:our|the|your) (?:cup of tea|bag|finest hour|cup|vibe)|is not on the menu|isn't on the menu|not on the menu)\b|\bthrew the book\b|\b(?:gone|went|a bit|all gone) (?:pear[- ]shaped|bananas|haywire|doolally|nuts|rogue|wonky|awol|walkies)\b|\b(?:double trouble|great \w+ (?:hunt|escape|mystery|caper|saga))\b|\bnever a dull (?:day|moment)\b|\bthe plot thickens\b|\bhouston\b|\bmission impossible\b|\bonce upon a time\b|\bspoiler(?: alert)?\b|\bto infinity\b|\bmay the force\b|\bwinter is coming\b|\bhakuna\b|\bkeep calm\b|\b(?:hold|raise) (?:on to )?your (?:hats|horses)\b|\bfingers crossed\b|\bfun fact\b|\bon a lighter note\b|\blaugh(?:ed|ing)? (?:out loud|a little|about)\b|\bgave us a (?:giggle|laugh|chuckle)\b|\bmade us (?:giggle|laugh|chuckle|smile)\b|\b(?:giggle|chuckle)d?\b|\bpunny\b|\bhilarious\b|\bcomedy\b",
    r"\bhope (?:that )?(?:you're|you are|you've|you have|your|you had|you're otherwise|the rest of|it's|everything else|all is)(?: all| both)? ?(?:having|had|enjoying|keeping|doing|been having|well|day|week|weekend|friday|monday|morning|sunny|is well|otherwise)\b[^.!?\n]*|\b(?:happy|merry) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|fri-?yay|weekend|new year|christmas|holidays|easter|halloween|hump day)\b|\bhow(?:'s| is) (?:your|the) (?:day|week|weekend|weather|summer|monday|friday|morning)\b|\b(?:lovely|gorgeous|glorious|nice|beautiful|cracking) (?:weather|sunshine|day out there|day for it|sunny)\b|\bisn't it (?:hot|cold|lovely|a lovely|glorious)\b|\benjoy (?:the|this|your) (?:sunshine|weather|weekend|sun|bank holiday|evening|match|game|friday|summer)\b|\bhave (?:a|an|yourself a) (?:\w+ )?(?:fab|fabulous|great|awesome|lovely|wonderful|fantastic|super|brilliant|amazing|magical|sunny|sweet|good|nice|cracking|blessed|happy) (?:\w+ )?(?:day|weekend|week|evening|one|night|friday|monday|afternoon|morning|holiday|summer)\b|\b(?:how about|did you see|what about) (?:that|the) (?:\w+ )?(?:game|match|weather|rugby|football|final)\b|\btgif\b|\bthe weekend (?:is|'s) (?:nearly|almost)\b",
)


def find(said: Said) -> Iterator[Span]:
    """Jokes, smiles and small talk in a reply to a complaint."""
    if not said.to_complaint:
        return
    end = -1
    for start, last in sorted({*spans(CHEERY, said, as_written=True), *spans(JOKES, said)}):
        if start >= end:
            end = last
            yield start, last


CHECK = Check(
    code="flippant",
    principle="P31",
    weight=Weight.WARN,
    advice="Leave the joke out; say plainly what happened and what you do.",
    example="Oopsie, looks like your kettle took a day off! 😂 Sorry. I'll send a new one today. – Maya",
    find=sensing(find, SpeechAct.FLIPPANT, when=lambda said: said.to_complaint),
    why="A joke about trouble reads as not taking it seriously.",
)
