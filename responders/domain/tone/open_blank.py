"""No blank stays open (P21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span, spans
from responders.domain.tone.said import Said

BLANK = re.compile(
    r"\{\{[^}\n]{0,80}\}?\}?|\{%[^%\n]{0,80}%?\}?|\$?\{[^}\n]{0,60}\}|\[\[[^\]\n]{0,60}\]\]|\[(?=[^\]\n]{0,60}\](?!\())[^\]\n]{0,60}\]|【[^】\n]{0,60}】"
    r"|<<[^>\n]{0,60}>>|<(?!https?:)[A-Za-z][^<>\n@]{0,50}>|«[A-Za-z_ ]{1,40}»"
    r"|_{3,}|\bX{2,}\b(?![- ]?[LS]\b)|\b(?:TBD|TBC|TBA|TODO|FIXME|PLACEHOLDER|XYZ)\b|(?i:\blorem ipsum\b)|\?{3,}"
    r"|\b(?:DD|MM|HH|YYYY)[/.:-](?:DD|MM|YY|YYYY|SS)\b|%[A-Za-z_]+%|%(?:s|d|\([a-z_]+\)s)|(?<![\w$])\$[A-Za-z_]{2,}\b|#[A-Z_]{3,}#|(?<!\w)@@\w+@@"
    r"|(?i:\((?:insert|customer|your|first|last|full|add|enter|order|agent|employee|brand|company|product|e?-?mail|phone|date|time|link|name|number)(?: [a-z']+){0,4}\))"
    r"|(?i:\binsert (?:the |your |customer(?:'s)? |their |a )?(?:name|date|time|link|number|order|product|details|amount|reason|solution|e-?mail)\b(?: here)?)"
    r"|(?i:\b(?:your|customer|agent|employee|first|last|brand|company|product) ?name here\b)|\b(?:CUSTOMER|FIRST|LAST|AGENT|BRAND|COMPANY|PRODUCT|ORDER|YOUR)[ _](?:NAME|NUMBER|NO|ID)\b|\b[a-z]+_name\b|\bNAME\b"
    r"|(?i:\b(?:hi|hello|dear|hey|thanks|sorry)[ ]+(?:null|none|undefined|nan|customer_?name|first_?name|user)\b(?=[ ,!.]))|(?i:\b(?:hi|hello|dear|hey)(?= [,!])) [,!]|(?i:^\s*dear,)"
    r"|(?<=\s)[#£$€](?=[.,!?]|\s*$)|(?i:\b(?:by|at|before|until|on|within|for|of|to)) [.,](?=\s|$)|\b(?:undefined|NaN)\b|\.{6,}|…{2,}|-{4,}"
)

SUSPECT = re.compile(
    r"[^\w\s.,;:!'’\"()–—-]|_|[A-Z]{2}|XX|\.{4}|-{4}|\s[.,!]|(?i:insert|name|null|none|undefined|nan|customer|\bdear\b|lorem|\((?:your|first|last|full|order))"
)
"""A quick test: a sentence without any of these has no blank."""


def find(said: Said) -> Iterator[Span]:
    """Every place that still waits for a word."""
    yield from spans(BLANK, said, as_written=True, only=SUSPECT)


CHECK = Check(
    code="open-blank",
    principle="P21",
    weight=Weight.BLOCK,
    advice="Fill in what belongs there, or take it out.",
    example="Hi [name], I'm sorry about your order. I'll call you by noon. – Maya",
    find=find,
)
