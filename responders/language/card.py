"""The model card that stands beside the sentence model's weights."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from monitor.language.encoder.model import NETWORK
from responders.language.corpus import Sentence
from responders.language.measuring import Told, to_json

FORM = 1
"""Goes up where the model's own shape changes; the first half of its version."""
METRICS, CARD_FILE = "metrics.json", "README.md"
CARD = """# The sentence model

Version `{version}`, form and checksum. Made by `amends train-tone`; do not edit by hand.

It tells what a sentence of a reply does: apologise, take an apology back, promise, blame, refuse, mock, and so on. The
tone check asks it beside its own rules (`responders/domain/tone/sensing.py`). It never sees a customer's post.

## What it is
MiniLM (Wang et al., NeurIPS 2020; `all-MiniLM-L6-v2`, Apache-2.0), {pieces:,} pieces of its
vocabulary, one linear layer over the mean, eight bits a weight. Licence of these files: Apache-2.0, as the code's.

## What it was trained on
{taught:,} sentences written by us, and nothing else (`responders/language/corpus/`, CC0, with a guide and a datasheet).
Another {held_out:,} were kept back: the line of a yes was drawn on them, and the figures below are theirs, so they
flatter a little. What the whole tone check makes of replies that were not looked at stands in docs/checks.md.

| act | sentences | precision | recall |
| --- | ---: | ---: | ---: |
{rows}

## What it is bad at
- One sentence at a time: what was said before, and what the post told, it does not know.
- Irony without a sharp word, and jokes of a trade.
- English only. Sentences were written by few hands, all of this project; strangers write otherwise.
"""


def write(folder: Path, told: dict[str, Told], taught: list[Sentence], held_out: list[Sentence]) -> str:
    """Write figures and card into the model's folder; return the version."""
    version = f"{FORM}+{hashlib.sha256((folder / NETWORK).read_bytes()).hexdigest()[:8]}"
    figures = {"version": version, "taught": len(taught), "held_out": len(held_out), "acts": to_json(told)}
    (folder / METRICS).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    rows = "\n".join(
        f"| `{name}` | {one.of} | {one.precision:.2f} | {one.recall:.2f} |" for name, one in told.items()
    )
    pieces = len(json.loads((folder / "pieces.json").read_text(encoding="utf-8"))["model"]["vocab"])
    card = CARD.format(version=version, pieces=pieces, taught=len(taught), held_out=len(held_out), rows=rows)
    (folder / CARD_FILE).write_text(card, encoding="utf-8")
    return version
