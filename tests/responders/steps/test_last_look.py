from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from monitor.domain.mention import Gone as GonePost
from monitor.domain.mention import ReplyAbility, ReplyMode
from monitor.platforms import errors
from monitor.steps import keeping, look_again
from responders.domain.reply_states import ReplyState
from responders.models import Approval, Draft, Reply
from responders.models.draft import DraftState
from responders.steps import deciding
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW
from tests.fakes.network import FakePoster
from tests.fakes.rooms import FakeEar
from tests.responders.steps.posting import SENT, answered_and_opened_again, reply, send

__all__ = ["reply"]
pytestmark = pytest.mark.django_db


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
