"""The monthly cap: what a person may write for it, and where one is a must."""

from __future__ import annotations

import re
from decimal import Decimal

from monitor.platforms.about import About

DEFAULT_CAP = Decimal("25.00")
"""US dollars a month, until the owner says otherwise."""
KEEP_DAYS = 3
"""How long words are kept that nobody needs any more, where looking at them again costs money."""
_AMOUNT = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?")


def costs_money(what: About) -> bool:
    """Whether listening there costs anything a post."""
    return bool(what.look_cost or dearest(what))


def dearest(what: About) -> Decimal:
    """What a post costs at most, in US dollars."""
    return max((stream.cost for stream in what.streams), default=Decimal(0))


def dollars(text: str) -> Decimal:
    """An amount as a person writes it: "25", "$12.50". Raises ValueError with a sentence."""
    found = _AMOUNT.fullmatch(text.strip())
    whole = found.group(1).replace(",", "") if found else ""
    if found is None or len(whole) > 7:
        raise ValueError("Write an amount in US dollars, such as 25 or 12.50.")
    return Decimal(f"{whole}.{found.group(2) or '00'}").quantize(Decimal("0.01"))


def in_dollars(amount: Decimal) -> str:
    """As "$3.20"; small sums keep what counts: "$0.0125"."""
    if amount and amount < 1 and amount != amount.quantize(Decimal("0.01")):
        return f"${amount.normalize():f}"
    return f"${amount:,.2f}"
