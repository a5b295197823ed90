"""`amends import`: a file of posts, as mentions of a brand."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from config import env
from config.cli.django_ready import database_sentences, fail, require_setup, start_django
from config.cli.people import owners_addresses
from config.imports import telling
from config.imports.bars import bytes_bar, rows_bars
from config.imports.rejects import RejectsFile
from config.imports.taking import Counts, usable_batches
from config.terminal import shown
from monitor.domain.mention import IncomingMention
from monitor.files.columns import Columns, parse_mapping
from monitor.files.opening import open_file
from monitor.files.problems import FileProblem, Reject
from monitor.files.reading import read_rows

if TYPE_CHECKING:
    from monitor.models import Channel

STDIN = Path("-")
SOME_REJECTED = 3
"""Exit status where some rows were taken and others rejected; 1 is for a file of no use at all."""

INTERRUPTED = 130


def import_file(
    file: Path,
    *,
    brand: str,
    mapping: list[str],
    rejects: Path | None,
    dry_run: bool,
    work: bool,
    alert: bool,
) -> None:
    """Take in every usable row of `file`, then with `work` read, file and draft.

    Ends the process with status 3 where some rows were rejected, 1 where nothing could be used, and 130
    on Ctrl-C: what was taken in stays, and the same command goes on from there.
    """
    try:
        columns = parse_mapping(mapping)
        with _stream(file) as stream:
            source = _Source(stream, None if file == STDIN else file, columns, rejects)
            counts = _look(source) if dry_run else _take(source, brand=brand, alert=alert, work=work)
    except FileProblem as problem:
        fail(str(problem))
    if counts.rejected:
        raise SystemExit(SOME_REJECTED if counts.usable else 1)


@dataclass(frozen=True, slots=True)
class _Source:
    """What is read, how, and where its rejects go. `path` is None for standard input."""

    stream: BinaryIO
    path: Path | None
    columns: Columns
    rejects: Path | None

    def rejects_file(self) -> RejectsFile:
        """The place of its rejects. Raises FileProblem."""
        return RejectsFile(source=self.path, chosen=self.rejects, elsewhere=env.home() / "rejects")


def _look(source: _Source) -> Counts:
    """Understand everything, store nothing. Needs no database; rejects are written where a path was named."""
    counts = Counts()
    place = source.rejects_file() if source.rejects else None
    started = time.monotonic()
    try:
        with _batches(source, counts, reject=place.add if place else _ignore) as batches:
            for batch in batches:
                counts.usable += len(batch)
    except KeyboardInterrupt:
        _stopped("Stopped before the end of the file; nothing was stored.")
    finally:
        if place:
            place.close(complete=False)
    _print(telling.understood(counts.first))
    print(telling.counted(counts, seconds=time.monotonic() - started, dry=True))
    _print(telling.rejected(counts, place.path if place else None))
    return counts


def _take(source: _Source, *, brand: str, alert: bool, work: bool) -> Counts:
    """Take the file in, a batch at a time; then work it off."""
    start_django()
    require_setup()
    from config.imports.storing import brand_named, file_channel, store

    counts = Counts()
    place = source.rejects_file()
    started = time.monotonic()
    channel: Channel | None = None
    complete = False
    try:
        with _batches(source, counts, reject=place.add) as batches, database_sentences():
            # The first batch comes before the brand: a file of no use leaves no brand behind.
            first = next(batches, None)
            if first:
                found, made = brand_named(brand, now=datetime.now(UTC), alert_emails=owners_addresses)
                channel = file_channel(found, alerts=alert)
                print(f"{'New brand' if made else 'Brand'}: {shown(found.name)}")
                store(chain([first], batches), channel=channel, now=datetime.now(UTC), counts=counts)
            complete = True
    except KeyboardInterrupt:
        _stopped(
            f"Stopped. {counts.new:,} posts were taken in and stay. The same command goes on from there."
        )
    finally:
        place.close(complete=complete)
    print(telling.counted(counts, seconds=time.monotonic() - started, dry=False))
    _print(telling.rejected(counts, place.path))
    if channel and work:
        _work_off(channel)
    return counts


def _work_off(channel: Channel) -> None:
    from config.imports.working import made_on, work_off

    started = time.monotonic()
    before = made_on(channel)
    try:
        with database_sentences(), rows_bars() as bar:
            left = work_off(channel, bar=bar)
    except KeyboardInterrupt:
        _stopped("Stopped. The posts are in; the clock goes on with them, and so does the same command.")
    after = made_on(channel)
    new = {name: after[name] - before[name] for name in after}
    print(telling.made(new, seconds=time.monotonic() - started))
    if left:
        print(f"{left:,} rows are in another process's hands; it, or the clock, finishes them.")


@contextmanager
def _batches(
    source: _Source, counts: Counts, *, reject: Callable[[Reject], None]
) -> Iterator[Iterator[list[IncomingMention]]]:
    """The usable rows of the file in batches, with a progress bar over its bytes. Raises FileProblem."""
    with bytes_bar(_size(source)) as advance:
        name = source.path.name if source.path else ""
        rows = read_rows(source.stream, name=name, columns=source.columns, advance=advance)
        now = datetime.now(UTC)
        yield usable_batches(rows, columns=source.columns, now=now, reject=reject, counts=counts)
    if not counts.rows:
        raise FileProblem("The file holds no rows.")


def _stream(file: Path) -> AbstractContextManager[BinaryIO]:
    """The file, opened once: it may be a pipe. Standard input is not ours to close."""
    return nullcontext(sys.stdin.buffer) if file == STDIN else open_file(file)


def _size(source: _Source) -> int | None:
    """How many bytes there are, where that is known."""
    if source.path is None:
        return None
    facts = os.fstat(source.stream.fileno())
    return facts.st_size if stat.S_ISREG(facts.st_mode) else None


def _ignore(_reject: Reject) -> None:
    return


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line)


def _stopped(sentence: str) -> NoReturn:
    print(f"amends: {sentence}", file=sys.stderr)
    raise SystemExit(INTERRUPTED)
