"""A playbook given as JSON, read with errors that say what to change."""

from __future__ import annotations

from typing import Any

from responders.domain.default_playbook import default_playbook
from responders.domain.playbook import Playbook, Remedy

FIELDS = {"signer", "contact", "remedies", "brand"}
REMEDY_FIELDS = {"act", "by_when", "ask", "offer", "limit"}
DEFAULT_SIGNER = "Maya"
"""Who signs a draft where nobody is named: the shopkeeper of the sample brand."""

LONGEST = 300
"""Characters a sentence of the playbook may have."""


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
        raise PlaybookFault(f'"playbook" has no field "{unknown[0]}"; it has signer, contact and remedies.')
    base = default_playbook(
        _text(value, "brand", brand), _text(value, "signer", DEFAULT_SIGNER) or DEFAULT_SIGNER
    )
    remedies = value.get("remedies", {})
    if not isinstance(remedies, dict):
        raise PlaybookFault('"playbook.remedies" is not an object of topics.')
    own = {str(topic): _remedy(str(topic), remedy) for topic, remedy in remedies.items()}
    return Playbook(
        brand=base.brand,
        signer=base.signer,
        remedies={**base.remedies, **own},
        contact=_text(value, "contact", base.contact) or base.contact,
    )


def _remedy(topic: str, value: Any) -> Remedy:
    where = f'"playbook.remedies.{topic}"'
    if not isinstance(value, dict):
        raise PlaybookFault(f"{where} is not an object.")
    if unknown := sorted(set(value) - REMEDY_FIELDS):
        raise PlaybookFault(
            f'{where} has no field "{unknown[0]}"; it has act, by_when, ask, offer and limit.'
        )
    limit = value.get("limit", 0)
    if isinstance(limit, bool) or not isinstance(limit, (int, float)) or not 0 <= limit < 1e9:
        raise PlaybookFault(f"{where}: limit is an amount of money, 0 or more.")
    texts = {name: _text(value, name, "", where=where) for name in ("act", "by_when", "ask", "offer")}
    for name in ("act", "by_when"):
        if not texts[name]:
            raise PlaybookFault(f'{where}: "{name}" is missing.')
    return Remedy(topic=topic, limit=float(limit), **texts)


def _text(value: dict[str, Any], name: str, default: str, *, where: str = '"playbook"') -> str:
    text = value.get(name, default)
    if not isinstance(text, str):
        raise PlaybookFault(f'{where}: "{name}" is not a string.')
    if len(text) > LONGEST:
        raise PlaybookFault(f'{where}: "{name}" is longer than {LONGEST} characters.')
    return " ".join(text.split())
