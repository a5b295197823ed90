"""Active voice: somebody did it, and somebody mends it (P35)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.grammar import Parse, Passive
from responders.domain.patterns import words
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

NOT_OURS = words(
    "invited born meant supposed named needed required hurt injured allowed included known loved "
    "missed welcomed appreciated intended entitled owned thanked used gone stuck gifted locked frank settled crossed oversized reunited dressed seated engaged retired prepared"
)
"""Participles of states, of kindness, or of what nobody of ours did."""
HANDLED = words(
    "handled processed reviewed investigated checked dispatched sent answered dealt considered assessed calculated "
    "charged billed issued monitored recorded shipped posted packed delivered made looked treated dealt kept refunded "
    "addressed rejected refused declined asked told advised notified informed reminded requested"
)
"""What "is handled", now and always, tells of somebody's work; "it's fixed" tells how it is."""
PERMITS = frozenset({"may", "might", "would", "must", "need", "'d"})
"""With these, it is a rule or a guess: "bags must be checked in"."""
ABLE = words("can ca could")
OURS_TO_GIVE = words(
    "lifted refunded moved changed exchanged cancelled canceled sent fixed repaired replaced resolved processed reached "
    "paid waived extended delivered reversed released offered given credited reinstated restored arranged done made"
)
"""What only we can do: "it can be brought on board" tells what the customer may do."""
DEEDS = HANDLED | words(
    "forgotten packed sent lost mislaid cancelled canceled refunded overcharged misplaced booked double-booked mislabelled "
    "mislabeled ignored dropped undercooked overbooked swapped deleted removed entered printed labelled"
) - words("kept treated")
"""What somebody of ours did, where it is told of a time gone by."""
LASTING = words("within in by every each after per for")
SPANS = words(
    "minute minutes hour hours day days week weeks month months year years morning afternoon evening night noon monday tuesday wednesday thursday friday saturday sunday end "
    "january february march april may june july august september october november december"
)
"""With a time, "are held" and "are credited" tell of work and not of how things are."""
LASTS = words(
    "signed done gone tired broken closed shut open fixed set limited based built opened heated staffed licensed covered booked valid supposed allowed reserved restricted scheduled planned timed"
)
BE = words("be is are was were been being 's 're am 'm got get gets")
NO_SUBJECT = words("nobody none nothing no who whom")
WONDERING = words("hope know wonder see ask check")
POINTERS = frozenset({"it", "this", "that", "you", "they", "these", "those"})
NOW = frozenset({"is", "are", "'s", "'re", "am", "'m"})


def look(sentence: Sentence) -> tuple[Spot, ...]:
    """The passives of a parsed sentence that hide, or put last, what one of us does."""
    parse = sentence.parse
    if parse is None:
        return ()
    found = [_spot(parse, one) for one in parse.passives if _is_ours(parse, one, sentence)]
    known = {one.verb for one in parse.passives}
    found += [Spot(*span) for verb, span in _taken_for_states(parse) if verb not in known]
    return tuple(found)


def _taken_for_states(parse: Parse) -> Iterator[tuple[int, tuple[int, int]]]:
    """Deeds that the grammar takes for states: "the rice was forgotten", "two left shoes were packed"."""
    for place, word in enumerate(parse.words):
        if not word.tag.startswith("JJ") or word.lower not in DEEDS:
            continue
        helpers = [parse.words[at] for at in parse.children(place, "cop", "aux:pass")]
        subjects = parse.children(place, "nsubj", "nsubj:pass")
        past = [helper for helper in helpers if helper.lower in {"was", "were", "been"}]
        ours = any(who_is(parse, at) is Who.US or parse.words[at].lower in NO_SUBJECT for at in subjects)
        if past and subjects and not ours and not parse.children(place, "advmod:so", "mark"):
            yield place, (past[0].start, word.end)


def _is_ours(parse: Parse, one: Passive, sentence: Sentence) -> bool:
    subjects = parse.children(one.verb, "nsubj:pass", "nsubj")
    lowers = {parse.words[at].lower for at in subjects}
    if lowers & NO_SUBJECT or any(who_is(parse, at) is Who.US for at in subjects):
        return False
    if sentence.plain[: one.start].count('"') % 2 or _wondered(parse, one.verb, sentence):
        return False
    helpers = {parse.words[at].lower for at in parse.children(one.verb, "aux:pass", "aux", "cop")}
    return _is_deed(parse, one, helpers, points=bool(lowers & POINTERS))


def _is_deed(parse: Parse, one: Passive, helpers: set[str], *, points: bool) -> bool:
    """Whether something is done by somebody, and not how a thing is, or what a rule says."""
    verb = parse.words[one.verb]
    rest = parse.text[verb.end :].lower()
    if not verb.tag.startswith(("VBN", "VBD")) or not helpers - {"be", "to"} or helpers & {"get", "getting"}:
        return False
    if "have" not in helpers and (helpers & PERMITS or (helpers & ABLE and verb.lower not in OURS_TO_GIVE)):
        return False
    if not helpers & BE or parse.words[max(one.verb - 1, 0)].lower == "as":
        return False
    named = verb.lower == "called" and helpers <= NOW | {"was", "were"}
    is_state = helpers <= NOW and (verb.lower not in HANDLED or points) and not _is_timed(parse, one.verb)
    if not one.agent and (named or is_state):
        return False
    if verb.lower == "looked":
        return not rest.startswith(" after")
    return verb.lower not in NOT_OURS and not (verb.lower == "made" and rest.startswith((" of", " from")))


def _is_timed(parse: Parse, verb: int) -> bool:
    """Whether a time says when or how long it is done."""
    if parse.words[verb].lower in LASTS:
        return False
    return any(
        parse.words[at].lower in SPANS
        and any(parse.words[case].lower in LASTING for case in parse.children(at, "case", "det"))
        for at in parse.children(verb, "obl", "obl:tmod", "nmod")
    )


def _wondered(parse: Parse, verb: int, sentence: Sentence) -> bool:
    """Whether it is asked, supposed or hoped, and so nothing that we tell of ourselves."""
    clause = next((one for one in sentence.clauses if one.verb == verb), None)
    if clause is not None and (clause.supposed or clause.asks):
        return True
    word = parse.words[verb]
    return parse.words[word.head].lemma in WONDERING and word.dep in {"ccomp", "advcl"}


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
