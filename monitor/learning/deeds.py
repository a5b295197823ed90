"""What an owner decides about learning. Everything goes on record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from monitor.models import Brand, Layer, Learning
from monitor.models.learning import LayerState
from monitor.signals import tell


class CannotDecideError(Exception):
    """Nothing was changed; `str()` is a sentence for the person."""


def hold(brand: Brand) -> Learning:
    """The brand's row of learning, locked; made where it is new. Call it inside a transaction."""
    Learning.objects.get_or_create(brand=brand)
    return Learning.objects.select_for_update().get(brand=brand)


@transaction.atomic
def go_back(brand: Brand, number: int, *, now: datetime, user: object) -> Layer:
    """Read with an earlier layer again, and learn no more until somebody says so.

    Learning has to rest: the next label would teach the same again. Raises CannotDecideError where that
    layer can't be used.
    """
    row = hold(brand)
    layer = usable(brand).filter(number=number).first()
    if layer is None:
        raise CannotDecideError("That one can’t be used any more.")
    _retire(brand)
    Layer.objects.filter(pk=layer.pk).update(state=LayerState.ACTIVE)
    _pause(row, now)
    tell("use_layer", f"brand:{brand.pk}", user=user, now=now, number=number)
    return layer


@transaction.atomic
def stop(brand: Brand, *, now: datetime, user: object) -> None:
    """Read as before anything was learnt, and learn no more until somebody says so."""
    row = hold(brand)
    _retire(brand)
    _pause(row, now)
    tell("stop_learning", f"brand:{brand.pk}", user=user, now=now)


@transaction.atomic
def resume(brand: Brand, *, now: datetime, user: object) -> None:
    """Learn again, at once, from everything that people have said."""
    row = hold(brand)
    if row.paused_at is None:
        return
    row.paused_at, row.changed_at = None, now
    row.save(update_fields=["paused_at", "changed_at"])
    tell("resume_learning", f"brand:{brand.pk}", user=user, now=now)


def usable(brand: Brand) -> QuerySet[Layer]:
    """The layers that can be gone back to: kept whole, and made for the model that reads now."""
    newest = Layer.objects.filter(brand=brand).order_by("-number").values_list("base_version", flat=True)[:1]
    earlier = Layer.objects.filter(brand=brand, state__in=[LayerState.REPLACED, LayerState.STOPPED])
    return earlier.filter(base_version__in=list(newest)).exclude(weights=b"")


def _retire(brand: Brand) -> None:
    Layer.objects.filter(brand=brand, state=LayerState.ACTIVE).update(state=LayerState.STOPPED)


def _pause(row: Learning, now: datetime) -> None:
    row.paused_at = now
    row.save(update_fields=["paused_at"])
