from __future__ import annotations

import pytest

from monitor.domain.reading import Kind
from monitor.models import Mention, OwnTopic, Reading
from monitor.models.learning import LayerState
from monitor.steps import read
from monitor.steps.facts import reading_facts
from monitor.steps.keeping import keep_now
from monitor.steps.layers import active_layers
from tests import factories as make
from tests.factories import NOW, ScriptedReader
from tests.monitor.teaching import BASE, knowing, layered, toward

pytestmark = pytest.mark.django_db


def test_each_brand_is_read_with_what_it_has_taught_and_stamped_so() -> None:
    taught, plain, other = make.channel(), make.channel(), make.channel()
    layered(taught.brand, toward(Kind.PRAISE))
    layered(other.brand, toward(Kind.OTHER))
    for where in (plain, taught, other, plain, taught):
        keep_now([make.incoming("My teapot came broken.")], channel=where, now=NOW)
    assert read.run(NOW, reader=ScriptedReader()) == 5
    found = {
        (row.mention.channel_id, row.kind, row.model_version)
        for row in Reading.objects.select_related("mention")
    }
    assert found == {
        (plain.pk, Kind.COMPLAINT, BASE),
        (taught.pk, Kind.PRAISE, f"{BASE}+{toward(Kind.PRAISE).version}"),
        (other.pk, Kind.OTHER, f"{BASE}+{toward(Kind.OTHER).version}"),
    }


def test_own_topics_are_kept_with_the_reading_unless_they_were_removed_since() -> None:
    where = make.channel()
    layered(where.brand, knowing("Loyalty card", "Tours"))
    OwnTopic.objects.create(brand=where.brand, name="Loyalty card", phrases=["a"], made_at=NOW)
    text = "The loyalty card was no use on the tours."
    keep_now([make.incoming(text)], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    row = Reading.objects.get()
    assert row.own_topics == ["Loyalty card"]
    assert reading_facts(row).own_topics == ("Loyalty card",)


@pytest.mark.parametrize(
    "fields",
    [{"state": LayerState.STOPPED}, {"base_version": "reading-0"}, {"weights": b"no layer of ours"}],
    ids=["stopped", "of another model", "damaged"],
)
def test_a_layer_that_is_of_no_use_is_passed_over(fields: dict[str, object]) -> None:
    where = make.channel()
    layered(where.brand, toward(Kind.PRAISE), **fields)
    keep_now([make.incoming()], channel=where, now=NOW)
    assert read.run(NOW, reader=ScriptedReader()) == 1
    assert Reading.objects.get().model_version == BASE
    assert Mention.objects.get().state == "read"


def test_a_layer_is_parsed_once() -> None:
    brand = make.brand()
    layered(brand, toward(Kind.PRAISE))
    first = active_layers([brand.pk], base_version=BASE)
    assert active_layers([brand.pk], base_version=BASE)[brand.pk] is first[brand.pk]


def test_a_long_backlog_is_read_fast_until_it_is_short_again() -> None:
    where = make.channel()
    for _ in range(5):
        keep_now([make.incoming()], channel=where, now=NOW)
    for _ in range(3):
        read.run(NOW, reader=ScriptedReader(), size=2, backlog=3)
    versions = Reading.objects.order_by("pk").values_list("model_version", flat=True)
    assert list(versions) == [f"{BASE}/fast", f"{BASE}/fast", BASE, BASE, BASE]
