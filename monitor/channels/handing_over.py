"""An account between its check and its confirmation: encrypted, for one person and a quarter of an hour."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal

from cryptography.fernet import InvalidToken

from monitor.channels.connecting import Tried
from monitor.models.secrets import locks

VALID = timedelta(minutes=15)


class RanOutError(Exception):
    """The check was too long ago, or somebody else's: it has to be made again."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What was tried, for which brand, and which channel it is to be connected to again (None: a new one)."""

    tried: Tried
    brand_id: int
    channel_id: int | None


def seal(handed: Handed, *, user_id: int) -> str:
    """The token of what was tried; it says nothing to whoever has no key."""
    tried = asdict(handed.tried) | {"cost": str(handed.tried.cost)}
    bundle = {"user": user_id, "brand": handed.brand_id, "channel": handed.channel_id, "tried": tried}
    return locks().encrypt(json.dumps(bundle).encode()).decode()


def unseal(token: str, *, user_id: int) -> Handed:
    """What was tried by this person. Raises RanOutError."""
    try:
        bundle = json.loads(locks().decrypt(token.encode(), ttl=int(VALID.total_seconds())))
    except (InvalidToken, ValueError) as error:
        raise RanOutError from error
    if bundle["user"] != user_id:
        raise RanOutError
    tried = bundle["tried"]
    return Handed(
        tried=Tried(**(tried | {"notes": tuple(tried["notes"]), "cost": Decimal(tried["cost"])})),
        brand_id=bundle["brand"],
        channel_id=bundle["channel"],
    )
