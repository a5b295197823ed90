"""The practice square as a World."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from monitor.domain.watching import Watched
from monitor.platforms.practice.listen import PracticeCollector
from monitor.practice import network
from monitor.practice.models import Account, Post
from responders.platforms.practice.reply import PracticePoster
from tests.contracts.world import ALL, Behaviour, Clock, Feature
from tests.fakes.serving import PATIENCE, Fault


class PracticeWorld:
    features: ClassVar[frozenset[Feature]] = ALL - {"network", "broken"}
    patience: ClassVar[float] = PATIENCE
    stream = "mentions"
    query = ""

    def __init__(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.shop = Account.objects.create(handle="finch_and_fern", name="Finch & Fern", is_brand=True)
        self.customer = Account.objects.create(handle="ada_k", name="Ada K.", followers=12)

    @property
    def collector(self) -> PracticeCollector:
        watched = Watched(
            handles=("finch_and_fern",), keywords=("Finch & Fern",), exclude=("Finch & Fernsby",)
        )
        return PracticeCollector(str(self.shop.pk), watched, clock=self.clock)

    @property
    def poster(self) -> PracticePoster:
        return PracticePoster(str(self.shop.pk), ear=self.collector, clock=self.clock)

    def close(self) -> None:
        """Nothing is held: the database takes everything back."""

    def stranger(self) -> PracticeCollector:
        return PracticeCollector("987654", Watched(handles=("nobody",)), clock=self.clock)

    def naming_us(self, text: str) -> str:
        return f"@finch_and_fern {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        post = network.publish(self.customer, text, now=self.clock.now, parent=int(under) if under else None)
        if written_at is not None:
            Post.objects.filter(pk=post.pk).update(written_at=written_at)
        return str(post.pk)

    def say_nonsense(self) -> str:
        raise NotImplementedError

    def we_say(self, text: str, *, under: str = "") -> str:
        post = network.publish(self.shop, text, now=self.clock.now, parent=int(under) if under else None)
        return str(post.pk)

    def edit(self, external_id: str, text: str) -> None:
        network.edit(int(external_id), text, author=self.customer, now=self.clock.now)

    def delete(self, external_id: str) -> None:
        author = Post.objects.get(pk=int(external_id)).author
        network.delete(int(external_id), author=author, now=self.clock.now)

    def behave(self, external_id: str, how: Behaviour) -> None:
        Post.objects.filter(pk=int(external_id)).update(on_reply=how)

    def our_replies(self, external_id: str) -> list[str]:
        ours = network.visible_posts(self.clock.now).filter(parent_id=int(external_id), author=self.shop)
        return list(ours.values_list("text", flat=True))

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        raise NotImplementedError

    def writes(self) -> int:
        raise NotImplementedError
