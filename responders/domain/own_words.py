"""What an owner says in a template: its settings and texts, whether they can be kept, and what differs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from monitor.domain.reading import Topic
from responders.domain.own_syntax import WordingFault
from responders.domain.own_templates import MOODS, OwnTemplate, Room, Use
from responders.domain.own_wording import SORTS, read_wording
from responders.domain.reply_templates import first_upper

MOST_WORDINGS = 5
LONGEST_NAME = 60
TOPICS = tuple(str(topic) for topic in Topic if topic is not Topic.SAFETY)
"""Topics of the machine that a template may be for; what is about safety is answered with our careful words."""

SORT_NAMES = {"complaint": "complaints", "praise": "praise", "question": "questions"}
ROOM_NAMES = {
    "any": "all platforms",
    "short": "short platforms (X, Bluesky)",
    "long": "platforms with more room",
}
USE_NAMES = {
    "also": "beside the shipped ones",
    "first": "before the shipped ones",
    "instead": "instead of the shipped ones",
}
PIECE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\s+|[^\s{]+|\{")


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """A template as it is written down. Topics are codes, or names of the brand's own; none means all."""

    name: str
    sort: str
    texts: tuple[str, ...]
    topics: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    least: int = 1
    most: int = 3
    room: str = "any"
    use: str = "also"


def faults(words: TemplateWords, own_topics: Collection[str] = ()) -> dict[str, str]:
    """What can't be kept, by field, in the order of the page; a text's field is "text-1"."""
    return dict(_faults(words, own_topics))


def _faults(words: TemplateWords, own_topics: Collection[str]) -> Iterator[tuple[str, str]]:
    if not words.name:
        yield "name", "Give it a name, such as “Late parcel”."
    elif len(words.name) > LONGEST_NAME:
        yield "name", f"The name is too long: at most {LONGEST_NAME} characters."
    if words.sort not in SORTS:
        yield "sort", "Choose what it answers: complaints, praise or questions."
    yield from _unknown(words, own_topics)
    if not any(words.texts):
        yield "text-1", "Write the reply here."
    for number, text in enumerate(words.texts, start=1):
        try:
            read_wording(text, words.sort if words.sort in SORTS else SORTS[0])
        except WordingFault as fault:
            yield f"text-{number}", str(fault)


def _unknown(words: TemplateWords, own_topics: Collection[str]) -> Iterator[tuple[str, str]]:
    if set(words.topics) - {*TOPICS, *own_topics}:
        yield "topics", "One of these topics is not there any more. Choose again."
    if set(words.moods) - set(MOODS):
        yield "moods", "Choose among the moods that are listed."
    if not 1 <= words.least <= words.most <= 3:
        yield "least", "The least severity is above the most. Change one of them."
    if words.room not in ROOM_NAMES:
        yield "room", "Choose one of the three."
    if words.use not in USE_NAMES:
        yield "use", "Choose one of the three."


def built(words: TemplateWords, *, key: int, version: int) -> OwnTemplate:
    """The template ready for drafting. Wordings that can't be read (any more) are left out; see `faults`."""
    place = f"own:{words.name} v{version}"
    wordings = []
    for text in words.texts:
        try:
            wordings.append(read_wording(text, words.sort, place))
        except WordingFault:
            continue
    return OwnTemplate(
        key=key,
        name=words.name,
        version=version,
        sort=words.sort,
        wordings=tuple(wordings),
        topics=frozenset(words.topics),
        moods=frozenset(words.moods),
        least=words.least,
        most=words.most,
        room=Room(words.room),
        use=Use(words.use),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts ("same"), only in the newer ("new") or only in the older ("gone")."""

    kind: str
    words: str


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts in one, by words; a variable counts as one word."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("gone", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("new", "".join(new[c:d])))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Changed:
    """One setting that differs, in words."""

    label: str
    before: str
    after: str


def settings_changed(before: TemplateWords, after: TemplateWords) -> tuple[Changed, ...]:
    """Every setting that differs, in the order of the page."""
    pairs = zip(settings_in_words(before), settings_in_words(after), strict=True)
    return tuple(Changed(label, old, new) for (label, old), (_, new) in pairs if old != new)


def settings_in_words(words: TemplateWords) -> tuple[tuple[str, str], ...]:
    """Label and value of every setting."""
    severity = (
        "any" if (words.least, words.most) == (1, 3)
        else f"{words.least} of 3" if words.least == words.most
        else f"{words.least} to {words.most} of 3"
    )  # fmt: skip
    return (
        ("Name", words.name),
        ("Answers", first_upper(SORT_NAMES.get(words.sort, words.sort))),
        ("Topics", first_upper(", ".join(words.topics)) or "All"),
        ("Moods", first_upper(", ".join(words.moods)) or "All"),
        ("Severity", first_upper(severity)),
        ("Platforms", first_upper(ROOM_NAMES.get(words.room, words.room))),
        ("Used", first_upper(USE_NAMES.get(words.use, words.use))),
    )
