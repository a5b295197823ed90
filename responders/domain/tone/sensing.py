"""Checks that also ask what a sentence does: the words that nobody thought of when the patterns were written.

A judge (`Context.sense`) says how far each sentence is believed to blame, refuse, mock and so on, set so that one half
is a yes. What it believes is found; what a pattern found and it plainly does not believe is let go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Span, Spot
from responders.domain.tone.looking import quoted
from responders.domain.tone.said import Said

_OTHERS = re.compile('[“"][^“”"]{2,}[”"]')
"""Somebody else's words within a sentence; they are not ours to be judged by."""
_GREETING = re.compile(
    r"^(?:hi|hey|hello|good (?:morning|afternoon|evening))\b[^,!.?\n]{0,30}[,!] +", re.IGNORECASE
)
Find = Callable[[Said], Iterable[Span | Spot]]
Judged = tuple[int, int, Mapping[SpeechAct, float]]
"""A sentence's span and how far it is believed to do each thing."""
JUDGED = "judged"

YES = 0.5
"""Belief (0 to 1) from which a sentence does it; the shipped model is set to this."""
DOUBT = 0.08
"""Belief below which a pattern's finding is taken for a slip."""
LITTLE = 0.02
"""The same for a check whose patterns are often right where the model has no idea."""
NEVER = 0.0
"""For a check whose patterns always stand: they were right on all replies that this was tuned by, or a miss would be
worse than any false alarm."""
SURE = 0.9
"""Belief from which its word alone blocks, where the check blocks; below that it warns, and a person decides."""
SHORTEST = 2
"""Words of the shortest sentence that is judged; a name or a greeting alone does nothing."""


def sensing(
    find: Find, *acts: SpeechAct, when: Callable[[Said], bool] = lambda _said: True, doubt: float = DOUBT
) -> Find:
    """The same check, which also finds the sentences that do one of the acts, where `when` holds.

    Without a judge it is the check as it was.
    """

    def both(said: Said) -> Iterator[Spot]:
        if said.context.sense is None:
            yield from (_spot(found) for found in find(said))
            return
        judged = list(beliefs(said, *acts))
        kept = [spot for spot in map(_spot, find(said)) if _believed(spot, judged, doubt)]
        if when(said):
            kept += [
                spot
                for spot in believed(said, *acts)
                if not any(one.start < spot.end and spot.start < one.end for one in kept)
            ]
        yield from sorted(kept, key=lambda spot: spot.start)

    return both


def believed(said: Said, *acts: SpeechAct, line: float = YES, why: str = "") -> Iterator[Spot]:
    """The sentences that are believed to do one of the acts; none without a judge. Only a sure belief may block."""
    for start, end, belief in beliefs(said, *acts):
        if belief >= line and not quoted(said, start):
            yield Spot(start, end, why=why, lighter=None if belief >= SURE else Weight.WARN)


def beliefs(said: Said, *acts: SpeechAct) -> Iterator[tuple[int, int, float]]:
    """Each sentence's span with the strongest belief that it does one of the acts; none without a judge."""
    for start, end, told in _judged(said):
        yield start, end, max(told.get(act, 0.0) for act in acts)


def _judged(said: Said) -> tuple[Judged, ...]:
    """What the judge makes of each sentence, asked once for all checks of a reply."""
    found: tuple[Judged, ...] | None = said.looked_at.get(JUDGED)
    if found is None:
        found = said.looked_at[JUDGED] = tuple(_judge(said))
    return found


def _judge(said: Said) -> Iterator[Judged]:
    sense = said.context.sense
    if sense is None:
        return
    places = [said.trimmed(start, end) for start, end in said.sentences]
    places = [(start, end) for start, end in places if len(said.reply[start:end].split()) >= SHORTEST]
    told = sense.of_many([_ready(said.reply[start:end]) for start, end in places])
    for (start, end), acts in zip(places, told, strict=True):
        yield start, end, acts


def _ready(sentence: str) -> str:
    """The sentence as it is judged: without somebody else's words, and without the greeting it begins with."""
    return _GREETING.sub("", _OTHERS.sub("“…”", sentence)) or sentence


def does(said: Said, *acts: SpeechAct) -> bool:
    """Whether any sentence of the reply does one of the acts, by the judge's word."""
    return any(belief >= YES for _, _, belief in beliefs(said, *acts))


def _spot(found: Span | Spot) -> Spot:
    return found if isinstance(found, Spot) else Spot(*found)


def _believed(spot: Spot, judged: list[tuple[int, int, float]], doubt: float) -> bool:
    """Whether the judge leaves a finding standing; of what touches no judged sentence it has no say."""
    around = [belief for start, end, belief in judged if start < spot.end and spot.start < end]
    return not around or max(around) >= doubt
