"""`python -m tests.benchmarks.reading --data FOLDER`: how well and how fast we read, beside others.

Every peer runs in a process of its own, one after the other, on one core of this machine. The trained
peers learn from the texts that `amends train` would take today; nobody learns from what is measured here.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from monitor.domain.agreement import NOT_COMPLAINT
from monitor.domain.reading import Kind
from monitor.language import figures
from monitor.language.training import sets
from tests.benchmarks.peers import HOW, PEERS, RULE

SAMPLE = 2_000
"""Texts of our own corpus on which the speed is taken."""
OWN, OURS_OF_PUBLIC = "own corpus, held out", "public posts that we labelled, held out"
LABELS = {*map(str, Kind), NOT_COMPLAINT}
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
Labelled = dict[str, list[tuple[str, str]]]


def labelled(data: Path | None) -> Labelled:
    """Every set that can be measured, as (text, kind): ours first, then each `<set>/dev.jsonl`."""
    ours = {OWN: sets.own(), OURS_OF_PUBLIC: sets.labelled(data) if data else []}
    found = {
        name: [(record["text"], record["kind"]) for record in records if sets.held_out(record)]
        for name, records in ours.items()
        if records
    }
    for path in sorted(data.glob("*/dev.jsonl")) if data else []:
        rows = [(row.get("text"), row.get("label")) for row in sets.read_lines(path)]
        kept = [(text, label) for text, label in rows if isinstance(text, str) and label in LABELS]
        if kept:
            found[path.parent.name] = kept
    return found


def train(data: Path | None, folder: Path, console: Console) -> None:
    """Train every peer that learns, on what `amends train` would take, with the same weights of the sets."""
    ours = sets.labelled(data) if data else []
    examples = [sets.example(record) for record in [*sets.own(), *ours] if not sets.held_out(record)]
    examples += sets.public(data, without={record["id"] for record in ours}) if data else []
    order = np.random.default_rng(0).permutation(len(examples))
    examples = [examples[int(at)] for at in order]
    texts, kinds = [one.text for one in examples], [str(one.kind) for one in examples]
    for peer in PEERS.values():
        if peer.train and peer.there:
            console.print(f"Training {peer.title} on {len(texts):,} texts …")
            peer.train(texts, kinds, [one.weight for one in examples], folder)


def run(key: str, folder: Path) -> dict[str, Any]:
    """What a peer's own process found."""
    command = [sys.executable, "-m", "tests.benchmarks.peer_worker", key, str(folder)]
    subprocess.run(command, check=True, env=os.environ | ONE_THREAD)
    found: dict[str, Any] = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
    return found


def judged(said: list[tuple[str, float | None]], labels: list[str]) -> dict[str, Any]:
    """The figures of one peer on one set; `ece` only where it told a probability for every text."""
    kinds = figures.answers([kind for kind, _ in said], labels)
    told = figures.of_answers(kinds, labels)
    likely = [one for _, one in said if one is not None]
    if len(likely) == len(said):
        told["ece"] = figures.calibration_error(likely, figures.rights(kinds, labels))
    return told


def report(data: Path | None, *, keep: Path | None = None) -> None:
    """Measure everything that is there and print it; `keep` is where the figures go as JSON."""
    console = Console()
    if data is None:
        console.print("No --data: only our own messages are read, and the trained peers know no others.")
    elif lacking := sets.missing(data):
        console.print(f"Missing in {data}: {', '.join(lacking)}. The trained peers learn without them.")
    for key, peer in PEERS.items():
        if not peer.there:
            console.print(f"{peer.title} is not installed and left out. To have it: {HOW[key]}", markup=False)
    measured = labelled(data)
    every = [record["text"] for record in sets.own()]
    sample = [every[int(at)] for at in np.random.default_rng(0).permutation(len(every))[:SAMPLE]]
    found = {}
    with tempfile.TemporaryDirectory(prefix="amends-reading-") as name:
        folder = Path(name)
        texts = {key: [text for text, _ in rows] for key, rows in measured.items()}
        (folder / "texts.json").write_text(json.dumps({"sample": sample, "sets": texts}), encoding="utf-8")
        train(data, folder, console)
        for key, peer in PEERS.items():
            if peer.there:
                console.print(f"Measuring {peer.title} …")
                try:
                    found[key] = run(key, folder)
                except subprocess.CalledProcessError as error:
                    console.print(f"{peer.title} could not be measured (it ended with {error.returncode}).")
    for one in found.values():
        said = one.pop("said")
        one["sets"] = {key: judged(said[key], [kind for _, kind in rows]) for key, rows in measured.items()}
    show(console, found)
    if keep:
        keep.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def show(console: Console, found: dict[str, dict[str, Any]]) -> None:
    """Print the machine's figures, then a table for each set."""
    console.print(_costs(found))
    twice = found["ours"]["looked_twice"] if "ours" in found else 0.0
    console.print(f"As it ships, the transformer read {twice:.0%} of these texts.")
    for name in next(iter(found.values()))["sets"]:
        console.print(_set(name, {key: one["sets"][name] for key, one in found.items()}))
    console.print(RULE)
    console.print(
        "On a set with questions, they can't reach a macro-F1 of 1; compare their complaint figures."
    )
    console.print(
        "(seen): another part of the set trained us, TF-IDF and fastText. The other sets are new to all."
    )


def _costs(found: dict[str, dict[str, Any]]) -> Table:
    table = Table(title=f"One core, {SAMPLE:,} texts, best of three; load and memory in a fresh process")
    for column in ("peer", "texts/s", "on disk, MB", "load, s", "peak memory, MB"):
        table.add_column(column, justify="left" if column == "peer" else "right")
    for key, one in found.items():
        table.add_row(
            PEERS[key].title,
            f"{one['texts_per_second']:,.0f}",
            f"{one['bytes'] / 1e6:.1f}",
            f"{one['load_seconds']:.1f}",
            f"{one['peak_mb']:.0f}",
        )
    return table


def _set(name: str, peers: dict[str, dict[str, Any]]) -> Table:
    first = next(iter(peers.values()))
    known = {OURS_OF_PUBLIC, *(one.name for one in sets.TRAINING if one.weight)}
    seen = " (seen)" if name in known else ""
    kinds = ", ".join(first["kinds"]) if "kinds" in first else "complaint or not"
    table = Table(title=f"{name}{seen}: {first['texts']:,} texts; {kinds}")
    for column in ("peer", "macro-F1", "complaint P", "R", "F1", "ECE"):
        table.add_column(column, justify="left" if column == "peer" else "right")
    for key, one in peers.items():
        macro = one["macro_f1"] if "macro_f1" in one else one["complaint_or_not_macro_f1"]
        there = one["complaint"]["texts"]
        parts = ("precision", "recall", "f1")
        complaint = [f"{one['complaint'][part]:.3f}" if there else "-" for part in parts]
        ece = f"{one['ece']:.3f}" if "ece" in one else "-"
        table.add_row(PEERS[key].title, f"{macro:.3f}", *complaint, ece)
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading", description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder with the training sets")
    parser.add_argument("--json", type=Path, help="where the figures go as JSON")
    chosen = parser.parse_args()
    report(chosen.data, keep=chosen.json)


if __name__ == "__main__":
    main()
