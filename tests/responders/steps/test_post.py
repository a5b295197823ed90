from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, transaction

from monitor.domain.mention import Gone as GonePost
from monitor.domain.mention import ReplyAbility, ReplyMode
from monitor.models.case import CaseState
from monitor.platforms import errors
from monitor.steps import keeping, look_again
from responders.domain.reply_states import ReplyState
from responders.models import Approval, Draft, Reply
from responders.models.draft import DraftState
from responders.platforms.contract import Posted
from responders.steps import arriving, deciding, draft, post, reconcile
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW
from tests.fakes.network import FakePoster
from tests.fakes.rooms import FakeEar

pytestmark = pytest.mark.django_db
SENT = NOW + timedelta(seconds=11)


@pytest.fixture
def reply() -> Reply:
    _, draft = make.drafted_case()
    return deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)


def send(poster: FakePoster, now: datetime = SENT) -> int:
    return post.run(now, posters=lambda _channel: poster)


def look(poster: FakePoster, now: datetime) -> int:
    return reconcile.run(now, posters=lambda _channel: poster)


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
    ("target", "words"),
    [
        (GonePost(external_id="x"), "deleted"),
        (make.incoming(version="2"), "changed"),
        (errors.Gone("The customer has deleted the post."), "deleted"),
    ],
)
def test_a_post_that_is_gone_or_changed_brings_the_reply_back_to_the_desk(
    reply: Reply, target: Any, words: str
) -> None:
    poster = FakePoster(target=target)
    send(poster)
    reply.refresh_from_db()
    assert reply.state == ReplyState.HELD
    assert words in reply.reason
    assert Draft.objects.filter(case=reply.case, state=DraftState.PROPOSED).exists()
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


def test_an_answer_that_somebody_gave_elsewhere_brings_it_back_with_the_words(reply: Reply) -> None:
    poster = FakePoster()
    poster.below = [make.incoming("We are on it!", external_id="by-hand")]
    send(poster)
    reply.refresh_from_db()
    assert reply.state == ReplyState.HELD
    assert "We are on it!" in reply.reason
    assert poster.written == []


def test_a_person_who_was_told_of_that_answer_can_send_theirs_too(reply: Reply) -> None:
    poster = FakePoster()
    poster.below = [make.incoming("We are on it!", external_id="by-hand")]
    send(poster)
    again = Draft.objects.get(case=reply.case, state=DraftState.PROPOSED, variant=1)
    deciding.approve(again, user=make.user(), text=GOOD_REPLY, now=NOW)
    assert send(poster) == 1
    assert len(poster.written) == 1


def test_a_customers_edit_seen_before_sending_is_kept_at_once(reply: Reply) -> None:
    changed = make.incoming("It works now.", external_id=reply.mention.external_id, version="2")
    send(FakePoster(target=changed))
    reply.mention.refresh_from_db()
    assert (reply.mention.text, reply.mention.version) == ("It works now.", "2")


def test_a_deletion_seen_before_sending_is_looked_at_once_more_and_then_carried_out(reply: Reply) -> None:
    external_id = reply.mention.external_id
    send(FakePoster(target=GonePost(external_id=external_id)))
    reply.mention.refresh_from_db()
    assert (reply.mention.text != "", reply.mention.missed_at) == (True, SENT)
    ear = FakeEar()
    ear.now = {external_id: GonePost(external_id=external_id)}
    assert look_again.run(SENT + timedelta(minutes=30), collectors=ear.of) == 0
    assert look_again.run(SENT + timedelta(minutes=51), collectors=ear.of) == 1
    reply.mention.refresh_from_db()
    assert reply.mention.text == ""


def unsure_after_three_looks(poster: FakePoster) -> None:
    send(poster)
    for seconds in (5, 65, 365):
        look(poster, SENT + timedelta(seconds=seconds))


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


def test_what_a_person_must_put_right_stands_with_the_account(reply: Reply) -> None:
    send(FakePoster(errors.AuthFailed("Connect it again.")))
    reply.channel.refresh_from_db()
    assert reply.channel.problem == "Connect it again."


def answered_and_opened_again(poster: FakePoster, reply: Reply) -> Draft:
    """Our answer stands, a person closed the case, and now wants to say one more thing."""
    send(poster)
    deciding.no_reply_needed(reply.case, user=make.user(), reason="done", now=SENT)
    deciding.reopen(reply.case, user=make.user(), now=SENT)
    draft.run(SENT)
    return Draft.objects.get(case=reply.case, state=DraftState.PROPOSED, variant=1)


