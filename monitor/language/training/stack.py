"""Fitting the deciders on scores that no message had a hand in (each brand scored without itself)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from monitor.domain.reading import Kind, Risk
from monitor.language import patterns
from monitor.language.components import kind, risks, second, severity, tokens, topics
from monitor.language.components.base import Fitted
from monitor.language.linear import Scores
from monitor.language.notes import FAST, FULL, Notes
from monitor.language.training import decide
from monitor.language.training.sets import Example
from monitor.language.words import cut, readable

if TYPE_CHECKING:
    from spacy.language import Language

Array = NDArray[np.float64]
DANGER = frozenset({Risk.LEGAL, Risk.INJURY, Risk.SELF_HARM})
"""Risks of which a missed one is worse than several false ones."""


def noted(
    examples: Sequence[Example], scores: dict[str, Array], deep: dict[str, Array] | None = None
) -> list[Notes]:
    """Return notes on these examples as the pipeline would have them after scoring.

    `scores` and `deep` hold one column an output: the linear model's and, where it is to have read the
    examples too, the transformer's.
    """
    flat, columns = _rows(scores)
    further, deep_columns = _rows(deep or {})
    found = []
    for at, one in enumerate(examples):
        text = readable(one.text)
        notes = tokens.open_notes(text, cut(text))
        notes.scores, notes.outputs = _totals(flat[at]), columns
        if deep:
            notes.deep, notes.deep_outputs = _totals(further[at]), deep_columns
        found.append(notes)
    return found


def _rows(scores: dict[str, Array]) -> tuple[NDArray[np.float32], dict[str, int]]:
    table = np.column_stack(list(scores.values())) if scores else np.zeros((0, 0))
    return table.astype(np.float32), {name: at for at, name in enumerate(scores)}


def _totals(row: NDArray[np.float32]) -> Scores:
    return Scores(row, (), np.zeros((0, len(row)), dtype=np.float32))


def fit(
    nlp: Language,
    examples: Sequence[Example],
    scores: dict[str, Array],
    deep: dict[str, Array] | None = None,
) -> None:
    """Fit every decider of the pipeline, in the order they run, for one depth of reading.

    That is the full one where `deep` scores are given, else the fast one. No score may come from a model
    that saw the example or its brand.
    """
    depth = FULL if deep else FAST
    records: list[dict[str, Any]] = [one.record for one in examples if one.record]
    notes = noted(examples, scores, deep)
    deciders: dict[str, Fitted] = dict(nlp.components)  # type: ignore[arg-type]

    def of(name: str) -> tuple[Array, Array | None]:
        return scores[name], deep[name] if deep else None

    names = [str(one) for one in Kind]
    deciders[kind.NAME].numbers["weights"][depth] = decide.fit_kinds(
        np.column_stack([scores[name] for name in names]),
        np.column_stack([deep[name] for name in names]) if deep else None,
        [list(Kind).index(one.kind) for one in examples],
    )._asdict()
    asks = np.array([record["asks_question"] for record in records], dtype=float)
    hits = np.array([kind.asks(one.plain) for one in notes], dtype=float)
    deciders[kind.NAME].set_blend("asks", depth, "asks", decide.fit_blend(*of("asks"), hits, asks))

    met = [risks.places(one) for one in notes]
    for risk in Risk:
        blend = decide.fit_blend(
            *of(f"risk:{risk}"),
            np.array([risk in one for one in met], dtype=float),
            np.array([risk in record["risks"] for record in records], dtype=float),
            beta=2.0 if risk in DANGER else 1.0,
        )
        deciders[risks.NAME].set_blend("blends", depth, str(risk), blend)
    met = [patterns.topics().find(one.plain, one.pieces, most=1) for one in notes]
    for topic in topics.TOPICS:
        blend = decide.fit_blend(
            *of(f"topic:{topic}"),
            np.array([topic in one for one in met], dtype=float),
            np.array([topic in record["topics"] for record in records], dtype=float),
        )
        deciders[topics.NAME].set_blend("blends", depth, str(topic), blend)

    for one in notes:
        deciders[kind.NAME].decide(one)
        deciders[risks.NAME].decide(one)
    amounts = np.array([record["severity"] for record in records])
    deciders[severity.NAME].numbers["weights"][depth] = decide.fit_weights(
        [severity.facts(one) for one in notes], amounts
    )
    urgent = np.array([record["escalate"] for record in records])
    _fit_urgency(deciders[severity.NAME], depth, notes, urgent)


FALSE_ALARMS = 0.045
"""The share of calm texts that may be called urgent: an owner who is woken for nothing stops reading."""


def _fit_urgency(decider: Fitted, depth: str, notes: list[Notes], truth: NDArray[np.bool_]) -> None:
    """Fit how urgency is weighed, and from which probability on the owner is told."""
    assert isinstance(decider, severity.SeverityDecider)  # noqa: S101 - the pipeline's own
    for one in notes:
        decider.decide(one)
    decider.numbers["urgent"][depth] = decide.fit_yes_or_no([severity.alarms(one) for one in notes], truth)
    likely = np.array([decider.urgency(one) for one in notes])
    grave = np.array([not severity.GRAVE.isdisjoint(one.risks) for one in notes])
    # The more is told the better, as long as not too many calm texts are; a grave risk is told anyhow.
    steps = [round(float(step), 3) for step in np.arange(0.05, 0.95, 0.01)]
    wrong = {step: float(((likely >= step) | grave)[~truth].mean()) for step in steps}
    decider.numbers["urgent_from"][depth] = min(
        [step for step in steps if wrong[step] <= FALSE_ALARMS] or steps[-1:]
    )


LOST = 0.003
"""Macro-F1 that may be lost by leaving posts to the linear model alone."""


def fit_second_look(
    nlp: Language, examples: Sequence[Example], scores: dict[str, Array], deep: dict[str, Array]
) -> None:
    """Choose from which share of one kind on a post is left to the linear model alone."""
    deciders: dict[str, Fitted] = dict(nlp.components)  # type: ignore[arg-type]
    decider = deciders[kind.NAME]
    fast, full = noted(examples, scores), noted(examples, scores, deep)
    for one in [*fast, *full]:
        decider.decide(one)
    linear = decider.numbers["weights"][FAST]["linear"]
    shares = np.array([second.share(one, linear) for one in fast])
    truth = [str(one.kind) for one in examples]

    def quality(sure: float) -> float:
        said = [str((a if share >= sure else b).kind) for a, b, share in zip(fast, full, shares, strict=True)]
        return decide.macro_f1(truth, said)

    best = quality(1.1)
    steps = [round(float(step), 3) for step in np.arange(0.5, 1.0, 0.01)]
    chosen = next((step for step in steps if quality(step) >= best - LOST), 1.1)
    deciders[second.NAME].numbers |= {"sure": chosen, "linear": linear}
