from __future__ import annotations

import csv
import gzip
import json
import os
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.domain.mention import BrokenPayload, IncomingMention, Page, ReplyMode
from monitor.files.lines import LONGEST
from monitor.platforms.contract import Account
from monitor.platforms.errors import Refused, Transient
from monitor.platforms.folder import client
from monitor.platforms.folder.listen import FolderCollector, connect
from tests.contracts.world import Clock

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)
Drop = Callable[..., Path]


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def drop(tmp_path: Path, clock: Clock) -> Drop:
    def write(name: str, data: str | bytes, *, ago: float = 60) -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        then = clock.now.timestamp() - ago
        os.utime(path, (then, then))
        return path

    return write


def ear(clock: Clock, columns: str = "") -> FolderCollector:
    settings = {"columns": columns} if columns else {}
    return FolderCollector(Account(platform="folder", settings=settings), clock=clock)


def fetch(collector: FolderCollector, folder: Path, cursor: str = "", *, max_items: int = 200) -> Page:
    return collector.fetch("files", str(folder), cursor, since=SINCE, max_items=max_items)


def walk(
    collector: FolderCollector, folder: Path, cursor: str = "", *, max_items: int = 200
) -> tuple[list[IncomingMention], list[BrokenPayload], str]:
    mentions: list[IncomingMention] = []
    broken: list[BrokenPayload] = []
    for _ in range(2000):
        page = fetch(collector, folder, cursor, max_items=max_items)
        mentions += page.mentions
        broken += page.broken
        cursor = page.cursor
        if not page.more:
            return mentions, broken, cursor
    pytest.fail("no end")


def texts(mentions: list[IncomingMention]) -> list[str]:
    return [mention.text for mention in mentions]


def jsonl(*lines: str) -> str:
    return "".join(json.dumps({"text": line, "id": line}) + "\n" for line in lines)


@pytest.mark.parametrize("max_items", [1, 2, 3, 7, 200])
def test_a_csv_file_is_read_in_pieces_as_it_is_in_one(
    tmp_path: Path, drop: Drop, clock: Clock, max_items: int
) -> None:
    rows = [("1", "plain"), ("2", 'a "quoted"\nline; and\r\nanother'), ("3", "ünï 🫖"), ("4", "x" * 5000)]
    with (tmp_path / "posts.csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["id", "what\nthey said", "text"])
        writer.writerows([number, "-", text] for number, text in rows)
        file.write('\n\n5;-;"never closed\n6;-;six\n7;too few\n8;-;eight\n')
    drop("posts.csv", (tmp_path / "posts.csv").read_bytes())
    mentions, broken, _ = walk(ear(clock), tmp_path, max_items=max_items)
    assert texts(mentions) == [*(text for _, text in rows), "six", "eight"]
    assert [payload.raw["code"] for payload in broken] == ["open-quote", "cells"]
    lines = (tmp_path / "posts.csv").read_bytes().decode("utf-8-sig").split("\n")
    assert [lines[payload.raw["line"] - 1].rstrip("\r") for payload in broken] == [
        '5;-;"never closed',
        "7;too few",
    ]


@pytest.mark.parametrize(
    "encode", [str.encode, lambda text: text.encode("utf-16"), lambda t: b"\xef\xbb\xbf" + t.encode()]
)
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["posts.jsonl", "posts.csv"])
def test_packed_files_and_other_encodings_are_read_in_pieces_too(
    tmp_path: Path, drop: Drop, clock: Clock, encode: Callable[[str], bytes], packed: object, name: str
) -> None:
    said = [f"numéro {number} 🫖" for number in range(9)]
    text = jsonl(*said) if name.endswith("jsonl") else "text,id\n" + "".join(f"{one},{one}\n" for one in said)
    data = encode(text)
    drop(f"{name}.gz" if packed else name, gzip.compress(data) if packed else data)
    mentions, broken, _ = walk(ear(clock), tmp_path, max_items=2)
    assert (texts(mentions), broken) == (said, [])


