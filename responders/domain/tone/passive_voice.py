"""Active voice: somebody did it, and somebody mends it (P35)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.grammar import Parse, Passive
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.clause import Who, who_is
from responders.domain.tone.looking import Sentence, spots
from responders.domain.tone.rewriting import active
from responders.domain.tone.said import Said

_HANDLED = (
    "made|noted|forwarded|escalated|logged|passed (?:on|along|to)|raised|looked (?:in)?to|dealt with|investigated|addressed|handled|reviewed|"
    "taken (?:into|seriously|up|on ?board)|actioned|considered|flagged|recorded|communicated|shared with|brought to|acknowledged|rectified|assessed"
)
PASSIVE = any_of(
    r"\b(?:mistakes?|errors?) (?:was|were|has been|have been|had been) (?:clearly |obviously )?made\b",
    rf"\b(?:it|this|that|they|these|your \w+|the \w+|our \w+|everything|steps|measures|action|\w+ed) (?:\w+ )?(?:has|have|had|will|is|are|was|were|can|must|should|would) (?:now |also |already |then |all |not |soon |always )*(?:been |being |be |be being )(?:\w+ly |now |further |fully )*(?:{_HANDLED})\b",
    r"\b(?:will|shall|can|to) be (?:\w+ly |further |fully )*(?:looked (?:in)?to|dealt with|investigated|addressed|handled|reviewed|taken (?:into|seriously|up)|actioned|escalated|contacted|reached out to)\b",
    r"\byou (?:will|shall|are going to) (?:soon |then |shortly )?be (?:contacted|notified|informed|advised|updated|reached)\b",
)
"""What plain patterns are sure of, where there is no grammar."""

NOT_OURS = frozenset(
    [
        "invited",
        "born",
        "meant",
        "supposed",
        "named",
        "called",
        "made",
        "needed",
        "required",
        "hurt",
        "injured",
        "allowed",
        "included",
        "known",
        "loved",
        "missed",
        "welcomed",
        "appreciated",
        "intended",
        "entitled",
        "owned",
        "thanked",
        "used",
        "gone",
        "stuck",
        "gifted",
        "locked",
        "frank",
    ]
)
"""Participles of states, of kindness, or of what nobody of ours did."""
HANDLED = frozenset(
    [
        "handled",
        "processed",
        "reviewed",
        "investigated",
        "checked",
        "dispatched",
        "sent",
        "answered",
        "dealt",
        "considered",
        "assessed",
        "calculated",
        "charged",
        "billed",
        "issued",
        "monitored",
        "recorded",
        "shipped",
        "posted",
        "packed",
        "delivered",
        "made",
        "looked",
        "treated",
        "dealt",
        "kept",
        "refunded",
        "addressed",
        "resolved",
        "rejected",
        "refused",
        "declined",
        "asked",
        "told",
        "advised",
        "notified",
        "informed",
        "reminded",
        "requested",
    ]
)
"""What "is handled", now and always, tells of somebody's work; "it's fixed" tells how it is."""
NOW = frozenset({"is", "are", "'s", "'re", "am", "'m"})


def look(sentence: Sentence) -> tuple[Spot, ...]:
    """The passives of a parsed sentence that hide, or put last, what one of us does."""
    parse = sentence.parse
    if parse is None:
        return ()
    return tuple(_spot(parse, one) for one in parse.passives if _is_ours(parse, one, sentence.plain))


def _is_ours(parse: Parse, one: Passive, plain: str) -> bool:
    verb = parse.words[one.verb]
    subjects = parse.children(one.verb, "nsubj:pass", "nsubj")
    if any(who_is(parse, at) is Who.US for at in subjects):
        return False
    if any(parse.words[at].lower in {"nobody", "none", "nothing", "no"} for at in subjects):
        return False
    if verb.lower == "looked" and plain[verb.end :].startswith(" after"):
        return False
    if plain[: verb.start].count('"') % 2:
        return False
    helpers = {parse.words[at].lower for at in parse.children(one.verb, "aux:pass", "aux", "cop")}
    if not verb.tag.startswith(("VBN", "VBD")) or not helpers:
        return False
    if helpers <= NOW and not one.agent and verb.lower not in HANDLED:
        return False
    if verb.lower == "made":
        return not any(
            parse.words[at].lower in {"of", "from"} for at in range(one.verb + 1, len(parse.words))
        )
    return verb.lower not in NOT_OURS


def _spot(parse: Parse, one: Passive) -> Spot:
    better = active(parse, one)
    if better is not None:
        return Spot(better.start, better.end, better.better)
    return Spot(one.start, one.end)


def find(said: Said) -> Iterator[Spot]:
    """Passives by the grammar; by a few sure patterns where there is none."""
    if said.context.grammar is not None:
        yield from spots(look, said)
        return
    for start, end in spans(PASSIVE, said):
        yield Spot(start, end)


CHECK = Check(
    code="passive-voice",
    principle="P35",
    weight=Weight.SUGGEST,
    advice='Say who does it: "I\'ll look into it", "we made a mistake".',
    example="I'm sorry, mistakes were made. Your complaint will be looked into by Friday. – Maya",
    find=find,
    why="A passive hides who did it and who mends it; a named doer sounds like somebody who answers for it.",
)
