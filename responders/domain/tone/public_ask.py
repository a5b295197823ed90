"""What is personal is asked for in private, never under a public post (P24)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import NEVER, sensing

_SORT = (
    r"(?:order|booking|reservation|account|reference|ref|tracking|policy|member(?:ship)?|loyalty|phone|mobile|telephone|contact|cell|customer|invoice|"
    r"confirmation|ticket|parcel|delivery|consignment|claim|nhs|national insurance|ni|passport|licen[cs]e|registration|reg|vehicle|number ?plate|card|bank|sort|"
    r"patient|case|serial|imei|meter|sim|user|client|contract|railcard|frequent flyer|whatsapp|house|street|door|registered|purchase|transaction|receipt|login|e-?mail|student|payroll|rewards?|clubcard|subscriber|tax|social security|pnr)"
)
_DATUM = (
    rf"(?:(?:{_SORT}[ /-]+){{1,3}}(?:numbers?|no\.?|nos?\b|refs?\b\.?|references?|id\b|ids\b|codes?|details|digits|address(?:es)?|name|pnr|reference number|confirmation)|"
    r"e-?mail(?: address(?:es)?)?(?! (?:me|us|the|our|you|from|that|we|i|about|to|with|it|has|is|was|with)\b)|(?:home |postal |delivery |billing |full |new |street |shipping |current |exact |registered |house |mailing )*address(?:es)?|post ?code|zip(?: code)?|"
    r"(?:phone|mobile|telephone|contact|cell|landline|whatsapp|registered phone|daytime) ?(?:number|no\.?|details)?|(?:date of birth|birth ?date|birthday|dob|d\.o\.b\.?)|(?:full|last|first and last|legal|maiden|account holder's|account|booking|billing) names?|surname|"
    r"(?:contact|personal|account|booking|order|bank|card|payment|reservation|policy|billing|your|customer|delivery|login) (?:details|info(?:rmation)?)|pnr|imei|(?:booking|order|reservation|policy|tracking|account)(?= (?:ref|reference|number|no\b|id\b)|,? please\b)|(?:street|house) and (?:house )?number|card (?:number|ending|digits)|last (?:\w+ )?digits|(?<=your )reference|ref number|number plate|registration|account holder|who the account is under|room number|(?:street|house|flat) (?:name|number))"
)
_MID = r"(?:(?!\bdm\b)[^.!?\n]){0,60}?"
_YOURS = r"(?:your|the|an?|both|any|some|their|his|her)"
_BEGINS = (
    r"(?:(?:^|[.!?,;:-]) *|\b(?:please|kindly|just|and|or|then|you|to|so|also|either|simply|mate|now|quickly|first|love|pls|plz|do) )"
    r"(?:please |kindly |just |also |quickly )?"
)
_GIVE = (
    r"(?:send|chuck|ping|shoot|bung|tell|give|share|provide|supply|state|quote|post|drop|pop|put|type|leave|confirm|submit|include|add|enter|forward|write|"
    r"reply with|respond with|answer with|come back (?:to \w+ )?with|get back to (?:me|us) with|comment with|remind|repeat|verify|advise|list|note|let (?:me|us))"
)
_WE_NEED = (
    r"\b(?:i|we)(?:'ll| will|'d| would| do| just| only| also)* (?:need|require|want|like|have to have|must have|be needing|love)\b|"
    r"\b(?:can|could|may|might|shall) (?:i|we) (?:please |just |also |quickly )?(?:have|get|ask|take|grab|see|know)\b|\blet's have\b|\bask(?:ing)? (?:you )?for\b"
)
ASK = any_of(
    rf"{_BEGINS}{_GIVE} {_MID}\b{_YOURS} (?:\w+(?:'s)? )?{_DATUM}(?!\w)",
    rf"(?:{_WE_NEED}) {_MID}\b{_YOURS} (?:\w+(?:'s)? )?{_DATUM}(?!\w)",
    rf"\b(?:what|which)(?:'s| is| are|'re| was| were)(?: all)? {_YOURS} {_DATUM}(?!\w)[^.!?\n]*\??|\b(?:what|which) (?:e-?mail|e-?mail address|name|address|phone number|number (?=is|was|do you|did you)|phone|account|postcode|mobile|order number|booking|mobile number) ?(?:is|was|did|are|do|does|were|should|can|may|have|shall|would)\b[^.!?\n]*\??",
    r"\b(?:where|which (?:address|street|house|flat)|to what address|to which address) (?:should|shall|do|can|may|would|could|are|did|must) (?:we|i|you|it)\b[^.!?\n]*\b(?:send|ship|deliver|post|bring|live|collect|go|sent|mail|reach|drop|come|call|want it)\b[^.!?\n]*\?|\bwhere(?:abouts)? do you live\b|\bwhere are you (?:based|living)\b|\bwhere (?:to|it should go)\b[^.!?\n]*\b(?:street|address|postcode)\b|\bwhen were you born\b|\bhow old are you\b|\bunder (?:what|which) name\b|\b(?:what|which) name (?:is|was) (?:it|the|your)\b[^.!?\n]*|\bwho(?:se name)?(?: is|'s) (?:it|the (?:booking|order|account)) (?:under|in)\b|\b(?:name|e-?mail|number|address) (?:it's|it is|it was|the \w+ (?:is|was)|you (?:booked|ordered|used|registered|signed)|they should|it should|that's on|on the (?:account|order|booking))\b[^.!?\n]*",
    rf"(?:^|[.!?:,;-] +)(?:and )?(?:your |the )?{_DATUM}(?: and (?:your |the )?{_DATUM})?,? please\b|\b(?:your|the) {_DATUM}(?: and (?:your )?{_DATUM})?,? ?\?",
)
PRIVATE = any_of(
    r"\b(?:dm|dms|dm'd|pm|pms|dming|direct messages?|private(?:ly)?|in confidence|in-?box|by message|in a message|message (?:me|us)|send (?:me|us) a (?:quick |short )?message|through (?:a )?messages?|via (?:a )?(?:messages?|chat|e-?mail)|messenger|secure (?:chat|form|message|link|page)|not (?:post|in public|here)|out of (?:this|the) thread|off(?:-| the )?(?:thread|public|timeline)|whatsapp me|text me|ring me|call me|phone me|by (?:e-?mail|phone|post|text)|over the phone|e-?mail (?:me|us)|drop (?:me|us) an e-?mail|modmail|chat request)\b|\b(?:e-?mail|write to) \S+@\S+"
)
NOT_ASKED = any_of(
    r"\b(?:no need|needn't|need not|don't need|do not need|don't have to|do not have to|don't (?:send|post|share|give|tell|put|type|write|reply|include|quote)|do not (?:send|post|share|give|tell|put|type|write|include|quote)|never (?:post|share|send|ask)|won't (?:need|ask)|without (?:your|asking|needing)|please don't|never|nobody (?:will|should)|instead of asking|shouldn't (?:post|have to)|i'll never|we'll never|we never|keep your|take (?:it )?down|delete)\b"
)
OURS = any_of(
    r"\b(?:i|we|he|she|they|it|our \w+|the \w+|that)(?:'ve| have| had|'d|'ll| will| also| now| just| then| already| always| really| can|'s| has)* (?:have|has|had|got|need not|found|put|sent|send|give|gave|share|shared|posted|post|passed|pass|checked|corrected|added|changed|change|confirm|confirmed|include|included|know|update|updated|fix|fixed|wrote|write|take|took|taken|see|saw|looked|get|leave|left|tell|told|note|noted|drop|dropped|enter|entered|forward|quote|list|lost|remind|add|provide|supply|use|used|matched|pulled|deleted|delete|removed|ask|asked|want)\b"
)
WE_NEED = any_of(
    r"\b(?:i|we)(?:'ll| will|'d| would| do| just| only| also|'re| are| am|'m)* (?:need|require|want|like|have to have|must have|missing|ask(?:ing)? (?:you )?for|love)\b|\b(?:can|could|may|might|shall) (?:i|we) (?:please |just |also |quickly )?(?:have|get|ask|take|grab|see|know)\b|\b(?:can|could|would|will|might) you\b|\bwould you mind\b|\bso (?:that )?(?:i|we) can\b|\bif you (?:can|could|would|'d|send|give|tell|share|post|reply|let|drop|leave|pop|put|provide|quote)\b|\bplease\b|\bkindly\b|\bjust (?:reply|send|tell|post)\b"
)


def find(said: Said) -> Iterator[Spot]:
    """Requests for personal data in a public reply that don't say that it goes by private message."""
    if said.context.private or PRIVATE.search(said.plain):
        return
    end = -1
    for start, last in sorted(spans(ASK, said), key=lambda span: (span[0], -span[1])):
        if start < end:
            continue
        if _asks(said, start, last):
            end = last
            yield Spot(start, last)


def _asks(said: Said, start: int, end: int) -> bool:
    """Whether the words ask the customer, and are no denial and no telling of what we do ourselves."""
    first, last = next(((a, b) for a, b in said.sentences if a <= start < b), (start, end))
    before = said.plain[first:start]
    whole = said.plain[first:last]
    if NOT_ASKED.search(whole):
        return False
    own = OURS.search(said.plain[first:end])
    if own is None or own.start() + first > start + 3:
        return True
    asked = WE_NEED.search(whole)
    if asked is None:
        return False
    return asked.start() <= own.start() or WE_NEED.search(before + said.plain[start:end]) is not None


CHECK = Check(
    code="public-ask",
    principle="P24",
    weight=Weight.WARN,
    advice="Add that it goes by private message: “Send me your order number in a direct message.”",
    example="I'm sorry about your kettle. Could you tell me your order number? I'll send a new one today. – Maya",
    find=sensing(
        find,
        SpeechAct.ASKS_PUBLICLY,
        when=lambda said: not said.context.private and not PRIVATE.search(said.plain),
        doubt=NEVER,
    ),
    why="Everybody can read the answer that it asks for.",
)
