"""What every answering room offers. Only the steps that post and reconcile may import this package."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from monitor.domain.mention import Gone, IncomingMention


@dataclass(frozen=True, slots=True)
class Target:
    """The post to answer: its id, the version we read, when it was written, and what the poster needs."""

    external_id: str
    version: str
    thread_id: str
    written_at: datetime
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
    """What proves that the reply stands: the platform's own id. `pending` means that it moderates first.

    `ref` is to a later reply below ours what a mention's `ref` is to a reply below it.
    """

    external_id: str
    permalink: str = ""
    pending: bool = False
    ref: Mapping[str, str] = field(default_factory=dict)


class Poster(Protocol):
    """The mouth of one connected account. Raises only monitor.platforms.errors.PlatformError.

    No call sleeps or retries by itself; each has a time limit.
    """

    def prepare(self, intent: uuid.UUID, text: str, target: Target, *, now: datetime) -> Prepared:
        """Fix everything about the posting; writes nothing. Raises Refused for what is never taken."""
        ...

    def target_state(self, target: Target) -> IncomingMention | Gone:
        """The post as it stands right now."""
        ...

    def standing(self, target: Target) -> Sequence[IncomingMention]:
        """Our own replies that stand below the target already, however they came there."""
        ...

    def send(self, prepared: Prepared) -> Posted:
        """Exactly one attempt of the write."""
        ...

    def find(self, prepared: Prepared) -> Posted | None:
        """Look for our own reply on the platform. Raises Transient where it could not look properly."""
        ...

    def may_send_again(self, prepared: Prepared, *, now: datetime, attempts: int) -> bool:
        """Whether sending this once more can't make a second post, though it was looked for in vain.

        `attempts` counts the calls made so far. False is always right: then a person decides.
        """
        ...
