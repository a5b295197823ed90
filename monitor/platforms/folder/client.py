"""The folder as the system shows it: only plain files in it, and never one that is still being written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from monitor.platforms.errors import Refused, Transient
from monitor.platforms.folder.cursor import short

ENDINGS = (".jsonl", ".ndjson", ".csv", ".tsv")
PACKED = ".gz"
REJECTS = ".rejects.jsonl"
MOST = 2000

SETTLING = timedelta(seconds=2)
"""A file that was written to within this time may still grow."""

AHEAD = timedelta(minutes=1)
"""A file dated further ahead than this comes from a clock that is wrong, and is not waited for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file by its name, and what tells whether it was changed."""

    name: str
    size: int
    written: int
    mode: int

    @property
    def hash(self) -> str:
        """Another one after every change."""
        return short(self.name, self.size, self.written, self.mode)

    def before(self, when: datetime) -> bool:
        """Whether it was written before this time."""
        return self.written < int(when.timestamp() * 1e9)


def files(folder: Path, *, now: datetime) -> list[Found]:
    """The files of posts in the folder that are complete, the oldest first.

    Raises Refused for what is no folder of ours to read, Transient where it is not there (now).
    """
    if not folder.is_absolute() or "\0" in str(folder):
        raise Refused("Give the whole path of the folder, from the root on.", code="bad-path")
    with line(f"The folder {folder}"), os.scandir(folder) as entries:
        names = [entry for entry in entries if _is_ours(entry.name) and entry.is_file(follow_symlinks=False)]
        if len(names) > MOST:
            raise Refused(
                f"The folder {folder} holds more than {MOST:,} files; move the old ones away.",
                code="too-many",
            )
        found = [(entry.name, entry.stat(follow_symlinks=False)) for entry in names]
    complete = [
        Found(name, at.st_size, at.st_mtime_ns, at.st_mode)
        for name, at in found
        if _settled(at.st_mtime, now)
    ]
    return sorted(complete, key=lambda one: (one.written, one.name))


def open_file(path: Path) -> BinaryIO:
    """Open a plain file; never what a link leads to, and never a pipe, which would hold us up."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with line(f"The file {path}"):
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise Refused(f"{path} is no plain file.", code="bad-file")
        return os.fdopen(descriptor, "rb")


@contextmanager
def line(what: str) -> Iterator[None]:
    """Errors of the system become ours. Nothing is ever written."""
    try:
        yield
    except NotADirectoryError as error:
        raise Refused(f"{what} is no folder.", code="bad-path") from error
    except PermissionError as error:
        advice = "Give the user that runs Amends the right to read it."
        raise Refused(f"{what} may not be read. {advice}", code="not-allowed") from error
    except FileNotFoundError as error:
        advice = "Make it, or correct the path."
        raise Transient(
            f"{what} is not there. {advice}", applied="no", retry_in=timedelta(minutes=5)
        ) from error
    except OSError as error:
        raise Transient(f"{what} can't be read ({error.strerror}).", applied="no") from error


def _is_ours(name: str) -> bool:
    plain = name.lower()
    hidden = plain.startswith(".") or plain.endswith(REJECTS)
    return not hidden and plain.removesuffix(PACKED).endswith(ENDINGS)


def _settled(written: float, now: datetime) -> bool:
    age = now.timestamp() - written
    return age >= SETTLING.total_seconds() or age < -AHEAD.total_seconds()
