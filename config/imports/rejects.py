"""The rejects file: every row that could not be used, with its line and the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

from monitor.files.problems import FileProblem, Reject

ENDING = ".rejects.jsonl"


class RejectsFile:
    """Opened by the first reject. One that an earlier run left is replaced, or goes when nothing is rejected.

    `chosen` is the path that a person named, which must be writable from the start. Otherwise the file
    stands beside `source`, or in `elsewhere` where that folder can't be written (or there is no source).
    """

    def __init__(self, *, source: Path | None, chosen: Path | None, elsewhere: Path) -> None:
        name = f"{source.name if source else 'stdin'}{ENDING}"
        self._chosen = chosen
        self._places = (
            [chosen] if chosen else [*([source.with_name(name)] if source else []), elsewhere / name]
        )
        self._file: IO[str] | None = None
        self.path: Path | None = None
        if source and any(place.resolve() == source.resolve() for place in self._places):
            raise FileProblem("The rejects would overwrite the file itself. Choose another --rejects.")
        if chosen:
            self._open()

    def close(self, *, complete: bool) -> None:
        """End the file. Where the whole input was taken in without a reject, an earlier run's file goes."""
        if self._file:
            self._file.close()
        elif complete and not self._chosen:
            for place in self._places:
                _remove(place)

    def add(self, reject: Reject) -> None:
        """Write one reject. Raises FileProblem where no place can be written."""
        if self._file is None:
            self._open()
        assert self._file is not None  # noqa: S101 (opened, or an error was raised)
        self._file.write(json.dumps(reject.to_json()) + "\n")

    def _open(self) -> None:
        reason = ""
        for place in self._places:
            try:
                if place == self._places[-1] and not self._chosen:
                    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._file = place.open("w", encoding="ascii")
            except OSError as error:
                reason = reason or f"{place}: {error.strerror}"
            else:
                self.path = place
                return
        raise FileProblem(f"The rejects can't be written ({reason}). Name a file with --rejects.")


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
