"""A file as a stream of UTF-8 chunks: unpacked, converted from UTF-16, never held as a whole."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from monitor.files.problems import Damaged, FileProblem

CHUNK = 256 * 1024
"""Bytes read at once."""

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Counted(io.RawIOBase):
    """Tells how many bytes were taken, so that progress is counted in the file as it lies on the disk."""

    def __init__(self, file: BinaryIO, advance: Callable[[int], None]) -> None:
        self._file = file
        self._advance = advance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        # read1 gives what a slow pipe has, instead of waiting for a whole chunk.
        read = getattr(self._file, "read1", self._file.read)
        data = read(len(buffer))
        buffer[: len(data)] = data
        self._advance(len(data))
        return len(data)


def open_file(path: Path) -> BinaryIO:
    """Open `path` for reading. Raises FileProblem with a sentence where that can't be done."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise FileProblem(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise FileProblem(f"{path} is a folder; name a file in it.") from None
    except OSError as error:
        raise FileProblem(f"{path} can't be read: {error.strerror}.") from None


def chunks(file: BinaryIO, *, advance: Callable[[int], None] = lambda _: None) -> Iterator[bytes]:
    """The file's text as UTF-8, in pieces, without a byte order mark; gzip is unpacked by its first bytes.

    Raises FileProblem for what is no text at all, and Damaged where a packed file breaks off.
    """
    packed = io.BufferedReader(_Counted(file, advance), CHUNK)
    is_packed = packed.peek(2)[:2] == GZIP
    parts = _parts(gzip.GzipFile(fileobj=packed) if is_packed else packed)
    first = next(parts, b"")
    # A pipe may give less than the four bytes by which a kind of file is known.
    while len(first) < 4 and (more := next(parts, b"")):
        first += more
    if first.startswith(ZIP):
        raise FileProblem(
            "This is a zip archive or a spreadsheet. Save the sheet as CSV (UTF-8), or unpack it, first."
        )
    if first.startswith(UTF_16):
        yield from _from_utf_16(first, parts)
        return
    if first.count(b"\x00") > len(first) // 5:
        raise FileProblem("This is no text in UTF-8. Save the file as UTF-8 (CSV or JSON Lines) first.")
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from parts


def _parts(stream: io.BufferedIOBase) -> Iterator[bytes]:
    while True:
        try:
            data = stream.read1(CHUNK)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise Damaged(
                "The packed file breaks off or is damaged: nothing after this line could be read."
            ) from error
        if not data:
            return
        yield data


def _from_utf_16(first: bytes, parts: Iterator[bytes]) -> Iterator[bytes]:
    # Half a surrogate pair becomes broken UTF-8 here, so that only its own row is rejected.
    decoder = codecs.getincrementaldecoder("utf-16")("surrogatepass")
    yield decoder.decode(first).encode("utf-8", "surrogatepass")
    for part in parts:
        yield decoder.decode(part).encode("utf-8", "surrogatepass")
    left, _ = decoder.getstate()
    if left:
        raise Damaged("The file breaks off in the middle of a character.")
