"""What was learnt, as an owner sees it: each layer, when, from what, and whether it made reading better."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.learning.deeds import usable
from monitor.models import Brand, Layer
from monitor.models.learning import LayerState

SHOWN = 12
STATES: dict[str, str] = {
    LayerState.ACTIVE: "in use",
    LayerState.REPLACED: "replaced",
    LayerState.REFUSED: "not taken",
    LayerState.STOPPED: "stopped",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One layer. The shares are in hundreds, None where nothing was measured."""

    layer: Layer
    state: str
    before: int | None
    after: int | None
    elsewhere_before: int | None
    elsewhere_after: int | None
    usable: bool


def lines(brand: Brand) -> list[Line]:
    """The newest layers. Of those that were not taken, only the last, and only while it is the newest of all."""
    rows = Layer.objects.filter(brand=brand).defer("weights").order_by("-number")
    newest = rows.first()
    taken = list(rows.exclude(state=LayerState.REFUSED)[:SHOWN])
    shown = [newest, *taken] if newest and newest.state == LayerState.REFUSED else taken
    again = set(usable(brand).values_list("number", flat=True))
    return [
        Line(
            layer=layer,
            state=STATES[layer.state],
            before=_hundreds(layer, "before"),
            after=_hundreds(layer, "after"),
            elsewhere_before=_hundreds(layer, "elsewhere_before"),
            elsewhere_after=_hundreds(layer, "elsewhere_after"),
            usable=layer.number in again,
        )
        for layer in shown
    ]


def _hundreds(layer: Layer, name: str) -> int | None:
    share = layer.figures.get(name)
    return round(share * 100) if isinstance(share, int | float) else None
