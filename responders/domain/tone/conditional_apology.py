"""An apology stands without "if", "any" or "you feel" (P23)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.acts import acts_in
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.looking import Sentence, spots
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import NEVER, sensing

_SORRY = r"\b(?:sorry|apologi[sz]\w*|apolog(?:y|ies)|regret|forgive)\b"
_GAP = r"[^.!?\n]{0,110}?"
_REQUEST = (
    r"(?! (?:you(?:'d| would|'ll| will| can| could| still| ever| do)?,? (?:please |just |also |kindly |be able to )?"
    r"(?:send|dm|message|let|give|tell|reply|share|e-?mail|like|want|prefer|need|write|drop|pop|call|ring|have (?:a|your|the)|get|"
    r"provide|follow|come|bring|stop|visit|speak|talk|rather|wish|care|mind|confirm|point)|that works|that's (?:ok|okay|all right|easier)|"
    r"it's easier|needed|anything|i can|we can|possible|you're (?:happy|free|able|willing|near|still)))"
)
_ASKING = r"(?<!even )(?<!as )(?<!see )(?<!check )(?<!know )(?<!ask )(?<!wonder )(?<!out )"

CONDITIONAL = any_of(
    rf"{_SORRY}{_GAP}{_ASKING}\bif\b{_REQUEST}[^.!?,\n]{{0,60}}",
    r"\b(?:if|in case) (?:you|we|this|that|our|there|anyone|anybody|any|it|your|something|anything|i|my|the|one|some)\b[^.!?\n]{0,80}?,? (?:then )?"
    r"(?:we|i|please|do|you have|let|our|my)(?:'m|'re| am| are| do| can| would| wish| must| want to| accept| only)*\b[^.!?\n]{0,20}\b(?:sorry|apologi[sz]\w*|apolog(?:y|ies))\b",
    rf"{_SORRY}(?:[^.!?\n]{{0,25}}?) (?:for|about|to) any(?:thing|one|body)?\b(?! (?:of|longer|more))[^.!?,\n]{{0,50}}",
    rf"{_SORRY}(?: to hear| to see| to learn)?(?: that| for the way| for how| about how| about the way|,? but)? (?:you|anyone|anybody|some(?:one|body| people| customers| guests| of you)?|our customers|they)(?:'re| are| have| may have| might have|'ve)?"
    r" (?:now |have |may |might |still |all )?(?:feel\b|feeling\b|felt\b|think\b|thought\b|believe\b|perceived?\b|consider\w*|see it\b|saw it\b|f(?:ind|ound) (?:our|the|us|this|it|my) (?:\w+ )?(?:lacking|disappointing|unsatisfactory|unacceptable|inconvenient|offensive|confusing|to be|less than)|took offen[cs]e|take offen[cs]e|choose|chose|interpret\w*|misinterpret\w*|misunderst\w+)[^.!?,\n]{0,40}",
    rf"{_SORRY}(?: to hear| to see)?(?: that)? you(?:'re| are| were|'ve been| have been| got| seem| seemed| appear| weren't| were not| aren't| are not)(?: \w+)? (?:upset|offended|unhappy|dissatisfied|displeased|satisfied|pleased|(?<=n't )happy|(?<=not )happy|not (?:happy|satisfied)|to (?:feel|be|have|think))\b",
    rf"{_SORRY} (?:for|about) (?:how|the way) you(?:'re| are)? (?:feel|felt|feeling)\b",
    rf"{_SORRY}{_GAP}(?<!, )\b(?:you|this|that|it|we|which|they|our \w+|experience|service|staff|team|delay|anyone) (?:may|might|(?:could|would|can)) (?:well |possibly |perhaps |potentially |also )?(?:have|be|feel)\b(?! (?:happ(?:ier|y)))(?! done)(?! told)(?! been (?:better|quicker|faster|clearer))[^.!?,\n]{{0,40}}",
    rf"{_SORRY}{_GAP}\b(?:perceived|alleged|supposed|apparent|apparently|allegedly|supposedly|potential|so-called)\b[^.!?,\n]{{0,40}}",
    rf"{_SORRY}{_GAP}\b(?:seems?|appears?) (?:to have|to be|that|like|you)\b[^.!?,\n]{{0,40}}",
    rf"{_SORRY}{_GAP}\b(?:in case|in the event|should (?:you|this|there|we|it|any) have|should (?:you|this|there|it|any)\b|to the extent|insofar|wherever|whatever|whichever|for whatever|assuming|supposing|provided that)\b[^.!?,\n]{{0,50}}",
    rf"{_SORRY}{_GAP}\bto (?:anyone|anybody|whoever|those|(?:all|everyone|everybody|customers|people|guests)(?= (?:of you )?(?:who|that) (?:may|might|felt|feel|took|found|was offended|were offended)))(?: (?:of|among) (?:you|our \w+))? (?:who|that|affected|offended|upset)\b[^.!?,\n]{{0,40}}",
    rf"{_SORRY},? (?:but|however)\b[^.!?\n]{{0,10}}\b(?:you|this is|that's|that is|it's|it is|these things|we were|mistakes)\b[^.!?,\n]{{0,50}}",
    rf"{_SORRY}{_GAP}, but (?:you (?:should|could|did|didn't|were|need|must|have to|also|never|know|knew)|we were (?:just |only |very |so )?(?:busy|short)|that's|it's (?:not|our|what)|these things|mistakes|everyone|nobody)\b[^.!?,\n]{{0,50}}",
    r"\bwe(?:'d| would) (?:like to |have to )?apologi[sz]e if\b[^.!?,\n]{0,50}",
    r"\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|regret)\b[^.!?\n]{0,60}?\bshould (?:our|your|my|the|anyone|anybody|anything|something|that|any|one)\b(?: \w+){0,3}? (?:have|be|feel)\b",
    r"\bsorry (?:that |if |for how )?you (?:took|read|heard|understood|saw|received|interpreted) (?:it|this|that|my|our|the|us|me)(?: \w+){0,3}? (?:the wrong way|wrong(?:ly)?|badly|personally|to heart|that way|like that|as)\b",
)


OWNED = any_of(
    r"\b(?:by|with|in) (?:us|me)\b|\byou(?:'re| are) (?:\w+ )?right\b|\band rightly\b|\bwith (?:good )?reason\b|\b(?:and|that's) (?:on|down to) (?:us|me)\b"
)
"""What makes "sorry you feel cheated" an apology after all: it owns the cause."""
BUT = any_of(rf"{_SORRY}[^.!?\n]{{0,90}}?,? (?:but|however)\b")
REFUSING = any_of(
    r"\b(?:can't|cannot|can not|unable|won't|not able|nothing|no exceptions|don't|do not|not possible)\b"
)
TAKEN_ON = any_of(
    r"^,? (?:i|we)\b",
    r"\b(?:our|my) (?:own )?(?:fault|mistake|doing)\b|\b(?:on|down to) (?:us|me)\b|\byou(?:'re| are| were) (?:\w+ )?right\b|\b(?:i|we)(?:'ve|'ll|'m|'re| have| will| am| are| can| could| want| got| should| did| have)\b|\bhere(?:'s| is)\b|\bthank\b|\bglad\b|\b(?:is|are|'s) (?:now )?(?:back|fixed|sorted|on its way|ready)\b",
)
HAPPENED = any_of(
    r"\bif (?=(?:\w+ ){1,4}?(?:was|were|had|did|took|came|got|went|kept|made|left|let|put|cut|lost|sent|told|gave|broke|forgot|caused|\w+ed)\b)"
)
ANY = any_of(
    r"\bany (?=(?:inconvenience|hassle|trouble|delay|upset|distress|disappointment|confusion|frustration|stress|problems?|issues?|mistakes?)\b)"
)
HEDGED = any_of(r"\b(?:felt|feel|seemed|offen\w+|may|might|could|upset|taken|thought|came across)\b")


def _better(words: str) -> str:
    """The same apology without its condition, where that is certain to read well."""
    plain = words.lower()
    found = HAPPENED.search(plain)
    if found and not HEDGED.search(plain):
        return f"{words[: found.start()]}that {words[found.end() :]}"
    found = ANY.search(plain)
    if found and len(ANY.findall(plain)) == 1 and not HEDGED.search(plain):
        return f"{words[: found.start()]}the {words[found.end() :]}"
    return ""


def look(sentence: Sentence) -> tuple[Spot, ...]:
    """An apology with an excuse behind a "but"."""
    found = BUT.search(sentence.plain)
    if (
        found is None
        or REFUSING.search(sentence.plain, found.end())
        or TAKEN_ON.search(sentence.plain, found.end())
    ):
        return ()
    if any(act.start >= found.end() for act in acts_in(sentence)):
        return ()
    return (Spot(*found.span()),)


def find(said: Said) -> Iterator[Spot]:
    """The words of each apology that hedges."""
    ends = []
    for start, broken in spans(CONDITIONAL, said):
        if not OWNED.search(said.plain[start : _sentence_end(said, start)]):
            end = _word_end(said.plain, broken)
            ends.append((start, end))
            yield Spot(start, end, _better(said.reply[start:end]))
    for spot in spots(look, said):
        if not any(start <= spot.start < end for start, end in ends):
            yield spot


def _word_end(plain: str, end: int) -> int:
    """The end of the word that a bounded pattern broke off in."""
    while end < len(plain) and end and plain[end - 1].isalnum() and plain[end].isalnum():
        end += 1
    return end


def _sentence_end(said: Said, at: int) -> int:
    return next((end for start, end in said.sentences if start <= at < end), at)


CHECK = Check(
    code="conditional-apology",
    principle="P23",
    weight=Weight.BLOCK,
    advice='Apologise for what happened, without "if", "any" or "you feel": "I\'m sorry we kept you waiting."',
    example="We're sorry if you were kept waiting. I'll call you by noon. – Maya",
    find=sensing(find, SpeechAct.CONDITIONAL, when=lambda said: said.to_complaint, doubt=NEVER),
    why='An "if" or a "you feel" takes the apology back: it doubts that anything happened.',
    loosest=Weight.WARN,
)
