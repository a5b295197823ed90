"""Nothing of the customer's own is shown to everybody (P24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span, Spot, spans
from responders.domain.tone.own_data import (
    BIRTH,
    DATED,
    EMAIL,
    LONG_NUMBER,
    MATTER,
    NOT_THEIRS,
    NUMBER,
    OTHER_NUMBER,
    PHONE,
    SPELT_EMAIL,
    SURE_DIGITS,
    payment_numbers,
)
from responders.domain.tone.own_places import places, plates
from responders.domain.tone.said import Said

FREE_MAIL = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|proton(?:mail)?|gmx|web|btinternet|sky|talktalk|virginmedia|zoho|fastmail)\."
)
OURS = re.compile(
    r"\b(?:our|ours|my own|(?:call|ring|phone|text|reach|e-?mail|contact|message|write to|tell|find|visit|see|get|ask|try|whatsapp|at) (?:me|us)|"
    r"(?:e-?mail|write to|call|ring|phone|text|contact|dial|try|on) (?:me |us )?(?:at |on )?$|it's$|line|helpline|the shop|the store|the branch|the office|"
    r"we're (?:at|on|in)|we are (?:at|on|in)|i'm (?:at|on|in)|come (?:to|by|in|and)|pop (?:in|by|round to)|outside|the right one is|desk|for everybody|"
    r"the (?:\w+ )?(?:clinic|surgery|depot|garage|showroom|warehouse|hotel|restaurant|cafe|bar|salon|studio|counter|entrance|car park|station|venue|stop|lot|site|museum|hall|kiosk|market|stand|lab|practice|centre|center|school|club|gym))\b"
)
ASKS_WHERE = re.compile(
    r"\bwhere(?:'s| is| are| r| do| can| to)?\b|\baddress\b|\bdirections\b|\bfind you\b|\bwhich (?:shop|store|branch|street)\b|\bnear(?:est)?\b|\bhow do i get\b"
)
"""A post that asks for a place of ours."""

I_RING = re.compile(
    r"^[^.!?\n]*\b(?:i|we|i've|we've|i'll|we'll|i'm|we're|(?!they|it|he|she|who|that|you)[a-z]+ (?:will|has|is (?:ringing|calling|texting)))\b[^.!?\n]*\b(?:ring|rang|rung|ringing|call|called|calling|text|texted|texting|phone|phoned|phoning|dial|dialled|"
    r"dialing|dialling|message|messaged|messaging|voicemail|whatsapp|whatsapped|reach|reached|try|tried|trying|sms|sent|send|sending|left|moved|ported|switched|topped up|unlocked|reset|put)\b"
    r"(?![^.!?\n]*\b(?:me|us|our|line|desk|helpline)\b)[^.!?\n]{0,50}$"
)
"""We ring, write to or move a number: it is theirs."""

ROLE_MAIL = re.compile(
    r"^(?:info|hello|help|support|contact|team|care|service|services|customer\w*|claims?|press|office|enquir\w+|inquir\w+|bookings?|reservations?|sales|jobs|careers|complaints?|returns|orders|accounts?|"
    r"billing|privacy|dpo|legal|events|shop|store|admin|feedback|mail|post|hi|ask|news|refunds?|security|abuse|reception|desk|front\w*)[._@+-]"
)
"""A mailbox of an office, of ours or of others, and nobody's own."""
YOURS = re.compile(
    r"\b(?:your?|yours)\b|\b(?:sent|send|sending|resent|resend|deliver\w*|bring\w*|ship\w*|post\w*|forward\w*|taking|take|driv\w+|refund\w*|got|had|have|went|goes|going|confirmation|receipt|copy|code|link|it|one|ones|them|bag|parcel)\b[^.!?\n]{0,40}\b(?:to|at|on|down as|for)\b"
)
YOUR_PHONE = re.compile(
    r"\b(?:(?:call|ring|phone|text|reach|contact|dial|get|had|have|got|try|tried|called|rang|rung|texted|phoned|message|whatsapp|calling|ringing|texting) (?:hold of )?you\b[^.!?\n]{0,24}|"
    r"your (?:\w+ )?(?:phone|mobile|number|cell|landline|contact|home)\b[^.!?\n]{0,24}|(?:i'll|we'll|i'm|we're|i will|we will|i|we) (?:then |now |also |just )?(?:ring|call|text|phone|dial|ringing|calling|texting|rang|called|texted|phoned|tried) "
    r"(?:on |at )?|(?:number|phone) (?:we|i) have[^.!?\n]{0,16})$"
)
STILL_YOURS = re.compile(
    r"^,? (?:for you\b|is that (?:still )?(?:right|yours|your)|still (?:right|yours)|in your (?:account|file|name)|as your\b|on your account)"
)
DIGIT_OR_AT = re.compile(r"[\d@]|\bdot\b|[(\[]at[)\]]")
LETTER = re.compile(r"[a-z]")
LONG_WORD = 3
"""Letters of a word too short to know a brand by."""

SOME_DIGITS = re.compile(r"\d[\w-]{2}|[a-z]\w\d|\d\w[a-z]")


def find(said: Said) -> Iterator[Spot]:
    """Contact data, numbers, addresses and private matters of the customer; the brand's own contact may stand."""
    if said.context.private:
        return
    end = -1
    for start, stop, what in sorted({*_all(said)}, key=lambda spot: (spot[0], -spot[1])):
        if start >= end:
            end = stop
            yield Spot(start, stop, why=f"{what} of the customer's would stand there for everybody to read.")


