"""The builds of a reply to a complaint: short and direct, kind, or with more of what happens next."""

from __future__ import annotations

from responders.domain.choosing import Chooser
from responders.domain.voice import Register

DIRECT, KIND, FULL = "direct", "kind", "full"
PLANS = {
    "warm": (KIND, FULL, DIRECT),
    "plain": (DIRECT, FULL, KIND),
    "formal": (FULL, DIRECT, KIND),
}
"""By register, the ways to answer a complaint: short and direct, kind, or with more of what happens next."""

HEATED = {"furious", "sarcastic"}


def plans_for(mood: str, register: Register, chooser: Chooser) -> tuple[str, ...]:
    """The plans of the variants, the one that suits the writer's mood and the brand's voice first."""
    if mood in HEATED:
        return (DIRECT, FULL, KIND)
    if mood in {"sad", "resigned"}:
        return (KIND, FULL, DIRECT)
    plans = PLANS[register]
    # A queue of forty complaints should not read as forty of one build.
    return plans if chooser.below(3) else (plans[1], plans[0], plans[2])
