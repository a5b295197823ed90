"""Fitting the linear weights: the kind on everything, the finer questions on our own corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from monitor.domain.reading import Kind, Risk, Topic
from monitor.language.training.sets import Example

KINDS = tuple(Kind)
KIND_WEIGHTS = {Kind.COMPLAINT: 3.0, Kind.PRAISE: 1.0, Kind.QUESTION: 1.5, Kind.OTHER: 0.85}
"""Public sets hold far fewer complaints than a brand's mentions do; this sets theirs right, not our own."""
FOLDS = 5
ROUGH, FINAL = 1e-3, 1e-5
"""Gradients at which fitting stops: the weights that ship are fitted to the end, the folds nearly so."""

Array = NDArray[np.float64]
Labels = Callable[[Example], float | None]


def fit_kind(
    rows: Any, examples: Sequence[Example], *, strength: float = 1.0, precision: float = ROUGH
) -> tuple[Array, Array]:
    """Return weights (features x kinds) and bias; `strength` is the inverse of the regularisation.

    `precision` is the gradient at which fitting stops.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - the extra `train` only

    weights = np.array([one.weight * (1.0 if one.record else KIND_WEIGHTS[one.kind]) for one in examples])
    model = LogisticRegression(C=strength, max_iter=400, tol=precision)
    labels = [KINDS.index(one.kind) for one in examples]
    model.fit(rows, labels, sample_weight=weights / weights.mean())
    # A kind without an example gets no weights, and a bias that keeps it out.
    coefficients = np.zeros((rows.shape[1], len(KINDS)))
    bias = np.full(len(KINDS), -20.0)
    if len(model.classes_) == 2:
        coefficients[:, model.classes_[1]] = model.coef_[0]
        bias[model.classes_] = [0.0, model.intercept_[0]]
    else:
        coefficients[:, model.classes_] = model.coef_.T
        bias[model.classes_] = model.intercept_
    return coefficients, bias


def yes_or_no(rows: Any, labels: Array, weights: Array, *, strength: float = 10.0) -> tuple[Array, float]:
    """Return weights and bias of one yes-or-no output; zeros where there is only one answer to learn."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    if len(set(labels)) < 2:
        return np.zeros(rows.shape[1]), -3.0
    model = LogisticRegression(C=strength, max_iter=200, tol=1e-3, class_weight=_tempered(labels))
    model.fit(rows, labels, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def _tempered(labels: Array) -> dict[float, float]:
    # Half way, on a log scale, to giving both answers the same say.
    share = float(labels.mean())
    return {0.0: (0.5 / (1 - share)) ** 0.5, 1.0: (0.5 / share) ** 0.5}


def amount(rows: Any, labels: Array, weights: Array, *, penalty: float = 0.5) -> tuple[Array, float]:
    """Return weights and bias of an output that is a number (severity)."""
    from sklearn.linear_model import Ridge  # noqa: PLC0415

    model = Ridge(alpha=penalty, solver="lsqr", tol=1e-5)
    model.fit(rows, labels, sample_weight=weights)
    return model.coef_, float(model.intercept_)


def outputs() -> dict[str, Labels]:
    """Return the outputs beyond the kind, each with what an example says of it (None: nothing)."""
    found: dict[str, Labels] = {"severity": _field("severity"), "asks": _field("asks_question")}
    for topic in Topic:
        if topic is not Topic.OTHER:
            found[f"topic:{topic}"] = _topic(topic)
    for risk in Risk:
        found[f"risk:{risk}"] = _risk(risk)
    return found


def _field(name: str) -> Labels:
    return lambda one: None if one.record is None else float(one.record[name])


def _topic(topic: Topic) -> Labels:
    return lambda one: None if one.topics is None else float(topic in one.topics)


def _risk(risk: Risk) -> Labels:
    def of(one: Example) -> float | None:
        if one.record is not None:
            return float(risk in one.record["risks"])
        return 0.0 if one.topics is not None else None  # calm bank talk: no risks in it

    return of


def folds(examples: Sequence[Example]) -> NDArray[np.int64]:
    """Return the fold of every example; a brand's messages share one, so that no brand helps itself."""
    brands = sorted({one.record["brand"] for one in examples if one.record})
    place = {brand: at % FOLDS for at, brand in enumerate(brands)}
    return np.array([place[one.record["brand"]] if one.record else -1 for one in examples])
