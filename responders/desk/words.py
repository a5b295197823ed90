"""How the desk says things: a reading, a clock, a verdict, in words that a person would use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.mention import ReplyMode
from monitor.domain.places import place
from monitor.domain.reading import PERSON, SURE, Kind
from monitor.models import Channel, Label, Mention, Reading
from monitor.models.learning import LabelSource
from monitor.pages.formats import clock_time, day_time, in_zone, percent, span

NAMES = {
    "complaint": "complaint",
    "praise": "praise",
    "question": "question",
    "other": "something else",
    "data_breach": "data breach",
    "discrimination": "discrimination",
    "injury": "injury",
    "legal": "legal threat",
    "leaving": "may leave us",
    "press": "press",
    "self_harm": "self-harm",
    "abuse": "abuse",
}
"""Names that differ from their code, and those of kinds and risks; topics are called as they are."""

SOON = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class ClockLeft:
    """Time left to answer: `tone` is "over", "soon" or "calm"."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether this answer can reach the customer: `mode` is api, by_hand or none."""

    mode: str
    says: str
    reason: str


def name_of(code: str) -> str:
    """A kind, topic or risk as it is called on a page."""
    return NAMES.get(code, code.replace("_", " "))


def listed(codes: Sequence[str]) -> str:
    """Codes as a list in words: "delivery, billing and staff"."""
    names = [name_of(code) for code in codes]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def clock_left(due_at: datetime, now: datetime) -> ClockLeft:
    """How long the customer may still have to wait for a word (P7)."""
    left = due_at - now
    if left < timedelta(0):
        return ClockLeft(text=f"{span(left)} over", tone="over")
    return ClockLeft(text=f"{span(left)} left", tone="soon" if left < SOON else "calm")


def short_time(when: datetime, now: datetime, zone: str) -> str:
    """The hour and minute of a time today in the brand's zone ("14:05"), with the day for any other."""
    same_day = in_zone(when, zone).date() == in_zone(now, zone).date()
    return clock_time(when, zone) if same_day else day_time(when, zone)


def how_sure(confidence: float) -> str:
    """A probability in a word or two."""
    if confidence < SURE:
        return "unsure"
    return "not quite sure" if confidence < 0.75 else "fairly sure" if confidence < 0.93 else "sure"


def reading_in_words(reading: Reading) -> tuple[str, ...]:
    """The reading as short sentences: what it is, what is urgent, what else a person should know."""
    kind = name_of(reading.kind).capitalize()
    topics = [topic for topic in reading.topics if topic != "other"]
    about = f" about {listed(topics)}" if topics else ""
    sure = f", {how_sure(reading.confidence)} ({percent(reading.confidence)})"
    said = [f"{kind}{about}{'' if reading.model_version == PERSON else sure}."]
    if reading.confidence < SURE:
        second = sorted(reading.probabilities.items(), key=lambda item: -item[1])[1:2]
        said += [f"It could also be: {name_of(kind)} ({percent(share)})." for kind, share in second]
        said.append("Please decide yourself.")
    if reading.escalate:
        said.append(f"Must not wait: {listed(reading.risks)}." if reading.risks else "Must not wait.")
    elif reading.risks:
        said.append(f"Mind: {listed(reading.risks)}.")
    if reading.asks_question:
        said.append("Asks a question.")
    return tuple(said)


def in_a_few_words(label: Label) -> str:
    """What a person said: "a complaint about billing"."""
    if label.source == LabelSource.NOT_ABOUT_US:
        return "not about us"
    topics = [topic for topic in label.topics if topic != "other"]
    kind = name_of(label.kind)
    named = kind if label.kind in {Kind.PRAISE, Kind.OTHER} else f"a {kind}"
    return f"{named} about {listed(topics)}" if topics else named


def who_said(label: Label, user_id: int | None) -> str:
    """Whose word a reading is, and how they gave it; without the time."""
    person = label.labelled_by
    if person is None:
        who = "Somebody"
    elif person.pk == user_id:
        who = "You"
    else:
        who = isolated(person.get_full_name() or person.get_username())
    if label.source == LabelSource.NOT_ABOUT_US:
        return f"{who} said that this is not about us"
    return f"{who} answered it as such" if label.source == LabelSource.APPROVED else f"{who} said so"


def platform_name(channel: Channel) -> str:
    """The platform as people call it."""
    return place(channel.platform)


def verdict_on(mention: Mention, channel: Channel) -> Verdict:
    """One line: can this be posted from here, by hand, or not at all, and why."""
    if mention.deleted_at is not None:
        return Verdict("none", "Can't be answered", mention.problem or "The customer has deleted this post.")
    where = f"as {at_handle(channel.handle)} on {platform_name(channel)}"
    if mention.reply_mode == ReplyMode.API:
        return Verdict("api", "Posts from here", mention.reply_reason or f"{where}.")
    if mention.reply_mode == ReplyMode.BY_HAND:
        return Verdict(
            "by_hand", "By hand", mention.reply_reason or "This platform takes no replies from programs."
        )
    return Verdict(
        "none", "Can't be answered", mention.reply_reason or "The platform offers no way to reply."
    )


def safe_link(address: str) -> str:
    """The address if a browser may follow it: http, https, or a path of this site; else nothing."""
    if address.startswith(("https://", "http://")):
        return address
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else ""


def at_handle(handle: str) -> str:
    """A handle as it is written on its platform: "@shop"; "u/someone" and addresses stay as they are."""
    return handle if not handle or handle.startswith("@") or "/" in handle else f"@{handle}"


def isolated(text: str) -> str:
    """Words of others for a sentence of ours: whatever turns their direction ends with them (U+2068, U+2069)."""
    return f"\u2068{text}\u2069"
