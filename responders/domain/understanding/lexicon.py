"""Words that tell that something went wrong, and words that forbid saying a clause back."""

from __future__ import annotations

from responders.domain.understanding.word_list import words

BAD_VERBS = words("""
break lose cancel delay strand ruin damage crash freeze ignore refuse forget charge overcharge overbook miss leak
fail deny decline reject disappear vanish dump force reset expire drop disconnect smell stink tear rip crack smash
spill melt chip wilt rattle wobble downgrade bump oversell mishandle misplace block lock suspend shut collapse shrink
fade peel unravel jam stall stutter flicker overheat lag glitch delete remove wipe reschedule postpone neglect stick
mess botch confuse interrupt kick reroute shout yell snap sneer sigh laugh fray stain scratch dent crush squash shatter
warp bend loosen rust rot overcook undercook burst flood soak mislabel misspell miscount double wait queue chase
strip withdraw deduct debit bill disable deactivate time log throttle buffer freeze hang burn scuff spoil
withhold void empty cut keep cost mix run quit stop crackle squeak creak rattle misprint misread overflow curdle seep sag clunk
buzz hiss hum click skip drift tip slip spin bounce drip loop
""")
"""Verbs that by themselves tell of a trouble, mostly."""

WEAK_BAD = words(
    "keep cost run time log stop kick double cut mix bill hang laugh time reset remove charge wait stick quit chase buzz hiss hum click skip drift tip slip spin bounce drip loop"
)
"""Of these, the ones that need something beside them: "logs me out", "keeps crashing"."""

BAD_ADJECTIVES = words("""
late cold broken broke unable inoperable missed overflowing dirty rude slow wrong missing uncomfortable empty closed unavailable expensive narrow tiny dead faulty
stale soggy burnt raw undercooked overcooked dry tasteless bland lukewarm watery salty greasy mouldy moldy rotten
inedible sour frozen damaged cracked smashed torn ripped dented scratched stained chipped bent leaking squashed crushed
wilted defective snapped split soaked wet delayed stuck stranded overbooked cancelled unhelpful dismissive impolite
unprofessional unfriendly noisy loud hot freezing cramped filthy smelly sticky unclean unusable unreachable
unresponsive incorrect incomplete invalid overpriced overdue lost blank locked blocked full unfinished unreadable
inaccurate short thin weak loose crooked uneven flat blurry unclear confusing misleading impossible useless
unplayable unreliable unacceptable stained dusty grubby damp humid shut down offline inaccessible unsafe worse
disconnected double duplicate tight rusty bumpy unattended hard difficult
understaffed undelivered unanswered unpaid declined denied
""")
"""Adjectives that tell of a trouble where they are said of a thing."""

STRONG_BAD = words(
    "wrong missing broken damaged cracked torn faulty mouldy stale rotten incorrect duplicate expired smashed"
)
"""Of these, the ones that are a trouble of whatever they describe."""

SOFT_BAD = words("short thin full hot loud flat hard double tight dry difficult raw")
"""Of these, the ones that are a trouble only with "too" or "so"."""

BAD_NOUNS = words("""
issue issues problem problems error errors delay delays fault faults hole holes crack cracks leak leaks hair mould
scratch scratches stain stains smell mistake mistakes damage mess queue queues outage outages glitch glitches bug bugs
crash crashes cancellation cancellations mix-up failure failures difficulty difficulties trouble wait charge overcharge
noise dust wrinkles dent dents interruption interruptions dropout dropouts lag backlog shortage runaround malfunction
disconnection confusion disruption turnaround
""")
NEGATIONS = words(
    "n't not never no nobody neither noone none nothing cannot neither nor without nowhere hardly barely"
)
GOOD_NEGATED = words("""
bad problem problems complaint complaints issue issues fault wait complain worry worries doubt mind regret drama trouble
delay delays wrong disappoint hesitate beat sure surprised surprising happy impressed recommend fun ideal
acceptable cool okay ok good great fair funny right amused pleased satisfied joke excuse excuses shame chance point
sense words everyone claims
""")
"""Words that, negated, tell of no trouble that can be named."""


CUSTOMER_DOES = words("""
wait sit stand pay spend call phone ring email message try order book travel drive walk queue chase ask receive get miss
buy lose have need report contact write fly cancel return request hold chat log check complete submit
""")
"""What a customer did where the sentence leaves out who: "waited three hours"."""

