"""At most one step is asked of the customer; no forms, no phone trees, no "call us" (P5, P28)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.domain.reading import Kind
from responders.domain.finding import Weight
from responders.domain.patterns import words
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.clause import Clause, Tense, Who
from responders.domain.tone.looking import Sentence, remembered, sentences
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import sensing

_TO_DO = r"(?:(?:please|kindly|then|first|just|simply|to|and|also|you (?:can|may|could|should|must|need to|have to|will need to|'ll need to|might want to)|could you|can you|would you),? )"
_PHONE = r"(?:call|ring|phone|telephone|dial|text)"
_PLACE = r"(?:shops?|stores?|branch(?:es)?|offices?|desk|counters?|cent(?:er|re)s?|station|depot|town hall|help ?desk|kiosk|machine|library|reception|showroom|garage|agent|dealer|post office)"
_PAPER = r"(?:forms?|surveys?|questionnaires?|applications?|webforms?|templates?|slips?|letters?|paperwork|affidavit|declaration)"
_DESK = r"(?:customer (?:service|services|care|support|relations)|support|helpline|help ?desk|complaints|service|head office|team|department|section|office|desk|call cent(?:er|re)|claims|billing|accounts|bank|insurer|manufacturer|supplier|seller|courier|retailer)"

HOOPS = any_of(
    rf"(?<!to )(?<!rather )(?<!also )\b{_PHONE}(?: through to)? (?:us|our|the (?:store|shop|office|helpline|hotline|number|customer|support|main|desk|line)|customer|0\d|\+\d|1-?8|800|this number|freephone|back (?:on|tomorrow|later|in|during))\b",
    rf"\b(?:give|drop) (?:us|our \w+|the \w+) a (?:call|ring|bell|buzz|tinkle|phone call)\b|{_TO_DO}{_PHONE} (?:us|our|the|0\d|\+\d|1-?8|\d{{3}})|\b(?:press|choose|select) (?:option )?\d\b|\bcall (?:cent(?:er|re)|our \w+ line)\b|\bphone lines?\b(?= (?:are|is) open)|\b{_PHONE} [0+][\d ()]{{6,}}|\b(?:on|at) 0\d[\d ]{{6,}}",
    rf"\b(?:fill|filling|complete|completing|submit|submitting|use|using|sign|signing|print|download|find|return) (?:in |out |up |off |and sign )?(?:the|our|this|a|an|your|that|one of our) (?:\w+ ){{0,3}}?{_PAPER}\b|\b(?:contact|complaints?|feedback|refund|claims?|returns?|web|online|compensation) {_PAPER}\b(?= (?:on|at|is|in|can|and|below)\b|[.,!]|$)|\bthe form (?:at|below|here|from|(?:is |can be (?:found |had )?)?(?:on|at|here|below|attached|in))\b",
    r"\b(?:open|raise|submit|log|file|create|lodge|start|put in|make) (?:a|an|your|another|the|one) (?:\w+ ){0,2}?(?:tickets?|claims?|requests?|complaints?|cases?|disputes?|enquir(?:y|ies)|inquir(?:y|ies)|returns?|reports?|rma|appeals?)\b",
    r"\b(?:visit|go (?:to|through|via|on)|head (?:over )?to|check|see|use|log ?(?:in|on) ?(?:to)?|browse|refer to|click(?: on)?|follow|through|via|details on|information on|available on|find (?:it|this|everything|more) on) (?:our|the|this|your) (?:\w+ ){0,2}?(?:website|web ?site|site|web page|help ?(?:page|cent(?:er|re)|desk)|faqs?|support (?:page|site|cent(?:er|re))|link|portal|chat ?bot|online account)\b(?=[^.!?\n]*\b(?:to|for|and|where|below|above|in our|under|it|so)\b|[.!,]|$)",
    rf"\b(?:contact|contacting|reach out to|get in touch with|speak(?:ing)? (?:to|with)|e-?mail|e-?mailing|write to|writing to|talk to|message|apply to|turn to|take (?:it|this) up with|refer (?:it|this) to|go through) (?:our|the|your) (?:\w+ ){{0,2}}?{_DESK}\b|\bcontact (?:us\b|customer (?:service|services|care|support|relations)|support|head office)",
    r"\be-?mail(?:ing)? (?:us|[\w.+-]+@)|\b(?:write|send (?:it|them|this|that|an? e-?mail|a letter|a fax)|mail|forward \w+) to [\w.+-]+@|\bby (?:e-?mail|fax|registered post|post) to (?:us|our|the|[\w.+-]+@)",
    rf"\b(?:pop|call|come|drop|head|go|walk|nip|get yourself|make your way|report) (?:back )?(?:in|down|over|by|round|along|up)?(?:to| at| into)? ?(?:the|our|your|any of our|any|one of our|either of our) (?:\w+ ){{0,2}}?{_PLACE}\b|\b(?:take|bring|return|drop|send|carry|hand|post) (?:it|them|this|that|everything|the \w+|your \w+)(?: back| in| off)?(?: \w+)? (?:to|at|into) (?:the|our|your|any|a|one of our) (?:\w+ ){{0,2}}?{_PLACE}\b",
    rf"\b(?:at|from|with) (?:your|the|our) (?:nearest|local|closest|civic|town) (?:\w+ )?{_PLACE}|\b(?:pop|drop|call|nip|come) (?:in|by|down|into|round)\b(?=[^.!?]*\b(?:they'll|they will|receipt|and they)\b)",
    r"\b(?:proof of (?:purchase|postage|delivery)|original (?:receipt|packaging))\b(?=[^.!?\n]*\b(?:and|along with|plus|together with|as well as)\b)|\bin writing\b(?= to)|\btry again later\b|\bsend (?:us|me) (?:a|an) (?:letter|fax)\b|\b(?:print|download)(?:ing)? (?:and|out) (?:sign|fill|the|complete)\b|\byou (?:can|may|could|should|need to|must|have to|'ll need to|will need to) (?:claim|apply|appeal|register|re-?apply|request|rebook|reorder|book)\b(?=[^.!?]*\b(?:through|via|on|at|with|online|by)\b)",
    r"\b(?:raise|take up|pursue|sort|check|discuss|settle|query) (?:it|this|that|the \w+) (?:up )?with (?:your|the) (?:\w+ )?(?:bank|insurer|card (?:issuer|company)|courier|carrier|seller|shop|retailer|manufacturer|provider|landlord|agent|airline)\b|\bdownload (?:the|our) app\b|\bapply (?:for \w+ ){0,3}?(?:\w+ ){0,3}?(?:online|in writing|by post|through|via)\b|\b(?:go|head|log|sign) (?:in)?to (?:your )?(?:orders|account|settings|my account|profile|basket)\b[^.!?]{0,40}\b(?:tap|click|select|choose|upload|fill|press)\b|\b(?:log|sign) in(?:to \w+)?,[^.!?]{0,60}\b(?:tap|click|select|choose|upload|fill|press|go to)\b",
    r"\byou can [^.!?]{1,50}? (?:on|in|via|through|under) (?:our|the|your|my) (?:\w+ )?(?:web ?site|site|app|portal|account|my orders)\b|\bneeds? you to (?:fill|complete|sign|send|provide|submit|call|ring|visit|come|bring|write|register|log|upload)\b|\b(?:please|just|kindly|need to|have to|should|must|can) (?:speak|talk|turn|go|write) (?:to|with) (?:the|our|a|your) (?:\w+ ){0,2}?(?:manager|staff|team|agent|cashier|receptionist|driver|crew|desk|people|office|department|steward|conductor|pharmacist)\b|\b(?:ring|call|phone|text) (?:the|this|that) number\b",
)
"""Another place, form, line or desk: a hoop even alone, as the customer has told us here."""

LINK = any_of(
    r"(?:https?://|www\.)\S+|\b(?!e\.g|i\.e)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|co|uk|io|app|example|gov|ly)(?:/\S*)?\b"
)
SENT_THERE = any_of(
    r"\b(?:get|claim|apply|go|log|sign|head|visit|see|use|click|submit|register|request|find|book|check|follow|fill|complete|open|start|track|all you need|lifted|done|reset|unlocked|updated|changed|here)\b"
)
ANYWHERE = any_of(
    r"(?:please |kindly |to |then |just )?(?:call|ring|phone|text|dial|e-?mail|contact|fill|complete|submit|write)\b"
)
"""What is a hoop also in the answer to a question; a place to go may be the very answer."""
OURSELVES = any_of(
    r"\b(?:i|we|who|he|she|they|engineer|team)(?:'ll|'ve|'m|'re|'d| will| have| am| are| can)?(?: \w+){0,3} $|\b(?:no need to|needn't|need not|don't|do not|never|not|without|instead of|rather than|than|won't|stop|leave|after|before you|had to|did you|have you|if you(?: have|\'ve)?)(?: \w+){0,4},? $"
)
TASKS = words(
    "photograph print pack drop bring take send return post call ring email e-mail fill complete visit go come pop "
    "download install log sign click open raise file report check try restart reset unplug turn switch press enter "
    "upload attach scan copy create register apply claim write contact reply answer share message dm state provide "
    "quote confirm show ship pay collect pick head walk wrap label weigh measure cut text phone dial submit request "
    "order book rebook forward screenshot tap"
)
MESSAGES = words(
    "send dm message reply answer share state provide quote confirm write text show give forward"
)
OPEN_CHOICE = any_of(
    r"\bor\b|\beither\b|\bwhichever\b|^if\b|\bwhenever\b|\bif you(?:'d| would)? (?:like|prefer|want|wish)\b"
)


def _steps(sentence: Sentence) -> tuple[tuple[int, int, str], ...]:
    """What one sentence asks of the customer: each step's place and sort. A message is one step, whatever is in it."""
    parse = sentence.parse
    if parse is None or OPEN_CHOICE.search(sentence.plain):
        return ()
    found = []
    for clause in sentence.clauses:
        word = parse.words[clause.verb]
        if not clause.negated and _asked(clause) and (word.lemma in TASKS or word.lower in TASKS):
            sort = "message" if word.lemma in MESSAGES else word.lemma
            found.append((word.start, word.end, sort))
    first = parse.words[0] if parse.words else None
    if first is not None and first.lower in TASKS and not any(start == first.start for start, _, _ in found):
        clause_at = {clause.verb: clause for clause in sentence.clauses}
        if 0 not in clause_at and first.pos in {"NOUN", "VERB"} and first.dep in {"root", "ROOT", "compound"}:
            found.append((first.start, first.end, "message" if first.lower in MESSAGES else first.lower))
    return tuple(sorted(found))