def _all(said: Said) -> Iterator[tuple[int, int, str]]:
    mention = said.mention.lower().replace("’", "'")
    yield from ((*span, "A private matter") for span in _matters(said, mention))
    if not DIGIT_OR_AT.search(said.plain):
        return
    yield from ((*span, "An e-mail address") for span in _emails(said, mention))
    yield from ((*span, "A phone number") for span in _phones(said, mention))
    yield from ((*span, "A number") for span in _numbers(said, mention))
    yield from ((*span, "A card or an account") for span in payment_numbers(said.plain))
    yield from ((*span, "An address") for span in _addresses(said, mention))
    yield from ((*span, "A number plate") for span in plates(said.plain, said.reply))
    yield from ((*match.span("d"), "A date of birth") for match in BIRTH.finditer(said.plain))


def _numbers(said: Said, mention: str) -> Iterator[Span]:
    """Order, booking and account numbers, and every long number that the post has."""
    # Over the whole text, as "Order no. 4411" looks like two sentences.
    for match in NUMBER.finditer(said.plain) if SOME_DIGITS.search(said.plain) else ():
        span = match.span("n" if match["n"] else "m")
        if _like_a_number(said, *span):
            yield span
    for match in OTHER_NUMBER.finditer(said.plain):
        if match["of"] not in NOT_THEIRS and not _is_ours(said, match.start()):
            yield match.span("n")
    for start, end in spans(LONG_NUMBER, said, only=DIGIT_OR_AT) if mention else ():
        words = said.plain[start:end]
        if words in mention and sum(letter.isdigit() for letter in words) > (
            3 if LETTER.search(words) else 6
        ):
            yield start, end


def _addresses(said: Said, mention: str) -> Iterator[Span]:
    asked = ASKS_WHERE.search(mention)
    for start, end in places(said.plain, said.reply):
        if said.plain[start:end] in mention or (
            not _is_ours(said, start) and not (asked and not YOURS.search(_before(said, start)))
        ):
            yield start, end


def _like_a_number(said: Said, start: int, end: int) -> bool:
    """Digits count by themselves; letters and digits mixed only as they are printed on a booking, in capitals."""
    written = said.reply[start:end]
    if not any(letter.isdigit() for letter in written):
        return False
    return sum(letter.isdigit() for letter in written) >= 3 or written.upper() == written


def _before(said: Said, start: int) -> str:
    first = next((a for a, b in said.sentences if a <= start < b), 0)
    return said.plain[first:start]


def _is_ours(said: Said, start: int) -> bool:
    """Whether a place is the shop's and not the customer's, by the words before it."""
    before = _before(said, start)
    ours = list(OURS.finditer(before.rstrip()))
    yours = list(YOURS.finditer(before))
    return bool(ours) and (not yours or yours[-1].start() < ours[-1].start())


def _contact(said: Said) -> str:
    return said.playbook.contact.lower() if said.playbook else ""


def _emails(said: Said, mention: str) -> Iterator[Span]:
    """Mailboxes of people that aren't ours; an office's only where the post has it, or where we write to it."""
    ours, brand = _contact(said), said.playbook.brand.lower() if said.playbook else ""
    letters = "".join(letter for letter in brand if letter.isalnum())
    words = [word for word in brand.split() if len(word) > LONG_WORD]
    for match in (*EMAIL.finditer(said.plain), *SPELT_EMAIL.finditer(said.plain)):
        if match[0] in ours:
            continue
        box = "".join(letter for letter in match[0] if letter.isalnum() or letter == "@")
        of_ours = bool(letters) and (letters in box or any(word in box for word in words))
        if match[0] in mention or FREE_MAIL.search(match[0]):
            yield match.span()
        elif not of_ours and not _is_ours(said, match.start()):
            before = _before(said, match.start())
            if YOURS.search(before) or not ROLE_MAIL.match(match[0]):
                yield match.span()


def _phones(said: Said, mention: str) -> Iterator[Span]:
    """Numbers that the post has, or that we ring the customer on; the brand's own may stand."""
    known, told = re.sub(r"\D", "", _contact(said)), re.sub(r"[^\da-z]", "", mention)
    for match in PHONE.finditer(said.plain):
        digits = re.sub(r"\D", "", match[0])
        if digits in known or DATED.fullmatch(match[0].strip("()")):
            continue
        before, after = _before(said, match.start()), said.plain[match.end() : match.end() + 40]
        rung = YOUR_PHONE.search(before[-60:]) or I_RING.search(before)
        if rung or (len(digits) >= SURE_DIGITS and (digits[-7:] in told or STILL_YOURS.search(after))):
            yield match.span()


def _matters(said: Said, mention: str) -> Iterator[Span]:
    """Health and money troubles that the customer did not speak of."""
    for start, end in spans(MATTER, said):
        match = MATTER.match(said.plain, start)
        matter = next((group for group in match.groupdict().values() if group), "") if match else ""
        if not any(word[:6] in mention for word in matter.split() if len(word) > 3) and matter not in mention:
            yield start, end


CHECK = Check(
    code="personal-data",
    principle="P24",
    weight=Weight.BLOCK,
    advice="Take it out of the public reply; ask for it, or name it, in a private message.",
    example="I'm sorry. I'll resend order #48213377 to jo@example.org today. – Maya",
    find=find,
    why="Everybody can read it.",
    loosest=Weight.BLOCK,
)
