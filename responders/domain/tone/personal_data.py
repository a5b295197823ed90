"""Nothing of the customer's own is shown to everybody (P24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span
from responders.domain.tone.said import Said

EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")
PHONE = re.compile(r"(?<![\w£$€.,/-])(?:\+|00)?\(?\d(?:[ ()./-]{0,2}\d){8,14}(?![\w-])")
NUMBER = re.compile(
    r"\b(?:your )?(?:order|booking|reservation|account|tracking|invoice|customer|membership|policy|loyalty|card|confirmation)(?: (?:is|was|under|with))?"
    r"(?: (?:number|no\.?|nr\.?|id|code|reference|ref\.?))?(?: is| was|,)?[ :]*(?:#|no\.? ?)?(?P<n>(?=[a-z0-9-]*\d{3})[a-z]{0,4}-?\d[\da-z-]{2,})\b(?! (?:am|pm|hours?|minutes?|days?|miles?|points?))"
    r"|(?<![\w&])#(?P<m>[a-z]{0,3}-?\d{4,}[\w-]*)"
)
CARD = re.compile(
    r"(?<![\w£$€])(?:\d{4}[ -]?){3}\d{4}(?!\w)|\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b(?=.*)|\b(?:card )?ending (?:in |with )?\d{4}\b"
)
STREET = re.compile(
    r"\b(?:your|at|to) (?:(?:home |delivery |postal )?address,? (?:is |at |of )?)?\d{1,4}[a-z]? (?:[a-z]+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|close|drive|court|way|gardens|crescent|terrace|boulevard|blvd|place)\b"
    r"|\b(?:date of birth|born on|dob)\b[ :]*(?:is )?\d{1,2}[./ -]"
)

DIGIT_OR_AT = re.compile(r"[\d@]")
LONG_NUMBER = re.compile(r"(?<![\w£$€.,@])[a-z]{0,4}-?\d[\d-]{4,}\d\w*")
YOUR_EMAIL = re.compile(
    r"\byour (?:e-?mail|address|account|inbox)\b[^.!?\n]{0,20}$|\bto you at\s*$|\bemail you (?:at|on)\s*$"
)
YOUR_PHONE = re.compile(r"\b(?:you|your (?:phone|mobile|number|cell))(?: number)?(?: (?:on|at|is))?[ :,(]*$")


def find(said: Said) -> Iterator[Span]:
    """Contact data, numbers and addresses of the customer; the brand's own contact may stand."""
    if not DIGIT_OR_AT.search(said.plain):
        return
    mention = said.mention.lower()
    ours = said.playbook.contact.lower() if said.playbook else ""
    taken = [*_emails(said.plain, mention, ours), *_phones(said.plain, mention, ours)]
    taken += [match.span("n") if match["n"] else match.span("m") for match in NUMBER.finditer(said.plain)]
    taken += [match.span() for pattern in (CARD, STREET) for match in pattern.finditer(said.plain)]
    if mention:
        taken += [match.span() for match in LONG_NUMBER.finditer(said.plain) if match[0] in mention]
    end = -1
    for start, stop in sorted(taken, key=lambda span: (span[0], -span[1])):
        if start >= end:
            end = stop
            yield start, stop


def _emails(plain: str, mention: str, ours: str) -> Iterator[Span]:
    for match in EMAIL.finditer(plain):
        theirs = match[0] in mention or YOUR_EMAIL.search(plain[max(0, match.start() - 60) : match.start()])
        if theirs and match[0] not in ours:
            yield match.span()


def _phones(plain: str, mention: str, ours: str) -> Iterator[Span]:
    known, told = re.sub(r"\D", "", ours), re.sub(r"[^\da-z]", "", mention)
    for match in PHONE.finditer(plain):
        digits = re.sub(r"\D", "", match[0])
        if digits in known:
            continue
        if digits[-7:] in told or YOUR_PHONE.search(plain[max(0, match.start() - 60) : match.start()]):
            yield match.span()


CHECK = Check(
    code="personal-data",
    principle="P24",
    weight=Weight.BLOCK,
    advice="Take it out of the public reply; ask for it, or name it, in a private message.",
    example="I'm sorry. I'll resend order #48213377 to jo@example.org today. – Maya",
    find=find,
)
