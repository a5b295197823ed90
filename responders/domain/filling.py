"""The values a reply template is filled with: safe facts from the post, promises from the playbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from monitor.domain.reading import Reading, Risk, Topic
from responders.domain.facts import Facts
from responders.domain.hints import asked_us, mentioned_in, noun_of
from responders.domain.issues import Issue
from responders.domain.joining import listed, that, trouble, troubles
from responders.domain.playbook import Playbook, Remedy
from responders.domain.quoting import in_marks, quotation_for, topic_for, with_topic
from responders.domain.remedies import also_of, gift_of, inside, remedy_of, second_of
from responders.domain.support import supported
from responders.domain.understanding.quotations import Quotation
from responders.domain.voice import USUAL, Voice, spoken

ACT = "I'll look into this myself and write to you"
QUESTION_ACT = "I'll find out and answer you here"
BY_WHEN = "by this time tomorrow"
"""What we say where the playbook is silent: nothing that a person could not keep."""

TOPIC_ISSUES = {
    Topic.BILLING: ("the trouble with your bill", "your bill has given you trouble"),
    Topic.DELIVERY: ("the trouble with your delivery", "your delivery went wrong"),
    Topic.DEFECT: ("what you bought letting you down", "what you bought has let you down"),
    Topic.STAFF: ("how you were treated", "you were treated like that"),
    Topic.WAITING: ("the wait", "we kept you waiting"),
    Topic.CANCELLATION: ("the trouble with your cancellation", "your cancellation wasn't simple"),
    Topic.ACCOUNT: ("the trouble with your account", "your account is giving you trouble"),
    Topic.OUTAGE: ("the outage", "things aren't working for you"),
    Topic.BOOKING: ("the trouble with your booking", "your booking went wrong"),
    Topic.PRICE: ("the price", "the price came as a shock"),
    Topic.QUALITY: ("the quality you got", "what you got wasn't good enough"),
    Topic.SAFETY: ("what happened", "this happened"),
}
"""What we say of a topic where the post gives us no safe words of its own."""

CAREFUL_TOPICS = {
    Risk.INJURY: Topic.SAFETY,
    Risk.SELF_HARM: Topic.SAFETY,
    Risk.DATA_BREACH: Topic.SAFETY,
    Risk.DISCRIMINATION: Topic.STAFF,
}
"""What a careful reply may name; after other risks whatever the post tells."""

NO_OFFER = {Risk.INJURY, Risk.ABUSE, Risk.SELF_HARM, Risk.DISCRIMINATION, Risk.LEGAL, Risk.DATA_BREACH}
"""Risks that no gift may answer."""


@dataclass(frozen=True)
class Values:
    """Filled variables, and what they say about the reply: its topic, and what sort of praise it answers.

    `told` are the issues it names, `remedy` is the playbook's; `also` the one of the second act, where there is one;
    `quote` is what it quotes of the post.
    """

    filled: dict[str, str]
    topic: str
    praise: str
    told: tuple[Issue, ...]
    remedy: Remedy
    also: Remedy | None
    quote: Quotation | None = None

    @cached_property
    def have(self) -> frozenset[str]:
        """The variables that hold something."""
        return frozenset(name for name, value in self.filled.items() if value)


def values_for(
    playbook: Playbook,
    reading: Reading,
    facts: Facts,
    *,
    name: str,
    issues: int,
    also: bool,
    question: bool,
    careful: Risk | None,
    neutral: bool = False,
    quotes: bool = False,
    voice: Voice = USUAL,
) -> Values:
    """Everything a template may use, with at most `issues` of the post's issues named, or with their words quoted."""
    told = (
        asked_of_us(facts)
        if neutral
        else told_carefully(facts, careful)
        if careful
        else issues_told(facts, reading)[:issues]
    )
    told = tuple(
        replace(
            issue,
            noun=spoken(issue.noun, voice, starts=False),
            clause=spoken(issue.clause, voice, starts=False),
        )
        for issue in told
    )
    quote = quotation_for(facts, reading, told) if quotes and careful is None else None
    topics = () if neutral else tuple(dict.fromkeys(issue.topic for issue in told))
    if quote is not None:
        first = topic_for(quote.topic, quote.start, quote.end, facts, reading)
        topics = topics or (first,)
    remedy = remedy_of(playbook, ("question",) if question else topics, careful)
    stated = () if neutral else told
    nouns, clauses = [noun_of(issue) for issue in stated], [issue.clause for issue in stated]
    second = second_of(playbook, stated, remedy) if also and careful is None and not question else None
    gift = not (NO_OFFER & set(reading.risks) or str(Topic.SAFETY) in topics)
    ours = {
        "issue": (troubles(nouns) if all(nouns) else "") or ("what happened" if careful else ""),
        "clause": that(clauses) if all(clauses) else "",
        "trouble": trouble(nouns, clauses),
        "happened": troubles(clauses) if all(clauses) else "",
        "asked_us": asked_us(told),
        "mentioned": "" if stated or quote else mentioned_in(facts),
        "act": inside(remedy.act) or (QUESTION_ACT if question else ACT),
        "by_when": inside(remedy.by_when) or BY_WHEN,
        "ask": inside(remedy.ask) if stated or (quote and topics != ("other",)) else "",
        "offer": gift_of(remedy) if gift else "",
        "reach": reach(playbook.contact),
        "praised": facts.praised,
        "subject": facts.subject,
        "also": also_of(second, remedy) if second else "",
    }
    filled = {name_: spoken(value, voice, starts=name_ == "also") for name_, value in ours.items()} | {
        "quoted": in_marks(quote),
        "name": name,
        "brand": playbook.brand,
        "signer": playbook.signer,
        "sign": "\n" + signature(playbook),
        "thing": next((issue.thing for issue in stated if issue.thing), ""),
        "staff": listed([who for who in facts.staff if who not in playbook.signer.split()]),
    }
    filled["By_when"] = filled["by_when"][:1].upper() + filled["by_when"][1:]
    praise = (
        "staff" if filled["staff"] else "me" if facts.staff else "thing" if filled["praised"] else "generic"
    )
    topic = (
        topics[0] if topics else "mentioned" if ours["mentioned"] else "vague" if facts.thin else "general"
    )
    return Values(filled, topic, praise, told, remedy, second, quote)


