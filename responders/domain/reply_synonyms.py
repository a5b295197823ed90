"""Words of replies that say the same, those that tell little, and those that tell nothing."""

from __future__ import annotations

_SAME = """
sorry apology apologise apologize apologies apologising regret
send sent post posted posting ship shipped dispatch dispatched mail mailing despatch despatched forward
parcel package order delivery shipment box
late delay delayed overdue slow
missing lost lose gone vanished disappear disappeared
new another replacement replace fresh second swap
broken break broke crack cracked smash smashed damage damaged shatter shattered faulty defective defect dud
fix fixed repair repaired mend mended sort sorted resolve resolved solve solved correct corrected
check checked look looking looked investigate investigating investigated review examine trace
talk talking spoke speak speaking spoken chat discuss
tell told telling inform informed update share shared
call calling ring rang ringing phone phoned rung
write writing wrote message messaged reply answer
know hear heard find found
wait waiting waited held hold kept queue
rude unkind impolite unfriendly
charge charged bill billed overcharge overcharged payment took
refund refunded repay return returned reimburse reimbursed money
cancel cancelled ended end closed close
cold lukewarm chilly
wrong incorrect mistaken mixed mix mistake error
miss missed
thank thanks grateful appreciate
kind lovely nice sweet generous
word words compliment compliments feedback comment comments review
glad happy pleased delighted thrilled chuffed
make made makes making
enjoy enjoyed love loved like liked
team staff crew colleagues everyone
kitchen chef cook cooks
soon back again return come
bring brought bringing carry carrying deliver delivering delivered drive drop
arrive arrived come came reach reached get
down crash crashed crashing outage offline dead
app application
website site page
driver courier van
store shop branch
trophies trophy achievement achievements
manager boss
help helping assist
"""
SAME = {
    word: line.split()[0] for line in _SAME.split("\n") if line.strip() for word in reversed(line.split())
}
"""Each word with the one that stands for it."""

_STOP = """
a about after all already also although am an and any anything are as at be because been before being both
but by can can't could couldn't dear did didn't do does doesn't don't done each even every for from had has
hasn't have haven't having he hello her here here's hey hi him his how i i'd i'll i'm i've if in into is
isn't it it's its itself just let lets many may me might mine more most much must my myself no not now of
off on one ones only onto or other our ours ourselves out over own please really same shall she should so
some something still such than that that's the their them then there there's these they thing things this
those though till to too truly under until up us very was wasn't we we'd we'll we're we've were weren't what
when where which while who whom why will with won't would x yes you you'd you'll you're you've your yours
yourself
"""
STOP = frozenset(_STOP.split())
"""Words that tell nothing of what a reply says."""

_LIGHT = """
sorry send new check tell call write know thank today tomorrow tonight right soon get fix time day hour make
want need put take give go see minute back morning afternoon evening <number> glad kind team say let good
great
"""
LIGHT = dict.fromkeys(_LIGHT.split(), 0.35)
"""Words that stand in so many replies that they tell little of one, and how much."""
