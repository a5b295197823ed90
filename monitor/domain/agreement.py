"""How far two judges agree: shares with their interval, and who said what for what."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

NOT_COMPLAINT = "not_complaint"
"""What some judges say of a text that is no complaint, because they know no more kinds than that."""
NORMAL_95 = 1.959964
"""Standard deviations within which a normal variable lies 95 times in 100."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share `hits / of` (Wilson's score, 0 to 1); (0, 1) where `of` is 0.

    Raises ValueError where the hits are not between 0 and `of`.
    """
    if not 0 <= hits <= of:
        message = f"{hits} of {of} is no share"
        raise ValueError(message)
    if not of:
        return 0.0, 1.0
    share, square = hits / of, NORMAL_95**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = NORMAL_95 / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def confusion(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Count pairs of (what it is, what was said): for each first the seconds, both in order of the alphabet."""
    counted = Counter(pairs)
    firsts = sorted({first for first, _ in counted})
    seconds = sorted({second for _, second in counted})
    return {first: {second: counted[first, second] for second in seconds} for first in firsts}
