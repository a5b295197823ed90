from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from monitor.domain.mention import Gone as GonePost
from monitor.platforms import errors
from responders.domain.reply_states import ReplyState
from responders.models import Draft, Reply
from responders.models.draft import DraftState
from responders.platforms.contract import Posted
from responders.steps import arriving, deciding, post, reconcile
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW
from tests.fakes.network import FakePoster
from tests.responders.steps.posting import SENT, look, reply, send

__all__ = ["reply"]
pytestmark = pytest.mark.django_db


def unsure_after_three_looks(poster: FakePoster) -> None:
    send(poster)
    for seconds in (5, 65, 365):
        look(poster, SENT + timedelta(seconds=seconds))


def test_a_reply_whose_answer_was_lost_is_found_on_the_platform(reply: Reply) -> None:
    poster = FakePoster("lost")
    send(poster)
    assert look(poster, SENT + timedelta(seconds=4)) == 0
    assert look(poster, SENT + timedelta(seconds=5)) == 1
    reply.refresh_from_db()
    assert (reply.state, reply.external_id) == (ReplyState.POSTED, "reply-1")


def test_what_is_not_found_after_three_looks_waits_for_a_person(reply: Reply) -> None:
    poster = FakePoster(errors.Transient("?", applied="unknown"))
    send(poster)
    for when in (5, 65, 365, 9999):
        look(poster, SENT + timedelta(seconds=when))
    reply.refresh_from_db()
    assert (reply.state, reply.looks, reply.look_at) == (ReplyState.UNSURE, 3, None)


def test_a_look_that_failed_does_not_count(reply: Reply) -> None:
    poster = FakePoster("lost")
    send(poster)
    poster.blind = True
    look(poster, SENT + timedelta(seconds=5))
    poster.blind = False
    assert look(poster, SENT + timedelta(seconds=65)) == 1


def test_a_process_killed_before_the_call_lets_it_go_out_again(reply: Reply) -> None:
    Reply.objects.update(state=ReplyState.SENDING, sending_at=SENT, prepared={})
    later = SENT + reconcile.READY_WITHIN + timedelta(seconds=1)
    poster = FakePoster()
    assert look(poster, later) == 1
    assert send(poster, later) == 1
    assert len(poster.written) == 1


def test_a_process_killed_around_the_call_is_looked_for_and_not_sent_again(reply: Reply) -> None:
    poster = FakePoster("lost")
    send(poster)
    Reply.objects.update(state=ReplyState.SENDING, sending_at=SENT)
    look(poster, SENT + reconcile.LEASE + timedelta(seconds=1))
    reply.refresh_from_db()
    assert reply.state == ReplyState.POSTED
    assert len(poster.written) == 1


def test_where_no_second_post_can_come_of_it_the_same_call_goes_out_once_more(reply: Reply) -> None:
    poster = FakePoster(errors.Transient("?", applied="unknown"))
    poster.again = True
    unsure_after_three_looks(poster)
    reply.refresh_from_db()
    assert (reply.state, reply.attempts, len(poster.written)) == (ReplyState.POSTED, 2, 1)
    assert poster.written[0].key == reply.prepared["key"]


def test_a_refusal_of_the_second_attempt_proves_nothing_about_the_first(reply: Reply) -> None:
    poster = FakePoster(
        errors.Transient("?", applied="unknown"), errors.Refused("You are blocked.", code="blocked")
    )
    poster.again = True
    unsure_after_three_looks(poster)
    reply.refresh_from_db()
    assert (reply.state, reply.look_at) == (ReplyState.UNSURE, None)
    assert reply.reason == "You are blocked."


def test_however_safe_a_reply_is_not_handed_over_for_ever(reply: Reply) -> None:
    poster = FakePoster(*[errors.Transient("?", applied="unknown")] * 99)
    poster.again = True
    send(poster)
    for minute in range(0, 24 * 60, 3):
        look(poster, SENT + timedelta(minutes=minute))
    reply.refresh_from_db()
    assert reply.attempts == reconcile.MOST_ATTEMPTS
    assert (reply.state, reply.look_at) == (ReplyState.UNSURE, None)


def test_a_look_that_is_rate_limited_waits_until_the_platforms_own_time(reply: Reply) -> None:
    poster = FakePoster("lost")
    send(poster)
    until = SENT + timedelta(minutes=20)

    def limited(_prepared: object) -> None:
        raise errors.RateLimited("Slowly.", until=until)

    poster.find = limited  # type: ignore[assignment, method-assign]
    look(poster, SENT + timedelta(seconds=5))
    reply.refresh_from_db()
    assert (reply.state, reply.look_at, reply.looks) == (ReplyState.UNSURE, until, 0)


