"""Learning from people: fits a brand's layer to the labels that its people gave, and refuses to harm.

A layer is used only where it reads the brand's own labelled posts better than the machine alone did, each
post judged by a layer that was fitted without it, and reads other brands no worse. The posts of the other
brands come from our own corpus: a part that the machine was never trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from monitor.domain.reading import Kind
from monitor.language.layer import Layer, OwnTopic, Push
from monitor.language.linear import Floats
from monitor.language.notes import Notes
from monitor.language.own_topics import Background, background, own_topic
from monitor.language.reader import Reader
from monitor.language.training import sets

FEWEST = 5
"""Labels from which anything is learnt."""
FOLDS = 5
REPLAYED = 600
"""Messages of other brands that hold the layer back while it is fitted."""
GAIN = 1.5
"""Labels more that must be read right: one more may be luck."""
UNDONE = "What was learnt before no longer fits what you say, and was put away."
HARM = 0.003
"""The share of other brands' messages by which a layer may be worse and still be used."""
STEPS = 150
KINDS = tuple(Kind)

Answers = NDArray[np.int64]


class Lesson(NamedTuple):
    """One post and what a person said it is."""

    text: str
    kind: Kind


class Hold(NamedTuple):
    """How firmly a layer is held back: the pull of its weights to zero, and how much other brands count."""

    stiffness: float
    others: float


HOLDS = (Hold(300, 6), Hold(100, 6), Hold(30, 6), Hold(100, 3))
"""What is tried; of those that do no harm the one counts that reads the lessons best."""


class Learnt(NamedTuple):
    """What came of it: the layer, or None where it is not to be used; figures; and why, for a person.

    `figures`: `labels` (a count), and shares from 0 to 1: `before` and `after` of the brand's labels read
    right, `elsewhere_before` and `elsewhere_after` of other brands' messages. `undo` says that the layer in
    use must go too: it reads today's labels worse than the machine alone.
    """

    layer: Layer | None
    figures: dict[str, float]
    why: str
    undo: bool = False


class _Table(NamedTuple):
    """Posts as numbers: the transformer's features, the linear scores, the kinds' log shares by each depth."""

    deep: Floats
    flat: Floats
    full: Floats
    fast: Floats


def learn(
    reader: Reader,
    lessons: Sequence[Lesson],
    *,
    topics: Mapping[str, Sequence[str]] | None = None,
    standing: Layer | None = None,
) -> Learnt:
    """Fit a layer to the lessons and to the example phrases of the brand's own topics.

    `standing` is the layer in use, for which nothing can be said by cross-validation: it saw the lessons.
        Takes about a second for a few hundred lessons, and some seconds the first time in a process. Raises
    ValueError where a topic has no phrase with a word in it.
    """
    own = _own_topics(reader, topics or {})
    table, rows = _read(reader, [one.text for one in lessons])
    lessons = [lessons[at] for at in rows]
    answers = np.array([KINDS.index(one.kind) for one in lessons], dtype=np.int64)
    bare = Layer(topics=own) if own else None
    figures: dict[str, float] = {"labels": len(lessons)}
    if len(lessons) < FEWEST:
        return Learnt(
            bare,
            figures,
            f"Amends learns from {FEWEST} posts on; {len(lessons)} so far that it can learn from.",
        )
    replay, guard, truth = _others(reader)
    before, elsewhere = _right(table.full, answers), _right(guard.full, truth)
    alike = _alike(one.text for one in lessons)
    tried = []
    for hold in HOLDS:
        full = _fit((table.deep, table.full), answers, (replay.deep, replay.full), hold)
        there = _right(guard.full + full.of(guard.deep), truth)
        tried.append(
            (
                there >= elsewhere - HARM,
                _cross_validated(table, answers, replay, hold, alike),
                there,
                hold,
                full,
            )
        )
    harmless, after, there, hold, full = max(tried, key=lambda one: one[:3])
    figures |= {
        "before": before,
        "after": after,
        "elsewhere_before": elsewhere,
        "elsewhere_after": there,
    }
    refused = None
    if not harmless:
        refused = "It would have read other brands' posts worse."
    elif (after - before) * len(lessons) < GAIN:
        refused = "It would not have read the posts that you judged any better."
    if refused:
        undo = standing is not None and standing.full is not None and _misleads(standing.full, table, answers)
        return Learnt(bare, figures, f"{refused} {UNDONE}" if undo else refused, undo)
    fast = _fit((table.flat, table.fast), answers, (replay.flat, replay.fast), hold)
    return Learnt(
        Layer(full, fast, own), figures, "It reads the posts that you judged better, and others no worse."
    )


def _misleads(push: Push, table: _Table, answers: Answers) -> bool:
    """Whether a push reads the lessons worse than no push does."""
    return _right(table.full + push.of(table.deep), answers) < _right(table.full, answers)


