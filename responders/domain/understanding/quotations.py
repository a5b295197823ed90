"""The customer's own words to quote, where no clause of theirs can be said back: "30 mins and counting to get a bag"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.domain.reading import Evidence
from responders.domain.grammar import Parse, Word
from responders.domain.understanding.gravity import is_grave
from responders.domain.understanding.lexicon import INSTRUCTIONS
from responders.domain.understanding.persons import tag_of
from responders.domain.understanding.quote_borders import is_aside
from responders.domain.understanding.quote_cutting import asked_whys, cuts
from responders.domain.understanding.quote_telling import telling
from responders.domain.understanding.quote_whole import whole
from responders.domain.understanding.quote_words import tidied
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.tokens import US
from responders.domain.understanding.topics import topic_of

SHORTEST = 3
LONGEST = 12
"""Words of a quotation."""

GOOD_LENGTH = range(4, 11)
MOST = 8
"""Quotations of one post among which the most telling is chosen."""

MOVED = 1.5
"""What the whole push of a reading's evidence counts, beside signs of trouble that count 1 each."""

PLAIN = 0.6
"""What a quotation must tell, by its own words or by what moved the reading."""

SURELY_MOVED = 0.4
"""The same where a fair share of the reading's push lies in it."""

LEAST = -0.3
"""What its own words must tell at least."""

WHY = re.compile(r"\b(?:why|how come)\W*$", re.IGNORECASE)
WHY_ASKED = 0.5
"""What it counts that a post asks us why: something is so that should not be."""

NO_MORE = re.compile(
    r"\b(?:never|not|won't|n't|no longer)\b.*\b(?:fly|flying|us(?:e|ing)|buy|buying|book|booking|com(?:e|ing)|shop\w*|order\w*|do|travel\w*|eat\w*|stay\w*|visit\w*)\b.*\bagain\b"
    r"|\b(?:last|first) time\b|\btime to (?:change|switch|leave|find)\b|\bnext time\b|\bplease\b|\byou(?:'ll| will)\b|\bwon't (?:write|say|repeat)\b|\bnot only\b|\btheirs\b|^(?:s?he|his|her)\b|\bhelp me\b|\bi(?:'m| am) sorry\b|\bi promise\b|\bregret\b|^i keep (?:fly|us|buy|order|book|shop|com|go|giv)\w*ing\b|\bwill to live\b|\bmust\'?ve\b|\bsays? (?:and|but)\b|\bi had a dream\b|\bget why\b|^i (?:know|get|understand|guess|hope)\b"
)
"""What tells that a customer goes, or jests, and not what went wrong."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Some words of the post, tidied, with their half-open span in it and how plainly they tell a trouble."""

    words: str
    start: int
    end: int
    topic: str
    weight: float
    asks: bool = False
    """Whether the words ask something."""


def quotations_in(text: str, sentences: tuple[Sentence, ...], parses: list[Parse]) -> tuple[Quotation, ...]:
    """What may be quoted of a post, the most telling first.

    Nothing at all where a word of harm, crime, law or health stands in it, or where it gives orders to whoever replies.
    """
    if is_grave(parses):
        return ()
    found: list[Quotation] = []
    for sentence, parse in zip(sentences, parses, strict=True):
        if not _orders(parse):
            found.extend(_of_sentence(text, sentence, parse))
    if not any(one.weight >= PLAIN for one in found) and (short := whole(text, sentences, parses)):
        words, start, end, weight = short
        found.append(Quotation(words, start, end, topic_of(words.lower()), weight))
    found.sort(key=lambda one: -one.weight)
    return tuple(found[:MOST])


def best_of(quotations: Sequence[Quotation], evidence: Sequence[Evidence] = ()) -> Quotation | None:
    """The most telling quotation, by its own words and by what moved the reading; None where none tells enough."""
    weighed = [(one.weight + MOVED * _moved(one, evidence), one) for one in quotations]
    best = max(weighed, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < SURELY_MOVED:
        return None
    return best[1] if best[0] >= PLAIN or _moved(best[1], evidence) >= SURELY_MOVED / 2 else None


def _moved(quotation: Quotation, evidence: Sequence[Evidence]) -> float:
    """The share of the push toward a complaint that lies in the quoted words."""
    return sum(
        piece.weight
        * max(0, min(piece.end, quotation.end) - max(piece.start, quotation.start))
        / (piece.end - piece.start)
        for piece in evidence
        if piece.toward == "complaint" and piece.end > piece.start
    )


def _orders(parse: Parse) -> bool:
    """Whether a sentence may be an order to whoever writes the reply."""
    return any(
        word.lemma in INSTRUCTIONS
        and word.tag.startswith("VB")
        and not parse.children(place, "nsubj", "nsubj:pass", "aux", "aux:pass")
        and not _past(word)
        for place, word in enumerate(parse.words)
        if word.lemma not in {"say", "tell", "answer", "reply", "respond", "repeat", "write", "pretend"}
        or word.head == place
    )


def _past(word: Word) -> bool:
    """Whether a verb tells what was done, and is no order: "said it was sent", "told to wait"."""
    return tag_of(word) in {"VBD", "VBN", "VBG"}


def _of_sentence(text: str, sentence: Sentence, parse: Parse) -> Iterator[Quotation]:
    for cut in asked_whys(parse) if sentence.why else cuts(sentence, parse):
        weight = telling(parse, cut.places, asks=cut.asks) - cut.cost
        if weight < LEAST:
            continue
        start, end = sentence.span(parse.words[cut.places[0]].start, parse.words[cut.places[-1]].end)
        if sentence.why:
            start, end = _with_why(text, sentence, end)
        words = tidied(_unnamed(text, sentence, parse, cut.places), start, end)
        count = len(words.split())
        if not SHORTEST <= count <= LONGEST or NO_MORE.search(words.lower()):
            continue
        weight += (0.2 if count in GOOD_LENGTH else 0) + (WHY_ASKED if sentence.why else 0)
        yield Quotation(words, start, end, topic_of(words.lower()), weight, cut.asks)


def _unnamed(text: str, sentence: Sentence, parse: Parse, places: tuple[int, ...]) -> str:
    """The post without our own name among the quoted words, its letters where they were."""
    for at in places:
        if parse.words[at].text == US and is_aside(parse, at, range(places[0], places[-1] + 1)):
            start, end = sentence.span(parse.words[at].start, parse.words[at].end)
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _with_why(text: str, sentence: Sentence, end: int) -> tuple[int, int]:
    """The span of a question that asks why, with its "why"."""
    first = min(sentence.places)
    asked = WHY.search(text[:first])
    return asked.start() if asked else first, end
