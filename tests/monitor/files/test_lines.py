from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.files import opening
from monitor.files.lines import Line, split_lines
from monitor.files.opening import chunks
from monitor.files.problems import Code, Damaged, FileProblem


def texts(data: bytes, **options: int) -> list[bytes]:
    return [line.raw for line in split_lines([data], **options)]


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_any_newline_ends_a_line(newline: bytes) -> None:
    assert texts(b"one" + newline + b"two" + newline) == [b"one" + newline, b"two" + newline]


def test_newlines_may_be_mixed_and_the_last_line_may_lack_one() -> None:
    assert texts(b"a\nb\r\nc\rd") == [b"a\n", b"b\r\n", b"c\r", b"d"]


def test_nothing_but_newlines_divides_lines() -> None:
    text = "a\u2028b\x85c\x0bd".encode()
    assert texts(text) == [text]


@given(st.lists(st.binary(max_size=8)), st.integers(min_value=1, max_value=12))
def test_lines_do_not_depend_on_where_chunks_end(parts: list[bytes], longest: int) -> None:
    whole = b"".join(parts)
    at_once = list(split_lines([whole], longest=longest))
    assert list(split_lines(parts, longest=longest)) == at_once
    assert [line.number for line in at_once] == list(range(1, len(whole.splitlines()) + 1))


def test_a_line_that_is_too_long_is_named_and_the_next_is_read() -> None:
    lines = list(split_lines([b"ok\n", b"x" * 5000, b"y" * 5000 + b"\nnext\n"], longest=4096))
    assert [(line.number, line.code) for line in lines] == [(1, None), (2, "too-long"), (3, None)]
    assert lines[1].raw == b"x" * 2048
    assert "10,001 bytes" in lines[1].reason


def test_a_line_of_100_megabytes_is_skipped_in_little_memory() -> None:
    def stream() -> Iterator[bytes]:
        yield b'{"text": "before"}\n{"text": "'
        for _ in range(400):
            yield b"x" * opening.CHUNK
        yield b'"}\n{"text": "after"}\n'

    tracemalloc.start()
    lines = list(split_lines(stream()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [line.code for line in lines] == [None, "too-long", None]
    assert peak < 6 * 1024 * 1024


def test_a_stream_that_breaks_off_keeps_what_came_before() -> None:
    def stream() -> Iterator[bytes]:
        yield b"one\ntw"
        raise Damaged("broken off")

    assert list(split_lines(stream())) == [Line(1, b"one\n"), Line(2, b"tw", Code.DAMAGED, "broken off")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    assert b"".join(chunks(io.BytesIO("té😀\n".encode(encoding)))) == "té😀\n".encode()


def test_a_character_cut_by_a_chunk_is_whole_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "CHUNK", 5)
    assert b"".join(chunks(io.BytesIO("a😀b😀c".encode("utf-16")))) == "a😀b😀c".encode()


def test_a_packed_file_is_known_by_its_first_bytes() -> None:
    assert b"".join(chunks(io.BytesIO(gzip.compress(b"text\n")))) == b"text\n"


def test_progress_counts_the_bytes_on_the_disk() -> None:
    packed = gzip.compress(b"text\n" * 1000)
    read: list[int] = []
    assert len(b"".join(chunks(io.BytesIO(packed), advance=read.append))) == 5000
    assert sum(read) == len(packed)


def test_a_packed_file_that_is_cut_off_is_damaged() -> None:
    with pytest.raises(Damaged):
        list(chunks(io.BytesIO(gzip.compress(bytes(range(256)) * 100)[:-20])))


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", "text".encode("utf-16-le"), b"\x00\x01\x02\x03"])
def test_what_is_no_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(FileProblem, match="UTF-8"):
        list(chunks(io.BytesIO(data)))
