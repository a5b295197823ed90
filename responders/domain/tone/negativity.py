"""Our own bad feelings stay with us (P26)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Span, any_of, spans
from responders.domain.tone.looking import quoted
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import sensing

_US = r"(?:we|i|(?:our|my|the) (?:whole |entire |poor )?(?:team|staff|crew|desk|kitchen|shop|people|colleagues|lads|girls|office|nerves)|everyone here|everybody here|all of us|some of us)"
_BE = r"(?:'re|'m| are| am| is| were| was|'ve been| have been| has been| feel| feels| felt| get| got| (?:really |honestly |frankly |all )?(?:are|feel))"
_MORE = r"(?: (?:really|very|so|quite|all|just|honestly|frankly|rather|too|pretty|absolutely|totally|completely|utterly|also|both|as|a bit|a little|getting|being|feeling|always|never|getting very|simply|getting rather|pretty much)){0,3}"
_LOW = (
    r"(?:fed up|sick (?:and tired )?of|sick to death|tired|exhausted|knackered|shattered|worn out|burnt? out|drained|dead on (?:our|my) feet|run ragged|rushed off|swamped|"
    r"drowning|snowed under|overwhelmed|overworked|overstretched|stretched|stressed|frustrated|annoyed|irritated|angry|cross|furious|offended|insulted|hurt|disheartened|"
    r"demotivated|demoralised|demoralized|discouraged|depressed|dismayed|understaffed|under-?staffed|short[- ]staffed|short[- ]handed|short of (?:staff|hands|people)|struggling|dreading|underpaid|"
    r"at (?:our|my) wits'? end|at the end of (?:our|my) (?:tether|rope)|at breaking point|losing (?:patience|sleep|the will)|on (?:our|my) knees|miserable|disillusioned|saddened by|shocked (?:by|at) your|"
    r"surprised (?:by|at|that|to) (?:your|you|such|read|hear|see)|upset (?:by|with|at|that you)|disappointed (?:by|with|in|that you|to (?:read|see) (?:your|such|this|you)))"
)
_GRIM = r"(?:terrible|awful|horrible|horrid|dreadful|ghastly|crazy|mad|hellish|nightmare|nightmarish|hectic|manic|insane|rough|tough|bad|long|hard|brutal|rotten|miserable|wretched|trying|punishing|gruelling|grim|beastly|stressful|exhausting)"
_SPAN = r"(?:day|night|week|month|time|year|morning|weekend|season|shift|quarter|summer|winter|autumn|spring|few \w+|start|run)"
NEGATIVE = any_of(
    rf"\b{_US}{_BE}{_MORE} {_LOW}\b(?! with (?:myself|ourselves))(?! (?:that|how) we\b)(?! on your behalf)(?! for you)",
    rf"\b(?:we've|we have|i've|i have|it's|it has|it was|we had|i had|what|been)(?: been| had| also)?(?: such)? (?:an? |the )?(?:\w+ )?{_GRIM} (?:old )?{_SPAN}\b(?= for (?:us|our|me|the team)|[.,!]| here| too| at our| and| with| ourselves| in the| as|$)|\b{_GRIM} {_SPAN} (?:for us|here|at our end|in the (?:kitchen|shop|office))\b",
    r"\b(?:quite |very |rather |really |so |pretty |not |no |isn't |hardly |not much |a bit |deeply |always )*(?:fun|easy|nice|pleasant|demotivating|demoralising|demoralizing|disheartening|depressing|discouraging|exhausting|frustrating|upsetting|hurtful|hard|tough|tiring|stressful|draining|thankless|galling|unpleasant|nightmare|nightmares|hell|painful|annoying|infuriating|soul-destroying) (?:for|on|to) (?:us|me|our|my|the (?:team|staff|crew|lads|girls)|everyone here)\b(?! too? to (?:see|know) you)",
    r"\b(?:unfair|harsh|hurtful|unkind|unjust|unreasonable|cruel|mean)(?: \w+)? (?:review|comment|post|criticism|words|tweet|of you|to say|accusation|remark|rating|to (?:us|our))\w*\b|\b(?:this|that|it|your \w+)(?:'s| is| was| seems| feels) (?:\w+ )?(?:unfair|hurtful|upsetting for (?:us|me|our)|hard (?:on|for) (?:us|our|me)|unreasonable|harsh|very damaging|damaging to us)\b|\bupset (?:my|our) (?:team|staff|people)\b",
    r"\b(?:ugh|sigh|argh|grr+|facepalm)\b|\b(?:we|i) (?:really |honestly |frankly |do |just )?(?:hate|dread|loathe|despise|resent|can't (?:stand|bear)|cannot (?:stand|bear)) (?:this|it|when|dealing|having|these|mondays|mornings|\w+ing|my|our|the|reading|coming)\b|\b(?:we|i)(?:'ve| have) (?:really |quite |just )?had (?:it up|enough|it with|just about enough)\b|\bhad it up to here\b|\bno longer sleep|\b(?:can't|don't|barely|hardly) sleep\b|\bmorale\b|\bpulling (?:our|my) hair\b|\bdoing my head in\b|\bdriv(?:es|ing) (?:us|me) (?:mad|up the wall|round the bend|crazy|nuts|to)\b|\bgets? (?:me|us) down\b|\bgets? on (?:my|our) nerves\b|\bend of (?:my|our) (?:tether|rope)\b|\bwits'? end\b",
    r"\bwe(?:'re| are) (?:just |only )+a (?:small|tiny)\b|\bwe(?:'re| are) (?:just|only) a (?:small|tiny)? ?(?:team|shop|business|family)\b|\bwe(?:'re| are) (?:all )?(?:doing|trying) (?:our|my) (?:very )?best\b|\b(?:we|i) (?:don't|do not) (?:have (?:the )?time|enjoy|appreciate (?:being|your|the tone|such)|get paid|earn)\b|\b(?:we|i) (?:hardly|barely|never) (?:have (?:the )?time|get (?:a |any )?(?:break|thanks|lunch|sleep)|sleep)\b|\bhow do you think (?:we|i) feel\b|\b(?:it |this |that |which )?(?:really )?(?:hurts|stings|smarts|rankles|grates)\b(?= (?:us|our|me|to|when|that|a bit))(?! your|\w* you\b)",
    r"\bour (?:staff|team|people) (?:work|works) (?:very |extremely |so |really )?hard\b|\b(?:budgets?|hours|wages|pay|staff|jobs|team|funding) (?:was |were |been |got |have been |has been )?(?:cut|slashed|halved)\b|\bpaid (?:enough|too little|peanuts|nothing)\b|\bpays? (?:peanuts|next to nothing)\b|\bnot (?:my|our) (?:idea|decision|choice)\b|\b(?:had|have|got) no say in\b|\bthankless\b|\b(?:i|we) (?:find|found|think) (?:the|this|it|that|our) (?:[\w-]+ ){0,3}?(?:ghastly|awful|terrible|horrible|dreadful|hopeless|useless|stupid|ridiculous|a nightmare|a pain|infuriating|maddening)\b",
    r"\bfrankly\b|\bto be (?:perfectly |quite |brutally |totally )?frank\b|\bto be (?:perfectly |quite |brutally )?honest(?: with you)?,? (?:we|i|it|this|nobody|everyone)\b[^.!?]{0,40}\b(?:tired|sick|fed|hate|worst|mess|nightmare|awful|swamped|struggl\w+|no idea|not (?:our|my)|don't)\b|\b(?:a|the|another|such a|absolute|complete|total|real) (?:\w+ )?nightmare (?:for us|here|to run|at our end)\b|\b(?:it's|it has|it) been (?:a |an absolute |a total )?nightmare\b(?= (?:for (?:us|me|our|the)|here|too)|[.,!;]|$)",
    r"\b(?:we|i)(?:'re|'m| are| am)(?: \w+){0,2} (?:worn (?:out|down|thin|to)|gutted (?:by|at|to (?:read|see))|crushed by|wrecked|spent|frazzled|in tears|crying|losing it|going under|going mad|climbing the walls|broken by|up to (?:our|my) (?:necks?|eyes|ears|eyeballs)|past caring|beyond tired|not (?:paid|robots|machines|superhuman))\b|\b(?:disheartening|demoralising|demoralizing|crushing|hard|tough|hurtful|discouraging|gutting|exhausting|soul-destroying) for (?:a|any|such a|the) (?:small|tiny|little|young|hard-?working|new)?\b|\bon (?:their|our|my) knees\b|\bhalf (?:our|the|my) (?:staff|team|crew)\b|\b(?:chaos|mayhem|madhouse|bedlam|a zoo|pandemonium|hell|murder|carnage) (?:here|in here|at our end|over here|behind the scenes|this week|today|in the (?:shop|kitchen|office|warehouse))\b",
    r"\b(?:i|we)(?:'ve| have)? (?:cried|been crying|not slept|haven't slept|had no (?:sleep|lunch|break|day off)|not had a (?:break|day off|lunch)|been on (?:my|our) feet since)\b|\bno (?:break|lunch|day off) since\b|\bdon't get me started\b|\byou have no idea (?:how|what) (?:hard|much|it's|it is|we)\b|\b(?:whole |entire )?(?:week|month|day|season|year) has been (?:a )?(?:write-off|disaster|shambles|washout|horror|misery|nothing but)\b|\b(?:i|we) (?:wish|regret) (?:i|we)(?:'d| had)? (?:never )?(?:worked|took|taken|stayed|opened|started)\b|\bwhy (?:do )?(?:i|we) (?:even )?bother\b|\bnobody (?:tells|thanks|helps|listens to|asks) (?:us|me)\b|\bwe (?:also |too )?(?:suffer|are human too)\b|\bpersonally? (?:hurt|offended|attacked)\b|\bit(?:'s| is) been (?:a )?(?:relentless|non-?stop|one thing after another)\b|\bone thing after another\b|\bafter (?:a|an|my|our) (?:\w+-hour|double|long|sleepless) (?:day|shift|night|week)\b",
    r"\b(?:run|rushed) off (?:our|my|their) feet\b|\bnobody(?:'s| has| here has|'s here) had (?:a|any) (?:break|lunch|day off|rest)\b|\b(?:breaks?|broke|breaking) (?:our|my) hearts?\b(?= (?:to (?:be|read)|when you|that you))|\b(?:we're|we are|i'm) losing (?:money|our|staff|heart)\b|\b(?:rotten|rough|awful|terrible|horrible|miserable|dreadful|tough|bad|hard) (?:day|week|month|year|season|time|spell|patch) (?:for us|for me|for the team|here)\b|\b(?:this|it) (?:job|place|work) (?:is|gets) (?:\w+ )?(?:thankless|killing|awful|hard|too much)\b|\bwe (?:barely|hardly) (?:break even|make|earn|cope|manage)\b",
)


def find(said: Said) -> Iterator[Span]:
    """Words about our own bad mood or hard life, outside of quotation marks."""
    for start, end in spans(NEGATIVE, said):
        if not quoted(said, start):
            yield start, end


CHECK = Check(
    code="negativity",
    principle="P26",
    weight=Weight.WARN,
    advice="Keep how we feel for an internal note; write about the customer's trouble.",
    example="I'm sorry, but your review is unfair and we've had a terrible week. – Maya",
    find=sensing(find, SpeechAct.NEGATIVITY),
    why="The customer came with a trouble of their own; ours only adds to it.",
)