def issues_told(facts: Facts, reading: Reading) -> tuple[Issue, ...]:
    """The post's issues in its own words, or one of the reading's topics in ours, where the words bear it out.

    None at all where a post says only that somebody is unhappy, or says it in words we don't know: then
    less is said, and nothing wrong.
    """
    if facts.said_back:
        return tuple(with_topic(issue, facts, reading) for issue in facts.said_back)
    for topic in reading.topics:
        if topic in TOPIC_ISSUES and supported(topic, facts):
            return (Issue(str(topic), *TOPIC_ISSUES[topic]),)
    return ()


def asked_of_us(facts: Facts) -> tuple[Issue, ...]:
    """The one thing that a post asks of us, which is true whatever else it may be; none where it tells a trouble."""
    return facts.said_back[:1] if facts.asked and not facts.issues and facts.about is None else ()


def told_carefully(facts: Facts, risk: Risk) -> tuple[Issue, ...]:
    """The one issue that a careful reply may name: where people are hurt, only what hurt them."""
    fitting = CAREFUL_TOPICS.get(risk)
    return tuple(issue for issue in facts.issues if fitting is None or issue.topic == fitting)[:1]


def signature(playbook: Playbook) -> str:
    """A person's name, and the brand's (P29)."""
    names = dict.fromkeys(name.strip() for name in (playbook.signer, playbook.brand))
    return f"– {', '.join(name for name in names if name)}"


def reach(contact: str) -> str:
    """How to reach the signer, ready to follow "reach me": "by direct message", "at maya@…"."""
    contact = contact.strip().rstrip(".") or "a direct message"
    first = contact.split()[0].lower()
    if first in {"in", "by", "at", "on", "via", "through", "with", "over"}:
        return contact
    if "@" in contact and " " not in contact:
        return f"at {contact}"
    if match := re.fullmatch(r"an? ((?:\w+ )?(?:message|e-?mail|text|letter|dm))", contact, re.IGNORECASE):
        return f"by {match[1]}"
    if first in {"a", "an", "our", "my", "private"}:
        return f"in {contact}"
    if re.fullmatch(r"[\d +()-]{6,}", contact):
        return f"on {contact}"
    return f"by {contact}"
