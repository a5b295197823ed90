"""Posts as the numbers that a brand's layer works on, each post read once and remembered.

What is remembered of a post is no text: its fingerprints of words and pairs, what the models made of it, and
a digest to find it again by. A brand's labels are learnt from anew after every few corrections, and reading
them is nearly all that this costs.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from monitor.domain.reading import Kind
from monitor.language import ngrams
from monitor.language.linear import Floats
from monitor.language.ngrams import Prints
from monitor.language.notes import Notes
from monitor.language.reader import Reader
from monitor.language.words import Word

KINDS = tuple(Kind)
REMEMBERED = 6_000
"""Posts, of about three kilobytes each."""


class Sight(NamedTuple):
    """One post: its fingerprints, the transformer's features, the linear scores, log shares by each depth."""

    prints: Prints
    deep: Floats
    flat: Floats
    full: Floats
    fast: Floats


class Table(NamedTuple):
    """Posts, one row each; `prints` differ in number from post to post."""

    prints: tuple[Prints, ...]
    deep: Floats
    flat: Floats
    full: Floats
    fast: Floats


class Sights:
    """Reads posts with one reader and remembers the last of them."""

    def __init__(self, reader: Reader) -> None:
        """Start without any."""
        self._reader = reader
        self._known: OrderedDict[bytes, Sight | None] = OrderedDict()

    def of(self, texts: Iterable[str]) -> tuple[Table, list[int]]:
        """Return the posts that have words in our language, and their places among the texts."""
        texts = list(texts)
        keys = [_digest(text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        read = dict(zip(new, _look(self._reader, list(new.values())), strict=True))
        found = [read[key] if key in read else self._known[key] for key in keys]
        for key, sight in zip(keys, found, strict=True):
            self._known[key] = sight
            self._known.move_to_end(key)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        rows = [at for at, sight in enumerate(found) if sight is not None]
        return _table([sight for sight in found if sight is not None]), rows


def prints_of(words: list[Word]) -> Prints:
    """Return the fingerprints of a post's words and neighbouring pairs, each once, sorted; no handles."""
    heads = np.array([ngrams.head(word.form) for word in ngrams.scored(words)], dtype=np.uint32)
    if not len(heads):
        return heads
    return np.unique(np.concatenate([heads, ngrams.of_pairs(heads)]))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _look(reader: Reader, texts: Sequence[str]) -> list[Sight | None]:
    pairs = zip(reader.notes(texts, every=True), reader.notes(texts, fast=True), strict=True)
    return [_sight(deep, fast) for deep, fast in pairs]


def _sight(deep: Notes, fast: Notes) -> Sight | None:
    if deep.features is None or fast.scores is None:
        return None
    return Sight(
        prints_of(deep.words), deep.features, fast.scores.totals, _log_shares(deep), _log_shares(fast)
    )


def _log_shares(found: Notes) -> Floats:
    shares = np.array([found.probabilities[str(kind)] for kind in KINDS], dtype=np.float32)
    logs: Floats = np.log(shares + np.float32(1e-6))
    return logs


def _table(sights: Sequence[Sight]) -> Table:
    if not sights:
        empty = np.zeros((0, 0), dtype=np.float32)
        return Table((), empty, empty, empty, empty)
    return Table(
        tuple(one.prints for one in sights),
        np.stack([one.deep for one in sights]),
        np.stack([one.flat for one in sights]),
        np.stack([one.full for one in sights]),
        np.stack([one.fast for one in sights]),
    )
