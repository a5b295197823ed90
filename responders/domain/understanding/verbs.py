"""Forms of English verbs: said, saying, says."""

from __future__ import annotations

import re

from responders.domain.understanding.word_list import words

_IRREGULAR = """
be was been
beat beat beaten
become became become
begin began begun
bend bent bent
bet bet bet
bind bound bound
break broke broken
bring brought brought
build built built
burst burst burst
buy bought bought
catch caught caught
choose chose chosen
come came come
cost cost cost
cut cut cut
deal dealt dealt
dig dug dug
do did done
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
fit fitted fitted
fly flew flown
forget forgot forgotten
freeze froze frozen
get got got
give gave given
go went gone
grow grew grown
hang hung hung
have had had
hear heard heard
hide hid hidden
hit hit hit
hold held held
keep kept kept
know knew known
lay laid laid
lead led led
leave left left
lend lent lent
let let let
light lit lit
lose lost lost
make made made
mean meant meant
meet met met
mislay mislaid mislaid
misread misread misread
overcook overcooked overcooked
oversell oversold oversold
overtake overtook overtaken
pay paid paid
prove proved proved
put put put
quit quit quit
read read read
resend resent resent
reset reset reset
ride rode ridden
ring rang rung
rise rose risen
run ran run
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
shake shook shaken
shed shed shed
shine shone shone
show showed shown
shrink shrank shrunk
shut shut shut
sing sang sung
sink sank sunk
sit sat sat
sleep slept slept
slide slid slid
speak spoke spoken
spend spent spent
spill spilled spilled
spin spun spun
split split split
spoil spoiled spoiled
spread spread spread
stand stood stood
stick stuck stuck
stink stank stunk
strike struck struck
sweep swept swept
swell swelled swollen
swing swung swung
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
throw threw thrown
understand understood understood
undo undid undone
upset upset upset
wake woke woken
wear wore worn
win won won
wind wound wound
withdraw withdrew withdrawn
write wrote written
"""
IRREGULAR = {row.split()[0]: (row.split()[1], row.split()[2]) for row in _IRREGULAR.strip().splitlines()}
"""Past and participle of the verbs that are not regular."""

PARTICIPLES = {participle: verb for verb, (_, participle) in IRREGULAR.items()}
DOUBLED = words(
    "refer admit permit occur prefer commit submit transfer forget begin regret equip control patrol enrol cancel "
    "travel label model level fuel signal total dial unplug upset reset overlap unsubscribe"
) - {"unsubscribe"}
"""Verbs of more than one syllable that double their last letter."""

_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")


def past(verb: str) -> str:
    """The simple past of a verb: "cancelled", "lost"."""
    if verb in IRREGULAR:
        return IRREGULAR[verb][0]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def gerund(verb: str) -> str:
    """The verb with -ing: "cancelling", "losing"."""
    if verb == "be":
        return "being"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def third(verb: str) -> str:
    """The form after "she": "cancels", "has"."""
    if verb in {"be", "have"}:
        return {"be": "is", "have": "has"}[verb]
    if verb in {"go", "do"} or re.search(r"(?:s|x|z|ch|sh)$", verb):
        return f"{verb}es"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _doubled(verb: str) -> str:
    short = _SHORT.fullmatch(verb) and not verb.endswith(("w", "x", "y"))
    return verb + verb[-1] if short or verb in DOUBLED else verb
