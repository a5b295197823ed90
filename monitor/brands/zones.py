"""Time zones by their names, as the machine knows them."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

REGIONS = (
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip


@cache
def known() -> frozenset[str]:
    """Every name; UTC is always among them."""
    return frozenset(available_timezones() - {"localtime", "Factory"}) | {"UTC"}


@cache
def by_region() -> dict[str, tuple[tuple[str, str], ...]]:
    """For a list to choose from: region → names with what to call them ("Buenos Aires, Argentina")."""
    return {
        region: tuple(
            (name, ", ".join(reversed(name.split("/")[1:])).replace("_", " "))
            for name in sorted(known())
            if name.startswith(f"{region}/")
        )
        for region in REGIONS
    }


def zone(text: str) -> str:
    """The zone of this name, whatever its capitals. Raises ValueError with a sentence."""
    wanted = "_".join(text.split()).casefold()
    if text in known():
        return text
    cities = []
    for name in sorted(known()):
        if name.casefold() == wanted:
            return name
        if name.rpartition("/")[2].casefold() == wanted:
            cities.append(name)
    meant = f" Did you mean {cities[0]}?" if cities else " Write one such as Europe/London, or UTC."
    line = "".join(sign for sign in text[:60] if sign.isprintable())
    raise ValueError(f"There is no time zone “{line}”.{meant}")
