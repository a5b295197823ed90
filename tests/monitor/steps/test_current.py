from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.domain.reading import PERSON, Kind
from monitor.models import Mention
from monitor.steps.current import current_reading, current_readings
from monitor.steps.keeping import keep_now
from monitor.steps.read import as_row
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def mention() -> Mention:
    keep_now([make.incoming(version="2")], channel=make.channel(), now=NOW)
    return Mention.objects.get()


def read_as(mention: Mention, kind: Kind, *, by: str, version: str = "2", minutes: int = 0) -> None:
    row = as_row(mention, make.reading(kind), by, NOW + timedelta(minutes=minutes))
    row.mention_version = version
    row.save()


def kind_now(mention: Mention) -> str:
    reading = current_reading(mention)
    assert reading is not None
    return reading.kind


def test_what_was_never_read_has_none(mention: Mention) -> None:
    assert current_reading(mention) is None
    assert current_readings([]) == {}


def test_the_newest_of_the_machines_stands(mention: Mention) -> None:
    read_as(mention, Kind.PRAISE, by="m2", minutes=1)
    read_as(mention, Kind.OTHER, by="m1")
    assert kind_now(mention) == Kind.PRAISE


def test_a_person_stands_before_a_newer_machine(mention: Mention) -> None:
    read_as(mention, Kind.QUESTION, by=PERSON)
    read_as(mention, Kind.PRAISE, by="m2", minutes=1)
    assert kind_now(mention) == Kind.QUESTION


def test_a_persons_word_on_earlier_words_does_not_stand(mention: Mention) -> None:
    read_as(mention, Kind.QUESTION, by=PERSON, version="1", minutes=5)
    read_as(mention, Kind.PRAISE, by="m1")
    assert kind_now(mention) == Kind.PRAISE


def test_an_edit_that_is_not_read_yet_keeps_the_newest_of_before(mention: Mention) -> None:
    read_as(mention, Kind.OTHER, by="m1", version="1")
    read_as(mention, Kind.QUESTION, by=PERSON, version="1", minutes=1)
    assert kind_now(mention) == Kind.QUESTION
