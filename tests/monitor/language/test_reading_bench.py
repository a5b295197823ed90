"""The comparison with other readers, on a handful of texts: what it measures, and who may learn from what."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from monitor.language.training import sets
from tests.benchmarks import peers, reading

ROWS = [
    {"id": "1", "text": "my parcel never came", "label": "complaint"},
    {"id": "2", "text": "thank you", "label": "praise"},
    {"id": "3", "text": "please add a dark mode", "label": "request"},
]


def data(folder: Path, name: str, part: str) -> Path:
    path = folder / name / f"{part}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return folder


def test_only_labels_that_we_know_are_measured(tmp_path: Path) -> None:
    found = reading.labelled(data(tmp_path, "shop", "dev"))
    assert found["shop"] == [("my parcel never came", "complaint"), ("thank you", "praise")]
    assert len(found[reading.OWN]) == sum(map(sets.held_out, sets.own()))


def test_without_a_folder_our_own_messages_are_left() -> None:
    assert list(reading.labelled(None)) == [reading.OWN]


def test_a_peer_without_questions_and_probabilities_is_judged_by_what_it_says() -> None:
    told = reading.judged([("complaint", None), ("other", None)], ["complaint", "other"])
    assert told["complaint"]["f1"] == 1.0
    assert "ece" not in told
    assert reading.judged([("praise", 0.75)], ["praise"])["ece"] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("score", "kind"),
    [(-1.0, "complaint"), (-0.05, "complaint"), (-0.04, "other"), (0.0, "other"), (0.05, "praise")],
)
def test_a_sentiment_becomes_a_kind_by_the_rule_that_is_printed(score: float, kind: str) -> None:
    peer = peers.Sentiment(lambda _text: score, [])
    assert peer.say(["any text"]) == [(kind, None)]
    assert "-0.05 or less is a complaint, 0.05 or more praise" in peers.RULE


def test_trained_peers_learn_what_is_not_held_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[list[str]] = []
    learner = peers.Peer("Learner", "json", None, lambda texts, *_: met.append(texts))
    monkeypatch.setattr(reading, "PEERS", {"learner": learner})
    reading.train(None, tmp_path, Console(file=io.StringIO()))
    held_out = {record["text"] for record in sets.own() if sets.held_out(record)}
    assert len(met[0]) == sum(not sets.held_out(record) for record in sets.own())
    assert len(held_out & set(met[0])) < 5  # a few greetings stand under more than one brand


def test_bags_of_words_learn_keep_and_tell(tmp_path: Path) -> None:
    texts = ["parcel never came", "parcel is broken", "thank you all", "thank you so much"] * 2
    peers.Bags.train(texts, ["complaint", "complaint", "praise", "praise"] * 2, [1.0] * 8, tmp_path)
    bags = peers.Bags(tmp_path)
    (kind, likely), _ = bags.say(["thank you", "parcel"])
    assert kind == "praise"
    assert likely is not None
    assert 0.5 < likely <= 1
    assert bags.size > 0


@pytest.mark.processes
def test_a_peer_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    texts = {"sample": ["my parcel never came"] * 20, "sets": {"shop": ["thank you, lovely", "it broke"]}}
    (tmp_path / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    command = [sys.executable, "-m", "tests.benchmarks.peer_worker", "ours-fast", str(tmp_path)]
    subprocess.run(command, check=True, cwd=Path(__file__).resolve().parents[3])
    told = json.loads((tmp_path / "ours-fast.json").read_text("utf-8"))
    assert [kind for kind, _ in told["said"]["shop"]] == ["praise", "complaint"]
    assert told["texts_per_second"] > 0
    assert 20 < told["peak_mb"] < 2000
    assert told["bytes"] > 1e6
    assert told["looked_twice"] == 0
