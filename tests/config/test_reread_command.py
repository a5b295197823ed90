from __future__ import annotations

import pytest

from monitor.domain.reading import Kind
from monitor.models import Mention, Reading
from monitor.steps import file_cases, read
from monitor.steps.keeping import keep_now
from tests import factories as make
from tests.config.importing import Ran
from tests.factories import NOW, ScriptedReader
from tests.monitor.teaching import layered, toward

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.cli.rereading.require_setup", lambda: None)
    monkeypatch.setattr("monitor.language.reader.load_reader", ScriptedReader)


def amends(*words: str) -> Ran:
    return Ran(["reread", *words], b"")


def taught_brands() -> tuple[str, str]:
    """Two brands with a post each, read before they taught anything."""
    slugs = []
    for _ in range(2):
        where = make.channel()
        keep_now([make.incoming("Lid missing.")], channel=where, now=NOW)
        slugs.append(where.brand.slug)
        layered(where.brand, toward(Kind.PRAISE), state="stopped")
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    for mention in Mention.objects.select_related("channel__brand"):
        mention.channel.brand.layers.update(state="active")
    return slugs[0], slugs[1]


def test_everything_is_read_again_and_counted() -> None:
    taught_brands()
    ran = amends("--all")
    assert (ran.code, ran.out) == (0, "2 posts were read again; 2 are of another kind now.\n")
    assert Reading.objects.filter(kind=Kind.PRAISE).count() == 2
    assert amends("--all").out == "Nothing to read again: every post was read by the version in use.\n"


def test_one_brand_is_read_again_by_its_slug_or_its_name() -> None:
    first, _ = taught_brands()
    ran = amends("--brand", first, "--all")
    assert ran.out == "1 post was read again; 1 is of another kind now.\n"


def test_only_the_last_days_are_read_again() -> None:
    taught_brands()
    Mention.objects.update(posted_at=NOW.replace(year=NOW.year - 9))
    assert "Nothing to read again" in amends().out
    assert "2 posts" in amends("--days", "36500").out


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--brand", "nobody"], "there is no brand 'nobody'. Brands: "),
        (["--days", "0"], "--days takes a number from 1 to 36,500."),
        (["--days", "3", "--all"], "say --days or --all, not both."),
    ],
)
def test_words_that_cannot_be_right_are_answered_with_a_sentence(given: list[str], told: str) -> None:
    ran = amends(*given)
    assert ran.code == 2
    assert told in ran.err
