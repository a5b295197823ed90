from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.domain.mention import Author, BrokenPayload, IncomingMention
from monitor.models import Case, Mention
from monitor.steps import file_cases, keeping, read
from monitor.steps.fitting import as_row, fit_date, fit_id, fit_json
from tests import factories as make
from tests.factories import NOW, ScriptedReader

pytestmark = pytest.mark.django_db
LONG = "x" * 3000
ODD = "a\x00b\ud83d"


@pytest.mark.parametrize(
    "post",
    [
        {"external_id": LONG},
        {"external_id": ODD},
        {"thread_id": LONG},
        {"parent_id": LONG},
        {"version": LONG},
        {"language": ODD * 9},
        {"permalink": f"https://x.example/{ODD}{LONG}"},
        {"author": Author(id=LONG, handle=ODD, name=ODD, followers=2**80)},
        {"author": Author(id="1", handle=LONG, name=LONG, followers=-5)},
        {"raw": {"inf": float("inf"), "nan": float("nan"), ODD: ODD}},
        {"metrics": {"likes": 2**70}},
        {"ref": {"acct": ODD}},
        {"text": ODD * 100_000},
        {"created_at": datetime.min.replace(tzinfo=UTC)},
        {"created_at": datetime.max.replace(tzinfo=UTC)},
    ],
)
def test_whatever_a_platform_says_is_stored_read_and_filed(post: dict[str, Any]) -> None:
    where = make.channel(make.brand(time_zone="Pacific/Auckland", hours={"mon": ["09:00", "17:00"]}))
    assert keeping.keep_now([make.incoming("fine"), make.incoming(**post)], channel=where, now=NOW).new == 2
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    assert Case.objects.count() == 2


def test_two_ids_that_begin_alike_stay_apart_and_the_same_one_stays_the_same() -> None:
    assert fit_id(LONG + "a") != fit_id(LONG + "b")
    assert fit_id(LONG) == fit_id(LONG)
    assert len(fit_id(LONG)) == 255
    assert fit_id("at://did:plc:1/app.bsky.feed.post/3k") == "at://did:plc:1/app.bsky.feed.post/3k"


def test_dates_that_can_be_true_are_kept() -> None:
    for when in (NOW, NOW - timedelta(days=4000), NOW + timedelta(hours=3)):
        assert fit_date(when, NOW) == when
    assert fit_date(NOW + timedelta(days=3), NOW) == NOW


def test_bottomless_json_has_a_bottom() -> None:
    deep: Any = "end"
    for _ in range(5000):
        deep = [deep]
    made = fit_json(deep)
    depth = 0
    while isinstance(made, list):
        made, depth = made[0], depth + 1
    assert (made, depth) == (None, 40)


def test_one_post_that_can_not_be_stored_does_not_cost_the_others(monkeypatch: pytest.MonkeyPatch) -> None:

    def touchy(incoming: IncomingMention, **options: Any) -> Mention:
        if incoming.text == "odd":
            raise ValueError("no row fits this")
        return as_row(incoming, **options)

    monkeypatch.setattr(keeping, "as_row", touchy)
    posts = [make.incoming("one"), make.incoming("odd", external_id="x"), make.incoming("two")]
    broken = [BrokenPayload(external_id="b", problem="odd", raw={})]
    kept = keeping.keep_singly(posts, channel=make.channel(), now=NOW, broken=broken)
    assert (kept.new, kept.broken) == (2, 2)
    assert Mention.objects.get(external_id="x").problem == "It holds something that can't be stored."
