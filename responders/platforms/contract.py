"""What every answering room offers. Only the steps that post and reconcile may import this package."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from monitor.domain.mention import Gone, IncomingMention


@dataclass(frozen=True, slots=True)
class Target:
    """The post to answer: its id, the version we read, and what the poster needs."""

    external_id: str
    version: str
    thread_id: str
    ref: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about one posting that is random or dated, stored before the call is made."""

    intent: uuid.UUID
    target: Target
    text: str
    key: str
    created_at: datetime
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Posted:
    """What proves that the reply stands: the platform's own id. `pending` means that it moderates first."""

    external_id: str
    permalink: str = ""
    pending: bool = False


class Poster(Protocol):
    """The mouth of one connected account. Raises only monitor.platforms.errors.PlatformError."""

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """Fix everything about the posting; writes nothing."""
        ...

    def target_state(self, target: Target) -> IncomingMention | Gone:
        """The post as it stands right now."""
        ...

    def send(self, prepared: Prepared) -> Posted:
        """Exactly one attempt of the write."""
        ...

    def find(self, prepared: Prepared) -> Posted | None:
        """Look for our own reply on the platform. Raises Transient where it could not look properly."""
        ...
