"""A network that counts what is written to it and fails as it is told, one script entry a call."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from monitor.domain.mention import Gone as GonePost
from monitor.domain.mention import IncomingMention
from monitor.platforms.errors import Transient
from responders.platforms.contract import Posted, Prepared, Target
from tests import factories as make


class FakePoster:
    """`script` names what each send does: ok, lost (written, answer lost), or an exception to raise."""

    def __init__(self, *script: Any, target: IncomingMention | GonePost | Exception | None = None) -> None:
        self.script = list(script)
        self.target = target
        self.written: list[Prepared] = []
        self.prepared: Mapping[str, Any] | None = None
        self.blind = False
        self.below: list[IncomingMention] = []
        self.again = False

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """A plain posting."""
        return Prepared(intent=intent, target=target, text=text, key=f"key-{intent}", created_at=now)

    def target_state(self, target: Target) -> IncomingMention | GonePost:
        """The post unchanged, unless the test says otherwise."""
        if isinstance(self.target, Exception):
            raise self.target
        return self.target or make.incoming(external_id=target.external_id, version=target.version)

    def standing(self, target: Target) -> list[IncomingMention]:
        """What the test puts there."""
        return self.below

    def may_send_again(self, prepared: Prepared, *, now: datetime, attempts: int) -> bool:
        """As the test says."""
        return self.again

    def send(self, prepared: Prepared) -> Posted:
        """Write, or fail as told."""
        step = self.script.pop(0) if self.script else "ok"
        if isinstance(step, BaseException):
            raise step
        self.written.append(prepared)
        if step == "lost":
            raise Transient("the answer got lost", applied="unknown")
        return Posted(
            external_id=f"reply-{len(self.written)}",
            permalink="https://square.example/1",
            pending=step == "pending",
        )

    def find(self, prepared: Prepared) -> Posted | None:
        """Our own reply by its key."""
        if self.blind:
            raise Transient("could not look", applied="no")
        for number, known in enumerate(self.written, start=1):
            if known.key == prepared.key:
                return Posted(external_id=f"reply-{number}")
        return None
