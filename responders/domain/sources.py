"""Where each fact of a draft comes from: a draft never says what it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from responders.domain.facts import Facts
from responders.domain.filling import Values
from responders.domain.issues import Issue
from responders.domain.playbook import Playbook, Remedy


class Origin(StrEnum):
    """Who said it first: the customer, the conversation, the owner, or nobody, and then we are modest."""

    MENTION = "mention"
    THREAD = "thread"
    PLAYBOOK = "playbook"
    BRAND = "brand"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Source:
    """A fact of a text: its `kind`, its `words` there, its `origin`, and what was `said` there.

    Kinds are the names of template variables: issue, quoted, mentioned, name, act, by_when, ask, offer, reach, praised, subject,
    staff, signer; and `answered` for what we wrote before, which has no words of its own.
    Of a playbook `said` begins with the topic: "delivery: I'll trace your parcel". Of a mention it is a piece of
    the post as it stands, or of its author's name, and untrusted.
    """

    words: str
    origin: Origin
    said: str
    kind: str = ""

    def to_json(self) -> dict[str, str]:
        """As a draft's row keeps it."""
        return {"words": self.words, "origin": str(self.origin), "said": self.said, "kind": self.kind}


LONGEST = 240
"""Characters of a post that one source quotes."""

SENTENCE = re.compile(r"[^.!?\n…]+[.!?…]*")


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft was made from. `answered` is what we wrote to the customer before, where we did."""

    values: Values
    facts: Facts
    playbook: Playbook
    post: str
    author: str
    answered: str = ""


def sources_in(text: str, told: Told) -> tuple[Source, ...]:
    """The sources of all facts that stand in a draft, in the order of its words."""
    every = (*_of_the_mention(text, told), *_of_the_playbook(text, told.values), *_of_the_brand(text, told))
    found = sorted(dict.fromkeys(every), key=lambda one: text.find(one.words))
    if told.answered:
        found.append(Source("", Origin.THREAD, told.answered[:LONGEST], "answered"))
    return tuple(found)


def _of_the_mention(text: str, told: Told) -> Iterator[Source]:
    filled, post = told.values.filled, told.post
    for issue in told.values.told:
        ways = (issue.noun, issue.clause, filled["asked_us"])
        if words := next((found for way in ways if (found := standing(way, text))), ""):
            yield Source(words, Origin.MENTION, words_of(issue, post), "issue")
    if words := standing(filled["name"], text.partition("\n")[0][: len(filled["name"]) + 12]):
        yield Source(words, Origin.MENTION, told.author, "name")
    quote = told.values.quote
    if quote is not None and (words := standing(quote.words, text)):
        yield Source(words, Origin.MENTION, post[quote.start : quote.end][:LONGEST], "quoted")
    for name in ("praised", "subject", "mentioned"):
        if words := standing(filled[name], text):
            yield Source(words, Origin.MENTION, _sentence_with(filled[name].split(), post), name)
    for who in told.facts.staff:
        if who != told.playbook.signer and (words := standing(who, text)):
            yield Source(words, Origin.MENTION, _sentence_with([who], post), "staff")


def _of_the_playbook(text: str, values: Values) -> Iterator[Source]:
    for name in ("act", "by_when", "ask", "offer"):
        if words := standing(values.filled[name], text):
            yield _promise(words, name, values.remedy)
    second = values.also
    if second is not None and (words := standing(values.filled["also"], text)):
        yield Source(words, Origin.PLAYBOOK, f"{second.topic}: {second.act} {second.by_when}", "also")


def _of_the_brand(text: str, told: Told) -> Iterator[Source]:
    if words := standing(told.values.filled["reach"], text):
        yield Source(words, Origin.BRAND, told.playbook.contact, "reach")
    for name in dict.fromkeys((told.playbook.signer, told.playbook.brand)):
        if words := standing(name, text.rpartition("\n")[2]):
            yield Source(words, Origin.BRAND, name, "signer")


def _promise(words: str, name: str, remedy: Remedy) -> Source:
    said = getattr(remedy, name)
    if said:
        return Source(words, Origin.PLAYBOOK, f"{remedy.topic}: {said}", name)
    return Source(words, Origin.DEFAULT, "What we say where the playbook is silent.", name)


def standing(value: str, text: str) -> str:
    """The value as it stands in a text, whose first letter may be another case; empty where it doesn't."""
    if not value:
        return ""
    at = text.find(value)
    if at < 0:
        at = text.find(value[:1].swapcase() + value[1:])
    return text[at : at + len(value)] if at >= 0 else ""


def words_of(issue: Issue, post: str) -> str:
    """The customer's own words of an issue: the sentence at its span where it has one, else the one that tells it."""
    start, end = getattr(issue, "start", 0), getattr(issue, "end", 0)
    if end > start:
        around = (match for match in SENTENCE.finditer(post) if match.start() <= start < match.end())
        whole = next((match[0].strip() for match in around), "")
        return whole if 0 < len(whole) <= LONGEST else post[start:end][:LONGEST]
    return _sentence_with([*issue.words, *issue.thing.split()], post)


def _sentence_with(words: list[str], post: str) -> str:
    wanted = [word.lower() for word in words if len(word) > 2]
    best, most = "", 0
    for match in SENTENCE.finditer(post):
        lower = match[0].lower()
        hits = sum(word[:6] in lower for word in wanted)
        if hits > most:
            best, most = match[0].strip(), hits
    return (best or post.strip())[:LONGEST]