def test_a_line_that_is_too_long_costs_itself_only(tmp_path: Path, drop: Drop, clock: Clock) -> None:
    drop("posts.jsonl", jsonl("one") + jsonl("x" * LONGEST) + "no json\n" + jsonl("two", "three"))
    mentions, broken, _ = walk(ear(clock), tmp_path, max_items=1)
    assert texts(mentions) == ["one", "two", "three"]
    assert [payload.external_id for payload in broken] == ["posts.jsonl:2", "posts.jsonl:3"]


def test_the_oldest_file_comes_first(tmp_path: Path, drop: Drop, clock: Clock) -> None:
    drop("a.jsonl", jsonl("new"), ago=10)
    drop("b.csv", "text\nold\n", ago=90)
    page = fetch(ear(clock), tmp_path, max_items=1)
    assert texts(list(page.mentions)) == ["old"]
    assert page.more


def test_a_file_that_is_being_written_is_left_for_later(tmp_path: Path, drop: Drop, clock: Clock) -> None:
    drop("a.jsonl", jsonl("half"), ago=1)
    page = fetch(ear(clock), tmp_path)
    assert (page.mentions, page.more) == ((), False)
    clock.advance(seconds=1)
    assert texts(list(fetch(ear(clock), tmp_path, page.cursor).mentions)) == ["half"]


def test_a_file_dated_far_ahead_is_not_waited_for(tmp_path: Path, drop: Drop, clock: Clock) -> None:
    drop("a.jsonl", jsonl("from tomorrow"), ago=-86400)
    assert texts(walk(ear(clock), tmp_path)[0]) == ["from tomorrow"]


def test_what_is_added_to_a_file_while_we_read_it_is_read_on(
    tmp_path: Path, drop: Drop, clock: Clock
) -> None:
    drop("a.jsonl", jsonl("1", "2", "3"))
    page = fetch(ear(clock), tmp_path, max_items=2)
    drop("a.jsonl", jsonl("1", "2", "3", "4"), ago=5)
    assert texts(walk(ear(clock), tmp_path, page.cursor)[0]) == ["3", "4"]


def test_a_file_that_was_replaced_while_we_read_it_is_read_from_its_start(
    tmp_path: Path, drop: Drop, clock: Clock
) -> None:
    drop("a.jsonl", jsonl("1", "2", "3"))
    page = fetch(ear(clock), tmp_path, max_items=2)
    drop("a.jsonl", jsonl("7", "8", "9", "10"), ago=5)
    assert texts(walk(ear(clock), tmp_path, page.cursor)[0]) == ["7", "8", "9", "10"]


def test_a_file_that_was_read_comes_again_only_when_it_was_changed(
    tmp_path: Path, drop: Drop, clock: Clock
) -> None:
    drop("a.jsonl", jsonl("1"))
    before, _, cursor = walk(ear(clock), tmp_path)
    assert walk(ear(clock), tmp_path, cursor)[0] == []
    drop("a.jsonl", '{"id": "1", "text": "other words"}\n', ago=5)
    [after] = walk(ear(clock), tmp_path, cursor)[0]
    assert after.external_id == before[0].external_id
    assert after.version != before[0].version


def test_a_folder_that_seems_empty_for_a_while_is_not_read_again(
    tmp_path: Path, drop: Drop, clock: Clock
) -> None:
    path = drop("a.jsonl", jsonl("1"))
    _, _, cursor = walk(ear(clock), tmp_path)
    away = path.rename(tmp_path / ".away")
    _, _, cursor = walk(ear(clock), tmp_path, cursor)
    away.rename(path)
    assert walk(ear(clock), tmp_path, cursor)[0] == []


def test_only_plain_files_of_posts_are_looked_at(tmp_path: Path, drop: Drop, clock: Clock) -> None:
    secret = drop("secret.txt", jsonl("secret"))
    (tmp_path / "link.jsonl").symlink_to(secret)
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "folder.csv").mkdir()
    drop(".half.jsonl", jsonl("hidden"))
    drop("posts.csv.rejects.jsonl", jsonl("rejected before"))
    drop("POSTS.CSV", "text\nheard\n")
    assert texts(walk(ear(clock), tmp_path)[0]) == ["heard"]


