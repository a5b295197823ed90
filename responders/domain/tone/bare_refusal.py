"""A friendly "no" is still bad service: a refusal comes with something we can do (P2)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.domain.reading import Kind
from responders.domain.finding import Weight
from responders.domain.patterns import words
from responders.domain.sense import SpeechAct
from responders.domain.tone.acts import acts, acts_of
from responders.domain.tone.check import Check, Span, Spot, any_of
from responders.domain.tone.clause import Tense, Who
from responders.domain.tone.looking import Sentence, spots
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import NEVER, YES, beliefs, sensing

_MAKE = "offer|give|refund|accept|exchange|replace|do|help|change|cancel|make|provide|process|issue|honou?r|allow|return|extend|assist|take|authori[sz]e|reimburse|compensate|credit|go|waive|deliver|swap|move|let|pay|reopen|reverse|bring"
REFUSAL = any_of(
    rf"\b(?:we|i)(?:'re| are|'m| am)? (?:\w+ ){{0,2}}?(?:can't|cannot|can not|unable to|not able to|won't be able to|will not be able to|do not|don't|won't|will not|couldn't|have to decline|must decline|decline)(?: (?:{_MAKE}|any|that|this|it|more|anything))\b[^.!?\n]{{0,60}}",
    r"\bno (?:refunds?|exceptions?|returns|exchanges|cancellations)\b|\b(?:is|are|it's|that's|isn't|aren't) (?:simply |just |not |unfortunately |sadly )*(?:(?<=not )possible|(?<=isn't )possible|(?<=aren't )possible|impossible|non-?refundable|not eligible|ineligible|not refundable|not covered|not permitted|not allowed|against)\b|\bnothing (?:more |else |further )?(?:we|i) can do\b|\byou(?:'re| are) not (?:eligible|entitled)\b|\b(?:has|have|was|been) (?:declined|denied|rejected|refused)\b|\bout of the question\b",
)
"""What plain patterns are sure of, where there is no grammar."""

FINAL = any_of(
    r"\bno (?:refunds?|exceptions?|returns|exchanges|cancellations|compensation|credit)\b(?! needed)|\b(?:not|isn't|wasn't|aren't|never|hardly) (?:something (?:that )?(?:we|i) (?:can|offer)|possible|an option|on offer|negotiable|feasible|available (?:to|for) (?:this|your))\b|\bimpossible (?:for (?:us|me) )?to\b",
    r"\b(?:non-?refundable|ineligible|out of the question|off the table|(?:all )?sales? (?:is|are) final|final sale|(?:our|the|this|that) (?:decision|answer|verdict) (?:is|remains|stays|stands)\b[^.!?]{0,12}|the answer (?:is|has to be|must be|remains) no|i'm afraid (?:not|no)\b)",
    r"\bnothing (?:more |else |further )?(?:that )?(?:we|i) (?:can|could|are able to) (?:do|offer|add)\b|\b(?:hands are tied|must decline|have to decline|have to (?:say no|refuse|turn (?:it|this|you) down)|not (?:eligible|entitled|covered|permitted|refundable|exchangeable|transferable|allowed)|isn't (?:eligible|covered|refundable))\b",
    r"\b(?:outside|beyond|past) (?:of )?(?:our|the|your) (?:\w+[ -]){0,3}?(?:period|window|warranty|guarantee|policy|scope|limit|cover|deadline|remit)\b|\b(?:fee|charge|fine|penalty|rule|rules|terms?|policy|price|surcharge|deposit|condition) (?:still )?(?:stands?|appl(?:y|ies)|remains?|holds?)\b|\b(?:it|this|that) (?:still )?(?:stands|applies (?:to|in)|remains (?:payable|due|in place|chargeable))\b(?! cannot)",
    r"\bagainst (?:our|the|company|store) (?:\w+ )?(?:policy|rules|terms)\b|\b(?:that|this|it)(?:'s| is) (?:simply |just )?(?:the|our|company|store) (?:\w+ )?(?:rule|policy)\b|\b(?:we|i) (?:can )?only (?:refund|exchange|replace|accept|compensate|offer|give|cover|pay|do)\b(?=[^.!?]*\b(?:if|when|within|unopened|unworn|for|where|with)\b)|\bno longer (?:offer|cover|under|accept|refund|eligible|possible)",
    r"\bno way (?:for (?:us|me) )?to\b(?! (?:treat|start|spend|end|begin|see|run|greet|speak|welcome|say|thank|celebrate|live))|\b(?:policy|terms|plan|contract|rules?|warranty|cover|guarantee|tariff|ticket|fare|voucher|offer|insurance|system) (?:\w+ )?(?:doesn't|don't|does not|do not|won't|can't|cannot|didn't) (?:\w+ )?(?:allow|cover|include|permit|let|provide|extend|apply|run|stretch)\b|\b(?:can't|cannot|can not|won't) (?:come|go|be (?:sent|taken|brought|given)) back\b|\b(?:has|have|must|will have|still has|still needs?|needs?) to be (?:paid|settled|honoured|respected|followed)\b|\bmust be paid\b|\b(?:remains?|is still|are still) (?:due|payable|owing|owed)\b|\b(?:isn't|is not|aren't|are not|wasn't|not) (?:\w+ )?(?:covered|included|part of|refundable|something we cover)\b",
    r"\bnot in a position to\b|\b(?:refunds|exchanges|returns|replacements|changes|cancellations|vouchers|upgrades|credits) (?:are|is) (?:only )?(?:for|reserved|limited|restricted|available only|possible only|not)\b|\b(?:we|i) (?:can )?only (?:give|issue|take|allow|change|cancel|return|credit|swap|repair)\b(?=[^.!?]*\b(?:if|when|within|unopened|unworn|for|where|with|before)\b)|\btoo late (?:to|for us to)\b|\bno longer (?:\w+ )?(?:able|valid|possible)\b",
)
"""A no in other words than "we can't"."""

GRANTS = words(
    "offer refund accept exchange replace change cancel process issue honour honor allow extend authorise "
    "authorize reimburse compensate credit waive swap move let pay reopen reverse help assist do give make return "
    "bring reinstate restore match lower reduce discount cover repair fix send deliver hold keep reserve stock sell "
    "serve rebook reschedule transfer upgrade budge bend entertain consider permit take"
)
"""What a customer asks of us, and a refusal refuses."""
KINDLY = any_of(
    r"\b(?:enough|imagine|excuse|undo|let (?:that|this|it|you|them|him|her)\b|leave|again|stand|wait|ignore|forget|pretend|blame|hold (?:it|this|that) against|expect|want|need|mean|make (?:you|up|that|this|it)|take (?:that|this|it|your|the|no) |give (?:you )?(?:back )?(?:the|those|that|up|excuses)|keep you|charge|happen|bring (?:back )?(?:the|those|that|your) (?:hour|day|night|time|evening|morning|wedding)|fix (?:the|that|what)|help (?:it|that|but|feeling)|do (?:that|this|so|better|enough)|always)"
)
"""Negatives that are kind: "I can't apologise enough", "we won't let that stand"."""

ALTERNATIVE = any_of(
    r"\binstead\b|\bwhat (?:i|we) can (?:do|offer)\b|\bwhat (?:does|will) work\b|\b(?:but|however,?|though,?) (?:i|we)(?:'ll| will(?! not)| can(?!'t| not)| could|'ve| have|'d)\b(?!n't)|(?<!nothing )(?<!that )(?<!else )(?<!something )\b(?:i|we) can (?:offer|send|give|do|move|swap|repair|find|get|put|arrange|make|help)\b|\bhere's what\b|\balternative(?:ly)?\b|\bhappy to\b|\bwould (?:that|this|a|you)\b[^.!?\n]*\?|\bhow about\b|\byou(?:\'re| are) (?:very |always )?welcome to\b|\bbut you can\b|\byou can (?:still|also|always)\b|\b(?:but|though) (?:our|the|my) [^.!?]{1,30}\b(?:can|may|might|will|could)\b|\blet (?:me|us) know if you(?:'d| would)? (?:need|want|like|prefer)\b|\bwe do (?:have|offer|stock|sell|allow)\b|\bcould i (?:offer|stand|send|bring|give|tempt)\b"
)


def look(sentence: Sentence) -> tuple[Spot, ...]:
    """The refusals of a sentence."""
    parse = sentence.parse
    final = FINAL.search(sentence.plain)
    if final is not None:
        return (Spot(*final.span()),)
    if parse is None:
        found = REFUSAL.search(sentence.plain)
        return (Spot(found.start(), found.start() + len(found[0].rstrip(" ,"))),) if found else ()
    for clause in sentence.clauses:
        word = parse.words[clause.verb]
        start = parse.words[clause.subject].start if clause.subject is not None else word.start
        rest = sentence.plain[min(start, word.start) : word.end + 40]
        if clause.supposed or clause.asks or KINDLY.search(rest):
            continue
        unable = (
            clause.who is Who.US
            and clause.tense is not Tense.PAST
            and word.lower in {"able", "unable"}
            and (clause.negated or word.lower == "unable")
        )
        ours = clause.who is Who.US and clause.tense in {Tense.MODAL, Tense.AHEAD, Tense.PRESENT, Tense.BARE}
        theirs = (
            clause.passive
            and clause.who is not Who.US
            and clause.helpers & {"can", "ca", "could", "will", "wo", "are", "is"}
        )
        if unable or (
            clause.negated and word.lemma in GRANTS and (ours or theirs) and _refuses(clause.helpers)
        ):
            return (Spot(min(start, word.start), word.end),)
    return ()


def _refuses(helpers: frozenset[str]) -> bool:
    return not helpers & {
        "did",
        "have",
        "'ve",
        "has",
        "was",
        "were",
        "should",
        "would",
        "must",
        "need",
        "may",
        "might",
    }


def _offers(said: Said, start: int, end: int) -> bool:
    """Whether something stands in the place of what was refused: beside it or after it."""
    if ALTERNATIVE.search(said.plain[start:]):
        return True
    first = max((a for a, _ in said.sentences if a <= start), default=0)
    if said.context.grammar is None:
        return acts(said.plain[first:start]) or acts(said.plain[end:])
    return any(act.repairs and act.start >= first and not start <= act.start < end for act in acts_of(said))


def refusals(said: Said) -> Iterator[Span]:
    """What is refused, whatever else the reply offers."""
    for spot in spots(look, said):
        yield spot.start, spot.end


_refusals = sensing(refusals, SpeechAct.REFUSAL, doubt=NEVER)


def find(said: Said) -> Iterator[Spot]:
    """The refusal in a reply that offers nothing in its place."""
    if said.kind is Kind.PRAISE:
        return
    for spot in _refusals(said):
        found = spot if isinstance(spot, Spot) else Spot(*spot)
        if not _offers(said, found.start, found.end) and not _judged_offer(said, found):
            yield found
            return


def _judged_offer(said: Said, refusal: Spot) -> bool:
    """Whether another way stands in the sentence of the refusal or after it, by the judge's word."""
    return any(
        belief >= YES and end > refusal.start
        for _, end, belief in beliefs(said, SpeechAct.OTHER_WAY, SpeechAct.DONE)
    )


CHECK = Check(
    code="bare-refusal",
    principle="P2",
    weight=Weight.WARN,
    advice="Say what you can do instead, and do it.",
    example="I'm sorry about the shoes, but we can't give refunds on sale items. – Maya",
    find=find,
    why="A friendly no is still bad service: the customer leaves with nothing.",
)
