"""How bad a complaint is, in the three steps that people see."""

from __future__ import annotations

STEPS = (0.34, 0.67)
"""Where the second step begins, and the third."""


def severity_step(severity: float) -> int:
    """How many of three marks show it."""
    return 1 + sum(severity >= edge for edge in STEPS)
