"""The components of the pipeline; importing this package registers them with spaCy."""

from __future__ import annotations

from monitor.language.components import (
    brand,
    evidence,
    gate,
    kind,
    risks,
    scores,
    second,
    severity,
    tokens,
    topics,
)

ORDER = (
    gate.NAME,
    scores.NAME,
    second.NAME,
    brand.NAME,
    kind.NAME,
    risks.NAME,
    topics.NAME,
    severity.NAME,
    evidence.NAME,
)
"""The components in the order they run; each reads what those before it noted."""

__all__ = ["ORDER", "tokens"]