def _read(reader: Reader, texts: Iterable[str]) -> tuple[_Table, list[int]]:
    """Return the posts that have words in them as numbers, and their places among the texts."""
    both = list(
        zip(reader.notes(texts := list(texts), every=True), reader.notes(texts, fast=True), strict=True)
    )
    rows = [at for at, (deep, _) in enumerate(both) if deep.features is not None]
    kept = [both[at] for at in rows]
    if not kept:
        empty = np.zeros((0, 0), dtype=np.float32)
        return _Table(empty, empty, empty, empty), []
    return (
        _Table(
            np.stack([one.features for one, _ in kept if one.features is not None]),
            np.stack([one.scores.totals for _, one in kept if one.scores is not None]),
            np.stack([_log_shares(one) for one, _ in kept]),
            np.stack([_log_shares(one) for _, one in kept]),
        ),
        rows,
    )


def _log_shares(found: Notes) -> Floats:
    shares = np.array([found.probabilities[str(kind)] for kind in KINDS], dtype=np.float32)
    logs: Floats = np.log(shares + np.float32(1e-6))
    return logs


@lru_cache(maxsize=1)
def _others(reader: Reader) -> tuple[_Table, _Table, Answers]:
    """Return messages to hold the layer back with, and messages (with their kinds) to judge it by."""
    records = [record for record in sets.own() if not sets.held_out(record)]
    trained = [record for record in records if not sets.for_tuning(record)]
    picked = np.random.default_rng(0).permutation(len(trained))[:REPLAYED]
    replay, _ = _read(reader, [trained[int(at)]["text"] for at in picked])
    judged = [record for record in records if sets.for_tuning(record)]
    guard, rows = _read(reader, [record["text"] for record in judged])
    truth = np.array([KINDS.index(Kind(judged[at]["kind"])) for at in rows], dtype=np.int64)
    return replay, guard, truth


def _alike(texts: Iterable[str]) -> Answers:
    """Return a number for each text, the same for the same words."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(" ".join(text.casefold().split()), len(numbers)) for text in texts]
    return np.array(found, dtype=np.int64)


def _cross_validated(table: _Table, answers: Answers, replay: _Table, hold: Hold, alike: Answers) -> float:
    """Return the share of the lessons read right by pushes that were fitted without them.

    Lessons with the same number in `alike` are left out together: the one would be recited for the other.
    """
    fold = (np.random.default_rng(0).permutation(int(alike.max()) + 1) % FOLDS)[alike]
    said = table.full.copy()
    for one in range(FOLDS):
        out, rest = fold == one, fold != one
        if rest.any() and out.any():
            mine = (table.deep[rest], table.full[rest])
            said[out] += _fit(mine, answers[rest], (replay.deep, replay.full), hold).of(table.deep[out])
    return _right(said, answers)


def _fit(mine: tuple[Floats, Floats], answers: Answers, replayed: tuple[Floats, Floats], hold: Hold) -> Push:
    """Return the push that explains the answers best and changes the others' kinds least.

    Minimises the mean log loss of the lessons, plus the divergence of the others from what was read
    before, plus the squared weights; convex, so a fixed number of accelerated gradient steps is enough.
    `mine` and `replayed` are features and log shares.
    """
    (features, base), (others, others_base) = mine, replayed
    every = np.concatenate([features, others])
    mean, scale = every.mean(axis=0), every.std(axis=0) + np.float32(1e-3)
    rows = np.column_stack([(every - mean) / scale, np.ones(len(every), dtype=np.float32)])
    start = np.concatenate([base, others_base])
    goal = np.concatenate([np.eye(len(KINDS), dtype=np.float32)[answers], _softmax(others_base)])
    weight = np.concatenate(
        [np.full(len(answers), 1.0 / len(answers)), np.full(len(others), hold.others / max(1, len(others)))]
    ).astype(np.float32)[:, None]
    pull = np.full((rows.shape[1], 1), hold.stiffness / rows.shape[1], dtype=np.float32)
    pull[-1] = 1e-3
    # The steepest curve of the loss along any direction bounds the length of a step.
    curve = float(np.linalg.eigvalsh((rows * weight).T @ rows)[-1]) / 2 + float(pull.max())
    at = ahead = np.zeros((rows.shape[1], len(KINDS)), dtype=np.float32)
    for step in range(STEPS):
        slope = rows.T @ (weight * (_softmax(start + rows @ ahead) - goal)) + pull * ahead
        after = ahead - slope / np.float32(curve)
        ahead = after + np.float32(step / (step + 3)) * (after - at)
        at = after
    return Push(mean, scale, at[:-1], at[-1])


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _right(scores: Floats, answers: Answers) -> float:
    return round(float((scores.argmax(axis=1) == answers).mean()), 4)


def _own_topics(reader: Reader, topics: Mapping[str, Sequence[str]]) -> tuple[OwnTopic, ...]:
    found = []
    for name, phrases in sorted(topics.items()):
        table, rows = _read(reader, phrases)
        if not rows:
            message = f"The topic “{name}” has no example phrase with words in it."
            raise ValueError(message)
        found.append(own_topic(name, [phrases[at] for at in rows], table.deep, _background(reader)))
    return tuple(found)


@lru_cache(maxsize=1)
def _background(reader: Reader) -> Background:
    """Return the messages that own topics are told from; like the replay, none is held out."""
    replay, _, _ = _others(reader)
    return background((record["text"] for record in sets.own() if sets.may_train(record)), replay.deep)
