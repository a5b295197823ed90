"""An apology stands without "if", "any" or "you feel" (P23)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Span, any_of, spans
from responders.domain.tone.said import Said

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
    rf"{_SORRY}{_GAP}\b(?:you|this|that|it|we|which|they|our \w+|experience|service|staff|team|delay|anyone) (?:may|might|could|would|can) (?:well |possibly |perhaps |potentially |also )?(?:have|be|feel)\b(?! (?:happ(?:ier|y)))(?! done)(?! told)(?! been (?:better|quicker|faster|clearer))[^.!?,\n]{{0,40}}",
    rf"{_SORRY}{_GAP}\b(?:perceived|alleged|supposed|apparent|apparently|allegedly|supposedly|potential|so-called)\b[^.!?,\n]{{0,40}}",
    rf"{_SORRY}{_GAP}\b(?:seems?|appears?) (?:to have|to be|that|like|you)\b[^.!?,\n]{{0,40}}",
    rf"{_SORRY}{_GAP}\b(?:in case|in the event|should (?:you|this|there|we|it|any) have|should (?:you|this|there|it|any)\b|to the extent|insofar|wherever|whatever|whichever|for whatever|assuming|supposing|provided that)\b[^.!?,\n]{{0,50}}",
    rf"{_SORRY}{_GAP}\bto (?:anyone|anybody|those|whoever|customers|people) (?:who|that|affected|offended|upset)\b[^.!?,\n]{{0,40}}",
    rf"{_SORRY},? (?:but|however)\b[^.!?\n]{{0,10}}\b(?:you|this is|that's|that is|it's|it is|these things|we were|mistakes)\b[^.!?,\n]{{0,50}}",
    rf"{_SORRY}{_GAP}, but (?:you (?:should|could|did|didn't|were|need|must|have to|also|never|know|knew)|we were (?:just |only |very |so )?(?:busy|short)|that's|it's (?:not|our|what)|these things|mistakes|everyone|nobody)\b[^.!?,\n]{{0,50}}",
    r"\bwe(?:'d| would) (?:like to |have to )?apologi[sz]e if\b[^.!?,\n]{0,50}",
)


def find(said: Said) -> Iterator[Span]:
    """The words of each apology that hedges."""
    yield from spans(CONDITIONAL, said)


CHECK = Check(
    code="conditional-apology",
    principle="P23",
    weight=Weight.BLOCK,
    advice='Apologise for what happened, without "if", "any" or "you feel": "I\'m sorry we kept you waiting."',
    example="We're sorry if you were kept waiting. I'll call you by noon. – Maya",
    find=find,
)
