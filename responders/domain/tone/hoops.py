"""At most one step is asked of the customer; no forms, no phone trees, no "call us" (P5, P28)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span, any_of, spans
from responders.domain.tone.said import Said

HOOPS = any_of(
    r"(?<!to )(?<!rather )(?<!can also )\b(?:call|ring|phone|telephone|dial)(?: through to)? (?:us|our|the (?:store|shop|office|helpline|hotline|number|customer|support|main)|customer|0\d|\+\d|1-?8|800|this number|back (?:on|tomorrow|later|in|during))\b|\bgive us a (?:call|ring|bell|buzz|phone call)\b|\b(?:please|kindly|to|must|need to) (?:call|ring|phone) (?:us|our|0\d|\+\d|1-?8)|\bpress (?:option )?\d\b|\bcall (?:cent(?:er|re)|our \w+ line)\b|\bphone lines?\b(?= (?:are|is) open)",
    r"\b(?:fill|filling|complete|completing|submit|submitting|use|using) (?:in |out |up )?(?:the|our|this|a|an|your) (?:\w+ ){0,3}?(?:form|forms|survey|questionnaire|application|claim|webform|template)\b|\b(?:contact|complaints?|feedback|refund|claim|returns?|web|online) form\b",
    r"\b(?:open|raise|submit|log|file|create|lodge|start) (?:a|an|your|another|the) (?:\w+ )?(?:ticket|claim|request|complaint|case|dispute|enquiry|inquiry|return)\b(?<!i'll open a ticket)",
    r"\b(?:visit|go to|head (?:over )?to|check|see|use|log ?in to|browse|refer to|click(?: on)?|follow|through|via) (?:our|the|this) (?:\w+ ){0,2}?(?:website|web site|site|help ?(?:page|cent(?:er|re)|desk)|faqs?|support (?:page|site|cent(?:er|re))|link|portal|page|app)\b(?=[^.!?\n]*\b(?:to|for|and|where|below|above|in our|under)\b|[.!])",
    r"\b(?:contact|reach out to|get in touch with|speak (?:to|with)|e-?mail|write to|talk to|message) (?:our|the) (?:\w+ ){0,2}?(?:customer (?:service|services|care|support|relations)|support|helpline|help desk|helpdesk|complaints|service|head office|team|department|store|branch|shop|call cent(?:er|re)|claims|billing)(?: \w+)?\b|\bcontact (?:customer (?:service|services|care|support|relations)|support|head office)\b",
    r"\b(?:proof of (?:purchase|postage|delivery)|original (?:receipt|packaging))\b(?=[^.!?\n]*\b(?:and|along with|plus|together with|as well as)\b)|\bin writing\b(?= to)|\btry again later\b|\bsend (?:us|me) (?:a|an) (?:letter|fax)\b|\b(?:print|download)(?:ing)? (?:and|out) (?:sign|fill|the|complete)\b",
)

OURSELVES = any_of(r"\b(?:i|we)(?:'ll|'ve|'m|'re|'d| will| have| am| are| can)?(?: \w+){0,2} $")

STEPS = {
    "message": any_of(r"\b(?:dm|message|pm|direct message|inbox)\b(?: us| me)?"),
    "e-mail": any_of(r"\be-?mail (?:us|me|our|the)\b|\bby e-?mail\b|\bwrite to us\b"),
    "come": any_of(
        r"\b(?:come|bring|take|return|pop|visit|drop)(?: \w+){0,3} (?:in|into|to|by|back to)(?: \w+){0,2} (?:shop|store|branch|counter|office|post office|us)\b"
    ),
    "phone": any_of(r"\b(?:call|ring|phone)\b(?= (?:us|me|on|our|and ask))"),
}
CHOICE = any_of(r"\bor\b|\beither\b|\bwhichever\b")
ASKING = any_of(
    r"\b(?:please|could you|can you|would you|kindly|you (?:need|have|must|should|will need)|then|first|and then|next)\b"
)


def find(said: Said) -> Iterator[Span]:
    """Obstacles by name; then the second of two different ways asked of the customer."""
    found = False
    for span in spans(HOOPS, said):
        if OURSELVES.search(said.plain[max(0, span[0] - 60) : span[0]]):
            continue
        found = True
        yield span
    if found:
        return
    asked: list[Span] = []
    for start, end in said.sentences:
        sentence = said.plain[start:end]
        if not ASKING.search(sentence) or CHOICE.search(sentence):
            continue
        steps = [match for match in (pattern.search(sentence) for pattern in STEPS.values()) if match]
        asked += [(start + match.start(), start + match.end()) for match in steps]
    if len(asked) > 1:
        yield max(asked)


CHECK = Check(
    code="hoops",
    principle="P28",
    weight=Weight.WARN,
    advice="Ask for one thing, here or in one private message, and do the rest yourself.",
    example="I'm sorry. Please fill in the form on our website. – Maya",
    find=find,
)
