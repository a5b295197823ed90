"""Small rows for tests, made the way the steps make them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from monitor.domain.mention import Author, IncomingMention, MentionKind, ReplyAbility, ReplyMode
from monitor.domain.reading import Kind, Reading, Risk, Topic
from monitor.models import Brand, Case, Channel, Mention
from responders.models import Draft
from responders.people.models import Role, User

if TYPE_CHECKING:
    from monitor.language.layer import Layer

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
_count = itertools.count(1)

GOOD_REPLY = (
    "Hello Ada, I'm sorry that your teapot came broken; that is our fault. I'll send a new one out today, "
    "and you'll have it by Thursday noon. Send me a direct message any time. – Maya, Tin Shop"
)
BLAMING_REPLY = (
    "Sorry if you feel that way, but the courier broke your teapot and you should have checked it."
)


def brand(**fields: Any) -> Brand:
    """A brand that is always open, with an owner to write to."""
    number = next(_count)
    defaults = {
        "name": f"Tin Shop {number}",
        "slug": f"tin-shop-{number}",
        "handles": ["tinshop"],
        "signer": "Maya",
        "alert_emails": ["owner@example.com"],
    }
    return Brand.objects.create(**(defaults | fields))


def channel(of: Brand | None = None, **fields: Any) -> Channel:
    """A connected account on the practice square."""
    defaults = {"platform": "practice", "external_id": "tinshop", "handle": "tinshop"}
    return Channel.objects.create(brand=of or brand(), **(defaults | fields))


def incoming(text: str = "My teapot came broken.", **fields: Any) -> IncomingMention:
    """A post as a collector brings it."""
    number = next(_count)
    defaults: dict[str, Any] = {
        "external_id": f"post-{number}",
        "kind": MentionKind.MENTION,
        "author": Author(id=f"author-{number}", handle="ada_reads", name="Ada Reads", followers=12),
        "text": text,
        "created_at": NOW,
        "version": "1",
        "reply": ReplyAbility(mode=ReplyMode.API),
    }
    return IncomingMention(**(defaults | fields))


def reading(kind: Kind = Kind.COMPLAINT, **fields: Any) -> Reading:
    """What a pipeline would say of a plain complaint."""
    defaults: dict[str, Any] = {
        "kind": kind,
        "confidence": 0.9,
        "probabilities": {str(kind): 0.9},
        "asks_question": False,
        "severity": 0.4 if kind == Kind.COMPLAINT else 0.0,
        "escalate": False,
        "topics": (Topic.DEFECT,) if kind == Kind.COMPLAINT else (),
        "risks": (),
        "language": "en",
    }
    return Reading(**(defaults | fields))


class ScriptedReader:
    """A pipeline whose answers the test decides, by a word in the text."""

    version = "scripted-1"

    def version_with(self, layer: Layer | None = None, *, fast: bool = False) -> str:
        """With the layer's version behind it, and whether it was in haste."""
        learnt = "" if layer is None else f"+{layer.version}"
        return f"{self.version}{learnt}{'/fast' if fast else ''}"

    def read_many(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = 256,
        layer: Layer | None = None,
        fast: bool = False,
    ) -> Iterator[Reading]:
        """By the words "thanks", "hurt", "weather" and "?"; a complaint otherwise, or what the layer pushes to."""
        for text in texts:
            low = text.lower()
            own = () if layer is None else tuple(t.name for t in layer.topics if t.name.lower() in low)
            if "hurt" in low:
                yield reading(severity=0.95, escalate=True, risks=(Risk.INJURY,), topics=(Topic.SAFETY,))
            elif "thanks" in low:
                yield reading(Kind.PRAISE)
            elif "weather" in low:
                yield reading(Kind.OTHER)
            elif "?" in low:
                yield reading(Kind.QUESTION, asks_question=True)
            elif layer is not None and layer.full is not None:
                yield reading(tuple(Kind)[int(layer.full.bias.argmax())], own_topics=own)
            else:
                yield reading(own_topics=own)


def user(role: Role = Role.MANAGER, **fields: Any) -> User:
    """Somebody who signs in."""
    return User.objects.create_user(username=f"person-{next(_count)}", role=role, **fields)


def drafted_case(of: Channel | None = None, *, text: str = "My teapot came broken.") -> tuple[Case, Draft]:
    """A complaint that stands at the desk with a sound draft, made by the steps themselves."""
    from monitor.steps import file_cases, keeping, read
    from responders.steps import draft

    where = of or channel()
    post = incoming(text)
    keeping.keep_now([post], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    draft.run(NOW)
    case = Mention.objects.get(channel=where, external_id=post.external_id).case
    assert case is not None
    return case, case.drafts.get(variant=1)
