"""`python -m tests.benchmarks.grammar --data FOLDER`: how well the shipped grammar parses UD English EWT.

The words of FOLDER/ud_ewt/dev.conllu are taken as they are cut there, ten sentences at a time. The same part
chose the best of the evaluations in training, so the figures flatter a little.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from monitor.language.grammar import measuring, train
from monitor.language.grammar.parsing import MODEL, load_grammar

NAMES = {
    "tag": "tag (Penn)",
    "tag_with_morphology": "tag with morphology",
    "upos": "part of speech (UPOS)",
    "lemma": "lemma",
    "uas": "head (UAS)",
    "las": "head and label (LAS)",
}


def report(data: Path, *, console: Console | None = None) -> None:
    """Measure and print; says what is missing and ends where the treebank is not there."""
    console = console or Console()
    treebank = train.treebank(data, "dev")
    if not treebank.is_file():
        console.print(f"The grammar needs {treebank.name} in {treebank.parent}; it is left out.")
        return
    started = time.perf_counter()
    nlp = load_grammar()
    loading = time.perf_counter() - started
    told = measuring.measure(nlp, treebank)
    table = Table("what", "figure", title=f"Grammar {nlp.meta['version']} on {told['words']:,} words")
    for name, title in NAMES.items():
        table.add_row(title, f"{told[name]:.3f}")
    for name in ("sentences", "passives"):
        found = told[name]
        figures = " / ".join(f"{found[part]:.3f}" for part in ("precision", "recall", "f1"))
        table.add_row(f"{name}, {found['there']:,}: P / R / F1", figures)
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    table.add_row("words a second", f"{told['words_per_second']:,}")
    table.add_row("loading, with spaCy where nothing has loaded that", f"{loading:.1f} s")
    table.add_row("on the disk", f"{size / 2**20:.1f} MB")
    console.print(table)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.grammar", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds ud_ewt")
    report(parser.parse_args().data)


if __name__ == "__main__":
    main()
