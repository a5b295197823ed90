from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.brands import keeping
from monitor.brands.keeping import try_words
from monitor.brands.trying import Post, sort_out
from monitor.domain.watching import Watched
from monitor.models import Brand, Channel, Mention
from monitor.models.mention import MentionState
from monitor.steps.keeping import keep_now
from tests import factories as make
from tests.factories import NOW

WORDS = {"handles": ["tinshop"], "keywords": ["Tin Shop"], "exclude": ["tin shop bar"]}


def post(text: str, *, heard_by: str = "") -> Post:
    return Post(text=text, writer="ada", place="X", heard_by=heard_by, posted_at=NOW)


def watched(handle: str) -> Watched:
    return Watched(handles=("tinshop", handle), keywords=("Tin Shop",), exclude=("tin shop bar",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thanks @TinShop!", "named"),
        ("The tin\nSHOP is closed", "spoken_of"),
        ("Drinks at Tin Shop Bar", "excluded"),
        ("@tinshop is the Tin Shop Bar yours?", "named"),
        ("the tin shops", "neither"),
        ("tinshop", "neither"),
        ("", "neither"),
    ],
)
def test_a_post_is_of_one_kind(text: str, kind: str) -> None:
    found = sort_out([post(text)], watched)
    assert found.count == getattr(found, kind).count == 1


def test_an_account_hears_by_its_own_handle_too() -> None:
    found = sort_out([post("Hi @tin.example", heard_by="tin.example"), post("Hi @tin.example")], watched)
    assert (found.named.count, found.neither.count) == (1, 1)


def test_five_of_each_are_shown_and_all_counted() -> None:
    found = sort_out([post(f"@tinshop {n}") for n in range(12)], watched)
    assert (found.named.count, len(found.named.sample)) == (12, 5)
    assert found.named.sample[0].text == "@tinshop 0"


def test_signs_that_mean_something_in_patterns_mean_themselves() -> None:
    words = Watched(handles=(), keywords=("a.b (c)* [d]",))
    found = sort_out([post("a.b (c)* [d]"), post("axb c d")], lambda _: words)
    assert (found.spoken_of.count, found.neither.count) == (1, 1)


def keep(channel: Channel, text: str, **fields: object) -> None:
    keep_now([make.incoming(text, **fields)], channel=channel, now=NOW)


@pytest.mark.django_db
def test_only_this_brands_posts_of_the_last_days_are_tried_the_newest_first() -> None:
    brand = make.brand()
    channel = make.channel(brand)
    keep(channel, "@tinshop old", created_at=NOW - timedelta(days=31))
    keep(channel, "@tinshop first", created_at=NOW - timedelta(days=29))
    keep(channel, "Tin Shop second", created_at=NOW - timedelta(days=2))
    keep(channel, "@tinshop third", created_at=NOW - timedelta(days=1))
    keep(channel, "@tinshop erased")
    Mention.objects.filter(text="@tinshop erased").update(state=MentionState.DELETED)
    keep(make.channel(), "@tinshop of others")
    found, more = try_words(brand, WORDS, now=NOW)
    assert [one.text for one in found.named.sample] == ["@tinshop third", "@tinshop first"]
    assert (found.count, found.spoken_of.count, more) == (3, 1, False)
    assert Brand.objects.get(pk=brand.pk).keywords == []


@pytest.mark.django_db
def test_with_very_many_posts_the_newest_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_TRIED", 3)
    channel = make.channel()
    for number in range(4):
        keep(channel, f"@tinshop {number}", created_at=NOW - timedelta(hours=number))
    found, more = try_words(channel.brand, WORDS, now=NOW)
    assert (found.count, more) == (3, True)
    assert "@tinshop 3" not in [one.text for one in found.named.sample]
