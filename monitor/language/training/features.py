"""Texts to sparse rows, exactly as `linear.Linear` scores them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from monitor.language import ngrams
from monitor.language.linear import Floats
from monitor.language.ngrams import Prints
from monitor.language.words import cut, readable

FEWEST_PUBLIC = 3
"""Texts an n-gram must stand in to be kept."""
FEWEST_OWN = 2
"""The same, within our own corpus."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The fingerprints kept, sorted, and the inverse document frequency of each."""

    prints: Prints
    rarity: Floats


def prints_of(text: str) -> Prints:
    """Return the fingerprints of a text, repeated as often as they occur."""
    words = ngrams.scored(cut(readable(text)))
    if not words:
        return np.zeros(0, dtype=np.uint32)
    alone = [ngrams.of_word(word.form, word.shouted) for word in words]
    heads = np.array([prints[0] for prints in alone], dtype=np.uint32)
    return np.concatenate([*alone, ngrams.of_pairs(heads)])


def vocabulary(texts: Sequence[Prints], own: Sequence[Prints]) -> Vocabulary:
    """Choose the n-grams to keep: met in enough of all texts, or in enough of our own."""
    every, counts = _document_counts([*texts, *own])
    ours, our_counts = _document_counts(own)
    kept = counts >= FEWEST_PUBLIC
    kept |= np.isin(every, ours[our_counts >= FEWEST_OWN])
    rarity = np.log((1 + len(texts) + len(own)) / (1 + counts[kept])) + 1
    return Vocabulary(every[kept], rarity.astype(np.float32))


def _document_counts(texts: Iterable[Prints]) -> tuple[Prints, Any]:
    once = [np.unique(prints) for prints in texts]
    if not once:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64)
    return np.unique(np.concatenate(once), return_counts=True)


def matrix(texts: Sequence[Prints], known: Vocabulary) -> Any:
    """Return one sparse row a text: count times rarity, over the root of the summed count times rarity²."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - the extra `train` only

    columns, values, ends = [], [], [0]
    for prints in texts:
        at = np.searchsorted(known.prints, prints)
        at[at == len(known.prints)] = 0
        at, counts = np.unique(at[known.prints[at] == prints], return_counts=True)
        rarity = known.rarity[at]
        length = max(float((counts * rarity**2).sum()), 1e-6) ** 0.5
        columns.append(at)
        values.append(counts * rarity / length)
        ends.append(ends[-1] + len(at))
    shape = (len(texts), len(known.prints))
    return csr_matrix(
        (np.concatenate(values).astype(np.float32), np.concatenate(columns).astype(np.int32), ends),
        shape=shape,
    )
