"""Fitting a brand's push: which way the words and the models' numbers should move the four kinds there.

A softmax over the kinds starts from what the machine says and is moved as far as the labels ask for and the
squared weights allow. Kinds of which a brand sees few count more, for else the rare ones are given up. Beside
it lies a second fit that tells the brand's posts from those of others: the push counts by how likely a post is
one of the brand's own, so that it can do hardly anything elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from monitor.domain.reading import Kind
from monitor.language.layer import Push, Words
from monitor.language.linear import Floats
from monitor.language.ngrams import Prints

KINDS = tuple(Kind)
Answers = NDArray[np.int64]

RARE = 0.6
"""A kind's labels weigh by its number to the power of minus this: 0 all alike, 1 each kind the same in all."""
NEAR_STIFFNESS = 0.1
"""How firmly the fit of "one of ours" is held back."""
SEEN, MOST_PRINTS = 2, 2_000
"""Posts in which a word or pair must stand to be learnt, and how many of them are, the commonest first."""
LINEAR = 5.0
"""By how much linear scores count less than features: they are few, and each says much."""
STEPS = 120
_FLOOR = np.float32(1e-3)


class Posts(NamedTuple):
    """Posts as a fit takes them: fingerprints, numbers, and the log shares of the kinds to start from."""

    prints: tuple[Prints, ...]
    numbers: Floats
    shares: Floats

    def only(self, rows: NDArray[np.bool_]) -> Posts:
        """Return some of them."""
        prints = tuple(one for one, kept in zip(self.prints, rows, strict=True) if kept)
        return Posts(prints, self.numbers[rows], self.shares[rows])

    def pushed(self, push: Push) -> Floats:
        """Return the kinds' scores once the push was added."""
        moved = [push.of(row, prints) for row, prints in zip(self.numbers, self.prints, strict=True)]
        scores: Floats = self.shares + np.array(moved, dtype=np.float32).reshape(self.shares.shape)
        return scores


def fit(mine: Posts, answers: Answers, others: Posts, *, features: int, holds: Sequence[float]) -> list[Push]:
    """Return a push for the brand's posts for each of the `holds`, which say how firmly it is held back.

    Of the numbers the first `features` are the transformer's, the rest linear scores.
    """
    words = _vocabulary(mine.prints)
    mean, scale = _measures(others.numbers, features)
    rows = _rows(mine, words, mean, scale)
    near = _nearness(rows, _rows(others, words, mean, scale))
    goal, weights = np.eye(len(KINDS), dtype=np.float32)[answers], _weights(answers)
    found = []
    for hold in holds:
        both = np.concatenate([_descend(rows, mine.shares, goal, weights, hold), near], axis=1)
        count = len(words)
        found.append(Push(mean, scale, both[count:-1], both[-1], Words(words, both[:count])))
    return found


def softmax(scores: Floats) -> Floats:
    """Return shares that sum to 1 in each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _nearness(ours: Floats, others: Floats) -> Floats:
    """Return the weights of the score from which on, above 0, a post is likelier ours than another's."""
    rows = np.concatenate([ours, others])
    goal = np.zeros((len(rows), 2), dtype=np.float32)
    goal[: len(ours), 0] = goal[len(ours) :, 1] = 1
    weights = np.ones(len(rows), dtype=np.float32)
    weights[len(ours) :] = len(ours) / max(1, len(others))
    found = _descend(rows, np.zeros_like(goal), goal, weights, NEAR_STIFFNESS)
    return found[:, :1] - found[:, 1:]


def _vocabulary(prints: tuple[Prints, ...]) -> Prints:
    count = Counter(one for post in prints for one in post.tolist())
    known = sorted((one for one, times in count.items() if times >= SEEN), key=lambda one: (-count[one], one))
    return np.array(sorted(known[:MOST_PRINTS]), dtype=np.uint32)


def _measures(numbers: Floats, features: int) -> tuple[Floats, Floats]:
    """Return mean and scale, so that all features together weigh about as much as all words do."""
    scale = numbers.std(axis=0) + _FLOOR
    scale[:features] *= np.float32(max(1, features) ** 0.5)
    scale[features:] *= np.float32(LINEAR)
    return numbers.mean(axis=0), scale


def _rows(posts: Posts, words: Prints, mean: Floats, scale: Floats) -> Floats:
    """Return one row a post: words, numbers, and a 1."""
    known = Words(words, np.zeros((len(words), 0), dtype=np.float32))
    seen = np.zeros((len(posts.prints), len(words)), dtype=np.float32)
    for row, prints in zip(seen, posts.prints, strict=True):
        row[known.places(prints)] = 1 / max(1, len(prints)) ** 0.5
    return np.column_stack(
        [seen, (posts.numbers - mean) / scale, np.ones(len(posts.prints), dtype=np.float32)]
    )


def _weights(answers: Answers) -> Floats:
    count = np.bincount(answers, minlength=len(KINDS)).astype(np.float32)
    weights = count[answers] ** np.float32(-RARE)
    even: Floats = weights * np.float32(len(answers) / weights.sum())
    return even


def _descend(rows: Floats, start: Floats, goal: Floats, weights: Floats, stiffness: float) -> Floats:
    """Return the weights of least log loss plus half the squared weights times `stiffness`.

    Convex, so a fixed number of accelerated steps is enough; the last column of the rows is not held back.
    """
    weight = weights[:, None]
    pull = np.full((rows.shape[1], 1), stiffness, dtype=np.float32)
    pull[-1] = _FLOOR
    curve = _steepest(rows * np.sqrt(weight)) / 2 + float(pull.max())
    at: Floats = np.zeros((rows.shape[1], goal.shape[1]), dtype=np.float32)
    ahead = at
    for step in range(STEPS):
        slope: Floats = rows.T @ (weight * (softmax(start + rows @ ahead) - goal)) + pull * ahead
        after: Floats = ahead - slope / np.float32(curve)
        ahead = after + np.float32(step / (step + 3)) * (after - at)
        at = after
    return at


def _steepest(rows: Floats) -> float:
    """Return a little more than the largest eigenvalue of the rows' squares, which bounds a step."""
    along: Floats = np.ones(rows.shape[1], dtype=np.float32)
    size = 1.0
    for _ in range(30):
        along = rows.T @ (rows @ along)
        size = float(np.linalg.norm(along))
        along /= np.float32(max(size, 1e-12))
    return size * 1.1
