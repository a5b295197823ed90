from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from monitor.models import Case, Mention, Reading
from monitor.steps import erasing, file_cases, labelling, read
from monitor.steps.keeping import keep_now
from responders.steps import deciding
from tests import factories as make
from tests.factories import NOW, ScriptedReader

pytestmark = pytest.mark.django_db(transaction=True)

LATER = NOW + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _two_at_once() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("with SQLite only one writes at a time")


def meanwhile(pool: ThreadPoolExecutor, work: Callable[[], object]) -> Future[None]:
    """Let somebody else do it, and wait until they are in the middle of it."""

    def on_its_own_connection() -> None:
        try:
            work()
        finally:
            connection.close()

    begun = pool.submit(on_its_own_connection)
    time.sleep(0.5)
    return begun


def test_the_words_of_a_post_that_is_erased_while_it_is_answered_do_not_stay() -> None:
    case, first = make.drafted_case()
    words = {"words": "teapot", "start": 3, "end": 9, "weight": 1.0, "toward": "complaint"}
    Reading.objects.update(evidence=[words])
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Case.objects.select_for_update().get(pk=case.pk)
            labelling.agree(first.mention, by=None, now=LATER)
            other = meanwhile(pool, lambda: erasing.erase([first.mention_id], now=LATER))
        other.result(timeout=10)
    assert [row.evidence for row in Reading.objects.all()] == [[], []]


def test_who_closes_as_not_about_us_waits_for_who_fixes_and_not_in_a_circle() -> None:
    where, who = make.channel(), make.user()
    first = make.incoming("Lid missing.", external_id="a", thread_id="a")
    second = make.incoming("Pot cracked.", author=first.author, thread_id="a", external_id="b")
    keep_now([first, second], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    case = Case.objects.get()

    def close() -> None:
        deciding.no_reply_needed(case, user=who, reason=deciding.NOT_ABOUT_US, now=LATER)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            # As a fix does: the post first, then its case.
            Mention.objects.select_for_update(no_key=True).get(external_id="b")
            other = meanwhile(pool, close)
            Case.objects.select_for_update().get(pk=case.pk)
        other.result(timeout=10)
    case.refresh_from_db()
    assert case.state == "closed"
