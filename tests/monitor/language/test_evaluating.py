from __future__ import annotations

import json
from typing import Any

import pytest

from monitor.files.labels import Labelled
from monitor.language.evaluating import figures_of, judge, mistakes
from monitor.language.figures import calibration_error, prf
from monitor.language.reader import Reader

TEXTS = [
    ("My parcel never came and nobody answers", "complaint"),
    ("The kettle broke after two days, I want my money back", "complaint"),
    ("Lovely staff, thank you so much!", "praise"),
    ("Best coffee in town, we love it", "praise"),
    ("Do you open on Sundays?", "question"),
    ("Acme shares rise three percent on Tuesday", "other"),
]


def labelled(*pairs: tuple[str, str], **more: Any) -> list[Labelled]:
    return [Labelled(line, text, kind, dict(more)) for line, (text, kind) in enumerate(pairs, start=1)]


def test_the_figures_are_those_of_the_readings(reader: Reader) -> None:
    told = figures_of(judge(labelled(*TEXTS), reader))
    said = [str(reader.read(text).kind) for text, _ in TEXTS]
    right = [one == kind for one, (_, kind) in zip(said, TEXTS, strict=True)]
    assert told["texts"] == 6
    assert told["accuracy"] == pytest.approx(sum(right) / 6, abs=5e-4)
    assert sum(sum(row.values()) for row in told["confusion"].values()) == 6
    assert told["confusion"]["praise"]["praise"] == 2
    assert told["macro_f1_interval"][0] <= told["macro_f1"] <= told["macro_f1_interval"][1]
    assert told["model_version"] == reader.version
    assert json.loads(json.dumps(told)) == told


def test_the_threshold_finds_the_complaints(reader: Reader) -> None:
    told = figures_of(judge(labelled(*TEXTS), reader), recall=1.0)
    step = told["threshold"]["threshold"]
    likely = {text: reader.read(text).probabilities["complaint"] for text, _ in TEXTS}
    assert min(likely[text] for text, kind in TEXTS if kind == "complaint") == pytest.approx(step, abs=1e-4)


def test_a_set_without_questions_counts_them_as_other(reader: Reader) -> None:
    pairs = [("Do you open on Sundays?", "other"), *TEXTS[:4]]
    found = judge(labelled(*pairs), reader, errors=5)
    assert reader.read(pairs[0][0]).kind == "question"
    assert "question" not in figures_of(found)["confusion"]["other"]
    assert mistakes(found, 5) == []


def test_a_set_that_knows_complaint_or_not_only_is_judged_so(reader: Reader) -> None:
    pairs = [(text, kind if kind == "complaint" else "not_complaint") for text, kind in TEXTS]
    found = judge(labelled(*pairs), reader, errors=5)
    told = figures_of(found)
    assert "macro_f1" not in told
    assert told["macro_f1_interval"][0] <= told["complaint_or_not_macro_f1"] <= told["macro_f1_interval"][1]
    wrong = [
        line
        for line, (text, kind) in enumerate(pairs, start=1)
        if (reader.read(text).kind == "complaint") != (kind == "complaint")
    ]
    assert told["accuracy"] == pytest.approx(1 - len(wrong) / 6, abs=5e-4)
    assert sorted(one.line for one in mistakes(found, 5)) == wrong


def test_the_surest_mistakes_come_first_with_the_words_that_decided(reader: Reader) -> None:
    wrong = [("Thank you, lovely!", "complaint"), ("My parcel never came, awful", "praise"), TEXTS[3]]
    found = judge(labelled(*wrong, *TEXTS), reader, errors=2)
    every = mistakes(found, 2)
    assert {one.line for one in every} == {1, 2}
    assert every[0].confidence >= every[1].confidence
    assert all(one.evidence and {piece.toward for piece in one.evidence} == {one.said} for one in every)
    assert [one.line for one in mistakes(found, 1)] == [every[0].line]


def test_what_else_was_labelled_is_judged_where_it_was(reader: Reader) -> None:
    some = labelled(TEXTS[0], severity=0.5, topics=frozenset({"delivery"}), risks=frozenset(), escalate=False)
    told = figures_of(judge([*some, *labelled(*TEXTS[1:])], reader))
    read = reader.read(TEXTS[0][0])
    assert told["severity"] == {"mean_error": round(abs(read.severity - 0.5), 3), "labelled": 1}
    assert told["topics"]["labelled"] == 1
    assert told["topics"]["each"]["delivery"]["recall"] == float("delivery" in read.topics)
    assert told["topics"]["micro"]["texts"] == 1
    assert told["risks"]["each"] == {}
    assert "asks_question" not in told


def test_more_texts_than_a_batch_keep_their_labels(reader: Reader) -> None:
    told = figures_of(judge(labelled(*(TEXTS * 60)), reader))
    few = figures_of(judge(labelled(*TEXTS), reader))
    assert told["texts"] == 360
    assert (told["accuracy"], told["macro_f1"]) == (few["accuracy"], few["macro_f1"])


def test_nothing_can_not_be_judged(reader: Reader) -> None:
    with pytest.raises(ValueError, match="no text"):
        figures_of(judge([], reader))


def test_a_confidence_that_is_as_often_right_as_it_says_has_no_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0.0
    assert calibration_error([1.0, 1.0], [False, False]) == 1.0
    assert calibration_error([0.9, 0.9, 0.2, 0.2], [True, True, False, False]) == pytest.approx(0.15)


def test_precision_and_recall_are_told_apart() -> None:
    assert prf([True, True, False, True], [True, False, True, False]) == {
        "precision": 0.5,
        "recall": 0.333,
        "f1": 0.4,
        "texts": 3,
    }
