"""The layers that brands read with, each parsed once a process."""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.models import Layer
from monitor.models.learning import LayerState

if TYPE_CHECKING:
    from monitor.language.layer import Layer as Learned

log = logging.getLogger(__name__)


def active_layers(brand_ids: Collection[int], *, base_version: str) -> dict[int, Learned]:
    """The active layer of each brand that has one on top of the model `base_version`.

    A layer of another model is passed over: its numbers mean nothing to this one.
    """
    rows = Layer.objects.filter(brand__in=brand_ids, state=LayerState.ACTIVE, base_version=base_version)
    found = {row.brand_id: _parsed(bytes(row.weights)) for row in rows.only("brand_id", "weights")}
    return {brand: layer for brand, layer in found.items() if layer is not None}


@lru_cache(maxsize=64)
def _parsed(weights: bytes) -> Learned | None:
    """The layer of these bytes. They are some kilobytes, so they themselves tell it from any other."""
    from monitor.language.layer import Layer as Learned  # noqa: PLC0415 - for those who read with one only

    try:
        return Learned.from_bytes(weights)
    except ValueError:
        log.exception("a layer can't be used; its brand is read without it")
        return None