def _asked(clause: Clause) -> bool:
    if clause.order:
        return True
    polite = clause.asks and clause.who is Who.YOU and clause.helpers & {"could", "can", "would", "will"}
    must = clause.who is Who.YOU and clause.helpers & {"must", "should"} and clause.tense is Tense.MODAL
    return bool(polite or must)


def find(said: Said) -> Iterator[Spot]:
    """Obstacles by name; then the second of two different steps asked of the customer."""
    if said.kind in {Kind.PRAISE, Kind.OTHER}:
        return
    found = False
    for start, end in spans(HOOPS, said):
        if said.kind is Kind.QUESTION and not ANYWHERE.match(said.plain[start:end]):
            continue
        if not OURSELVES.search(said.plain[max(0, start - 60) : start]):
            found = True
            yield Spot(start, end)
    if found or not said.to_complaint:
        return
    steps = [
        (sentence.start + start, sentence.start + end, sort)
        for sentence in sentences(said)
        for start, end, sort in remembered(_steps, sentence)
    ]
    sorts = {sort for _, _, sort in steps}
    if len(sorts) > 1 or len(steps) - sum(sort == "message" for _, _, sort in steps) > 1:
        yield Spot(*steps[-1][:2])
        return
    for sentence in sentences(said):
        link = LINK.search(sentence.plain)
        if link and SENT_THERE.search(sentence.plain[: link.start()]) and "@" not in link[0]:
            before = sentence.plain[: link.start()]
            if not any(word in before for word in ("copy", "fix is", "updates", "bug")):
                yield Spot(sentence.start + link.start(), sentence.start + link.end())
                return


CHECK = Check(
    code="hoops",
    principle="P28",
    weight=Weight.WARN,
    advice="Ask for one thing, here or in one private message, and do the rest yourself.",
    example="I'm sorry. Please fill in the form on our website. – Maya",
    find=sensing(find, SpeechAct.HOOP, when=lambda said: said.to_complaint),
    why="The customer has told us already; each form, call or second step makes them do our work.",
)
