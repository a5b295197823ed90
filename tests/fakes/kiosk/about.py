from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from monitor.platforms.about import About, Asked, Stream

ABOUT = About(
    platform="kiosk",
    name="Kiosk",
    summary="Hears what people pin to the kiosk.",
    streams=(
        Stream(
            name="mentions",
            label="Notes that name us",
            every=timedelta(minutes=2),
            at_least=timedelta(seconds=30),
            cost=Decimal("0.001"),
            first=True,
        ),
        Stream(
            name="search",
            label="Notes with words",
            takes="words",
            help="All of them.",
            example="tin kettle",
            cost=Decimal("0.01"),
            at_least_items=10,
        ),
    ),
    steps=("Open the kiosk.", "Ask for a token.", "Paste it here."),
    asks=(
        Asked(name="server", label="Address", help="Where the kiosk stands.", secret=False),
        Asked(name="token", label="Token", help="Two words and a number."),
        Asked(name="pin", label="PIN", optional=True),
        Asked(name="region", label="Region", secret=False, default="north", optional=True),
    ),
    costs="A note costs $0.001, one found by words $0.01.",
    rules=("Be kind.",),
    look_again=10,
)
