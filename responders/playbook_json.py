"""A playbook as JSON: read with errors that say what to change, and written to be kept."""

from __future__ import annotations

from typing import Any

from responders.domain.default_playbook import default_playbook
from responders.domain.finding import Weight
from responders.domain.playbook import Bounds, Playbook, Remedy
from responders.domain.playbook_topics import CAREFUL_CODES
from responders.domain.tone import CHECKS

FIELDS = {
    "signer", "contact", "remedies", "brand", "bounds", "say", "avoid", "weights", "currency", "version",
}  # fmt: skip
TEXTS = ("act", "by_when", "ask", "offer", "department", "holding")
REMEDY_FIELDS = {*TEXTS, "limit"}
BOUNDS = ("manager", "day", "customer")
DEFAULT_SIGNER = "Maya"
"""Who signs a draft where nobody is named: the shopkeeper of the sample brand."""

LONGEST = 300
"""Characters a sentence of the playbook may have."""
MOST_WORDS = 200
"""Words to use, and words to avoid."""
MOST_MONEY = 1e7
"""More than this is no amount that a reply promises; it also fits the column of an approval."""


class PlaybookFault(ValueError):
    """A playbook that can't be used; the message is for the person who wrote it."""


def playbook_from(value: Any, *, brand: str) -> Playbook:
    """The playbook in `value`, over the default one. None gives the default.

    Raises PlaybookFault where a field is unknown or of the wrong kind.
    """
    if value is None:
        return default_playbook(brand, DEFAULT_SIGNER)
    if not isinstance(value, dict):
        raise PlaybookFault('"playbook" is not an object.')
    if unknown := sorted(set(value) - FIELDS):
        listed = ", ".join(sorted(FIELDS - {"brand", "version"}))
        raise PlaybookFault(f'"playbook" has no field "{unknown[0]}"; it has {listed}.')
    base = default_playbook(
        _text(value, "brand", brand), _text(value, "signer", DEFAULT_SIGNER) or DEFAULT_SIGNER
    )
    own = {str(topic): _remedy(str(topic), remedy) for topic, remedy in _object(value, "remedies").items()}
    return Playbook(
        brand=base.brand,
        signer=base.signer,
        remedies={**base.remedies, **own},
        contact=_text(value, "contact", base.contact) or base.contact,
        bounds=_bounds(_object(value, "bounds")),
        say=_say(_object(value, "say")),
        avoid=_avoid(value.get("avoid", [])),
        weights=_weights(_object(value, "weights")),
        currency=currency_sign(_text(value, "currency", "")[:4]),
        version=_version(value.get("version", 0)),
    )


def playbook_to_json(playbook: Playbook) -> dict[str, Any]:
    """All that an owner can set, as `playbook_from` reads it."""
    return {
        "signer": playbook.signer,
        "contact": playbook.contact,
        "currency": playbook.currency,
        "bounds": {name: getattr(playbook.bounds, name) for name in BOUNDS},
        "say": dict(playbook.say),
        "avoid": list(playbook.avoid),
        "weights": {code: str(weight) for code, weight in playbook.weights.items()},
        "remedies": {
            topic: {**{name: getattr(remedy, name) for name in TEXTS}, "limit": remedy.limit}
            for topic, remedy in playbook.remedies.items()
        },
    }


def currency_sign(text: str) -> str:
    """What stands before an amount: a sign as it is ("£10"), a name set off from it ("CHF 10")."""
    sign = text.strip()
    return f"{sign} " if sign.isalpha() and sign.isascii() else sign


def _object(value: dict[str, Any], name: str) -> dict[str, Any]:
    found = value.get(name, {})
    if not isinstance(found, dict):
        raise PlaybookFault(f'"playbook.{name}" is not an object.')
    return found


def _remedy(topic: str, value: Any) -> Remedy:
    where = f'"playbook.remedies.{topic}"'
    if not isinstance(value, dict):
        raise PlaybookFault(f"{where} is not an object.")
    if unknown := sorted(set(value) - REMEDY_FIELDS):
        listed = ", ".join((*TEXTS, "limit"))
        raise PlaybookFault(f'{where} has no field "{unknown[0]}"; it has {listed}.')
    limit = _money(value.get("limit", 0), f"{where}: limit")
    texts = {name: _text(value, name, "", where=where) for name in TEXTS}
    # A careful reply has an act of its own; the playbook gives its time.
    for name in ("by_when",) if topic in CAREFUL_CODES else ("act", "by_when"):
        if not texts[name]:
            raise PlaybookFault(f'{where}: "{name}" is missing.')
    return Remedy(topic=topic, limit=limit, **texts)


def _bounds(value: dict[str, Any]) -> Bounds:
    if unknown := sorted(set(value) - set(BOUNDS)):
        raise PlaybookFault(f'"playbook.bounds" has no field "{unknown[0]}"; it has {", ".join(BOUNDS)}.')
    given = {name: amount for name, amount in value.items() if amount is not None}
    return Bounds(**{name: _money(amount, f'"playbook.bounds.{name}"') for name, amount in given.items()})


def _money(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < MOST_MONEY:
        raise PlaybookFault(f"{where} is an amount of money, 0 or more.")
    return float(value)


def _say(value: dict[str, Any]) -> dict[str, str]:
    where = '"playbook.say"'
    if len(value) > MOST_WORDS:
        raise PlaybookFault(f"{where} has more than {MOST_WORDS} words.")
    return {" ".join(str(words).split()): _text(value, words, "", where=where) for words in value}


def _avoid(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(words, str) for words in value):
        raise PlaybookFault('"playbook.avoid" is not a list of words.')
    if len(value) > MOST_WORDS or any(len(words) > LONGEST for words in value):
        raise PlaybookFault(f'"playbook.avoid" has more than {MOST_WORDS} words, or one that is too long.')
    return tuple(dict.fromkeys(" ".join(words.split()) for words in value if words.strip()))


def _weights(value: dict[str, Any]) -> dict[str, Weight]:
    known, heavy = {check.code for check in CHECKS}, [str(weight) for weight in Weight]
    for code, weight in value.items():
        if code not in known:
            raise PlaybookFault(f'"playbook.weights": there is no check "{code[:40]}".')
        if weight not in heavy:
            raise PlaybookFault(f'"playbook.weights.{code}" is none of {", ".join(heavy)}.')
    return {code: Weight(weight) for code, weight in value.items()}


def _version(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise PlaybookFault('"playbook.version" is not a whole number.')
    return value


def _text(value: dict[str, Any], name: str, default: str, *, where: str = '"playbook"') -> str:
    text = value.get(name, default)
    if not isinstance(text, str):
        raise PlaybookFault(f'{where}: "{name}" is not a string.')
    if len(text) > LONGEST:
        raise PlaybookFault(f'{where}: "{name}" is longer than {LONGEST} characters.')
    return " ".join(text.split())
