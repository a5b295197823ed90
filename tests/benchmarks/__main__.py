"""`make bench`: start-up time, mentions a second over the whole path, memory; then how well posts are read.

Texts are made up here from the sample brand's posts, so that the figures need no outside data; give a
file of your own with `python -m tests.benchmarks --file posts.jsonl`. How well posts are read is measured on
our own held-out messages, and with `make bench DATA=FOLDER` on the sets in that folder as well.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from tests.benchmarks import drafts, grammar, languages, learning_curve, own_topics, reading
from tests.processes.installation import Installation

ROWS = 5_000
SAMPLE = Path(__file__).resolve().parents[2] / "monitor" / "practice" / "sample" / "posts.jsonl"


def made_up_posts(path: Path, rows: int) -> None:
    """`rows` different posts: the sample's texts, each ending in its own number."""
    texts = [json.loads(line)["text"] for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            text = f"{texts[number % len(texts)]} ({number})"
            file.write(json.dumps({"id": f"b{number}", "text": text, "author": f"customer{number}"}) + "\n")


def start_up(runs: int = 7) -> float:
    """Median wall seconds of `amends --help`."""
    command = [str(Path(sys.executable).parent / "amends"), "--help"]
    times = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


def peak_and_wall(installation: Installation, *words: str) -> tuple[float, float]:
    """Wall seconds and peak resident MB of one command."""
    started = time.perf_counter()
    child = installation.start(*words)
    watched, peak = psutil.Process(child.pid), 0
    while child.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.02)
    return time.perf_counter() - started, peak / 2**20


def backlog(posts: int = 100_000) -> dict[str, Any]:
    """What a source with a long backlog cost, in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.backlog", str(posts)],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def resident(pid: int) -> float:
    """Resident MB of a process now."""
    return float(psutil.Process(pid).memory_info().rss) / 2**20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--file", type=Path, help="posts to take in, instead of made-up ones")
    parser.add_argument("--rows", type=int, default=ROWS, help="how many posts to make up")
    parser.add_argument("--data", type=Path, help="the folder with the training sets")
    chosen = parser.parse_args()
    show_speed(chosen.file, chosen.rows)
    languages.main()
    own_topics.main()
    reading.report(chosen.data)
    if chosen.data:
        grammar.report(chosen.data)
        drafts.report(chosen.data)
        learning_curve.report(chosen.data)


def show_speed(file: Path | None, rows: int) -> None:
    """Print start-up time, the speed of the whole path, and memory."""
    table = Table(title=f"Amends on {platform.python_implementation()} {platform.python_version()}, SQLite")
    table.add_column("what")
    table.add_column("figure", justify="right")
    table.add_row("amends --help, median of 7", f"{start_up():.2f} s")
    long = backlog()
    table.add_row(
        "a backlog of 100,000 posts, 5 % twice, edited or broken",
        f"{long['items'] / long['seconds']:,.0f} items/s",
    )
    table.add_row(
        "  memory from its first page to its last",
        f"{long['resident_mb'][0]} to {max(long['resident_mb'])} MB",
    )
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        installation = Installation(Path(folder))
        posts = file or Path(folder) / "posts.jsonl"
        if file is None:
            made_up_posts(posts, rows)
        installation.amends("setup")
        try:
            wall, peak = peak_and_wall(installation, "import", str(posts), "--brand", "Bench")
            found = installation.script("count")
            table.add_row("import → read → case → draft, posts", f"{found['mentions']:,}")
            table.add_row("  wall time, start-up included", f"{wall:.1f} s")
            table.add_row("  mentions a second, start-up included", f"{found['mentions'] / wall:,.0f}")
            table.add_row("  peak memory", f"{peak:.0f} MB")
            web, clock = installation.start("web"), installation.start("clock")
            installation.wait_for_web()
            time.sleep(10)
            table.add_row("memory of web, after its first page", f"{resident(web.pid):.0f} MB")
            table.add_row("memory of the clock, after ten seconds of work", f"{resident(clock.pid):.0f} MB")
        finally:
            installation.end()
    Console().print(table)


if __name__ == "__main__":
    main()
