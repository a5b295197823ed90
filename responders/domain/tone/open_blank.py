"""No blank stays open (P21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span, spans
from responders.domain.tone.said import Said

_SLOT = r"(?:name|names|link|url|e-?mail|phone|number|no|date|time|amount|price|address|details|signature|code|ref|reference|xx?|xxx|tbc|tbd|tba|todo|here|blank|product|item|issue|reason|topic|location)"
_OF = r"(?:the|your|their|customer|customer's|client|guest|first|last|full|agent|employee|order|tracking|product|item|store|company|brand|phone|invoice|booking|policy|agent's|manager's|signer)"
_INSERT = rf"(?i:(?:please )?(?:insert|add|enter|fill in|put|type)(?: [\w']+){{1,4}}|(?:{_OF}[ _-]){{0,2}}(?:{_SLOT}|customer|agent|signer)(?: here)?)"

BLANK = re.compile(
    r"\{\{[^}\n]{0,80}\}?\}?|\{%[^%\n]{0,80}%?\}?|\$?\{[^}\n]{0,60}\}|\[\[[^\]\n]{0,60}\]\]"
    r"|\[(?!\d+\]|sic\]|edit\]|\w+ ?: ?\w)(?=[^\]\n]{0,40}\](?!\())(?:[^\]\s.,!?']{0,30}(?:[ _-][^\]\s.,!?']{1,30}){0,2}|(?i:insert|add|enter|your|customer|agent|name|date|fill)[^\]\n]{0,38})\]|【[^】\n]{0,60}】"
    r"|\((?i:fill (?:this |it )?in|to be (?:added|filled in|completed)|[^()\n]{0,50}\b(?:before|when) (?:posting|sending|publishing))[^()\n]{0,40}\)"
    r"|(?i:\b(?:dear|hi|hello|hey) )(?:(?i:mr|mrs|ms|miss|sir|he|him)\.? ?/ ?(?i:mrs|ms|mr|miss|madam|she|her)\b\.?)"
    r"|\[(?i:the |your |their |our )?(?i:day|date|week|weekday|month|year|hour|time|price|amount|sum|name|number|place|reason|cause|city|town|street|size|colou?r|hh?:mm)\b[^\]\n!?]{0,40}\]"
    r"|(?i:\b(?:dear|hi|hello|hey|thanks|sorry),? (?:customer|guest|client|user|first|last|full) name\b)|(?i:[@~#%*|]{1,2}(?:first|last|full|customer|guest)?_?name[@~#%*|]{1,2})|[£$€] ?(?:…|\.{2,})"
    r"|<<[^>\n]{0,60}>>|<(?!https?:)[A-Za-z][^<>\n@]{0,50}>|«[A-Za-z_ ]{1,40}»"
    rf"|\((?:{_INSERT})\)|\(\s*\)"
    r"|_{3,}|(?<![\w_])__(?![\w_])|\bX{3,}\b|\bXX\b(?=[ :/.-]?(?:\d|XX|am|pm|hours?|days?|minutes?|o'clock|%|weeks?|today|tomorrow))|(?<=[£$€#]) ?X{1,4}\b|\b(?:by|at|on|within|until|before|around|for|of|in|than|to|the|your|order|number) XX\b|(?i:\bxx[:/.]xx\b)"
    r"|\b[XYN] (?:working |business )?(?:hours|days|minutes|weeks|months)\b|\b(?:TBD|TBC|TBA|TODO|FIXME|PLACEHOLDER|XYZ)\b|(?i:\blorem ipsum\b)|(?<=\s)\?{2,}(?=[\s.,;)]|$)"
    r"|\b(?:DD|MM|HH|YYYY)[/.:-](?:DD|MM|YY|YYYY|SS)\b|%[A-Za-z_]+%|%(?:s|d|\([a-z_]+\)s)|(?<![\w$])\$[A-Za-z_]{2,}\b|#[A-Z_]{3,}#|(?<!\w)@@\w+@@|\*\|[A-Z_]+\|\*"
    r"|(?i:\binsert (?:the |your |customer(?:'s)? |their |a )?(?:name|date|time|link|number|order|product|details|amount|reason|solution|e-?mail)\b(?: here)?)"
    r"|(?i:\b(?:your|customer|agent|employee|first|last|brand|company|product) ?name here\b)|\b(?:CUSTOMER|FIRST|LAST|AGENT|BRAND|COMPANY|PRODUCT|ORDER|YOUR)[ _](?:NAME|NUMBER|NO|ID)\b|\b[a-z]+_name\b|\bNAME\b"
    r"|(?i:\b(?:hi|hello|dear|hey|thanks|sorry)[ ]+(?:null|none|undefined|nan|customer_?name|first_?name|user)\b(?=[ ,!.]))|(?i:\b(?:hi|hello|dear|hey)(?= [,!])) [,!]|(?i:^\s*dear[,:])"
    r"|(?<=\s)[£$€](?=[.,!]|\s*$)|(?i:\b(?:by|at|before|until|on|within|for|of|to|about|your|our|the|from|with)) [.,](?=\s|$)|\b(?:undefined|NaN)\b|\.{6,}|…{2,}|(?<=\S)[ ]?-{4,}"
)

TOLD = re.compile(
    r"\[(?=[^\]\n]*\b(?i:add|insert|explain|describe|fill|enter|mention|say|include|write|state|apologi[sz]e|personali[sz]e|choose|select|delete|remove|edit|manager|agent|colleague)\b)[^\]\n]{2,90}\]"
)
"""What a writer is told to write; it may hold whole sentences."""

SUSPECT = re.compile(
    r"[^\w\s.,;:!'’\"()–—-]|_|[A-Z]{2}|XX|xx|\.{4}|-{4}|\s[.,!]|[(][\s)]|\b[XYN] |(?i:insert|name|null|none|undefined|nan|customer|\bdear\b|lorem|\()"
)
"""A quick test: a sentence without any of these has no blank."""

PRESSED = re.compile(
    r"(?i)\b(?:press|hold|tap|click|hit|type|key|keys|button|buttons|then|and|or|select|choose)\b[^.!?\n\[{<]{0,12}$"
)
"""What stands before the name of a key or a button."""

REMARK = re.compile(
    r"(?i)^\[(?:[a-mo-w]|\w+(?: \w+)* (?:on|at|in|if|is|are|was|were|and|or|not|but|only|except|too|also)\b[^\]]*)\]$"
)
"""A remark in brackets, or a letter that labels something."""

SLOT = re.compile(
    r"(?i)\b(?:name|date|time|amount|number|customer|insert|add|enter|your|fill|link|address|reason|here|price|agent|order|details|signature|city|place|product|item|manager|tbc|todo)\b"
)

QUOTED = re.compile("[\"“][^\"”\n]{1,120}[\"”]|(?<!\\w)['‘][^'’\n]{2,60}['’](?!\\w)")


def find(said: Said) -> Iterator[Span]:
    """Every place that still waits for a word. What we quote, of the post or of a letter, is no place of ours."""
    quoted = [match.span() for match in QUOTED.finditer(said.reply)]
    told = [match.span() for match in TOLD.finditer(said.reply)] if "[" in said.reply else []
    yield from told
    for start, end in spans(BLANK, said, as_written=True, only=SUSPECT):
        if any(first <= start < last for first, last in told):
            continue
        if any(first < start and end < last for first, last in quoted) or _is_right(said, start, end):
            continue
        yield start, end


def _is_right(said: Said, start: int, end: int) -> bool:
    """Whether brackets are used as in a text: for a key to press, a label, a remark."""
    words = said.reply[start:end]
    if words[:1] not in "[{<" or words[:2] in {"{{", "[[", "<<", "{%"} or SLOT.search(words):
        return False
    return bool(REMARK.match(words) or PRESSED.search(said.reply[max(0, start - 40) : start]))


CHECK = Check(
    code="open-blank",
    principle="P21",
    weight=Weight.BLOCK,
    advice="Fill in what belongs there, or take it out.",
    example="Hi [name], I'm sorry about your order. I'll call you by noon. – Maya",
    find=find,
    why="It still waits for a word.",
    loosest=Weight.BLOCK,
)