@pytest.mark.parametrize("name", ["link", "pipe"])
def test_a_link_or_a_pipe_is_never_opened(tmp_path: Path, drop: Drop, name: str) -> None:
    (tmp_path / "link").symlink_to(drop("secret.txt", "secret"))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises((Refused, Transient)):
        client.open_file(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"stars,shop\n5,Leeds\n"), ("a.jsonl", b"[1]\n"), ("a.csv", b""), ("a.csv", b"PK\x03\x04zip")],
)
def test_a_file_that_can_not_be_used_is_flagged_once_and_the_others_go_on(
    tmp_path: Path, drop: Drop, clock: Clock, name: str, data: bytes
) -> None:
    drop(name, data, ago=90)
    drop("b.jsonl", jsonl("fine"))
    mentions, [flagged], cursor = walk(ear(clock), tmp_path)
    assert texts(mentions) == ["fine"]
    assert flagged.external_id == name
    assert "--map" not in flagged.problem
    assert walk(ear(clock), tmp_path, cursor)[1] == []


def test_columns_can_be_named(tmp_path: Path, drop: Drop, clock: Clock) -> None:
    drop("a.csv", "wording,who\nleaks,Ada\n")
    [mention] = walk(ear(clock, "text=wording author=who"), tmp_path)[0]
    assert mention.author
    assert (mention.text, mention.author.handle) == ("leaks", "Ada")
    with pytest.raises(Refused, match="body"):
        ear(clock, "body").check()
    assert ear(clock).check().may_listen


def test_only_a_post_with_a_link_can_be_answered(tmp_path: Path, drop: Drop, clock: Clock) -> None:
    drop("a.csv", "text,url\none,https://x.example/1\ntwo,javascript:alert(1)\n")
    one, two = walk(ear(clock), tmp_path)[0]
    assert (one.reply.mode, one.reply.link) == (ReplyMode.BY_HAND, "https://x.example/1")
    assert (two.reply.mode, two.reply.link) == (ReplyMode.NONE, "")
    assert one.reply.reason
    assert two.reply.reason


@pytest.mark.parametrize("path", ["", "incoming", "~/incoming", "/nul\0"])
def test_a_path_must_be_whole(clock: Clock, path: str) -> None:
    with pytest.raises(Refused):
        ear(clock).fetch("files", path, "", since=SINCE)


def test_a_folder_that_is_none_says_what_to_do(
    tmp_path: Path, drop: Drop, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Transient, match="Make it"):
        fetch(ear(clock), tmp_path / "not there")
    with pytest.raises(Refused, match="no folder"):
        fetch(ear(clock), drop("file", ""))

    def denied(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(Refused, match="right to read"):
        fetch(ear(clock), tmp_path)


def test_too_many_files_are_refused(
    tmp_path: Path, drop: Drop, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "MOST", 2)
    for number in range(3):
        drop(f"{number}.csv", "text\none\n")
    with pytest.raises(Refused, match="move the old ones"):
        fetch(ear(clock), tmp_path)


@pytest.mark.parametrize("name", ["big.jsonl", "big.csv"])
def test_the_middle_of_a_big_file_costs_what_its_start_costs(
    tmp_path: Path, drop: Drop, clock: Clock, name: str
) -> None:
    rows = "".join(
        f'{{"id": "{n}", "text": "{"x" * 300}"}}\n' if name.endswith("l") else f"{n},{'x' * 300}\n"
        for n in range(20_000)
    )
    drop(name, rows if name.endswith("l") else "id,text\n" + rows)
    cursor = fetch(ear(clock), tmp_path, max_items=15_000).cursor
    tracemalloc.start()
    page = fetch(ear(clock), tmp_path, cursor)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [mention.external_id for mention in page.mentions][:2] == ["15000", "15001"]
    assert len(page.mentions) == 200
    assert peak < 4 * 1024 * 1024
    assert len(page.cursor) < 300


def test_files_show_no_answers_and_nothing_can_be_looked_up() -> None:
    room = connect(Account(platform="folder"))
    assert room.refresh(["1"]) == {}
    with pytest.raises(Transient):
        room.our_replies("1", thread_id="1", since=NOW)
