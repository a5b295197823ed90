"""How well the grammar is known, counted on a treebank in CoNLL-U whose words are already cut."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor.language.grammar.parsing import parse_words
from monitor.language.grammar.voice import AUXILIARY

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

TOGETHER = 10
"""Sentences in a document; the parser must find where each ends."""


def read_treebank(path: Path) -> list[Doc]:
    """Read a CoNLL-U file as documents of ten sentences; the morphology is part of the tag, as in training."""
    from spacy.training.converters.conllu_to_docs import conllu_to_docs  # noqa: PLC0415 - a second of imports

    text = path.read_text(encoding="utf-8")
    convert: Any = conllu_to_docs
    return list(convert(text, n_sents=TOGETHER, append_morphology=True, no_print=True))


def measure(nlp: Language, path: Path) -> dict[str, Any]:
    """Return the figures on a treebank with its own words; punctuation counts like any word.

    `tag` is the Penn tag alone; `passives` are the heads of passive auxiliaries; the speed is of this
    process, on as many cores as it may use.
    """
    gold = read_treebank(path)
    started = time.perf_counter()
    told = [parse_words(nlp, words=[word.text for word in doc]) for doc in gold]
    seconds = time.perf_counter() - started
    pairs = [pair for one, two in zip(gold, told, strict=True) for pair in zip(one, two, strict=True)]
    same_head = [one.head.i == two.head.i for one, two in pairs]
    figures: dict[str, Any] = {
        "words": len(pairs),
        "tag": _share(_penn(one) == _penn(two) for one, two in pairs),
        "tag_with_morphology": _share(one.tag_ == two.tag_ for one, two in pairs),
        "upos": _share(one.pos_ == two.pos_ for one, two in pairs),
        "lemma": _share(one.lemma_.lower() == two.lemma_.lower() for one, two in pairs),
        "uas": _share(iter(same_head)),
        "las": _share(
            same and one.dep_ == two.dep_ for same, (one, two) in zip(same_head, pairs, strict=True)
        ),
    }
    figures["sentences"] = _found(_places(gold, _starts), _places(told, _starts))
    figures["passives"] = _found(_places(gold, _verbs), _places(told, _verbs))
    return figures | {"words_per_second": round(len(pairs) / seconds)}


def _penn(word: Token) -> str:
    return word.tag_.partition("__")[0]


def _starts(doc: Doc) -> Iterator[int]:
    yield from (sentence.start for sentence in doc.sents)


def _verbs(doc: Doc) -> Iterator[int]:
    yield from (word.head.i for word in doc if word.dep_ == AUXILIARY)


def _places(docs: list[Doc], of: Any) -> set[tuple[int, int]]:
    return {(at, place) for at, doc in enumerate(docs) for place in of(doc)}


def _share(right: Iterator[bool]) -> float:
    answers = list(right)
    return round(sum(answers) / max(1, len(answers)), 4)


def _found(gold: set[tuple[int, int]], told: set[tuple[int, int]]) -> dict[str, float]:
    both = len(gold & told)
    return {
        "there": len(gold),
        "precision": round(both / max(1, len(told)), 4),
        "recall": round(both / max(1, len(gold)), 4),
        "f1": round(2 * both / max(1, len(gold) + len(told)), 4),
    }
