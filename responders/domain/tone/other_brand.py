"""Another brand's name where ours belongs: after a signature, or in "we at …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.given_names import NAMES
from responders.domain.tone.check import Spot
from responders.domain.tone.said import Said
from responders.domain.tone.signing import NO_NAMES, TAIL

_PROPER = r"[^\W\d_a-z][\w’']*(?:\.\w+)*(?:(?: (?:and|of|the) | & | )(?=[^\W\d_a-z&])[^\W_a-z][\w’']*(?:\.\w+)*){0,3}"
_SIGNER = r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_a-z][^\W\d_]*\.?)?"
SIGNED_FOR = re.compile(
    rf"(?:^|[-–—^~\n]|[.!?…]\s|(?i:regards|thanks|cheers|wishes|love|best),?\s)\s*{_SIGNER}(?:,? (?i:from|at|of|for|@)(?: the)? |, ?|\s*\n\s*| \(| [|/] )(?P<brand>{_PROPER})\)?[\s.!x]*$"
)
AS_US = re.compile(
    rf"\b(?i:we at|us at|all of us at|everyone at|everybody at|all at|here at|the team at|team at|on behalf of|behalf of|thank you for choosing|thanks for choosing|for choosing|thanks for (?:shopping|flying|banking|staying|sticking|travelling|being) with|"
    rf"thank you for (?:shopping|flying|banking|staying|sticking|travelling|being) with|(?:shopping|flying|banking|staying|sticking|travelling) with|welcome to|part of the|a (?:loyal )?(?:customer|member) of|your friends at|love from|customers? of|with us at)(?: the)? (?P<brand>{_PROPER})"
    rf"|\b(?i:i'?m|i am|this is|it's|it is|i’m|it’s) {_SIGNER} (?:from|at|of) (?:the )?(?P<b>{_PROPER})"
    rf"|(?:^|(?i:hi|hello|hey)(?: there)?[,!]? )(?!(?i:hi|hello|hey|greetings|thanks|love|morning|cheers|back|straight|just)\b){_SIGNER} (?:from|at|of) (?:the )?(?P<c>{_PROPER})(?= here|[.,!:]|$)"
    rf"|(?:^|[\n.!?–—-]\s*)(?i:the|your|team) (?P<d>{_PROPER}) (?i:team|family|crew)(?=[\s.!x]*$)|(?i:\bteam) (?P<e>{_PROPER})[\s.!x]*$"
    rf"|\b(?i:we|us) (?:here )?at (?P<f>{_PROPER})|\bat (?P<g>{_PROPER}),? we\b"
)
PERHAPS = re.compile(r"(?i:\b(?:at|from|of|with|choosing|behalf|to|team|the|your)) (?:the )?[A-Z]")
"""A quick test: a text without any of these names no brand as us."""

WORDS = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
SMALL = frozenset({"the", "and", "of", "co", "ltd", "inc", "company", "limited", "llc", "plc", "group", "uk"})
_TRADES = """
hotel hostel inn clinic surgery bank garage cafe café bar restaurant pizzeria bakery salon studio shop store house school college
academy club gym hospital pharmacy dental garages motors energy mobile telecom airlines airways air rail trains ferries insurance
"""
TRADES = frozenset(_TRADES.split())
"""What many firms are called first: "Hotel Miravel" is not "Hotel Corvina" for that."""

_ROLES = """
manager manageress head director owner founder chef support customer care operations service services desk reception social lead
officer supervisor crew workshop store shop branch proprietor editor deputy assistant chief ceo coo cto cfo captain doctor nurse
teacher headteacher principal engineer developer designer technician barista baker duty senior junior team media community guest
relations sales marketing practice partner librarian curator vet veterinary stylist fitter mechanic driver planner kitchen bar
front office quality press claims returns complaints deliveries logistics warehouse dispatch product it hr qa web app
"""
ROLES = frozenset(_ROLES.split())
_PLACES = """
london leeds york bristol bath manchester liverpool glasgow edinburgh cardiff belfast dublin cork galway birmingham sheffield
nottingham oxford cambridge brighton exeter truro stirling aberdeen dundee swansea newcastle norwich derby leicester reading
paris berlin rome madrid lisbon oslo stockholm copenhagen helsinki vienna zurich amsterdam brussels athens prague warsaw
sydney melbourne perth brisbane auckland wellington toronto vancouver montreal boston chicago seattle austin dallas denver
delhi mumbai bangalore bengaluru chennai kolkata pune lagos nairobi accra johannesburg singapore dubai tokyo europe england
scotland wales ireland britain india australia canada america north south east west central england's head
"""
PLACES = frozenset(_PLACES.split())


def other_brands(said: Said) -> Iterator[Spot]:
    """Names of other brands where our own belongs."""
    brand = said.playbook.brand.strip() if said.playbook else ""
    if not brand:
        return
    seen: set[int] = set()
    text = said.reply
    tail = max(0, len(text) - TAIL)
    signed = [(match, "brand") for match in SIGNED_FOR.finditer(text, tail)]
    as_us = AS_US.finditer(text) if PERHAPS.search(text) else ()
    named = [(match, next(name for name, value in match.groupdict().items() if value)) for match in as_us]
    for match, group in (*signed, *named):
        start, end = match.span(group)
        name = text[start:end].rstrip(".'’ ")
        if start in seen or not _is_other(
            name, brand, said, signed=group == "brand" and match.re is SIGNED_FOR
        ):
            continue
        seen.add(start)
        yield Spot(start, start + len(name), better=brand, why=f"We are {brand}.")


def _is_other(name: str, brand: str, said: Said, *, signed: bool) -> bool:
    theirs = {word.lower() for word in WORDS.findall(name)} - SMALL
    named = [word.lower() for word in WORDS.findall(brand) if word.lower() not in SMALL]
    ours = {*named, *(word.lower() for word in WORDS.findall(brand))}
    # "Fern", "Fern Tea" and "the Kettle" may all be Fern & Kettle; "Kettle World" is none.
    own = [word for word in named if word not in TRADES]
    if not theirs or theirs <= ours or (named[:1] and named[0] in theirs - (TRADES if own else frozenset())):
        return False
    joined = "".join(word.lower() for word in WORDS.findall(brand))
    said_as = "".join(word.lower() for word in WORDS.findall(name))
    if said_as in joined or joined in said_as:
        return False
    letters = "".join(word[0].lower() for word in WORDS.findall(brand))
    if "".join(sorted(theirs)) == letters or name.lower().replace("&", "").replace(".", "") == letters:
        return False
    signer = {word.lower() for word in WORDS.findall(said.playbook.signer)} if said.playbook else set()
    rest = theirs - TRADES
    if not rest or rest & (ROLES | PLACES | NO_NAMES | signer) or (signed and theirs <= NAMES):
        return False
    return not theirs & {word.lower() for word in WORDS.findall(said.mention)}
