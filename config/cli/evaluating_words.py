"""The figures of `amends evaluate` as tables for a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from config.terminal import shown
from monitor.domain.reading import SURE
from monitor.language.evaluating import Mistake

FEW = 100
"""Complaints below which a threshold is little more than a guess."""
NAMES = {
    "asks_question": "asks a question",
    "escalate": "tell the owner now",
    "topics": "topic",
    "risks": "risk",
}


def print_figures(told: dict[str, Any], wrong: Sequence[Mistake], *, left_out: int) -> None:
    """Print everything that `figures_of` found, and the mistakes."""
    console = Console(highlight=False)
    tables = [_whole(told, left_out), *([_kinds(told["kinds"])] if "kinds" in told else []), _confusion(told)]
    if any(name in told for name in (*NAMES, "severity")):
        tables.append(_details(told))
    for table in tables:
        console.print(table)
    if wrong:
        console.print(_mistakes(wrong))


def _whole(told: dict[str, Any], left_out: int) -> Table:
    table = Table(title=f"Read by {told['model_version']}", show_header=False)
    table.add_column("what")
    table.add_column("figure", overflow="fold")
    table.add_row("texts", f"{told['texts']:,}" + (f" ({left_out:,} lines left out)" if left_out else ""))
    low, high = told["macro_f1_interval"]
    name, value = (
        ("macro-F1", told["macro_f1"])
        if "macro_f1" in told
        else ("complaint or not, macro-F1", told["complaint_or_not_macro_f1"])
    )
    table.add_row(name, f"{value:.3f} (95 %: {low:.3f} to {high:.3f})")
    low, high = told["accuracy_interval"]
    table.add_row("right", f"{told['accuracy']:.3f} (95 %: {low:.3f} to {high:.3f})")
    table.add_row("error of the confidence (ECE)", f"{told['ece']:.3f}")
    sure = told["sure"]
    table.add_row(f"unsure (confidence below {SURE})", f"{1 - sure['share']:.3f} of all texts")
    table.add_row("right where it was sure", f"{sure['accuracy']:.3f}" if sure["share"] else "-")
    complaint = told["complaint"]
    if complaint["texts"]:
        table.add_row(
            "complaints, by the likeliest kind",
            f"{complaint['recall']:.3f} found, {complaint['precision']:.3f} of those said to be one are one",
        )
    wanted = f"{told['complaint_recall_wanted']:g}"
    table.add_row(f"to find {wanted} of the complaints", _threshold(told))
    return table


def _threshold(told: dict[str, Any]) -> str:
    found = told["threshold"]
    if found is None:
        return "the file holds none"
    text = (
        f"take a probability of {found['threshold']:.4f} or more for a complaint: {found['recall']:.3f} found, "
        f"{found['precision']:.3f} of those are one, {found['share']:.3f} of all texts. "
        "Chosen on these very texts: try it on others."
    )
    few = told["complaint"]["texts"]
    return f"{text} With only {few} complaints it is a guess." if few < FEW else text


def _kinds(kinds: dict[str, dict[str, float]]) -> Table:
    table = _table("Kinds", "kind", "texts", "P", "R", "F1")
    for kind, one in kinds.items():
        table.add_row(kind, *_prf(one))
    return table


def _confusion(told: dict[str, Any]) -> Table:
    said = list(next(iter(told["confusion"].values())))
    table = _table("What it is, and what was said", "it is", *said)
    for label, row in told["confusion"].items():
        table.add_row(label, *(f"{row[one]:,}" for one in said))
    return table


def _details(told: dict[str, Any]) -> Table:
    table = _table("What else was labelled", "what", "texts", "P", "R", "F1")
    for name in ("asks_question", "escalate"):
        if name in told:
            table.add_row(NAMES[name], *_prf(told[name]))
    for name in ("topics", "risks"):
        if name not in told:
            continue
        for value, one in told[name]["each"].items():
            table.add_row(f"{NAMES[name]}: {value}", *_prf(one))
        table.add_row(f"{name}, all answers together (micro)", *_prf(told[name]["micro"]))
        table.add_row(
            f"{name}, mean (macro)", f"{told[name]['labelled']:,}", "", "", f"{told[name]['macro_f1']:.3f}"
        )
    if "severity" in told:
        severity = told["severity"]
        table.add_row(
            "severity, off by on average",
            f"{severity['labelled']:,}",
            "",
            "",
            f"{severity['mean_error']:.3f}",
        )
    return table


def _mistakes(wrong: Sequence[Mistake]) -> Table:
    table = Table(title="The surest mistakes", show_lines=True)
    for name in ("line", "it is", "it was read as", "text", "because of"):
        table.add_column(name, justify="right" if name == "line" else "left", overflow="fold")
    for one in wrong:
        words = ", ".join(f"“{shown(piece.words, 60)}” {piece.weight:.2f}" for piece in one.evidence)
        # Text, not str: what stands in brackets there is a stranger's, and no markup of ours.
        table.add_row(
            str(one.line),
            one.kind,
            f"{one.said} {one.confidence:.2f}",
            Text(shown(one.text, 300)),
            Text(words),
        )
    return table


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title)
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _prf(one: dict[str, float]) -> list[str]:
    return [f"{one['texts']:,}", *(f"{one[key]:.3f}" for key in ("precision", "recall", "f1"))]
