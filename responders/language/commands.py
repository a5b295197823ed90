"""`amends train-tone`: teach the sentence model, with progress shown and its figures told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from responders.language.sense import MODEL


def train(*, base: Path, out: Path | None, seed: int) -> None:
    """Train and print the figures; raises SystemExit(1), with a sentence, where something is missing."""
    from rich.console import Console  # noqa: PLC0415 - a command's own imports
    from rich.progress import Progress  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from responders.language import training  # noqa: PLC0415

    lacking = [name for name in ("model.safetensors", training.PIECES) if not (base / name).is_file()]
    if lacking:
        _stop(f"The folder {base} lacks {' and '.join(lacking)}. They are those of all-MiniLM-L6-v2.")
    console = Console()
    try:
        with Progress(console=console) as progress:
            task = progress.add_task("Teaching the sentence model", total=None)
            figures = training.train(
                base,
                out=out or MODEL,
                seed=seed,
                beat=lambda step, steps: progress.update(task, completed=step, total=steps),
            )
    except ImportError as error:
        _stop(f"{error}. Install the extra: pip install 'amends[encoder]'.")
    table = Table("act", "sentences", "precision", "recall", title="On the sentences that were kept back")
    for name, told in figures.items():
        table.add_row(name, str(told.of), f"{told.precision:.2f}", f"{told.recall:.2f}")
    console.print(table)
    console.print(f"The weights are in {out or MODEL}.")


def _stop(message: str) -> NoReturn:
    sys.stderr.write(message + "\n")
    raise SystemExit(1)
