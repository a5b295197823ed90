"""Learn: from what people say of a brand's mentions, a layer on top of its readings."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import Case, IntegerField, Max, OuterRef, Subquery, Value, When

from monitor.domain.reading import Kind
from monitor.language.layer import Layer as Taught
from monitor.language.learning import Learnt, Lesson
from monitor.models import Brand, Label, Layer, Learning, OwnTopic
from monitor.models.claimed import claim_rows
from monitor.models.learning import LabelSource, LayerState
from monitor.steps.labelling import teaching
from monitor.steps.layers import active_layers

log = logging.getLogger(__name__)

ENOUGH = 5
"""So many new labels are learnt from at once."""
QUIET = timedelta(seconds=20)
"""Fewer are learnt from once nobody has added one for so long."""
MOST_LABELS = 2_000
"""The newest ones, corrections before approvals."""
LEASE = timedelta(minutes=10)
"""Far more than a fit takes; a process that dies leaves its brand for so long."""
KEPT = 10
"""The newest layers that can be gone back to; the weights of earlier ones are dropped."""
TOPICS_TAKEN = "It knows your own topics; nothing else was taken."
NOTHING_LEFT = Learnt(None, {}, "There is nothing to learn from any more.")


class Learns(Protocol):
    """What this step needs of the language pipeline."""

    def __call__(
        self,
        lessons: Sequence[Lesson],
        *,
        topics: Mapping[str, Sequence[str]],
        standing: Taught | None = None,
    ) -> Learnt:
        """A layer from lessons and own topics, or why there is none."""
        ...


def run(now: datetime, *, base_version: str, learn: Learns) -> int:
    """Learn for each brand whose labels or own topics have changed; returns for how many."""
    return sum(_learn_for(brand, now, base_version, learn) for brand in due(now, base_version=base_version))


def due(now: datetime, *, base_version: str, among: Sequence[int] | None = None) -> list[int]:
    """The brands (of `among`) for which it is time to learn, by their keys."""
    layers = Layer.objects.filter(brand=OuterRef("pk")).order_by("-number")
    labels = Label.objects.filter(brand=OuterRef("pk")).order_by("-labelled_at")
    brands = Brand.objects.filter(learning__paused_at=None)
    if among is not None:
        brands = brands.filter(pk__in=among)
    rows = brands.annotate(
        made_at=Subquery(layers.values("made_at")[:1]),
        base=Subquery(layers.values("base_version")[:1]),
        taught_at=Subquery(labels.values("labelled_at")[:1]),
    ).values_list("pk", "made_at", "base", "taught_at", "learning__changed_at")
    return [
        pk
        for pk, made_at, base, *changes in rows.order_by("pk")
        if _is_due(pk, made_at, max((at for at in changes if at), default=None), now=now)
        or (made_at is not None and base != base_version)
    ]


def _is_due(brand: int, made_at: datetime | None, changed_at: datetime | None, *, now: datetime) -> bool:
    if changed_at is None or (made_at is not None and changed_at <= made_at):
        return False
    if now - changed_at >= QUIET:
        return True
    new = Label.objects.filter(brand=brand)
    return (new.filter(labelled_at__gt=made_at) if made_at else new)[:ENOUGH].count() >= ENOUGH


def _learn_for(brand: int, now: datetime, base_version: str, learn: Learns) -> bool:
    row, _ = Learning.objects.select_related("brand").get_or_create(brand_id=brand)
    token, claimed = claim_rows(Learning.objects.filter(pk=row.pk), now=now, size=1, lease=LEASE)
    if not claimed.exists():
        return False
    # Another process may have learnt between our look and our claim.
    if not due(now, base_version=base_version, among=[brand]):
        _let_go(token)
        return False
    topics = {
        topic.name: list(topic.phrases) for topic in OwnTopic.objects.filter(brand=brand).order_by("pk")
    }
    lessons = lessons_of(row.brand)
    standing = active_layers([brand], base_version=base_version).get(brand)
    learnt = _fit(learn, lessons, topics, standing) if lessons or topics else NOTHING_LEFT
    # Posts without a word that can be read teach nothing, and are not counted.
    used = int(learnt.figures.get("labels", len(lessons)))
    return _keep(token, brand, learnt, now=now, base_version=base_version, labels=used)


def _fit(
    learn: Learns,
    lessons: Sequence[Lesson],
    topics: Mapping[str, Sequence[str]],
    standing: Taught | None,
) -> Learnt:
    try:
        return learn(lessons, topics=topics, standing=standing)
    except ValueError as error:
        # Examples of a topic that say nothing must not keep the labels from being learnt from.
        learnt = learn(lessons, topics={}, standing=standing)
        return learnt._replace(why=f"{error} {learnt.why}")


def lessons_of(brand: Brand) -> list[Lesson]:
    """What people said of the brand's mentions whose words are still here."""
    last = Case(
        When(source=LabelSource.APPROVED, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    rows = teaching(brand).order_by(last, "-labelled_at", "pk").values_list("mention__text", "kind")
    return [Lesson(text, Kind(kind)) for text, kind in rows[:MOST_LABELS] if text.strip()]


def _keep(
    token: uuid.UUID, brand: int, learnt: Learnt, *, now: datetime, base_version: str, labels: int
) -> bool:
    """Write what was learnt, or why nothing was; returns False where somebody paused it meanwhile."""
    with transaction.atomic():
        ours = Learning.objects.select_for_update().filter(claim=token, paused_at=None)
        if not list(ours):
            _let_go(token)
            return False
        layers = Layer.objects.filter(brand=brand)
        standing = None if learnt.undo else active_layers([brand], base_version=base_version).get(brand)
        taken, why = _taken(learnt, standing)
        figures = dict(learnt.figures)
        if taken is not None and why.startswith(TOPICS_TAKEN):
            # The shares are those of what was not taken: beside a layer in use they would speak of another.
            figures = {name: figure for name, figure in figures.items() if name == "labels"}
        # A layer of another model is of no use any more, whatever comes now.
        gone = layers.filter(state=LayerState.ACTIVE)
        if taken is None and learnt is not NOTHING_LEFT and not learnt.undo:
            gone = gone.exclude(base_version=base_version)
        gone.update(state=LayerState.REPLACED)
        number = (layers.aggregate(last=Max("number"))["last"] or 0) + 1
        Layer.objects.create(
            brand_id=brand,
            number=number,
            state=LayerState.REFUSED if taken is None else LayerState.ACTIVE,
            base_version=base_version,
            weights=b"" if taken is None else taken.to_bytes(),
            labels=labels,
            figures=figures,
            why=why[:400],
            made_at=now,
        )
        kept = layers.exclude(weights=b"").order_by("-number").values_list("pk", flat=True)[:KEPT]
        old = layers.exclude(state=LayerState.ACTIVE).exclude(weights=b"").exclude(pk__in=list(kept))
        old.update(weights=b"")
        _let_go(token)
    log.info("layer %s of brand %s: %s", number, brand, why)
    return True


def _taken(learnt: Learnt, standing: Taught | None) -> tuple[Taught | None, str]:
    """The layer to read with from now on, and why; None where the one that stands (or none) is to stay.

    Where only the own topics are new, what was learnt from labels before stays with them.
    """
    new = learnt.layer
    if new is None:
        return None, learnt.why
    if new.full is None and standing is not None:
        new = replace(standing, topics=new.topics)
    if new.version == (standing or Taught()).version:
        return None, learnt.why
    only_topics = new.full is None or (standing is not None and new.full is standing.full)
    return new, f"{TOPICS_TAKEN} {learnt.why}" if only_topics else learnt.why


def _let_go(token: uuid.UUID) -> None:
    Learning.objects.filter(claim=token).update(claim=None, claimed_until=None)
