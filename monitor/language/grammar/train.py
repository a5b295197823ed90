"""Training the grammar pipeline on UD English EWT: one run, about 25 minutes on one core."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from monitor.language.grammar import card, measuring
from monitor.language.train import MissingDataError

if TYPE_CHECKING:
    from spacy.language import Language

CONFIG = Path(__file__).parent / "config.cfg"
TREEBANK = "ud_ewt"
PARTS = ("train", "dev")
FORM = 1
"""Goes up where the pipeline's own shape changes; the first half of its version."""
NOT_SHIPPED = ["vectors", "lookups"]
"""Parts of a spaCy folder that are empty here."""


def train(data: Path, *, out: Path, steps: int | None = None, every: int | None = None) -> dict[str, Any]:
    """Train on `data`/ud_ewt/train.conllu and write pipeline, figures, card and licence to `out`; return the figures.

    dev.conllu chooses the best of the evaluations and gives the figures, so that these flatter a little.
    `steps` and `every` (updates in all, updates from one evaluation to the next) are for tests. Raises
    MissingDataError where a file is not there.
    """
    lacking = [f"{part}.conllu" for part in PARTS if not treebank(data, part).is_file()]
    if lacking:
        message = (
            f"The folder {data / TREEBANK} lacks {' and '.join(lacking)}. They are the files en_ewt-ud-train.conllu "
            "and en_ewt-ud-dev.conllu of UD_English-EWT (universaldependencies.org), under these names."
        )
        raise MissingDataError(message)
    from spacy.cli.train import train as run  # noqa: PLC0415 - a command's own imports
    from spacy.tokens import DocBin  # noqa: PLC0415

    with TemporaryDirectory(prefix="amends-grammar-") as name:
        work = Path(name)
        changes: dict[str, Any] = {}
        for part in PARTS:
            docs = measuring.read_treebank(treebank(data, part))
            DocBin(docs=docs, store_user_data=True).to_disk(work / f"{part}.spacy")
            changes[f"paths.{part}"] = str(work / f"{part}.spacy")
        if steps:
            changes["training.max_steps"] = steps
        if every:
            changes["training.eval_frequency"] = every
        run(CONFIG, work / "out", overrides=changes)
        return ship(work / "out" / "model-best", data, out=out)


def treebank(data: Path, part: str) -> Path:
    """Return where a part of the treebank lies in the data folder."""
    return data / TREEBANK / f"{part}.conllu"


def ship(trained: Path, data: Path, *, out: Path) -> dict[str, Any]:
    """Write what the training left in `trained` as it ships: version, figures, card, licence; return the figures."""
    import spacy  # noqa: PLC0415 - a second of imports

    nlp = spacy.load(trained)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # folders of the machine that trained
    for name in (*nlp.pipe_names, "vocab"):  # never the folder itself: it may hold other things
        shutil.rmtree(out / name, ignore_errors=True)
    nlp.to_disk(out, exclude=NOT_SHIPPED)
    strings = out / "vocab" / "strings.json"
    strings.write_text(json.dumps(_needed(nlp), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    digest = hashlib.sha256()
    for name in nlp.pipe_names:
        digest.update((out / name / "model").read_bytes())
    told = {name: nlp.meta[name] for name in ("lang", "spacy_version", "pipeline")}
    told |= {
        "name": "grammar",
        "version": f"{FORM}+{digest.hexdigest()[:8]}",
        "description": "The grammar of English texts, after UD English EWT.",
        "license": card.LICENCE,
        "sources": [card.SOURCE],
    }
    (out / "meta.json").write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    figures = {
        "version": told["version"],
        "measured": measuring.measure(spacy.load(out), treebank(data, "dev")),
    }
    (out / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (out / "README.md").write_text(card.render(figures), encoding="utf-8")
    (out / "LICENSE").write_text(card.NOTICE, encoding="utf-8")
    return figures


def _needed(nlp: Language) -> list[str]:
    """Return the strings that the pipeline can't do without: labels, and pieces of lemmas.

    All others are words of the training texts, names of people among them.
    """
    import srsly  # noqa: PLC0415 - spaCy's own

    kept = {label for labels in nlp.pipe_labels.values() for label in labels}
    kept |= {piece for label in kept for piece in label.split("__")}
    kept |= {piece for label in kept for pair in label.split("|") for piece in (pair, *pair.split("="))}
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    for tree in srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]:
        kept |= {nlp.vocab.strings[tree[side]] for side in ("orig", "subst") if tree.get(side)}
    return sorted(kept)
