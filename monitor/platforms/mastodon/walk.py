"""Going through a list in bounded steps, so that nothing is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from monitor.platforms.mastodon.cursor import Mark
from monitor.platforms.mastodon.sources import Ask, Item

PAGE = 40
"""The longest page of a timeline: https://docs.joinmastodon.org/methods/timelines/"""
MOST_PAGES = 4


@dataclass(frozen=True, slots=True)
class Brought:
    """What a step brought, newest last, and where to go on."""

    items: tuple[Item, ...]
    mark: Mark
    more: bool


def forward(ask: Ask, mark: Mark, *, max_items: int, settled_at: datetime) -> Brought:
    """What came after the mark, oldest first.

    The mark itself moves only to entries from before `settled_at`: a younger one may still be overtaken by
    an older id, so it is looked at again next time.
    """
    items: dict[str, Item] = {}
    nameless: list[Item] = []
    position, settled = mark.at or mark.min_id, mark.min_id
    for _ in range(MOST_PAGES):
        if len(items) >= max_items:
            break
        page = ask(min_id=position, max_id="", limit=min(PAGE, max_items - len(items)))
        fresh = [item for item in reversed(page.items) if item.id and item.id not in items]
        nameless += [item for item in page.items if not item.id]
        if not fresh:
            return Brought((*items.values(), *nameless), Mark(min_id=settled), more=False)
        items.update({item.id: item for item in fresh})
        position = page.newer or fresh[-1].id
        settled = _newest(fresh[::-1], settled_at) or settled
    return Brought((*items.values(), *nameless), Mark(min_id=settled, at=position), more=True)


def back(ask: Ask, mark: Mark, *, since: datetime, max_items: int, settled_at: datetime) -> Brought:
    """From the newest entry back to the mark, or to `since` where there is none.

    A single old date is no end (its author chose it): only a page with nothing younger is. A server may take
    the mark as "only what is newer" or as "what comes next after it", or not at all: nothing is lost either way.
    """
    items: dict[str, Item] = {}
    nameless: list[Item] = []
    seen: set[str] = set()
    position, new = mark.back, mark.new
    for _ in range(MOST_PAGES):
        if len(items) >= max_items:
            break
        page = ask(min_id=mark.min_id, max_id=position, limit=min(PAGE, max_items - len(items)))
        fresh = [item for item in page.items if item.id and item.id not in seen]
        nameless += [item for item in page.items if not item.id]
        known = [number for number, item in enumerate(fresh) if mark.min_id and item.id == mark.min_id]
        fresh = fresh[: known[0]] if known else fresh
        young = [item for item in fresh if item.arrived is None or item.arrived >= since]
        new = new or _newest(fresh, settled_at)
        items.update({item.id: item for item in young})
        if known or not young:
            found = tuple(reversed((*nameless, *items.values())))
            return Brought(found, Mark(min_id=new or mark.min_id), more=False)
        seen.update(item.id for item in fresh)
        position = page.older or fresh[-1].id
    found = tuple(reversed((*nameless, *items.values())))
    return Brought(found, replace(mark, back=position, new=new), more=True)


def _newest(newest_first: list[Item], settled_at: datetime) -> str:
    """The newest entry that nothing will appear behind any more."""
    return next(
        (item.id for item in newest_first if item.arrived is not None and item.arrived <= settled_at), ""
    )