WE_DO = words("""
cancel lose delay charge overcharge refuse ignore forget deliver send ship damage ruin break leave dump overbook bump
downgrade change close shut reschedule block lock deny decline reject keep remove mess switch move drop deactivate
debit bill bring take give put sell
""")
"""What we did where the sentence leaves out who: "cancelled my flight"."""

BEFALLEN = words("""
delayed cancelled canceled overbooked lost damaged broken closed declined rejected refused stuck stranded denied
rescheduled smashed crushed dented squashed torn ripped cracked locked blocked charged overcharged ignored changed bumped
downgraded suspended postponed sold soaked ruined stolen opened missed booked removed disabled frozen interrupted
""")
"""Participles that stand for a passive where the auxiliary is left out: "flight cancelled"."""

JUDGED = words("""
worst terrible awful horrible appalling shocking disgraceful pathetic ridiculous joke shambles embarrassment disgrace
outrageous insane crazy stupid shameful nonsense idiotic absurd trash garbage crap great amazing brilliant love lovely
thanks thank excellent fantastic perfect wonderful awesome happy glad impressed kudos congratulations congrats bravo
shoutout nice best
""")
"""Words whose clause judges or jests and tells nothing that can be said back."""

SARCASM = words(
    "thanks thank love loving congrats congratulations kudos bravo shoutout brilliant lovely nice great well good glad amazing fantastic awesome wow"
)
"""Words whose sentence may mean its contrary."""

GRAVE = words("""
injury injured hurt blood bleeding hospital ambulance burnt burned burns burn scald scalded choke choked choking allergic
allergy anaphylaxis poison poisoned poisoning vomit vomiting ill sick died death fire smoke sparks shock unsafe
dangerous paramedics doctor fainted racist racism sexist sexism homophobic transphobic discriminated discrimination
disability disabled wheelchair race black asian gay muslim jewish stole stolen steal theft thief scam scammed scammer
fraud fraudulent lied liar lying lawsuit sue suing lawyer attorney solicitor court illegal illegally breach leaked
hacked plaster wrist stitches bruise bruises bruised vet inhaler adrenaline asthma vomited fainting surgery bleed seizure safeguarding chemo chemotherapy cancer dialysis insulin miscarriage tumour
ambulances paramedic hospice funeral dying suicide suicidal assault ear rash swollen tooth teeth assaulted harassed harassment groped abuse abused negligent
""")
"""Words whose sentence is left to the rules: harm, crime, law and health."""

INSTRUCTIONS = words(
    "ignore disregard prompt instruction instructions system say repeat write tell reply respond answer print output translate pretend"
)
"""Verbs that may give orders to whoever writes the reply."""

LASTING = frozenset(
    {
        "minutes",
        "minute",
        "hours",
        "hour",
        "days",
        "day",
        "weeks",
        "week",
        "months",
        "month",
        "forever",
        "ages",
    }
)


PHRASAL = {
    "act": {"up"},
    "call": {"off"},
    "treat": {"like"},
    "mess": {"up"},
    "screw": {"up"},
    "break": {"down"},
    "fall": {"apart", "off", "over"},
    "run": {"out"},
    "cut": {"off", "out"},
    "give": {"up"},
    "hang": {"up"},
    "let": {"down"},
    "leave": {"behind", "out"},
    "go": {"wrong", "missing", "off", "down"},
    "turn": {"away"},
    "kick": {"off", "out"},
    "blow": {"up"},
    "throw": {"away", "out"},
    "come": {"off", "apart", "undone", "loose"},
    "log": {"out"},
    "time": {"out"},
    "shut": {"down", "off"},
    "put": {"off", "up"},
    "stop": set(),
    "pack": {"up"},
    "conk": {"out"},
    "sell": {"out"},
    "drop": {"off", "out"},
    "push": {"back"},
    "sign": {"out"},
    "switch": {"off"},
    "lock": {"out"},
    "wear": {"off", "out"},
}
"""Verbs that tell a trouble with these words only."""


LATE = frozenset({"late", "wrong", "wrongly", "incorrectly", "badly", "slowly", "poorly"})


NO_MATTER = words(
    "matter care feel mean deserve suck exist believe understand imagine fault recommend stand thank stress wonder mind"
)
"""Verbs whose clause tells a feeling, not what happened."""


CUSTOMER_HARM = frozenset({"miss", "lose"})
