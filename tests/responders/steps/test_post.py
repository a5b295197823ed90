from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from monitor.models.case import CaseState
from monitor.platforms import errors
from responders.domain.reply_states import ReplyState
from responders.models import Draft, Reply
from responders.models.draft import DraftState
from responders.steps import deciding
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW
from tests.fakes.network import FakePoster
from tests.responders.steps.posting import SENT, reply, send

__all__ = ["reply"]
pytestmark = pytest.mark.django_db


def test_nothing_leaves_within_the_outbox_window(reply: Reply) -> None:
    poster = FakePoster()
    assert send(poster, NOW + timedelta(seconds=9)) == 0
    assert poster.written == []


def test_an_approved_reply_is_posted_once_and_the_case_waits_for_the_customer(reply: Reply) -> None:
    poster = FakePoster()
    assert send(poster) == 1
    assert send(poster) == 0
    reply.refresh_from_db()
    reply.case.refresh_from_db()
    assert [p.text for p in poster.written] == [GOOD_REPLY]
    assert (reply.state, reply.external_id, reply.posted_at) == (ReplyState.POSTED, "reply-1", SENT)
    assert reply.case.state == CaseState.ANSWERED


def test_a_reply_taken_back_is_never_sent(reply: Reply) -> None:
    deciding.take_back(reply, user=make.user(), now=NOW)
    poster = FakePoster()
    assert send(poster) == 0
    assert poster.written == []
    assert Draft.objects.filter(case=reply.case, state=DraftState.PROPOSED).exists()


def test_a_customer_who_says_more_in_the_meantime_holds_it(reply: Reply) -> None:
    type(reply.case).objects.filter(pk=reply.case.pk).update(version=reply.case_version + 1)
    poster = FakePoster()
    send(poster)
    reply.refresh_from_db()
    assert reply.state == ReplyState.HELD
    assert "something new" in reply.reason
    assert poster.written == []


@pytest.mark.parametrize(
    "error",
    [
        errors.Refused("You are blocked.", code="blocked"),
        errors.AuthFailed("Connect again."),
        errors.QuotaExhausted("No credit."),
    ],
)
def test_a_clear_no_is_refused_with_its_reason(reply: Reply, error: Exception) -> None:
    send(FakePoster(error))
    reply.refresh_from_db()
    assert (reply.state, reply.reason) == (ReplyState.REFUSED, str(error))
    assert Draft.objects.filter(case=reply.case, state=DraftState.PROPOSED).exists()


def test_a_rate_limit_waits_until_the_platforms_own_time(reply: Reply) -> None:
    until = SENT + timedelta(minutes=9)
    poster = FakePoster(errors.RateLimited("Slowly.", until=until))
    send(poster)
    reply.refresh_from_db()
    assert (reply.state, reply.send_after) == (ReplyState.APPROVED, until)
    assert send(poster, until - timedelta(seconds=1)) == 0
    assert send(poster, until) == 1
    assert len(poster.written) == 1


def test_a_failure_that_certainly_wrote_nothing_is_tried_again(reply: Reply) -> None:
    poster = FakePoster(errors.Transient("refused", applied="no", retry_in=timedelta(seconds=30)))
    send(poster)
    assert send(poster, SENT + timedelta(seconds=30)) == 1
    assert len(poster.written) == 1


@pytest.mark.parametrize(
    "trouble", ["lost", ValueError("a bug in the room"), errors.Transient("?", applied="unknown")]
)
def test_an_unknown_end_is_unsure_and_never_sent_again(reply: Reply, trouble: Any) -> None:
    poster = FakePoster(trouble)
    send(poster)
    reply.refresh_from_db()
    assert reply.state == ReplyState.UNSURE
    for minute in range(30):
        assert send(poster, SENT + timedelta(minutes=minute)) == 0
    assert len(poster.written) == (1 if trouble == "lost" else 0)


def test_a_post_under_moderation_is_pending_not_posted(reply: Reply) -> None:
    send(FakePoster("pending"))
    reply.refresh_from_db()
    assert (reply.state, reply.posted_at) == (ReplyState.PENDING, None)


def test_a_text_that_was_changed_behind_the_approval_is_held(reply: Reply) -> None:
    Reply.objects.update(text="Something nobody approved.")
    poster = FakePoster()
    send(poster)
    reply.refresh_from_db()
    assert reply.state == ReplyState.HELD
    assert poster.written == []


def test_what_a_person_must_put_right_stands_with_the_account(reply: Reply) -> None:
    send(FakePoster(errors.AuthFailed("Connect it again.")))
    reply.channel.refresh_from_db()
    assert reply.channel.problem == "Connect it again."


def test_words_that_could_not_leave_for_two_hours_are_looked_at_again(reply: Reply) -> None:
    poster = FakePoster(*[errors.Transient("It is down.", applied="no", retry_in=timedelta(minutes=5))] * 99)
    for minute in range(0, 200, 5):
        send(poster, SENT + timedelta(minutes=minute))
    reply.refresh_from_db()
    assert reply.state == ReplyState.HELD
    assert "approve it again if it still fits" in reply.reason
    assert len(poster.script) > 60
