"""Shows the words that decided: what each pushed the score by, and what the patterns met."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from monitor.domain.reading import Evidence, Kind
from monitor.language import notes
from monitor.language.linear import Floats, Scores
from monitor.language.notes import Notes
from monitor.language.words import USER

NAME = "amends_evidence"
MOST = 6
MOST_FOR_KIND = 3
LOOSE = frozenset(" \t\r\n\xa0,.;:…-–—_'\"‘’“”()[]{}*&/|")
"""Signs that are not shown at the edges of a piece."""
LEAST_SHARE = 0.05
"""A word with less of the push than this, or than an even share of a short post, is not shown."""
WIDEST = 60
"""Characters of one piece; a longer pattern match is shown by its first words."""
BLAND = re.compile("an?|the|its?|this|that|im?|ive|id|my|me|your?|we|our|he|she|they|and|of|to|in|on|at")
"""Words that tell a person nothing where they stand alone."""


@Language.component(NAME)
def show(doc: Doc) -> Doc:
    """Note up to six pieces of evidence, none inside another of the same decision, in order of position."""
    found = notes.of(doc)
    pieces = [*_for_risks(found)][:2]
    kind = sorted(_for_kind(found), key=lambda piece: -piece.weight)[:MOST_FOR_KIND]
    pieces += kind
    pieces += [*_for_topics(found)][: MOST - len(pieces)]
    found.evidence = tuple(sorted(pieces, key=lambda piece: (piece.start, piece.end)))
    return doc


def _for_risks(found: Notes) -> Iterator[Evidence]:
    for risk, spans in found.risks.items():
        if spans:
            yield _piece(found, spans[0].start, spans[0].end, 1 / len(spans), str(risk))
        else:
            yield from sorted(_pushed(found, f"risk:{risk}", str(risk)), key=lambda one: -one.weight)[:1]


def _for_topics(found: Notes) -> Iterator[Evidence]:
    for topic, spans in found.topics.items():
        if spans:
            yield _piece(found, spans[0].start, spans[0].end, 1 / len(spans), str(topic))
        elif f"topic:{topic}" in found.outputs:
            yield from sorted(_pushed(found, f"topic:{topic}", str(topic)), key=lambda one: -one.weight)[:1]


def _for_kind(found: Notes) -> Iterator[Evidence]:
    return _pushed(found, str(found.kind), str(found.kind))


def _pushed(found: Notes, output: str, toward: str) -> Iterator[Evidence]:
    """Yield runs of neighbouring words that pushed toward this output, with their share of the push."""
    scores = found.deep or found.scores
    if scores is None:
        return
    push = _toward(scores, found.deep_outputs if found.deep else found.outputs, output)
    words = scores.words
    # Who is addressed is no reason for anything.
    push = np.where([word.form == USER for word in words], np.float32(0), push)
    whole = float(push[push > 0].sum())
    if whole <= 0:
        return
    # In a short post nearly every word has the least share: only those above the even one decided.
    least = whole * max(LEAST_SHARE, 1 / len(words))
    at = 0
    while at < len(words):
        if push[at] < least:
            at += 1
            continue
        first = at
        while at < len(words) and push[at] >= least:
            at += 1
        share = min(1.0, float(push[first:at].sum()) / whole)
        if not all(BLAND.fullmatch(word.form) or LOOSE.issuperset(word.form) for word in words[first:at]):
            yield _piece(found, words[first].start, words[at - 1].end, share, toward)


def _toward(scores: Scores, outputs: dict[str, int], output: str) -> Floats:
    """Return each word's push toward an output; toward a kind, it is the push away from the other kinds."""
    pushes = scores.pushes
    mine = pushes[:, outputs[output]]
    rest = [outputs[str(kind)] for kind in Kind if str(kind) != output]
    if len(rest) == len(Kind):
        return mine
    away: Floats = mine - pushes[:, rest].mean(axis=1)
    return away


def _piece(found: Notes, start: int, end: int, weight: float, toward: str) -> Evidence:
    if end - start > WIDEST:
        cut = found.text.rfind(" ", start, start + WIDEST)
        end = cut if cut > start else start + WIDEST
    first, last = start, end
    while first < last and found.text[first] in LOOSE:
        first += 1
    while first < last and found.text[last - 1] in LOOSE:
        last -= 1
    if first == last:  # a piece of nothing but signs is shown as it is
        first, last = start, end
    return Evidence(found.text[first:last], first, last, weight, toward)
