"""Time-ordered keys of records (TIDs): microseconds since 1970 and ten bits more, in 13 characters.

https://atproto.com/specs/tid
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
LENGTH = 13
CLOCK_BITS = 10
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def encode(moment: datetime, clock_id: int) -> str:
    """The key of this moment. `clock_id` tells keys of the same microsecond apart; ten bits of it count."""
    micros = (moment - _EPOCH) // _MICROSECOND
    number = micros << CLOCK_BITS | clock_id & (1 << CLOCK_BITS) - 1
    return "".join(ALPHABET[number >> shift & 31] for shift in range((LENGTH - 1) * 5, -1, -5))


def moment_of(key: str) -> datetime | None:
    """When a record with this key was made, by its maker's clock; None where it is no such key."""
    # The first bit of 64 is always 0.
    if len(key) != LENGTH or not set(key) <= set(ALPHABET) or key[0] not in ALPHABET[:16]:
        return None
    number = 0
    for character in key:
        number = number << 5 | ALPHABET.index(character)
    return _EPOCH + (number >> CLOCK_BITS) * _MICROSECOND
