from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from monitor.language.commands import train_grammar as train_command
from monitor.language.grammar import parsing
from monitor.language.grammar import train as training
from monitor.language.grammar.parsing import parse
from monitor.language.train import MissingDataError


def test_what_was_trained_can_be_loaded_and_leaves_figures_and_a_card(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "vocab").mkdir(parents=True)
    (out / "vocab" / "old").touch()
    (out / "mine.txt").write_text("something else", encoding="utf-8")
    metrics = training.train(data, out=out, steps=60, every=20)

    nlp = spacy.load(out)
    assert nlp.meta["version"] == metrics["version"]
    doc = parse("The parcel was lost .", nlp=nlp)
    assert [word.tag_.partition("__")[0] for word in doc] == ["DT", "NN", "VBD", "VBN", "."]
    assert doc[3].lemma_ == "lose"

    assert json.loads((out / "metrics.json").read_text("utf-8")) == metrics
    assert metrics["measured"]["words"] == 140
    assert metrics["measured"]["passives"]["there"] == 10
    card = (out / "README.md").read_text("utf-8")
    assert metrics["version"] in card
    for path in (out / "README.md", out / "LICENSE", out / "meta.json"):
        assert "CC BY-SA 4.0" in path.read_text("utf-8")

    assert (out / "mine.txt").exists(), "what is not ours in the folder stays"
    assert not (out / "vocab" / "old").exists()
    shipped = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert b"Secretname" not in shipped, "no word of the texts ships"
    assert str(data).encode() not in shipped, "no folder of this machine ships"


@pytest.mark.parametrize("part", ["train", "dev"])
def test_a_missing_treebank_is_named(data: Path, tmp_path: Path, part: str) -> None:
    training.treebank(data, part).unlink()
    with pytest.raises(MissingDataError, match=rf"ud_ewt lacks {part}\.conllu\."):
        training.train(data, out=tmp_path / "out")


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="1"):
        train_command(data=tmp_path, out=tmp_path / "out")
    assert "train.conllu and dev.conllu" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_weights_that_ship_have_card_figures_and_licence() -> None:
    metrics = json.loads((parsing.MODEL / "metrics.json").read_text("utf-8"))
    meta = json.loads((parsing.MODEL / "meta.json").read_text("utf-8"))
    assert metrics["version"] == meta["version"]
    assert metrics["version"] in (parsing.MODEL / "README.md").read_text("utf-8")
    assert "Attribution-ShareAlike" in (parsing.MODEL / "LICENSE").read_text("utf-8")
    assert metrics["measured"]["passives"]["f1"] > 0.85
    assert metrics["measured"]["las"] > 0.75
