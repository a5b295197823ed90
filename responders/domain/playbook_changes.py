"""What differs between two playbooks, in words for the person who looks at the list of versions."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.playbook import Playbook, Remedy
from responders.domain.playbook_topics import BY_CODE

FIELDS = {
    "act": "what we do",
    "by_when": "by when",
    "ask": "what we ask for",
    "offer": "what we may give",
    "department": "who mends it",
    "holding": "what we say meanwhile",
}
BOUNDS = {
    "manager": "a manager may promise in one reply",
    "day": "may be promised in a day",
    "customer": "one customer may get in 30 days",
}
WEIGHTS = {"block": "blocks", "warn": "warns", "suggest": "suggests"}
LONGEST_SAID = 80


def changes(before: Playbook, after: Playbook) -> tuple[str, ...]:
    """One sentence for each thing that changed, in the order of the page."""
    return tuple(_all(before, after))


def check_name(code: str) -> str:
    """A check as it is called on a page: "no-apology" is "No apology"."""
    return code.replace("-", " ").capitalize()


def _all(before: Playbook, after: Playbook) -> Iterator[str]:
    if before.signer != after.signer:
        yield f"Who signs: {_said(before.signer)} → {_said(after.signer)}"
    if before.contact != after.contact:
        yield f"How to reach us: {_said(before.contact)} → {_said(after.contact)}"
    if before.currency != after.currency:
        yield f"Currency: {before.currency or 'none'} → {after.currency or 'none'}"
    for name, label in BOUNDS.items():
        was, now = getattr(before.bounds, name), getattr(after.bounds, name)
        if was != now:
            yield f"What {label}: {_money(was, before)} → {_money(now, after)}"
    for topic in dict.fromkeys([*BY_CODE, *before.remedies, *after.remedies]):
        was_remedy, now_remedy = before.remedies.get(topic), after.remedies.get(topic)
        if was_remedy != now_remedy:
            name = BY_CODE[topic].name if topic in BY_CODE else topic
            yield from _remedy(name, was_remedy or Remedy(topic, "", ""), now_remedy, before, after)
    yield from _words(before, after)
    for code in sorted({*before.weights, *after.weights}):
        was_weight, now_weight = before.weights.get(code), after.weights.get(code)
        if was_weight != now_weight:
            says = WEIGHTS[now_weight] if now_weight else "weighs as it came"
            yield f"Check “{check_name(code)}”: {says}"


def _remedy(name: str, was: Remedy, now: Remedy | None, before: Playbook, after: Playbook) -> Iterator[str]:
    if now is None:
        yield f"{name}: removed"
        return
    for field, label in FIELDS.items():
        if getattr(was, field) != getattr(now, field):
            yield f"{name}, {label}: {_said(getattr(now, field))}"
    if was.limit != now.limit:
        yield f"{name}, up to: {_money(was.limit, before)} → {_money(now.limit, after)}"


def _words(before: Playbook, after: Playbook) -> Iterator[str]:
    for words in sorted({*before.say, *after.say}):
        if before.say.get(words) != after.say.get(words):
            now = after.say.get(words)
            yield (
                f"Say {_said(now)} instead of {_said(words)}" if now else f"{_said(words)} may be said again"
            )
    if added := [words for words in after.avoid if words not in before.avoid]:
        yield f"Avoid: {', '.join(map(_said, added[:5]))}{' and more' if len(added) > 5 else ''}"
    if gone := [words for words in before.avoid if words not in after.avoid]:
        yield f"Avoid no more: {', '.join(map(_said, gone[:5]))}{' and more' if len(gone) > 5 else ''}"


def _said(text: str) -> str:
    if not text:
        return "nothing"
    return f"“{text if len(text) <= LONGEST_SAID else text[: LONGEST_SAID - 1].rstrip() + '…'}”"


def _money(amount: float | None, playbook: Playbook) -> str:
    if amount is None:
        return "no bound"
    return f"{playbook.currency}{amount:,.2f}".removesuffix(".00")
