"""The labelled sentences of the tone check: their form, and what the checks make of the plainest of them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "tone" / "sentences"
LINES = [
    line.split("\t")
    for path in sorted(FOLDER.glob("*.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
KNOWN = set(re.findall(r"`([a-z_]+)`", (FOLDER / "GUIDE.md").read_text(encoding="utf-8"))) | {"-"}


def test_each_line_has_known_names_a_tab_and_a_sentence() -> None:
    assert len(LINES) > 4000
    for line in LINES:
        names, sentence = line
        assert set(names.split()) <= KNOWN, line
        assert sentence.strip() == sentence


def test_no_sentence_stands_twice_and_no_opening_is_shared() -> None:
    assert len({sentence.casefold() for _, sentence in LINES}) == len(LINES)
    openings = Counter(" ".join(sentence.casefold().split()[:4]) for _, sentence in LINES)
    assert max(openings.values()) <= 0.005 * len(LINES)


def test_each_name_has_sentences_enough() -> None:
    told = Counter(name for names, _ in LINES for name in names.split())
    assert min(told[name] for name in KNOWN) >= 30
