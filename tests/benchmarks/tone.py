"""`python -m tests.benchmarks.tone`: how well the tone check finds what a careful reader finds, and how fast.

The replies of tests/data/tone were written for this, with every code a careful reader gives them. Those called
`looked_at` were read while the rules were written, so their figures flatter; by `tuned` it was chosen how rules and
sentence model go together; `held_out` were neither. With
`--data FOLDER` it also counts findings on the replies that agents really posted (`support_pairs/dev.jsonl`).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from monitor.domain.agreement import wilson
from monitor.language.reader import load_reader
from responders.domain.finding import Weight
from responders.domain.tone import CHECKS, Context, check_reply
from responders.grammar import shipped_grammar
from responders.language.sense import shipped_sense
from tests.benchmarks.tone_peers import PROSELINT, WORDS, plain_list, proselint
from tests.labelled_replies import FOLDER, Labelled, labelled

PARTS = ("looked_at", "tuned", "held_out")
ROUNDS = 300
"""Edits that are timed."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one code was found: rightly, wrongly, and not."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else float("nan")

    @property
    def recall(self) -> float:
        """Of what stands there, the share that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else float("nan")

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def score(code: str, wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> Score:
    """The score of one code over all replies."""
    pairs = [(code in truth, code in said) for truth, said in zip(wanted, found, strict=True)]
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def report(data: Path | None = None, folder: Path = FOLDER, parts: Iterable[str] = PARTS) -> None:
    """Print every figure."""
    for part in parts:
        replies = labelled(part, folder, sense=shipped_sense())
        if replies:
            show_scores(part, replies)
    every = [reply for part in parts for reply in labelled(part, folder, sense=shipped_sense())]
    if every:
        show_speed(every)
    if data and (data / "support_pairs" / "dev.jsonl").exists():
        show_real(data / "support_pairs" / "dev.jsonl")


def show_scores(part: str, replies: list[Labelled]) -> None:
    """Precision, recall and F of every code, beside those of the others for the codes they share."""
    wanted, found = [reply.codes for reply in replies], [reply.found() for reply in replies]
    lint = proselint()
    linted = [lint(reply.reply) for reply in replies] if lint else []
    listed = [plain_list(reply.reply) for reply in replies]
    table = Table(title=f"Tone check on {len(replies)} replies, {part.replace('_', ' ')}")
    for column in (
        "code",
        "of",
        "precision",
        "recall",
        "F",
        "95 % of recall",
        "word list P / R",
        "proselint P / R",
    ):
        table.add_column(column, justify="left" if column == "code" else "right")
    for code in [check.code for check in CHECKS]:
        one = score(code, wanted, found)
        low, high = wilson(one.right, one.right + one.missed)
        others = score(code, wanted, listed) if code in WORDS else None
        linter = score(code, wanted, linted) if linted and code in PROSELINT else None
        table.add_row(
            code,
            str(one.right + one.missed),
            f"{one.precision:.2f}",
            f"{one.recall:.2f}",
            f"{one.f:.2f}",
            f"{low:.2f} to {high:.2f}",
            *(f"{peer.precision:.2f} / {peer.recall:.2f}" if peer else "" for peer in (others, linter)),
        )
    Console(width=110).print(table)


def show_speed(replies: list[Labelled]) -> None:
    """Checks a second, and how long one takes while somebody types: every time another sentence of the reply."""
    table = Table(title="Tone check, speed on one core")
    table.add_column("what")
    table.add_column("figure", justify="right")
    for reply in replies[:200]:
        reply.found()
    started = time.perf_counter()
    for reply in replies:
        reply.found()
    table.add_row(
        "checks a second, sentences known", f"{len(replies) / (time.perf_counter() - started):,.0f}"
    )
    times = sorted(_typed(replies))
    table.add_row("a 280-character reply, one sentence changed: median", f"{times[len(times) // 2]:.1f} ms")
    table.add_row("  95 of 100 within", f"{times[int(len(times) * 0.95)]:.1f} ms")
    Console(width=110).print(table)


def _typed(replies: list[Labelled]) -> list[float]:
    """Milliseconds of checks on replies of about 280 characters, each with one sentence nobody has seen."""
    chosen, times = random.Random(7), []
    long = [reply for reply in replies if 180 <= len(reply.reply) <= 280] or replies
    for number in range(ROUNDS):
        reply = chosen.choice(long)
        other = chosen.choice(long)
        sentence = f" I have looked at number {number} and at what we said of {other.row['brand']} before."
        text = (reply.reply + sentence)[-280:]
        started = time.perf_counter()
        check_reply(text, reply.mention, replace(reply.context, platform="mastodon"))
        times.append((time.perf_counter() - started) * 1000)
    return times


def show_real(file: Path) -> None:
    """Findings per hundred replies that agents really posted."""
    pairs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    readings = load_reader().read_many([pair["customer_text"] for pair in pairs])
    grammar, counts, blocked = shipped_grammar(), Counter[str](), 0
    for pair, reading in zip(pairs, readings, strict=True):
        context = Context(platform="x", reading=reading, grammar=grammar, sense=shipped_sense())
        found = check_reply(pair["reply_text"], pair["customer_text"], context)
        counts.update({finding.code for finding in found})
        blocked += any(finding.weight is Weight.BLOCK for finding in found)
    table = Table(title=f"Tone check on {len(pairs):,} real replies: of a hundred, how many have it")
    table.add_column("code")
    table.add_column("of 100", justify="right")
    for code, count in counts.most_common():
        table.add_row(code, f"{100 * count / len(pairs):.1f}")
    table.add_row("any that blocks", f"{100 * blocked / len(pairs):.1f}")
    Console(width=110).print(table)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.tone", description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder with the real replies")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the labelled replies are")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part")
    chosen = parser.parse_args()
    report(chosen.data, chosen.folder, chosen.part or PARTS)


if __name__ == "__main__":
    main()
