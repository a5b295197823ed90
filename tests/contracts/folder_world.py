"""A folder as a World: somebody's program drops one file for each post."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from monitor.platforms.contract import Account
from monitor.platforms.folder.listen import FolderCollector
from responders.platforms.contract import Poster
from tests.contracts.world import Behaviour, Clock, Feature
from tests.fakes.serving import PATIENCE, Fault


class FolderWorld:
    features: ClassVar[frozenset[Feature]] = frozenset({"edits", "old_dates", "broken"})
    patience: ClassVar[float] = PATIENCE
    stream = "files"

    def __init__(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.folder = Path(tempfile.mkdtemp(prefix="amends-folder-"))
        self._count = 0

    @property
    def query(self) -> str:
        return str(self.folder)

    @query.setter
    def query(self, value: str) -> None:
        raise NotImplementedError

    @property
    def collector(self) -> FolderCollector:
        return FolderCollector(Account(platform="folder"), clock=self.clock)

    @property
    def poster(self) -> Poster:
        raise NotImplementedError

    def close(self) -> None:
        shutil.rmtree(self.folder)

    def stranger(self) -> FolderCollector:
        raise NotImplementedError

    def naming_us(self, text: str) -> str:
        return text

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        self._count += 1
        row = {
            "id": f"post-{self._count}",
            "text": text,
            "author": "ada_k",
            "created_at": (written_at or self.clock.now).isoformat(),
            "url": f"https://reviews.example/{self._count}",
            "parent_id": under,
            "shop": "Leeds",
        }
        self.drop(f"{self._count:04}.jsonl", row)
        return f"post-{self._count}"

    def drop(self, name: str, row: dict[str, Any]) -> None:
        path = self.folder / name
        path.write_text(json.dumps(row) + "\n")
        # Written two seconds ago: the program is through with it.
        then = self.clock.now.timestamp() - 2
        os.utime(path, (then, then))

    def say_nonsense(self) -> str:
        self._count += 1
        name = f"{self._count:04}.jsonl"
        self.drop(name, {"shop": "Leeds", "text": "", "stars": 3})
        return name

    def we_say(self, text: str, *, under: str = "") -> str:
        raise NotImplementedError

    def edit(self, external_id: str, text: str) -> None:
        raise NotImplementedError

    def delete(self, external_id: str) -> None:
        raise NotImplementedError

    def behave(self, external_id: str, how: Behaviour) -> None:
        raise NotImplementedError

    def our_replies(self, external_id: str) -> list[str]:
        raise NotImplementedError

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        raise NotImplementedError

    def writes(self) -> int:
        raise NotImplementedError
