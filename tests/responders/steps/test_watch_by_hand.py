from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.domain.mention import ReplyAbility, ReplyMode
from monitor.models import Mention
from monitor.models.case import CaseState
from monitor.platforms import errors
from responders.domain.reply_states import ReplyState
from responders.models import Draft, Reply
from responders.models.draft import DraftState
from responders.people.models import AuditEntry
from responders.steps import deciding, draft, watch_by_hand
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW
from tests.fakes.rooms import FakeEar

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply() -> Reply:
    _, proposed = make.drafted_case()
    Mention.objects.update(reply_mode=ReplyMode.BY_HAND)
    proposed.refresh_from_db()
    reply = deciding.approve(proposed, user=make.user(), text=GOOD_REPLY, now=NOW)
    assert reply.state == ReplyState.BY_HAND
    return reply


def watch(ear: FakeEar, after: timedelta) -> int:
    return watch_by_hand.run(NOW + after, collectors=ear.of)


def ours(**fields: object) -> FakeEar:
    ear = FakeEar()
    defaults = {
        "external_id": "r9",
        "permalink": "https://x.example/r9",
        "created_at": NOW + timedelta(seconds=30),
        "reply": ReplyAbility(mode=ReplyMode.NONE),
    }
    ear.ours = [make.incoming("Hello Ada, sorry!", **(defaults | fields))]
    return ear


def test_a_reply_posted_by_hand_is_found_and_needs_no_link(reply: Reply) -> None:
    assert watch(ours(), timedelta(seconds=1)) == 0
    assert watch(ours(), timedelta(seconds=40)) == 1
    reply.refresh_from_db()
    reply.case.refresh_from_db()
    assert (reply.state, reply.external_id, reply.permalink) == (
        ReplyState.POSTED,
        "r9",
        "https://x.example/r9",
    )
    assert reply.case.state == CaseState.ANSWERED
    assert AuditEntry.objects.filter(deed="found_posted", user=None).exists()


def test_an_older_answer_of_ours_is_not_taken_for_it(reply: Reply) -> None:
    watch(FakeEar(), timedelta(seconds=1))
    assert watch(ours(created_at=NOW - timedelta(hours=2)), timedelta(minutes=2)) == 0
    reply.refresh_from_db()
    assert reply.state == ReplyState.BY_HAND


@pytest.mark.parametrize("trouble", [errors.Transient("?", applied="no"), KeyError("a bug")])
def test_a_look_that_fails_changes_nothing_and_is_repeated(reply: Reply, trouble: Exception) -> None:
    class Failing(FakeEar):
        def our_replies(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
            raise trouble

    watch(Failing(), timedelta(seconds=1))
    watch(Failing(), timedelta(seconds=40))
    reply.refresh_from_db()
    assert reply.state == ReplyState.BY_HAND
    assert reply.look_at is not None
    assert watch(ours(), timedelta(minutes=10)) == 1


def test_it_looks_ever_more_seldom_and_ends_after_three_days(reply: Reply) -> None:
    looks = 0
    ear = FakeEar()

    class Counting(FakeEar):
        def our_replies(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
            nonlocal looks
            looks += 1
            return []

    ear = Counting()
    for minute in range(0, 5 * 24 * 60, 1):
        if minute < 60 or minute % 15 == 0:
            watch(ear, timedelta(minutes=minute))
    reply.refresh_from_db()
    assert reply.look_at is None
    assert 15 < looks < 45


def test_one_that_was_taken_back_is_not_watched(reply: Reply) -> None:
    deciding.take_back(reply, user=make.user(), now=NOW)
    watch(ours(), timedelta(seconds=1))
    assert watch(ours(), timedelta(minutes=5)) == 0
    reply.refresh_from_db()
    assert reply.state == ReplyState.TAKEN_BACK


def test_our_earlier_answer_is_not_taken_for_the_further_word(reply: Reply) -> None:
    assert watch(FakeEar(), timedelta(seconds=1)) == 0
    assert watch(ours(), timedelta(seconds=40)) == 1
    deciding.no_reply_needed(reply.case, user=make.user(), reason="done", now=NOW)
    deciding.reopen(reply.case, user=make.user(), now=NOW)
    draft.run(NOW)
    more = Draft.objects.get(case=reply.case, state=DraftState.PROPOSED, variant=1)
    again = deciding.approve(more, user=make.user(), text=GOOD_REPLY, now=NOW + timedelta(seconds=50))
    assert again.state == ReplyState.BY_HAND
    assert watch(ours(), timedelta(seconds=51)) == 0
    assert watch(ours(), timedelta(minutes=2)) == 0
    further = ours(external_id="r10", created_at=NOW + timedelta(minutes=3))
    assert watch(further, timedelta(minutes=4)) == 1
    again.refresh_from_db()
    assert again.external_id == "r10"