def test_a_further_word_stands_below_our_own_answer(reply: Reply) -> None:
    poster = FakePoster()
    more = answered_and_opened_again(poster, reply)
    again = deciding.approve(more, user=make.user(), text=GOOD_REPLY, now=SENT)
    assert again.follows == reply
    assert send(poster, SENT + timedelta(seconds=20)) == 1
    assert [call.target.external_id for call in poster.written] == [reply.mention.external_id, "reply-1"]


def test_no_two_further_words_stand_below_the_same_answer(reply: Reply) -> None:
    poster = FakePoster()
    more = answered_and_opened_again(poster, reply)
    again = deciding.approve(more, user=make.user(), text=GOOD_REPLY, now=SENT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.create(
            case=reply.case,
            case_version=9,
            mention=reply.mention,
            channel=reply.channel,
            approval=Approval.objects.create(case=reply.case, user=make.user(), approved_at=NOW),
            follows=again.follows,
            state=ReplyState.POSTED,
            posted_at=NOW,
            send_after=NOW,
            created_at=NOW,
        )


def test_a_further_word_below_an_answer_that_was_deleted_comes_back(reply: Reply) -> None:
    poster = FakePoster()
    more = answered_and_opened_again(poster, reply)
    again = deciding.approve(more, user=make.user(), text=GOOD_REPLY, now=SENT)
    poster.target = GonePost(external_id="reply-1")
    send(poster, SENT + timedelta(seconds=20))
    again.refresh_from_db()
    again.mention.refresh_from_db()
    assert again.state == ReplyState.HELD
    assert again.mention.text


def test_below_an_answer_whose_place_is_not_known_it_goes_by_hand(reply: Reply) -> None:
    poster = FakePoster()
    more = answered_and_opened_again(poster, reply)
    Reply.objects.filter(pk=reply.pk).update(external_id="")
    again = deciding.approve(more, user=make.user(), text=GOOD_REPLY, now=SENT)
    assert again.state == ReplyState.BY_HAND


def test_nothing_leaves_through_an_account_that_was_disconnected(reply: Reply) -> None:
    type(reply.channel).objects.update(enabled=False)
    poster = FakePoster()
    send(poster)
    reply.refresh_from_db()
    assert (reply.state, poster.written) == (ReplyState.HELD, [])
    assert "disconnected" in reply.reason


def test_a_thread_that_was_closed_in_the_meantime_brings_it_back(reply: Reply) -> None:
    closed = ReplyAbility(mode=ReplyMode.NONE, reason="Its author has closed the thread.")
    poster = FakePoster(target=make.incoming(version=reply.mention.version, reply=closed))
    send(poster)
    reply.refresh_from_db()
    reply.mention.refresh_from_db()
    assert (reply.state, reply.reason, poster.written) == (ReplyState.HELD, closed.reason, [])
    assert (reply.mention.reply_mode, reply.mention.reply_reason) == ("none", closed.reason)


def test_words_that_nobody_read_are_not_answered(reply: Reply) -> None:
    """The customer edits, and the new words are kept before anything has read them."""
    edited = make.incoming("Thanks!", external_id=reply.mention.external_id, version="2")
    keeping.keep_now([edited], channel=reply.channel, now=NOW)
    poster = FakePoster(target=edited)
    send(poster)
    reply.refresh_from_db()
    assert (reply.state, poster.written) == (ReplyState.HELD, [])
    assert "changed the post" in reply.reason


def test_nor_can_they_be_approved_by_whoever_saw_the_earlier_ones() -> None:
    _, proposed = make.drafted_case()
    edited = make.incoming("Thanks!", external_id=proposed.mention.external_id, version="2")
    keeping.keep_now([edited], channel=proposed.mention.channel, now=NOW)
    proposed.refresh_from_db()
    with pytest.raises(deciding.Stale, match="changed the post"):
        deciding.approve(proposed, user=make.user(), text=GOOD_REPLY, now=NOW)
    assert not Reply.objects.exists()


def test_a_bug_before_the_call_brings_the_reply_back_and_says_so(reply: Reply) -> None:
    poster = FakePoster(target=KeyError("oops"))
    send(poster)
    reply.refresh_from_db()
    assert (reply.state, poster.written) == (ReplyState.HELD, [])
    assert "could not make this reply ready" in reply.reason


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


def test_words_that_could_not_leave_for_two_hours_are_looked_at_again(reply: Reply) -> None:
    poster = FakePoster(*[errors.Transient("It is down.", applied="no", retry_in=timedelta(minutes=5))] * 99)
    for minute in range(0, 200, 5):
        send(poster, SENT + timedelta(minutes=minute))
    reply.refresh_from_db()
    assert reply.state == ReplyState.HELD
    assert "approve it again if it still fits" in reply.reason
    assert len(poster.script) > 60


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
