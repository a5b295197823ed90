"""`python -m tests.benchmarks.learning_curve --data FOLDER`: what corrections by a person bring on an unseen brand.

The posts of FOLDER/<set>/train.jsonl come in a random order, as to a person at the desk: what was read wrongly
she corrects, what was read rightly she approves, and both are labels. After 10, 30, 100 and 300 corrections a layer is
learnt from all labels so far, and judged on <set>/dev.jsonl, and on our own held-out messages, where it must do no
harm. A layer that `learn` refuses is not used, as in the product. The sets are `airline`, then `app_reviews` and
`brand_emotion_sxsw`, whose makers drew the line between the kinds elsewhere, as a brand's own people may.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from monitor.domain.reading import Kind
from monitor.language import figures
from monitor.language.layer import Layer
from monitor.language.learning import Lesson, learn
from monitor.language.reader import Reader, load_reader
from monitor.language.training import sets

SIZES = (0, 10, 30, 100, 300)
REPEATS = 5
MOST = 2_500
"""Posts that one person sees."""
BRANDS = ("airline", "app_reviews", "brand_emotion_sxsw")


class Step(NamedTuple):
    """One learning: labels it had, macro-F1 on the brand and elsewhere, seconds, why refused ("" if not)."""

    labels: int
    brand: float
    own: float
    seconds: float
    refused: str


class Judges(NamedTuple):
    """Texts with their kinds, of the brand and of our own held-out corpus."""

    brand: list[Lesson]
    own: list[Lesson]


def lessons(path: Path) -> list[Lesson]:
    """The labelled posts of a file, but for those of a kind that we do not know."""
    rows = [row for row in sets.read_lines(path) if row["label"] in set(Kind)]
    return [Lesson(row["text"], Kind(row["label"])) for row in rows]


def macro_f1(reader: Reader, texts: Sequence[Lesson], layer: Layer | None) -> float:
    """How well these are read with the layer; sets without questions count one as "other"."""
    readings = list(reader.read_many([one.text for one in texts], layer=layer))
    return float(figures.kinds(readings, [str(one.kind) for one in texts])["macro_f1"])


def curve(
    reader: Reader, stream: Sequence[Lesson], judges: Judges, bare: tuple[float, float], *, seed: int
) -> list[Step]:
    """One person's corrections, in an order of their own; `bare` is what no layer reaches."""
    order = np.random.default_rng(seed).permutation(len(stream))[:MOST]
    posts = [stream[int(at)] for at in order]
    said = [reading.kind for reading in reader.read_many([one.text for one in posts])]
    posts, wrong = _judged(posts, said)
    steps = []
    for size in SIZES:
        labels = int(np.searchsorted(np.cumsum(wrong), size)) + 1 if size else 0
        started = time.perf_counter()
        learnt = learn(reader, posts[:labels]) if size else None
        seconds = time.perf_counter() - started
        layer = learnt.layer if learnt else None
        brand, own = (macro_f1(reader, texts, layer) for texts in judges) if layer else bare
        steps.append(Step(labels, brand, own, seconds, learnt.why if learnt and not layer else ""))
    return steps


def _judged(posts: Sequence[Lesson], said: Sequence[Kind]) -> tuple[list[Lesson], list[bool]]:
    """What the person makes of each post, and which answers she had to correct.

    The set knows no questions: one that the machine calls a question and the set "other" is approved.
    """
    known = {one.kind for one in posts}
    as_known = [kind if kind in known else Kind.OTHER for kind in said]
    wrong = [one.kind is not kind for one, kind in zip(posts, as_known, strict=True)]
    judged = [
        one if bad else Lesson(one.text, kind) for one, kind, bad in zip(posts, said, wrong, strict=True)
    ]
    return judged, wrong


def report(data: Path, *, repeats: int = REPEATS, brands: Sequence[str] = BRANDS) -> None:
    """Measure and print, a table a brand; says what is missing and leaves out brands whose posts are not there."""
    console = Console()
    reader = load_reader()
    own = [Lesson(record["text"], Kind(record["kind"])) for record in sets.own() if sets.held_out(record)]
    bare = None
    for brand in brands:
        folder = data / brand
        lacking = [name for name in ("train.jsonl", "dev.jsonl") if not (folder / name).is_file()]
        if lacking:
            console.print(f"The learning curve needs {' and '.join(lacking)} in {folder}; it is left out.")
            continue
        bare = macro_f1(reader, own, None) if bare is None else bare
        judges = Judges(lessons(folder / "dev.jsonl"), own)
        _one(console, reader, lessons(folder / "train.jsonl"), judges, bare, brand=brand, repeats=repeats)


def _one(
    console: Console,
    reader: Reader,
    stream: Sequence[Lesson],
    judges: Judges,
    own_bare: float,
    *,
    brand: str,
    repeats: int,
) -> None:
    # The first learning in a process reads our own corpus, which the seconds below should not count.
    learn(reader, stream[:50])
    bare = (macro_f1(reader, judges.brand, None), own_bare)
    runs = []
    for seed in range(repeats):
        console.print(f"{brand}: person {seed + 1} of {repeats} …")
        runs.append(curve(reader, stream, judges, bare, seed=seed))
    console.print(_table(brand, runs, judges))
    reasons = Counter(step.refused for run in runs for step in run if step.refused)
    for why, count in reasons.most_common():
        console.print(f"Not taken, {count} times: {why}", markup=False)


def _table(brand: str, runs: list[list[Step]], judges: Judges) -> Table:
    table = Table(
        title=f"Corrections on a brand never seen, {brand}; {len(runs)} orders: mean (least to most)"
    )
    columns = (
        "corrections",
        "labels in all",
        f"brand, {len(judges.brand):,} texts, macro-F1",
        f"own held-out, {len(judges.own):,} texts, macro-F1",
        "layer taken",
        "seconds",
    )
    for name in columns:
        table.add_column(name, justify="right")
    for at, size in enumerate(SIZES):
        steps = [run[at] for run in runs]
        table.add_row(
            str(size),
            f"{np.mean([step.labels for step in steps]):.0f}",
            _spread([step.brand for step in steps]),
            _spread([step.own for step in steps]),
            f"{sum(not step.refused for step in steps)} of {len(steps)}" if size else "-",
            f"{np.mean([step.seconds for step in steps]):.1f}" if size else "-",
        )
    return table


def _spread(values: list[float]) -> str:
    low, high = min(values), max(values)
    mean = f"{float(np.mean(values)):.3f}"
    return mean if low == high else f"{mean} ({low:.3f} to {high:.3f})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.learning_curve", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the sets")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="how many orders are tried")
    parser.add_argument("--brands", nargs="+", default=BRANDS, help="the sets that stand for a brand")
    chosen = parser.parse_args()
    report(chosen.data, repeats=chosen.repeats, brands=chosen.brands)


if __name__ == "__main__":
    main()
