"""The ear on a folder of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.domain.mention import BrokenPayload, Gone, IncomingMention, Page
from monitor.files.arrived import arrived
from monitor.files.columns import Columns, parse_mapping
from monitor.files.posts import understand
from monitor.files.problems import FileProblem, Reject
from monitor.files.rows import Row
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import Refused, Transient
from monitor.platforms.folder import client, cursor
from monitor.platforms.folder.client import Found
from monitor.platforms.folder.reading import Reader, Start

FILES = "files"
MOST_FILES = 200
MOST_BYTES = 8 * 1024 * 1024
"""One fetch looks into so many files, and takes about so many bytes of rows."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class _Load:
    """What one fetch has taken so far."""

    most: int
    mentions: list[IncomingMention] = field(default_factory=list)
    broken: list[BrokenPayload] = field(default_factory=list)
    size: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.mentions) + len(self.broken) >= self.most or self.size > MOST_BYTES


class FolderCollector:
    """Takes in the rows of the files in one folder, file by file, the oldest file first."""

    def __init__(self, account: Account, *, clock: Callable[[], datetime] = _now) -> None:
        self._columns = account.settings.get("columns", "")
        self._clock = clock

    def check(self) -> AccountInfo:
        """There is nobody to be let in; whether a folder can be read is seen when it is."""
        self._mapping()
        return AccountInfo("folder", "folder", may_listen=True, may_reply=False)

    def fetch(
        self, stream: str, query: str, cursor_text: str, *, since: datetime, max_items: int = 200
    ) -> Page:
        """The next rows of the files in the folder `query`.

        At first, files that were written before `since` are passed over. Later every file that is new or
        changed is read from its start, whatever its date; one that grew while we read it is read on.
        """
        if stream != FILES:
            raise Refused(f'A folder has no stream "{stream}"; it has "{FILES}".', code="no-such-stream")
        folder, now = Path(query.strip()), self._clock()
        mapping = self._mapping()
        found = client.files(folder, now=now)
        mark = cursor.read(cursor_text)
        if mark is None:
            mark = cursor.Cursor(frozenset(one.hash for one in found if one.before(since)))
        done, place, load = set(mark.done), mark.place, _Load(max_items)
        # The file at hand comes first; it may not be the oldest any more.
        todo = [one for one in found if one.hash not in done]
        todo.sort(key=lambda one: place is None or one.name != place.name)
        for one in todo[:MOST_FILES]:
            if load.is_full:
                break
            place = self._take(folder / one.name, one, place, mapping=mapping, load=load, now=now)
            if place is None:
                done.add(one.hash)
        left = any(one.hash not in done for one in todo)
        later = cursor.Cursor(_bounded(done, found), place if left else None)
        load.mentions.sort(key=lambda mention: mention.created_at)
        return Page(tuple(load.mentions), later.text(), more=left, broken=tuple(load.broken))

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """Nothing: a file says what was, not what is."""
        del external_ids
        return {}

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Always Transient: files do not show which answers stand on their platform."""
        del external_id, thread_id, since
        raise Transient("A file does not show answers.", applied="no", retry_in=timedelta(days=1))

    def _mapping(self) -> Columns:
        try:
            return parse_mapping(self._columns.split())
        except FileProblem as problem:
            raise Refused(_without_option(str(problem)), code="bad-columns") from problem

    def _take(
        self,
        path: Path,
        one: Found,
        place: cursor.Place | None,
        *,
        mapping: Columns,
        load: _Load,
        now: datetime,
    ) -> cursor.Place | None:
        """Take rows until the load is full; returns where to go on, or None at the file's end."""
        try:
            with client.open_file(path) as file, client.line(f"The file {one.name}"):
                if place and place.name == one.name:
                    reader = Reader(file, name=one.name, columns=mapping, place=place)
                    if reader.is_still_at(place):
                        return self._rows(reader, one.name, mapping, load, now)
                reader = Reader(file, name=one.name, columns=mapping, place=None)
                return self._rows(reader, one.name, mapping, load, now)
        except (FileProblem, Refused) as problem:
            reason = _without_option(str(problem))
            load.broken.append(BrokenPayload(one.name, reason, {"file": one.name, "size": one.size}))
            return None

    def _rows(
        self, reader: Reader, name: str, mapping: Columns, load: _Load, now: datetime
    ) -> cursor.Place | None:
        start: Start
        row: Row | Reject
        for start, row in reader.rows():
            if load.is_full:
                return reader.place(start)
            load.size += len(row.raw)
            post = row if isinstance(row, Reject) else understand(row, mapping, now=now)
            if isinstance(post, Reject):
                reason = _without_option(post.reason)
                load.broken.append(BrokenPayload(f"{name}:{post.line}"[-255:], reason, post.to_json()))
            else:
                load.mentions.append(arrived(post, now=now))
        return None


def _bounded(done: set[str], found: Sequence[Found]) -> frozenset[str]:
    """What was read, of a folder that may seem empty for a while; too many are cut down to what is there."""
    return frozenset(done if len(done) <= 2 * client.MOST else done & {one.hash for one in found})


def _without_option(reason: str) -> str:
    """The sentence of an import, which speaks of its command's option, for the field `columns`."""
    return reason.replace("--map ", "")


def connect(account: Account) -> FolderCollector:
    """The ear of this account."""
    return FolderCollector(account)
