"""What `amends read --json`, `amends train` and `amends train-grammar` do, free of the command line's own library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from monitor.domain.jsonlines import BadLine, answer_lines, required_text
from monitor.language.reader import MODEL, Reader, load_reader


def read_json_lines(lines: Iterable[bytes], write: Callable[[str], None], *, batch_size: int = 256) -> int:
    """Read `{"id", "text"}` a line, write one reading a line in the same order; return how many were bad.

    A bad line gets an error object in its place. A batch's answers are written as soon as it is read.
    """
    reader = load_reader()
    return answer_lines(lines, write, lambda rows: _answers(reader, rows), batch_size=batch_size)


def _answers(reader: Reader, rows: list[tuple[int, dict[str, Any]]]) -> Iterator[dict[str, Any] | BadLine]:
    texts = [required_text(row, "text", number) for number, row in rows]
    readings = reader.read_many(text for text in texts if isinstance(text, str))
    for (_, row), text in zip(rows, texts, strict=True):
        if isinstance(text, BadLine):
            yield text
        else:
            yield {"id": row.get("id"), **next(readings).to_json()}


def train(
    *,
    data: Path,
    out: Path | None = None,
    base: Path | None = None,
    seed: int = 0,
    allow_missing: bool = False,
) -> None:
    """Train and print the figures as a table; raises SystemExit(1), with a sentence, where something lacks."""
    from rich.console import Console  # noqa: PLC0415 - a command's own imports

    from monitor.language import train as training  # noqa: PLC0415

    try:
        metrics = training.train(data, out=out or MODEL, base=base, seed=seed, allow_missing=allow_missing)
    except training.MissingDataError as error:
        _stop(str(error))
    except ModuleNotFoundError as error:
        extra = "encoder" if error.name in {"torch", "onnx", "safetensors"} else "train"
        _stop(f'Training needs the extra "{extra}" ({error.name} is missing): pip install "amends[{extra}]".')
    except FileNotFoundError as error:
        _stop(
            f"The file {error.filename} is not there. The base folder needs model.safetensors and tokenizer.json."
        )
    console = Console()
    console.print(_table(metrics))
    console.print(f"Weights {metrics['version']} are in {out or MODEL}.")


def train_grammar(*, data: Path, out: Path | None = None) -> None:
    """Train the grammar and print its figures; raises SystemExit(1), with a sentence, where a file lacks."""
    from rich.console import Console  # noqa: PLC0415 - a command's own imports
    from rich.table import Table  # noqa: PLC0415

    from monitor.language.grammar import parsing  # noqa: PLC0415
    from monitor.language.grammar import train as training  # noqa: PLC0415
    from monitor.language.train import MissingDataError  # noqa: PLC0415

    try:
        metrics = training.train(data, out=out or parsing.MODEL)
    except MissingDataError as error:
        _stop(str(error))
    table = Table("what", "figure", title="Measured on dev.conllu, with its own words")
    for name, told in metrics["measured"].items():
        shown = (
            " ".join(f"{key} {value}" for key, value in told.items()) if isinstance(told, dict) else str(told)
        )
        table.add_row(name.replace("_", " "), shown)
    console = Console()
    console.print(table)
    console.print(f"Weights {metrics['version']} are in {out or parsing.MODEL}.")


def _stop(message: str) -> NoReturn:
    sys.stderr.write(message + "\n")
    raise SystemExit(1)


def _table(metrics: dict[str, Any]) -> Any:
    from rich.table import Table  # noqa: PLC0415

    table = Table(title="Measured on texts that were never trained on")
    for column in ("set", "texts", "macro-F1", "complaint P / R / F1", "ECE", "texts/s"):
        table.add_column(column, justify="left" if column == "set" else "right")
    for name, one in metrics["measured"].items():
        complaint = " / ".join(f"{one['complaint'][key]:.2f}" for key in ("precision", "recall", "f1"))
        macro = f"{one['macro_f1']:.3f}" if "macro_f1" in one else "-"
        table.add_row(
            name, str(one["texts"]), macro, complaint, f"{one['ece']:.3f}", str(one["texts_per_second"])
        )
    return table
