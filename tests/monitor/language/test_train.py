from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from monitor.domain.reading import Kind, Risk
from monitor.language.commands import train as train_command
from monitor.language.reader import load_reader
from monitor.language.train import MissingDataError, train
from monitor.language.training import sets

SAID = {
    "complaint": [
        "the {} is broken",
        "my {} never came",
        "awful {} and nobody answers",
        "the {} burned my hand",
    ],
    "praise": ["lovely {}, thank you", "best {} ever", "so happy with the {}", "great {} and kind staff"],
    "question": [
        "do you sell a {}?",
        "when will the {} be back?",
        "how much is the {}?",
        "is the {} for rent?",
    ],
    "other": ["{} launches in spring", "saw a {} today", "win a {} now", "{} shares rise"],
}
THINGS = ["lamp", "kettle", "parcel", "sofa", "phone", "train", "cake", "router"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a little of every set that trains."""
    for one in sets.TRAINING:
        folder = tmp_path / "data" / one.name
        folder.mkdir(parents=True)
        lines = [
            json.dumps({"id": f"{one.name}-{kind}-{thing}", "text": text.format(thing), "label": kind})
            for kind, texts in SAID.items()
            for text in texts
            for thing in THINGS[:3]
        ]
        (folder / "train.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A small corpus of eight brands, one of which is in a trade that is held out."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows: list[str] = []
    for place, thing in enumerate(THINGS):
        for kind, texts in SAID.items():
            for text in texts:
                burned = "burned" in text
                row: dict[str, Any] = {
                    "id": str(len(rows)),
                    "brand": f"Brand {place}",
                    "trade": "shop" if place else "gym",
                    "text": text.format(thing),
                }
                row |= {"kind": kind, "asks_question": kind == "question", "escalate": burned}
                row |= {"severity": 0.9 if burned else 0.4 if kind == "complaint" else 0.0}
                row |= {"topics": ["defect"] if "broken" in text else ["other"]}
                row |= {"risks": ["injury"] if burned else []}
                rows.append(json.dumps(row))
    (folder / "batch_one.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_the_same_data_and_seed_give_the_same_weights(data: Path, corpus: Path, tmp_path: Path) -> None:
    first = train(data, out=tmp_path / "one", corpus=corpus, seed=3)
    second = train(data, out=tmp_path / "two", corpus=corpus, seed=3)
    assert first["version"] == second["version"]
    weights = "amends_scores/weights.npz"
    assert (tmp_path / "one" / weights).read_bytes() == (tmp_path / "two" / weights).read_bytes()


def test_what_was_trained_can_be_loaded_and_reads(data: Path, corpus: Path, tmp_path: Path) -> None:
    metrics = train(data, out=tmp_path / "out", corpus=corpus)
    reader = load_reader(tmp_path / "out")
    assert reader.version == metrics["version"]
    assert reader.read("my kettle never came").kind is Kind.COMPLAINT
    assert reader.read("the kettle burned my hand").risks == (Risk.INJURY,)


def test_it_leaves_figures_and_a_card(data: Path, corpus: Path, tmp_path: Path) -> None:
    metrics = train(data, out=tmp_path / "out", corpus=corpus)
    assert json.loads((tmp_path / "out" / "metrics.json").read_text("utf-8")) == metrics
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert metrics["version"] in card
    assert all(one.title in card for one in sets.TRAINING if one.weight)


def test_no_text_is_in_what_ships(data: Path, corpus: Path, tmp_path: Path) -> None:
    train(data, out=tmp_path / "out", corpus=corpus)
    shipped = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"kettle" not in shipped


def test_held_out_brands_are_never_trained_on(data: Path, corpus: Path, tmp_path: Path) -> None:
    records = sets.own(corpus)
    held = sum(map(sets.held_out, records))
    assert 0 < held < len(records)
    metrics = train(data, out=tmp_path / "out", corpus=corpus)
    assert sum(metrics["trained_on"]["corpus"].values()) == len(records) - held
    assert metrics["measured"]["own, unseen brands"]["texts"] == held


def test_whole_trades_and_a_tenth_of_the_other_brands_are_held_out() -> None:
    brands = [{"brand": f"Brand {at}", "trade": "bakery"} for at in range(2000)]
    assert 150 < sum(map(sets.held_out, brands)) < 250
    assert all(sets.held_out({"brand": brand["brand"], "trade": "gym"}) for brand in brands)


def test_a_lacking_set_is_named(data: Path, corpus: Path, tmp_path: Path) -> None:
    (data / "banking77" / "train.jsonl").unlink()
    with pytest.raises(MissingDataError, match=r"banking77/train\.jsonl"):
        train(data, out=tmp_path / "out", corpus=corpus)
    metrics = train(data, out=tmp_path / "out", corpus=corpus, allow_missing=True)
    assert metrics["left_out"] == ["banking77/train.jsonl"]


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="1"):
        train_command(data=tmp_path, out=tmp_path / "out")
    assert "goemotions/train.jsonl" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text('{"a": 1}\n{broken\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"train.jsonl, line 2"):
        list(sets.read_lines(path))


def test_only_sets_that_may_train_are_trained_on() -> None:
    assert not {one.name for one in sets.TRAINING} & set(sets.MEASURED)


def test_the_shipped_corpus_is_sound() -> None:
    records = sets.own()
    assert len({record["id"] for record in records}) == len(records)
    for record in records:
        assert Kind(record["kind"])
        assert 0 <= record["severity"] <= 1
        assert sets.example(record).topics
        assert set(map(Risk, record["risks"])) <= set(Risk)
        assert isinstance(record["asks_question"], bool)
        assert isinstance(record["escalate"], bool)
