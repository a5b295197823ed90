"""A brand's own topics: what was typed, checked, and kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from monitor.brands.texts import one_line
from monitor.domain.reading import Topic
from monitor.learning.deeds import hold
from monitor.models import Brand, Mention, OwnTopic, Reading
from monitor.signals import tell
from monitor.steps.current import current_readings

LONGEST_NAME = 60
LONGEST_PHRASE = 200
FEWEST, MOST = 3, 10
"""Example phrases of a topic."""
MOST_TOPICS = 20
"""Own topics of one brand."""
COUNTED_OVER = timedelta(days=30)


class BadTopicError(ValueError):
    """What is wrong with which field, in sentences for the person."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("; ".join(fields.values()))
        self.fields = dict(fields)


def checked(name: str, phrases: str) -> tuple[str, list[str]]:
    """The name and the phrases (one a line) that were typed. Raises BadTopicError."""
    wrong: dict[str, str] = {}
    line, found = "", []
    try:
        line = _name(name)
    except ValueError as error:
        wrong["name"] = str(error)
    try:
        found = _phrases(phrases)
    except ValueError as error:
        wrong["phrases"] = str(error)
    if wrong:
        raise BadTopicError(wrong)
    return line, found


def add(brand: Brand, name: str, phrases: str, *, now: datetime, user: object) -> OwnTopic:
    """Keep an own topic of the brand, as it was typed; it is learnt soon after. Raises BadTopicError."""
    line, found = checked(name, phrases)
    with transaction.atomic():
        row = hold(brand)
        standing = [topic.casefold() for topic in brand.own_topics.values_list("name", flat=True)]
        if line.casefold() in standing:
            raise BadTopicError({"name": "There is a topic of this name already."})
        if len(standing) >= MOST_TOPICS:
            raise BadTopicError({"name": f"There are {MOST_TOPICS} topics already. Remove one first."})
        topic = OwnTopic.objects.create(brand=brand, name=line, phrases=found, made_at=now)
        row.changed_at = now
        row.save(update_fields=["changed_at"])
        tell("add_own_topic", f"brand:{brand.pk}", user=user, now=now, name=line, phrases=len(found))
    return topic


def remove(topic: OwnTopic, *, now: datetime, user: object) -> None:
    """Find it in posts no more. Readings that found it keep its name."""
    with transaction.atomic():
        row = hold(topic.brand)
        if not OwnTopic.objects.filter(pk=topic.pk).delete()[0]:
            return
        row.changed_at = now
        row.save(update_fields=["changed_at"])
        tell("remove_own_topic", f"brand:{topic.brand_id}", user=user, now=now, name=topic.name)


def counts(brand: Brand, *, now: datetime) -> Counter[str]:
    """How many of the brand's posts of the last 30 days speak of each own topic, as they are read now."""
    found: Counter[str] = Counter()
    if not brand.own_topics.exists():
        return found
    mentions = Mention.objects.filter(
        channel__brand=brand, posted_at__gte=now - COUNTED_OVER, deleted_at=None
    )
    told = Reading.objects.filter(mention__in=mentions).exclude(own_topics=[])
    ids = list(told.values_list("mention", flat=True).distinct())
    for start in range(0, len(ids), 500):
        some = mentions.filter(pk__in=ids[start : start + 500]).only("pk", "version")
        for reading in current_readings(some).values():
            found.update(reading.own_topics)
    return found


def _name(text: str) -> str:
    line = one_line(text, "The name", longest=LONGEST_NAME)
    if not line:
        raise ValueError("Give the topic a name.")
    if line.casefold() in set(Topic):
        raise ValueError("Amends knows this topic already.")
    return line


def _phrases(text: str) -> list[str]:
    """Each example once, whatever its capitals: the same twice teaches nothing more."""
    lines = [one_line(line, "An example", longest=LONGEST_PHRASE) for line in text.splitlines()]
    found = list({line.casefold(): line for line in lines if line}.values())
    if not FEWEST <= len(found) <= MOST:
        given = "there is one" if len(found) == 1 else f"there are {len(found)}" if found else "there is none"
        raise ValueError(f"Give {FEWEST} to {MOST} examples, each on a line of its own; {given}.")
    if bare := [line for line in found if not any(sign.isalpha() for sign in line)]:
        raise ValueError(f"“{bare[0]}” has no words in it.")
    return found