def test_a_look_that_breaks_delays_no_other_reply(reply: Reply) -> None:
    poster = FakePoster("lost")
    send(poster)

    def broken(_prepared: object) -> None:
        raise KeyError("oops")

    poster.find = broken  # type: ignore[assignment, method-assign]
    _, other = make.drafted_case()
    second = deciding.approve(other, user=make.user(), text=GOOD_REPLY, now=NOW)
    fine = FakePoster("lost")
    post.run(SENT, posters=lambda _account: fine)
    type(reply.channel).objects.filter(pk=reply.channel_id).update(handle="broken")
    later = SENT + timedelta(seconds=6)
    assert reconcile.run(later, posters=lambda to: poster if to.handle == "broken" else fine) == 1
    reply.refresh_from_db()
    second.refresh_from_db()
    assert (reply.state, second.state) == (ReplyState.UNSURE, ReplyState.POSTED)
    assert reply.look_at == SENT + timedelta(seconds=66)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (GonePost(external_id="x"), "deleted"),
        (make.incoming(version="9"), "changed"),
    ],
)
def test_before_a_second_attempt_the_post_is_looked_at_again(reply: Reply, target: Any, words: str) -> None:
    poster = FakePoster(errors.Transient("?", applied="unknown"))
    poster.again = True
    send(poster)
    poster.target = target
    for seconds in (5, 65, 365):
        look(poster, SENT + timedelta(seconds=seconds))
    reply.refresh_from_db()
    assert (reply.state, reply.attempts, poster.written) == (ReplyState.UNSURE, 1, [])
    assert words in reply.reason


def test_a_customers_new_word_also_keeps_a_second_attempt_back(reply: Reply) -> None:
    poster = FakePoster(errors.Transient("?", applied="unknown"))
    poster.again = True
    send(poster)
    type(reply.case).objects.update(version=reply.case_version + 1)
    for seconds in (5, 65, 365):
        look(poster, SENT + timedelta(seconds=seconds))
    reply.refresh_from_db()
    assert (reply.state, poster.written) == (ReplyState.UNSURE, [])


def test_a_reply_that_arrives_after_it_was_given_up_is_posted_after_all(reply: Reply) -> None:
    send(FakePoster(errors.Transient("?", applied="unknown")))
    deciding.settle_unsure(reply, user=make.user(), stands=False, now=SENT)
    reply.refresh_from_db()
    arrived = Posted(external_id="late", permalink="https://square.example/late")
    assert not arriving.mark_posted(reply, arrived, now=SENT)
    reply.refresh_from_db()
    assert (reply.state, reply.external_id, reply.reason) == (ReplyState.POSTED, "late", arriving.ARRIVED)


def test_where_another_has_taken_its_place_by_then_the_row_says_so(reply: Reply) -> None:
    send(FakePoster(errors.Transient("?", applied="unknown")))
    deciding.settle_unsure(reply, user=make.user(), stands=False, now=SENT)
    again = Draft.objects.get(case=reply.case, state=DraftState.PROPOSED, variant=1)
    deciding.approve(again, user=make.user(), text=GOOD_REPLY, now=SENT)
    reply.refresh_from_db()
    assert not arriving.mark_posted(reply, Posted(external_id="late"), now=SENT)
    reply.refresh_from_db()
    assert (reply.state, reply.external_id, reply.reason) == (ReplyState.TAKEN_BACK, "late", arriving.ARRIVED)


def test_a_platform_that_is_always_too_slow_ends_at_the_desk(reply: Reply) -> None:
    Reply.objects.update(
        state=ReplyState.SENDING, sending_at=SENT, prepared={}, attempts=reconcile.MOST_STARTS
    )
    look(FakePoster(), SENT + reconcile.READY_WITHIN + timedelta(seconds=1))
    reply.refresh_from_db()
    assert (reply.state, reply.reason) == (ReplyState.HELD, reconcile.TOO_SLOW)
    assert Draft.objects.filter(case=reply.case, state=DraftState.PROPOSED).exists()


def test_a_database_that_fails_after_the_call_never_calls_a_posted_reply_unsent(
    reply: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    poster = FakePoster()

    def locked(*_: object, **__: object) -> bool:
        raise OperationalError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr(post, "mark_posted", locked)
        with pytest.raises(OperationalError):
            send(poster)
    reply.refresh_from_db()
    assert (reply.state, len(poster.written)) == (ReplyState.SENDING, 1)
    look(poster, SENT + reconcile.LEASE + timedelta(seconds=1))
    reply.refresh_from_db()
    assert (reply.state, reply.external_id, len(poster.written)) == (ReplyState.POSTED, "reply-1", 1)
