"""What a playbook must hold to before it counts, and what an owner is told about its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.domain.reading import Kind
from responders.domain.finding import Finding, Weight
from responders.domain.grammar import Grammar
from responders.domain.money import largest_amount
from responders.domain.playbook import Playbook, Remedy
from responders.domain.playbook_topics import BY_CODE, CAREFUL_CODES
from responders.domain.tone import Context, check_reply
from responders.domain.tone.promise import TIME, VAGUE

BEGINS = re.compile(r"(?:I|We)'ll [a-z]")
_LONG_FORM = re.compile(r"(I|We) (?:will|shall) ", re.IGNORECASE)
_NOW = re.compile(r"(?:I'm|I am|We're|We are|I|We) (?=[a-z])")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|o'clock)\b|\b\d{1,2}:\d\d\b|\bnoon\b", re.IGNORECASE)
_LATER = re.compile(r"\btomorrow\b|\bnext\b|day\b", re.IGNORECASE)
"""On a later day a time of day has certainly not passed."""
CHECKED = ("act", "offer", "ask", "holding")
IMPOSSIBLE = "over-promise"


def faults(playbook: Playbook) -> dict[str, str]:
    """What can't stay as it is, by field ("act-billing"), each in a sentence that says what to write."""
    return {
        f"{name}-{remedy.topic}": says
        for remedy in playbook.remedies.values()
        for name, says in _faults_of(remedy, playbook)
    }


def plain(text: str) -> str:
    """One line, plain apostrophes, no full stop at the end: templates go on behind it."""
    return " ".join(text.replace("’", "'").replace("ʼ", "'").split()).rstrip(".! ")


def better_act(text: str) -> str:
    """The same act beginning as it must: "refund the charge" is "I'll refund the charge"; empty for none."""
    text = plain(text)
    if not text or BEGINS.match(text):
        return ""
    if found := _LONG_FORM.match(text):
        return f"{'I' if found[1].lower() == 'i' else 'We'}'ll {text[found.end() :]}"
    if found := re.match(r"(i|we)'ll ", text, re.IGNORECASE):
        return f"{'I' if found[1].lower() == 'i' else 'We'}'ll {_small(text[found.end() :])}"
    if _NOW.match(text):
        # "I'm sending", "We refund": what verb belongs there a machine can't say.
        return ""
    return f"I'll {_small(text)}"


def advice(playbook: Playbook, remedy: Remedy, *, grammar: Grammar | None) -> tuple[tuple[str, Finding], ...]:
    """What the tone check says of the remedy's own wording, with the field; nothing of it is forced."""
    context = Context(playbook=playbook, kind=Kind.COMPLAINT, grammar=grammar, is_owner=True)
    return _found(playbook, remedy, context)


def _found(playbook: Playbook, remedy: Remedy, context: Context) -> tuple[tuple[str, Finding], ...]:
    text, spans = _as_reply(playbook, remedy)
    post = BY_CODE[remedy.topic].post if remedy.topic in BY_CODE else ""
    return tuple(
        (f"{name}-{remedy.topic}", finding)
        for finding in check_reply(text, post, context)
        for name, start, end in spans
        if finding.words and start <= finding.start < end
    )


def _faults_of(remedy: Remedy, playbook: Playbook) -> Iterator[tuple[str, str]]:
    careful = remedy.topic in CAREFUL_CODES
    if not careful:
        if not remedy.act:
            yield "act", "Say what you do, beginning with “I'll” or “We'll”."
        elif not BEGINS.match(remedy.act):
            yield "act", "Begin with “I'll” or “We'll”, as in “I'll send a new one”."
    if not remedy.by_when:
        yield "by_when", "Say by when, such as “within two hours” or “by this time tomorrow”."
    elif VAGUE.search(remedy.by_when.lower()) or not TIME.search(remedy.by_when.lower()):
        yield (
            "by_when",
            "This is no time that somebody can count on. Write “within two hours” or “by this time tomorrow”.",
        )
    if (most := largest_amount(remedy.offer)) is not None and most > remedy.limit:
        yield "limit", f"What you give names {most:g}, which is more than this. Raise it, or give less."
    if (most := largest_amount(remedy.act)) is not None and most > remedy.limit:
        yield "limit", f"What you do names {most:g}, which is more than this. Raise it, or promise less."
    # Without a playbook only what nobody can keep is found; what this one allows is its own affair.
    for name, finding in _found(playbook, remedy, Context(kind=Kind.COMPLAINT)):
        if finding.code == IMPOSSIBLE and not name.startswith("ask-"):
            yield (
                name.partition("-")[0],
                f"“{finding.words}” is more than anybody can keep. Say what you really do.",
            )


def remarks(remedy: Remedy, playbook: Playbook) -> tuple[tuple[str, str], ...]:
    """What is allowed and may still surprise, with the field."""
    found = []
    if _CLOCK.search(remedy.by_when) and not _LATER.search(remedy.by_when):
        found.append(
            (
                f"by_when-{remedy.topic}",
                "A time of day may have passed when the reply goes out. “Within two hours” is always true.",
            )
        )
    manager = playbook.bounds.manager
    if manager is not None and remedy.limit > manager:
        found.append(
            (
                f"limit-{remedy.topic}",
                f"Above {playbook.currency}{manager:g} a manager asks you first.",
            )
        )
    return tuple(found)


def _as_reply(playbook: Playbook, remedy: Remedy) -> tuple[str, list[tuple[str, int, int]]]:
    """The remedy's texts in a reply that is otherwise in order, and where each of them stands."""
    text, spans = "I'm sorry about this. ", []
    frames = {"act": ("", f" {remedy.by_when}. "), "offer": ("For your trouble, you get ", ". ")} | {
        "ask": ("Please send me ", " in a direct message. "),
        "holding": ("", ". "),
    }
    for name in CHECKED:
        words = getattr(remedy, name)
        if words:
            before, after = frames[name]
            start = len(text) + len(before)
            text += before + words + after
            spans.append((name, start, start + len(words)))
    return f"{text.rstrip()}\n– {playbook.signer}, {playbook.brand}", spans


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def weights_open_to(loosest: Weight) -> tuple[Weight, ...]:
    """The weights that an owner may choose for a check, the heaviest first."""
    order = tuple(Weight)
    return order[: order.index(loosest) + 1]
