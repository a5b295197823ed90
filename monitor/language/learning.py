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

from monitor.domain.reading import Kind
from monitor.language import pushes
from monitor.language.layer import Layer, OwnTopic, Push
from monitor.language.linear import Floats
from monitor.language.own_topics import Background, background, own_topic
from monitor.language.pushes import KINDS, Answers, Posts
from monitor.language.reader import Reader
from monitor.language.sights import Sights, Table
from monitor.language.training import sets
from monitor.language.worth import right, worth_of

FEWEST = 5
"""Labels from which anything is learnt."""
FOLDS = 5
REPLAYED = 600
"""Messages of other brands that the brand's own posts are told from."""
GAIN = 1.5
"""Labels' worth that must be read better: one more may be luck."""
UNDONE = "What was learnt before no longer fits what you say, and was put away."
HARM = 0.006
"""The share of other brands' messages by which a layer may be worse and still be used."""
HOLDS = (4.0, 1.5, 0.6)
"""How firmly a push is held back; of those that do no harm the one counts that reads the lessons best."""


class Lesson(NamedTuple):
    """One post and what a person said it is."""

    text: str
    kind: Kind


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


def learn(
    reader: Reader,
    lessons: Sequence[Lesson],
    *,
    topics: Mapping[str, Sequence[str]] | None = None,
    standing: Layer | None = None,
) -> Learnt:
    """Fit a layer to the lessons and to the example phrases of the brand's own topics.

    `standing` is the layer in use, for which nothing can be said by cross-validation: it saw the lessons.
    Takes two or three seconds for 450 lessons; posts that are new to this process must be read first.
    Raises ValueError where a topic has no phrase with a word in it.
    """
    own = _own_topics(reader, topics or {})
    table, rows = _sights(reader).of(one.text for one in lessons)
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
    mine, others, judged = _full(table), _full(replay), _full(guard)
    wide = table.deep.shape[1]
    alike = _alike(one.text for one in lessons)
    pushed = pushes.fit(mine, answers, others, features=wide, holds=HOLDS)
    before, elsewhere = right(mine.shares, answers), right(judged.shares, truth)
    left_out = _cross_validated(mine, answers, others, wide, alike)
    tried = [
        (there >= elsewhere - HARM, worth_of(said, answers), -at, there, right(said, answers))
        for at, (push, said) in enumerate(zip(pushed, left_out, strict=True))
        for there in [right(judged.pushed(push), truth)]
    ]
    harmless, worth, at, there, after = max(tried)
    figures |= {
        "before": before,
        "after": after,
        "elsewhere_before": elsewhere,
        "elsewhere_after": there,
    }
    refused = None
    if not harmless:
        refused = "It would have read other brands' posts worse."
    elif (worth - worth_of(mine.shares, answers)) * len(lessons) < GAIN:
        refused = "It would not have read the posts that you judged any better."
    if refused:
        undo = standing is not None and standing.full is not None and _misleads(standing.full, mine, answers)
        return Learnt(bare, figures, f"{refused} {UNDONE}" if undo else refused, undo)
    (fast,) = pushes.fit(_fast(table), answers, _fast(replay), features=0, holds=[HOLDS[-at]])
    hasty = _fast(guard)
    kept = right(hasty.pushed(fast), truth) >= right(hasty.shares, truth) - HARM
    return Learnt(
        Layer(pushed[-at], fast if kept else None, own),
        figures,
        "It reads the posts that you judged better, and others no worse.",
    )


def _full(table: Table) -> Posts:
    return Posts(table.prints, np.concatenate([table.deep, table.flat], axis=1), table.full)


def _fast(table: Table) -> Posts:
    return Posts(table.prints, table.flat, table.fast)


def _misleads(push: Push, posts: Posts, answers: Answers) -> bool:
    """Whether a push reads the lessons worse than no push does."""
    return worth_of(posts.pushed(push), answers) < worth_of(posts.shares, answers)


@lru_cache(maxsize=1)
def _sights(reader: Reader) -> Sights:
    return Sights(reader)


@lru_cache(maxsize=1)
def _others(reader: Reader) -> tuple[Table, Table, Answers]:
    """Return messages to tell the brand's from, and messages (with their kinds) to judge the push by."""
    records = [record for record in sets.own() if not sets.held_out(record)]
    trained = [record for record in records if not sets.for_tuning(record)]
    picked = np.random.default_rng(0).permutation(len(trained))[:REPLAYED]
    # Not among the remembered posts: these stay for as long as the process does.
    replay, _ = Sights(reader).of(trained[int(at)]["text"] for at in picked)
    judged = [record for record in records if sets.for_tuning(record)]
    guard, rows = Sights(reader).of(record["text"] for record in judged)
    truth = np.array([KINDS.index(Kind(judged[at]["kind"])) for at in rows], dtype=np.int64)
    return replay, guard, truth


def _alike(texts: Iterable[str]) -> Answers:
    """Return a number for each text, the same for the same words."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(" ".join(text.casefold().split()), len(numbers)) for text in texts]
    return np.array(found, dtype=np.int64)


def _cross_validated(
    mine: Posts, answers: Answers, others: Posts, features: int, alike: Answers
) -> list[Floats]:
    """Return, for each of the HOLDS, the lessons' scores by pushes that were fitted without them.

    Lessons with the same number in `alike` are left out together: the one would be recited for the other.
    """
    fold = (np.random.default_rng(0).permutation(int(alike.max()) + 1) % FOLDS)[alike]
    said = [mine.shares.copy() for _ in HOLDS]
    for one in range(FOLDS):
        out, rest = fold == one, fold != one
        if rest.any() and out.any():
            fitted = pushes.fit(mine.only(rest), answers[rest], others, features=features, holds=HOLDS)
            for scores, push in zip(said, fitted, strict=True):
                scores[out] = mine.only(out).pushed(push)
    return said


def _own_topics(reader: Reader, topics: Mapping[str, Sequence[str]]) -> tuple[OwnTopic, ...]:
    found = []
    for name, phrases in sorted(topics.items()):
        table, rows = _sights(reader).of(phrases)
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
