"""Putting the fitted parts into a pipeline, and the pipeline onto disk."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from monitor.language.linear import Linear
from monitor.language.training.features import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

FORM = "reading-1"
"""Changes when weights of one form can't be read by code of another."""


def linear(known: Vocabulary, columns: dict[str, tuple[Any, float]]) -> Linear:
    """Return the model of these columns (weights and bias an output), rarity folded in, halved in width."""
    weights = np.stack([column for column, _ in columns.values()], axis=1) * known.rarity[:, None]
    used = np.abs(weights).max(axis=1) > 0
    # A row that moves nothing still lengthens the text, so it must stay; only its weights are zero.
    weights[~used] = 0.0
    return Linear(
        known.prints,
        weights.astype(np.float16),
        (known.rarity**2).astype(np.float16).astype(np.float32),
        np.array([bias for _, bias in columns.values()], dtype=np.float32),
        tuple(columns),
    )


def pipeline(model: Linear) -> Language:
    """Return a pipeline of our components over this model, their numbers still the defaults."""
    import spacy  # noqa: PLC0415 - a second of imports

    from monitor.language import components  # noqa: PLC0415 - registers the factories
    from monitor.language.components import scores, tokens  # noqa: PLC0415

    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokens.NAME}}})
    for name in components.ORDER:
        nlp.add_pipe(name)
    nlp.get_pipe(scores.NAME).linear = model  # type: ignore[attr-defined]
    return nlp


def save(nlp: Language, out: Path) -> str:
    """Write the pipeline into the folder `out`, replacing what was there; return its version.

    A network that lies in the folder of the second look stays.
    """
    from monitor.language.components import second  # noqa: PLC0415 - registers the factories

    for name in ("tokenizer", *nlp.pipe_names):
        if name != second.NAME:  # the network lies there already
            shutil.rmtree(out / name, ignore_errors=True)
    nlp.to_disk(out, exclude=["vocab"])
    digest = hashlib.sha256()
    for path in sorted(out.glob("amends_*/*")):
        digest.update(path.read_bytes())
    version = f"{FORM}+{digest.hexdigest()[:8]}"
    meta = out / "meta.json"
    told = json.loads(meta.read_text(encoding="utf-8"))
    told |= {"name": "reading", "description": "Reads mentions of a brand.", "reading_version": version}
    meta.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return version
