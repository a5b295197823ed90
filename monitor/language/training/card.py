"""The model card that stands beside the weights, written from the figures."""

from __future__ import annotations

from typing import Any

from monitor.domain.reading import SURE
from monitor.language.training.sets import TRAINING

HEAD = """# The reading weights

Version `{version}`, form and checksum. Made by `amends train`; do not edit by hand.

A spaCy pipeline of our own components over two models. The linear one has words, neighbouring words, and
runs of three to five letters within a word ({n_grams:,} n-grams). The other is a transformer of six layers,
fine-tuned from all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych, Wang et al.), kept in eight bits a weight
and run by onnxruntime. Each gives the kind, the question, severity, twelve topics and eight risks. The transformer
reads what the linear model is not sure of; how much each counts was fitted on brands that neither was
taught. Hand-written patterns have a say in topics, risks and severity. Links are masked; of handles, those that open a
reply count for nothing, later ones are all alike.

## What it was trained on
"""
USE = """
The texts of the public sets do not ship. "Twitter terms" bind whoever holds the texts. To train without a
set, leave it out of the data folder and say so (`--allow-missing`).

## How good it is
None of these texts were trained on. The first set is our own corpus, of brands that were held out whole;
the others are real posts under licences that let them measure only. Sets without questions count a
question as "other".

"""
LIMITS = """
"Sure" is a confidence of at least {sure}; below it a person decides.

## What it is bad at
- Headlines, jokes and chatter that name a brand: too often taken for a complaint.
- Irony, and complaints without one negative word.
- Severity, topics and risks were learnt from what we labelled ourselves, some eleven thousand texts, in which most
  risks are rare: see the recall of each above.
- The confidence is calibrated on what we labelled ourselves. Where a set only knows "complaint or not", its error
  is measured against that coarser answer and looks larger.
- English only. Other languages are named, and read with a confidence that always says "unsure".
- Figures on our own corpus are about written messages, not about life; see the corpus's datasheet.

It must not decide anything about a person, and nothing may be posted on its word alone.
"""


def render(metrics: dict[str, Any]) -> str:
    """Return the card as Markdown, from what `train` measured."""
    return (
        HEAD.format(**metrics)
        + _data_table(metrics)
        + USE
        + _figures(metrics["measured"])
        + _details(metrics["measured"])
        + LIMITS.format(sure=SURE)
    )


def _data_table(metrics: dict[str, Any]) -> str:
    rows = ["| set | texts | licence |", "| --- | ---: | --- |"]
    trained = metrics["trained_on"]
    known = {one.name: (one.title, one.licence) for one in TRAINING}
    known["corpus"] = ("our own corpus (`../corpus`)", "CC0 1.0")
    known["labelled"] = (
        "posts of three of these sets, our labels (`../labels`)",
        "labels CC0 1.0; texts as theirs",
    )
    for name, kinds in trained.items():
        title, licence = known[name]
        rows.append(f"| {title} | {sum(kinds.values()):,} | {licence} |")
    if metrics["left_out"]:
        rows += ["", f"Left out of this run: {', '.join(metrics['left_out'])}."]
    return "\n".join(rows) + "\n"


def _figures(measured: dict[str, Any]) -> str:
    rows = [
        "| set | texts | macro-F1 | complaint P | R | F1 | complaint or not, macro-F1 | ECE | sure: share | right |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, one in measured.items():
        complaint = one["complaint"]
        macro = f"{one['macro_f1']:.3f}" if "macro_f1" in one else ""
        figures = [complaint["precision"], complaint["recall"], complaint["f1"]]
        figures += [
            one["complaint_or_not_macro_f1"],
            one["ece"],
            one["sure"]["share"],
            one["sure"]["accuracy"],
        ]
        rows.append(
            f"| {name} | {one['texts']} | {macro} | " + " | ".join(f"{x:.3f}" for x in figures) + " |"
        )
    return "\n".join(rows) + "\n"


def _details(measured: dict[str, Any]) -> str:
    own = next((one for one in measured.values() if "topics" in one), None)
    if own is None:
        return ""
    rows = ["", "On the held-out brands of our own corpus:", "", "| answer | texts | P | R | F1 |"]
    rows.append("| --- | ---: | ---: | ---: | ---: |")
    scores = {"asks a question": own["asks_question"], "escalate": own["escalate"]}
    for group in ("topics", "risks"):
        scores |= {f"{group[:-1]}: {name}": one for name, one in own[group].items() if name != "macro_f1"}
    for name, one in scores.items():
        figures = " | ".join(f"{one[key]:.3f}" for key in ("precision", "recall", "f1"))
        rows.append(f"| {name} | {one['texts']} | {figures} |")
    rows += ["", f"Severity is off by {own['severity_mean_error']:.3f} on average (0 to 1)."]
    return "\n".join(rows) + "\n"
