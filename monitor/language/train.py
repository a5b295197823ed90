"""Training the reading pipeline: `train` makes the weights that ship, and writes how good they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from monitor.language.training.sets import Example

KIND_FOLDS = 3
"""Folds for the scores of the kind: that model takes long."""
STEPS = (
    "Read the sets",
    "Teach the transformer",
    "Count n-grams",
    "Fit the kind",
    "Fit topics, risks, severity",
    "Score each brand without itself",
    "Fit thresholds and confidence",
    "Write the weights",
    "Measure",
)


class MissingDataError(Exception):
    """The data folder lacks sets; the message names them and says what to do."""


def train(
    data: Path,
    *,
    out: Path,
    seed: int = 0,
    corpus: Path | None = None,
    base: Path | None = None,
    allow_missing: bool = False,
) -> dict[str, Any]:
    """Train on the sets below `data` and on our own corpus; write pipeline, figures and card to `out`.

    1. Read the sets. 2. Teach the transformer that lies in the folder `base`; without `base`, the one in
    `out` stays as it is. From here on it is the linear model: 3. Count n-grams. 4. Fit the kind on
    everything. 5. Fit topics, risks, severity and "asks" on what we labelled ourselves. 6. Score each brand
    by a model that never saw it. 7. Fit thresholds and confidence: of the fast reading on the scores of
    step 6, of the full one on brands that the transformer was not taught. 8. Write. 9. Measure on unseen
    brands and on the sets that may only measure.

    The same data and seed give the same weights. Raises MissingDataError where a training set is not
    there (unless `allow_missing`), ImportError without the extra `train` (and `encoder`, with `base`).
    """
    from rich.progress import Progress  # noqa: PLC0415 - a command's own import

    with Progress(transient=True) as progress:
        task = progress.add_task(STEPS[0], total=len(STEPS))
        steps = iter(STEPS)

        def begin() -> None:
            progress.update(task, description=next(steps), advance=1)

        def beat(step: int, of: int) -> None:
            progress.update(task, description=f"{STEPS[1]}, step {step} of {of}")

        return _train(
            data,
            out,
            seed=seed,
            corpus=corpus,
            base=base,
            allow_missing=allow_missing,
            begin=begin,
            beat=beat,
        )


def _train(
    data: Path,
    out: Path,
    *,
    seed: int,
    corpus: Path | None,
    base: Path | None,
    allow_missing: bool,
    begin: Callable[[], None],
    beat: Callable[[int, int], None],
) -> dict[str, Any]:
    from monitor.language.training import (  # noqa: PLC0415
        assemble,
        card,
        deep,
        features,
        fit,
        measure,
        sets,
        stack,
    )

    begin()
    lacking = sets.missing(data)
    if lacking and not allow_missing:
        message = f"The folder {data} lacks {', '.join(lacking)}. Add them, or train without them on purpose."
        raise MissingDataError(message)
    written = sets.own(corpus or sets.CORPUS)
    labelled = sets.labelled(data)
    records = [record for record in [*written, *labelled] if not sets.held_out(record)]
    ours = [sets.example(record) for record in records]
    if not any(map(sets.may_train, written)):
        message = f"There is no corpus in {corpus or sets.CORPUS}: files named batch_*.jsonl are expected."
        raise MissingDataError(message)
    # A shuffled order, the same for the same seed: the solver must not see set after set.
    public = list(sets.public(data, without={record["id"] for record in labelled}))
    public = [public[at] for at in np.random.default_rng(seed).permutation(len(public))]

    begin()
    out.mkdir(parents=True, exist_ok=True)
    encoder = deep.taught(records, public, base=base, out=out, seed=seed, beat=beat)

    begin()
    own_prints = [features.prints_of(one.text) for one in ours]
    public_prints = [features.prints_of(one.text) for one in public]
    known = features.vocabulary(public_prints, own_prints)
    every = [*ours, *public]
    rows = features.matrix([*own_prints, *public_prints], known)

    begin()
    weights, bias = fit.fit_kind(rows, every, precision=fit.FINAL)
    columns = {str(kind): (weights[:, at], float(bias[at])) for at, kind in enumerate(fit.KINDS)}
    begin()
    columns |= _details(rows, every)
    begin()
    scores = _without_themselves(rows, every, len(ours))

    begin()
    nlp = assemble.pipeline(assemble.linear(known, columns))
    stack.fit(nlp, ours, scores)
    if encoder is not None:
        tuning = [at for at, record in enumerate(records) if sets.for_tuning(record)]
        parts = {name: column[tuning] for name, column in scores.items()}
        tuned = [ours[at] for at in tuning]
        further = deep.score(encoder, tuned)
        stack.fit(nlp, tuned, parts, further)
        stack.fit_second_look(nlp, tuned, parts, further)
    begin()
    version = assemble.save(nlp, out)

    begin()
    held_out = {
        measure.OWN: [record for record in written if sets.held_out(record)],
        measure.LABELLED: [record for record in labelled if sets.held_out(record)],
    }
    metrics: dict[str, Any] = {
        "version": version,
        "seed": seed,
        "trained_on": measure.counts(every),
        "left_out": lacking,
        "n_grams": len(known.prints),
        "measured": measure.all_sets(out, data, held_out),
    }
    (out / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    (out / "README.md").write_text(card.render(metrics), encoding="utf-8")
    return metrics


def _details(rows: Any, examples: Sequence[Example]) -> dict[str, tuple[NDArray[np.float64], float]]:
    """Fit every output beyond the kind on the examples that say something of it."""
    from monitor.language.training import fit  # noqa: PLC0415

    found = {}
    for name, label_of in fit.outputs().items():
        labels = [label_of(one) for one in examples]
        at = [place for place, label in enumerate(labels) if label is not None]
        # Our own messages count in full, the mapped ones of a public set little.
        weights = np.array([1.0 if examples[place].record else 0.1 for place in at])
        answers = np.array([labels[place] for place in at], dtype=float)
        model = fit.amount if name == "severity" else fit.yes_or_no
        found[name] = model(rows[at], answers, weights)
    return found


def _without_themselves(rows: Any, examples: Sequence[Example], own: int) -> dict[str, NDArray[np.float64]]:
    """Return, for our own examples (the first `own`), the scores of models that never saw their brand."""
    from monitor.language.training import fit  # noqa: PLC0415

    fold = fit.folds(examples)
    names = [*map(str, fit.KINDS), *fit.outputs()]
    scores = {name: np.zeros(own) for name in names}
    for one in range(fit.FOLDS):
        inside = np.flatnonzero(fold[:own] == one)
        rest = np.flatnonzero(fold != one)
        if not len(inside):
            continue
        columns = _details(rows[rest], [examples[int(at)] for at in rest])
        for name, (column, shift) in columns.items():
            scores[name][inside] = rows[inside] @ column + shift
    for one in range(KIND_FOLDS):
        inside = np.flatnonzero((fold[:own] >= 0) & (fold[:own] % KIND_FOLDS == one))
        rest = np.flatnonzero((fold < 0) | (fold % KIND_FOLDS != one))
        if not len(inside):
            continue
        weights, bias = fit.fit_kind(rows[rest], [examples[int(at)] for at in rest])
        for at, kind in enumerate(fit.KINDS):
            scores[str(kind)][inside] = rows[inside] @ weights[:, at] + bias[at]
    return scores
