from __future__ import annotations

import json
import subprocess
import sys

import pytest

from monitor.language.grammar.parsing import LONGEST, MODEL, load_grammar, parse

TEXTS = [
    "",
    "   ",
    "🎉🎉🎉",
    "@anna",
    "https://example.org/a?b=c",
    "\n\n@mo\nhi\u200d👩‍👩‍👧 ok",
    "İSTANBUL MAĞAZASI ÇOK KÖTÜ",
    "so… what?! <b>&amp;</b> \x00 \ud7ff",
    "a" * 5_000,
]


@pytest.mark.parametrize("text", TEXTS)
def test_whatever_comes_the_text_stays_as_it_was(text: str) -> None:
    assert parse(text).text == text


def test_a_long_text_is_cut() -> None:
    assert len(parse("word " * (LONGEST // 5 + 10)).text) == LONGEST


def test_sentences_are_set_by_the_parser() -> None:
    doc = parse("We sent it on Monday. It came back broken! Can you help?")
    assert [sentence.text for sentence in doc.sents] == [
        "We sent it on Monday.",
        "It came back broken!",
        "Can you help?",
    ]


def test_words_have_tags_lemmas_and_heads() -> None:
    doc = parse("The driver dropped two parcels.")
    driver, dropped, parcels = doc[1], doc[2], doc[4]
    assert (driver.dep_, driver.head) == ("nsubj", dropped)
    assert (parcels.dep_, parcels.head, parcels.lemma_) == ("obj", dropped, "parcel")
    assert (dropped.pos_, dropped.lemma_) == ("VERB", "drop")
    assert parcels.morph.get("Number", []) == ["Plur"]


def test_shouting_is_parsed_like_speech() -> None:
    calm, loud = parse("the driver never came to my house"), parse("THE DRIVER NEVER CAME TO MY HOUSE")
    assert [(word.dep_, word.head.i) for word in loud] == [(word.dep_, word.head.i) for word in calm]
    assert loud[1].text == "DRIVER"


def test_a_masked_word_has_itself_for_a_lemma() -> None:
    doc = parse("@Mo_K broke it, see https://example.org/x 😀")
    assert [doc[0].lemma_, doc[-2].lemma_, doc[-1].lemma_] == ["@mo_k", "https://example.org/x", "😀"]


def test_the_version_stands_in_the_pipeline() -> None:
    version = json.loads((MODEL / "meta.json").read_text("utf-8"))["version"]
    assert load_grammar().meta["version"] == version
    assert load_grammar() is load_grammar()


ALONE = """
import sys
found = []
sys.addaudithook(lambda event, given: found.append(given) if event == "pickle.find_class" else None)
{body}
print(sorted(name for name in sys.modules if name.startswith("monitor.language.grammar")), found)
"""


def _modules(body: str) -> str:
    command = [sys.executable, "-c", ALONE.format(body=body)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.processes
def test_reading_never_loads_the_grammar() -> None:
    body = "from monitor.language.reader import load_reader\nload_reader().read('it was broken')"
    assert _modules(body).startswith("[] ")


@pytest.mark.processes
def test_the_desk_and_the_clock_start_without_the_grammar() -> None:
    body = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
import config.cli.web, config.cli.clock, config.wsgi
"""
    assert _modules(body).startswith("[] ")


@pytest.mark.processes
def test_loading_the_grammar_unpickles_nothing() -> None:
    told = _modules(
        "from monitor.language.grammar.parsing import parse\nassert parse('It was sent.')[2].lemma_"
    )
    assert told.endswith(" []")


def test_no_file_that_ships_is_a_pickle() -> None:
    files = [path for path in MODEL.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        # Protocol 2 and later begin so; what spaCy writes is MessagePack, JSON or text.
        assert path.read_bytes()[:1] != b"\x80", path
