from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from monitor.language.grammar import measuring
from monitor.language.grammar.parsing import load_grammar
from tests.benchmarks import grammar


def test_a_treebank_is_counted_word_by_word(data: Path) -> None:
    told = measuring.measure(load_grammar(), data / "ud_ewt" / "dev.conllu")
    assert told["words"] == 140
    assert told["sentences"]["there"] == 30
    assert told["passives"] == {"there": 10, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert told["las"] <= told["uas"]
    assert told["tag_with_morphology"] <= told["tag"]
    assert told["upos"] > 0.9


def test_the_benchmark_says_what_is_missing(tmp_path: Path) -> None:
    told = io.StringIO()
    grammar.report(tmp_path, console=Console(file=told, width=500))
    assert "needs dev.conllu in" in told.getvalue()


def test_the_benchmark_prints_the_figures(data: Path) -> None:
    told = io.StringIO()
    grammar.report(data, console=Console(file=told, width=120))
    assert "140 words" in told.getvalue()
    assert "passives, 10" in told.getvalue()
