"""How well a brand's labelled posts are read, as one number to choose by."""

from __future__ import annotations

import numpy as np

from monitor.language.linear import Floats
from monitor.language.pushes import Answers

BY_KIND = 0.25
"""How much it counts that each kind is read well, and not only most posts."""


def right(scores: Floats, answers: Answers) -> float:
    """Return the share of the posts that are read right."""
    return round(float((scores.argmax(axis=1) == answers).mean()), 4)


def worth_of(scores: Floats, answers: Answers) -> float:
    """Return how well posts are read, 0 to 1: mostly by the share right, and for the rest by macro-F1.

    By the post alone, a brand of whose posts most are of one kind would be read best by calling all so.
    """
    said = scores.argmax(axis=1)
    each = [
        2 * ((said == kind) & (answers == kind)).sum() / ((said == kind).sum() + (answers == kind).sum())
        for kind in np.unique(answers)
    ]
    return (1 - BY_KIND) * right(scores, answers) + BY_KIND * float(np.mean(each))
