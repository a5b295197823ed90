"""Fitting the deciders on scores that no message had a hand in (each brand scored without itself)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from monitor.domain.reading import Kind, Risk
from monitor.language import patterns
from monitor.language.components import kind, risks, severity, tokens, topics
from monitor.language.components.base import Fitted
from monitor.language.linear import Scores
from monitor.language.notes import Notes
from monitor.language.training import decide
from monitor.language.training.sets import Example
from monitor.language.words import cut, readable

if TYPE_CHECKING:
    from spacy.language import Language

Array = NDArray[np.float64]
DANGER = frozenset({Risk.LEGAL, Risk.INJURY, Risk.SELF_HARM})
"""Risks of which a missed one is worse than several false ones."""


def noted(examples: Sequence[Example], scores: dict[str, Array]) -> list[Notes]:
    """Return notes on these examples as the pipeline would have them after scoring."""
    outputs = {name: at for at, name in enumerate(scores)}
    table = np.column_stack(list(scores.values())).astype(np.float32)
    found = []
    for one, totals in zip(examples, table, strict=True):
        text = readable(one.text)
        words = cut(text)
        nothing = np.zeros((0, len(outputs)), dtype=np.float32)
        notes = tokens.open_notes(text, words)
        notes.scores, notes.outputs = Scores(totals, (), nothing), outputs
        found.append(notes)
    return found


def fit(nlp: Language, examples: Sequence[Example], scores: dict[str, Array]) -> None:
    """Fit every decider of the pipeline, in the order they run, on our own examples."""
    records: list[dict[str, Any]] = [one.record for one in examples if one.record]
    notes = noted(examples, scores)
    deciders: dict[str, Fitted] = dict(nlp.components)  # type: ignore[arg-type]

    kinds = np.column_stack([scores[str(one)] for one in Kind])
    deciders[kind.NAME].numbers["temperature"] = decide.fit_temperature(
        kinds, [list(Kind).index(one.kind) for one in examples]
    )
    asks = np.array([record["asks_question"] for record in records], dtype=float)
    hits = np.array([kind.asks(one.plain) for one in notes], dtype=float)
    deciders[kind.NAME].numbers["asks"] = decide.fit_blend(scores["asks"], hits, asks)._asdict()

    met = [risks.places(one) for one in notes]
    for risk in Risk:
        blend = decide.fit_blend(
            scores[f"risk:{risk}"],
            np.array([risk in one for one in met], dtype=float),
            np.array([risk in record["risks"] for record in records], dtype=float),
            beta=2.0 if risk in DANGER else 1.0,
        )
        deciders[risks.NAME].numbers["blends"][str(risk)] = blend._asdict()
    met = [patterns.topics().find(one.plain, one.pieces, most=1) for one in notes]
    for topic in topics.TOPICS:
        blend = decide.fit_blend(
            scores[f"topic:{topic}"],
            np.array([topic in one for one in met], dtype=float),
            np.array([topic in record["topics"] for record in records], dtype=float),
        )
        deciders[topics.NAME].numbers["blends"][str(topic)] = blend._asdict()

    for one in notes:
        deciders[kind.NAME].decide(one)
        deciders[risks.NAME].decide(one)
    amounts = np.array([record["severity"] for record in records])
    deciders[severity.NAME].numbers["weights"] = decide.fit_weights(
        [severity.facts(one) for one in notes], amounts
    )
    _fit_escalation(deciders[severity.NAME], notes, np.array([record["escalate"] for record in records]))


FALSE_ALARMS = 0.05
"""The share of calm texts that may be called urgent: an owner who is woken for nothing stops reading."""


def _fit_escalation(decider: Fitted, notes: list[Notes], truth: NDArray[np.bool_]) -> None:
    """Choose the severity from which the owner is told."""

    def said(step: float) -> NDArray[np.bool_]:
        decider.numbers["escalate"] = step
        for one in notes:
            decider.decide(one)
        return np.array([one.escalate for one in notes])

    steps = [round(float(step), 3) for step in np.arange(0.45, 0.81, 0.025)]
    # The more is told the better, as long as not too many calm texts are.
    alarms = {step: float(said(step)[~truth].mean()) for step in steps}
    decider.numbers["escalate"] = min([step for step in steps if alarms[step] <= FALSE_ALARMS] or steps[-1:])
