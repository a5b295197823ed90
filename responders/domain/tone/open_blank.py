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

SUSPECT = re.compile(
    r"[^\w\s.,;:!'’\"()–—-]|_|[A-Z]{2}|XX|\.{4}|-{4}|\s[.,!]|[(][\s)]|\b[XYN] |(?i:insert|name|null|none|undefined|nan|customer|\bdear\b|lorem|\()"
)
"""A quick test: a sentence without any of these has no blank."""

QUOTED = re.compile("[\"“][^\"”\n]{1,120}[\"”]|(?<!\\w)['‘][^'’\n]{2,60}['’](?!\\w)")


def find(said: Said) -> Iterator[Span]:
    """Every place that still waits for a word. What we quote, of the post or of a letter, is no place of ours."""
    quoted = [match.span() for match in QUOTED.finditer(said.reply)]
    for start, end in spans(BLANK, said, as_written=True, only=SUSPECT):
        if not any(first < start and end < last for first, last in quoted):
            yield start, end


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
