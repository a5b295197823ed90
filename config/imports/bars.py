"""Progress bars on stderr; nothing at all where that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Bar(Protocol):
    """Shows how far one step is."""

    def __call__(self, what: str, *, done: int, total: int) -> None:
        """Tell that `done` of `total` rows are done."""
        ...


def on_terminal() -> bool:
    """Whether somebody watches."""
    return sys.stderr.isatty()


@contextmanager
def bytes_bar(total: int | None, what: str = "Importing") -> Iterator[Callable[[int], None]]:
    """A bar over the bytes of a file; give it how many more were read. None where the size is not known."""
    if not on_terminal():
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:<10}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda count: progress.advance(task, count)


@contextmanager
def rows_bars() -> Iterator[Bar]:
    """A bar for each step, over its rows."""
    if not on_terminal():
        yield _quiet
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def bar(what: str, *, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done, total=total)

        yield bar


def _quiet(what: str, *, done: int, total: int) -> None:
    del what, done, total
