"""A named person signs (P21, P29)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.said import Said

_NOBODY = r"(?!(?i:the|your|our|team|customer|support|service|care|thanks|thank|best|kind|regards|cheers|social|sorry|admin|management|staff|everyone|all)\b)"
SIGNED = re.compile(
    rf"(?:[-–—^*~/|•]|\n)\s*(?i:(?:love|best|thanks|cheers|regards|yours|warmly|sincerely|take care),?\s*)?{_NOBODY}[^\W\d_a-z][^\W\d_]*(?:['’.-]?[^\W\d_]+)*\.?(?:\s*[,(@|/–-]?\s*[^\n.!?]{{0,50}})?\s*$"
    rf"|(?i:regards|wishes|best|cheers|sincerely|yours|thanks|warmly),?\s+{_NOBODY}[A-Z]\w+(?:[ ,][^\n.!?]{{0,50}})?\s*$"
    rf"|[.!?]\s+{_NOBODY}[^\W\d_a-z][^\W\d_]+(?:,? (?:from|at|of) [^\n.!?]{{1,40}}|, [^\n.!?]{{1,40}})?\s*$"
    rf"|\b(?i:i'?m|i’m|my name is|my name's|this is|it's|call me)\s+{_NOBODY}[A-Z][a-z]+\b(?=[ ,.!–-])(?=,| from| at| here| and I|\.| –| -|!)|\b{_NOBODY}[A-Z][a-z]+ (?:here|speaking)\b",
)


def find(said: Said) -> Iterator[Span]:
    """Missing where nobody by name stands under the reply."""
    playbook = said.playbook
    if playbook is not None and playbook.signer.strip() and playbook.signer.strip() in said.reply:
        return
    if not SIGNED.search(said.reply[-5000:].rstrip()):
        yield MISSING


CHECK = Check(
    code="no-signature",
    principle="P29",
    weight=Weight.WARN,
    advice='Sign with your own name: "– Maya".',
    example="I'm sorry your parcel is late. We'll send it by noon. – The Customer Care Team",
    find=find,
)
