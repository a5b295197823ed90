"""The form of a playbook: what stands in its fields, and the playbook that was typed into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.http import HttpRequest

from monitor.brands.fields import BadBrandError, checked
from monitor.brands.texts import one_line
from monitor.pages.channels.gate import typed
from responders.domain.finding import Weight
from responders.domain.playbook import Bounds, Playbook, Remedy
from responders.domain.playbook_rules import better_act, faults, plain, weights_open_to
from responders.domain.playbook_topics import ALL_TOPICS, PlaybookTopic
from responders.domain.tone import CHECKS
from responders.pages.playbook import amounts
from responders.playbook_json import currency_sign

Value = TypeVar("Value")

LONGEST_BACK = 4_000
"""Characters of what was typed into a field that come back with its error."""
SIGNING = ("signer", "contact")
BOUNDS = ("manager", "day", "customer")
LONGEST = {"act": 300, "by_when": 120, "ask": 200, "offer": 200, "department": 80, "holding": 300}
NAMES = {
    "act": "What we do",
    "by_when": "By when",
    "ask": "What we ask for",
    "offer": "What we may give",
    "department": "Who mends it",
    "holding": "What we say meanwhile",
}
CURRENCY_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as text, what is wrong with which, wordings that would be right, and advice."""

    text: Mapping[str, str]
    version: int
    wrong: Mapping[str, str] = field(default_factory=dict)
    better: Mapping[str, str] = field(default_factory=dict)


def fields_of(topic: PlaybookTopic) -> tuple[str, ...]:
    """Which texts a topic has: a careful reply has its own act, and gives nothing."""
    return ("by_when", "department", "holding") if topic.careful else tuple(LONGEST)


def form_of(playbook: Playbook) -> Form:
    """The form as the playbook stands."""
    text = {"signer": playbook.signer, "contact": playbook.contact, "currency": playbook.currency.strip()}
    text |= {f"bound-{name}": amounts.written(getattr(playbook.bounds, name)) for name in BOUNDS}
    for topic in ALL_TOPICS:
        remedy = playbook.remedies.get(topic.code) or Remedy(topic.code, "", "")
        text |= {f"{name}-{topic.code}": getattr(remedy, name) for name in fields_of(topic)}
        if not topic.careful:
            text[f"limit-{topic.code}"] = amounts.written(remedy.limit or None)
    text |= {"say": amounts.say_written(playbook.say), "avoid": "\n".join(playbook.avoid)}
    text |= {f"weight-{check.code}": str(check.weighed(playbook)) for check in CHECKS}
    return Form(text=text, version=playbook.version)


def form_from(request: HttpRequest, *, standing: Playbook) -> Form:
    """The form as it was typed; a field that did not come keeps what stands."""
    text = {
        name: typed(request, name)[:LONGEST_BACK] if name in request.POST else value
        for name, value in form_of(standing).text.items()
    }
    return Form(text=text, version=_version(request, standing))


def with_faults(form: Form, wrong: Mapping[str, str]) -> Form:
    """The same with what is wrong, and the wordings that would be right where a machine can make them."""
    better = {name: better_act(form.text[name]) for name in wrong if name.startswith("act-")}
    return replace(form, wrong=wrong, better={name: words for name, words in better.items() if words})


def _version(request: HttpRequest, standing: Playbook) -> int:
    """The version that the form was made from."""
    said = typed(request, "version")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else standing.version


def playbook_in(form: Form, *, standing: Playbook) -> tuple[Playbook, dict[str, str]]:
    """The playbook that was typed, and what is wrong by field, in the order of the page.

    What can't be read keeps what stands, so that an example can be shown beside an error elsewhere.
    """
    text, wrong = form.text, dict[str, str]()
    signing = _signing(text, standing, wrong)
    remedies = {topic.code: _remedy(topic, text, standing, wrong) for topic in ALL_TOPICS}
    found = replace(
        standing,
        signer=signing["signer"],
        contact=signing["contact"],
        currency=_currency(text, standing, wrong),
        bounds=Bounds(**{name: _amount(text, f"bound-{name}", wrong) for name in BOUNDS}),
        remedies={**standing.remedies, **remedies},
        say=_read(text, "say", amounts.say, wrong) or {},
        avoid=_read(text, "avoid", amounts.avoid, wrong) or (),
        weights=_weights(text, standing),
        version=form.version,
    )
    # What could not even be read is named first; a rule never speaks over it.
    wrong = {**faults(found), **wrong}
    order = list(text)
    return found, dict(sorted(wrong.items(), key=lambda item: order.index(item[0])))


def _signing(text: Mapping[str, str], standing: Playbook, wrong: dict[str, str]) -> dict[str, str]:
    try:
        found = checked({name: text[name] for name in SIGNING})
    except BadBrandError as error:
        wrong |= error.fields
        return {"signer": standing.signer, "contact": standing.contact}
    return {"signer": found["signer"] or standing.brand, "contact": found["contact"]}


def _remedy(
    topic: PlaybookTopic, text: Mapping[str, str], standing: Playbook, wrong: dict[str, str]
) -> Remedy:
    before = standing.remedies.get(topic.code) or Remedy(topic.code, "", "")
    values: dict[str, str] = {}
    for name in fields_of(topic):
        key = f"{name}-{topic.code}"
        try:
            values[name] = plain(one_line(text[key], NAMES[name], longest=LONGEST[name]))
        except ValueError as error:
            wrong[key] = str(error)
            values[name] = getattr(before, name)
    limit = 0.0 if topic.careful else _amount(text, f"limit-{topic.code}", wrong) or 0.0
    return replace(before, limit=limit, **values)


def _amount(text: Mapping[str, str], name: str, wrong: dict[str, str]) -> float | None:
    return _read(text, name, amounts.amount, wrong)


def _read(
    text: Mapping[str, str], name: str, read: Callable[[str], Value], wrong: dict[str, str]
) -> Value | None:
    try:
        return read(text[name])
    except ValueError as error:
        wrong[name] = str(error)
        return None


def _currency(text: Mapping[str, str], standing: Playbook, wrong: dict[str, str]) -> str:
    said = " ".join(text["currency"].split())
    if not said or len(said) > CURRENCY_LONGEST or any(sign.isdigit() for sign in said):
        wrong["currency"] = "Write the sign of your money, such as £, € or CHF."
        return standing.currency
    return currency_sign(said)


def _weights(text: Mapping[str, str], standing: Playbook) -> dict[str, Weight]:
    """What differs from how the checks come; a weight that may not be is left as it stands."""
    found: dict[str, Weight] = {}
    for check in CHECKS:
        said = text[f"weight-{check.code}"]
        open_to = {str(weight): weight for weight in weights_open_to(check.loosest)}
        weight = open_to.get(said, check.weighed(standing))
        if weight is not check.weight:
            found[check.code] = weight
    return found
