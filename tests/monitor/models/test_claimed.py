from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.models import Mention
from monitor.models.claimed import claim_rows
from monitor.steps.keeping import keep_now
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def _five() -> None:
    keep_now([make.incoming() for _ in range(5)], channel=make.channel(), now=NOW)


@pytest.mark.usefixtures("_five")
def test_a_row_is_claimed_once() -> None:
    waiting = Mention.objects.order_by("pk")
    _, first = claim_rows(waiting, now=NOW, size=3)
    _, second = claim_rows(waiting, now=NOW, size=3)
    assert first.count() == 3
    assert second.count() == 2
    assert not set(first.values_list("pk", flat=True)) & set(second.values_list("pk", flat=True))


@pytest.mark.usefixtures("_five")
def test_a_claim_that_has_run_out_is_anybodys_again() -> None:
    waiting = Mention.objects.order_by("pk")
    claim_rows(waiting, now=NOW, size=5, lease=timedelta(minutes=2))
    _, early = claim_rows(waiting, now=NOW + timedelta(minutes=1), size=5)
    _, late = claim_rows(waiting, now=NOW + timedelta(minutes=3), size=5)
    assert early.count() == 0
    assert late.count() == 5


@pytest.mark.usefixtures("_five")
def test_a_query_with_a_join_is_not_taken() -> None:
    with pytest.raises(ValueError, match="without joins"):
        claim_rows(Mention.objects.filter(channel__enabled=True), now=NOW, size=5)
