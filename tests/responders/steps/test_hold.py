"""The step that proposes holding replies: when, for whom, once, and what follows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.models import Brand, Case, Channel
from monitor.models.case import CaseState
from responders.domain.reply_states import ReplyState
from responders.models import Draft, Reply
from responders.models.draft import DraftState, Writer
from responders.people.models import AuditEntry
from responders.steps import deciding, draft, hold
from responders.steps.promised import promise_of
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db

DUE = NOW + timedelta(minutes=120)
LATE = NOW + timedelta(minutes=95)
SHOP = {day: ["09:00", "17:30"] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}


def open_case(text: str = "My teapot came broken.", **brand: object) -> Case:
    case, _ = make.drafted_case(make.channel(make.brand(**brand)), text=text)
    return case


def holding(case: Case) -> list[Draft]:
    return list(case.drafts.filter(writer=Writer.HOLDING).order_by("case_version", "variant"))


def only_holding(case: Case) -> Draft:
    (found,) = case.drafts.filter(writer=Writer.HOLDING, state=DraftState.PROPOSED)
    return found


def test_with_plenty_of_time_left_nothing_is_proposed() -> None:
    case = open_case()
    assert case.due_at == DUE
    assert hold.run(NOW + timedelta(minutes=89)) == 0
    assert not holding(case)


def test_with_a_quarter_of_the_time_left_a_last_variant_gives_a_real_time() -> None:
    case = open_case(hours=SHOP)
    assert hold.run(NOW + timedelta(minutes=90)) == 1
    found = only_holding(case)
    own = case.drafts.filter(writer=Writer.OWN)
    assert found.variant == own.count() + 1
    assert "by 1:30 pm today" in found.text
    assert found.text.endswith(f"– Maya, {case.brand.name}")
    promise = promise_of(found)
    assert promise is not None
    assert promise.at == datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
    assert all(d.state == DraftState.PROPOSED for d in own)


def test_a_matter_that_is_overdue_is_held_too_but_not_one_long_over() -> None:
    case = open_case()
    Case.objects.update(due_at=NOW - timedelta(days=2))
    hold.run(NOW)
    assert only_holding(case)
    other = open_case("My kettle leaks.")
    Case.objects.filter(pk=other.pk).update(due_at=NOW - timedelta(days=4))
    hold.run(NOW)
    assert not holding(other)


def test_once_for_each_word_of_the_customer() -> None:
    case = open_case()
    assert [hold.run(LATE), hold.run(LATE), hold.run(LATE + timedelta(minutes=1))] == [1, 0, 0]
    Case.objects.update(version=2, due_at=DUE)
    draft.run(LATE)
    assert hold.run(LATE) == 1
    assert [d.case_version for d in holding(case)] == [1, 2]


def test_a_dismissed_one_does_not_come_back() -> None:
    case = open_case()
    hold.run(LATE)
    Draft.objects.filter(writer=Writer.HOLDING).update(state=DraftState.DISMISSED)
    assert hold.run(LATE) == 0
    assert len(holding(case)) == 1


def test_a_closed_shop_proposes_nothing_until_it_opens() -> None:
    case = open_case(hours=SHOP)
    saturday = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
    Case.objects.update(due_at=datetime(2026, 11, 30, 9, 20, tzinfo=UTC))
    assert hold.run(datetime(2026, 11, 29, 12, 0, tzinfo=UTC)) == 0
    assert hold.run(saturday) == 0
    # Ten minutes of Saturday and twenty of Monday are half an hour: short.
    assert hold.run(saturday + timedelta(minutes=20)) == 1
    assert "by 11 am on Monday" in only_holding(case).text


def test_a_promise_that_has_come_too_near_makes_way_for_a_later_one() -> None:
    case = open_case(hours=SHOP)
    hold.run(LATE)
    first = only_holding(case)
    promise = promise_of(first)
    assert promise is not None
    assert hold.run(promise.at - timedelta(minutes=27)) == 0
    assert hold.run(promise.at - timedelta(minutes=20)) == 2
    first.refresh_from_db()
    second = only_holding(case)
    assert first.state == DraftState.SUPERSEDED
    assert second.variant == first.variant + 1
    later = promise_of(second)
    assert later is not None
    assert later.at > promise.at


def test_overnight_the_promise_of_yesterday_is_withdrawn() -> None:
    case = open_case(hours=SHOP)
    Case.objects.update(due_at=datetime(2026, 11, 23, 16, 30, tzinfo=UTC))
    hold.run(datetime(2026, 11, 23, 16, 20, tzinfo=UTC))
    assert "tomorrow (Tuesday)" in only_holding(case).text
    hold.run(datetime(2026, 11, 24, 0, 10, tzinfo=UTC))
    assert not case.drafts.filter(writer=Writer.HOLDING, state=DraftState.PROPOSED).exists()


def test_nobody_can_send_a_promise_that_has_passed() -> None:
    case = open_case(hours=SHOP)
    hold.run(LATE)
    found = only_holding(case)
    promise = promise_of(found)
    assert promise is not None
    with pytest.raises(deciding.Stale, match="has passed"):
        deciding.approve(found, user=make.user(), text=found.text, now=promise.at - timedelta(minutes=5))
    later = found.text.replace(promise.words, "by 5 pm today")
    reply = deciding.approve(found, user=make.user(), text=later, now=promise.at - timedelta(minutes=5))
    assert reply.state == ReplyState.APPROVED


def posted(found: Draft, text: str = "") -> Reply:
    reply = deciding.approve(found, user=make.user(), text=text or found.text, now=LATE)
    Reply.objects.filter(pk=reply.pk).update(state=ReplyState.POSTED, posted_at=LATE, external_id="r1")
    reply.refresh_from_db()
    deciding.mark_answered(reply, now=LATE)
    return reply


def test_after_a_holding_reply_the_case_waits_for_us_until_the_promised_time() -> None:
    case = open_case(hours=SHOP)
    hold.run(LATE)
    found = only_holding(case)
    promise = promise_of(found)
    assert promise is not None
    posted(found)
    case.refresh_from_db()
    assert (case.state, case.due_at, case.answered_at) == (CaseState.OPEN, promise.at, None)
    # The answer itself stands ready, and can follow.
    whole = case.drafts.get(variant=1)
    assert whole.state == DraftState.PROPOSED
    assert hold.run(promise.at - timedelta(minutes=10)) == 0
    deciding.approve(whole, user=make.user(), text=make.GOOD_REPLY, now=LATE + timedelta(minutes=5))
    assert Reply.objects.count() == 2


def test_a_holding_reply_with_a_time_of_the_persons_own_still_holds() -> None:
    case = open_case(hours=SHOP)
    hold.run(LATE)
    found = only_holding(case)
    promise = promise_of(found)
    assert promise is not None
    posted(found, found.text.replace(promise.words, "by 5 pm today"))
    case.refresh_from_db()
    assert case.state == CaseState.OPEN


def test_whoever_put_a_whole_answer_in_its_place_has_answered() -> None:
    case = open_case()
    hold.run(LATE)
    posted(only_holding(case), make.GOOD_REPLY)
    case.refresh_from_db()
    assert case.state == CaseState.ANSWERED


def test_a_customer_who_was_held_once_is_not_held_again_by_itself() -> None:
    case = open_case()
    hold.run(LATE)
    posted(only_holding(case))
    Case.objects.update(version=2, due_at=DUE)
    draft.run(LATE)
    assert hold.run(LATE) == 0
    case.refresh_from_db()
    assert hold.hold(case, now=LATE, user=make.user()) is not None


def test_while_a_reply_is_on_its_way_nothing_is_proposed() -> None:
    case = open_case()
    deciding.approve(case.drafts.get(variant=1), user=make.user(), text=make.GOOD_REPLY, now=NOW)
    assert hold.run(LATE) == 0
    assert hold.hold(case, now=LATE, user=make.user()) is None


def test_taken_back_the_holding_draft_stands_at_the_desk_again() -> None:
    case = open_case(hours=SHOP)
    hold.run(LATE)
    reply = deciding.approve(only_holding(case), user=make.user(), text=only_holding(case).text, now=LATE)
    deciding.take_back(reply, user=make.user(), now=LATE)
    assert only_holding(case)
    assert hold.run(LATE + timedelta(seconds=5)) == 0


@pytest.mark.parametrize("text", ["Lovely weather in your street", "thanks for the lovely mugs"])
def test_what_needs_no_apology_is_not_held(text: str) -> None:
    channel: Channel = make.channel()
    make.incoming(text)
    case, _ = make.drafted_case(channel)
    Case.objects.filter(pk=case.pk).update(kind="praise")
    assert hold.run(LATE) == 0


def test_a_post_that_we_cannot_draft_is_left_to_a_person() -> None:
    case = open_case()
    Draft.objects.filter(variant__gt=1).delete()
    Draft.objects.update(text="")
    assert hold.run(LATE) == 0
    assert not holding(case)


def test_by_hand_a_person_may_ask_for_it_early_and_gets_the_same_one_twice() -> None:
    case, user = open_case(), make.user()
    first = hold.hold(case, now=NOW, user=user)
    again = hold.hold(case, now=NOW, user=user)
    assert first is not None
    assert first == again
    assert AuditEntry.objects.filter(deed="holding", subject=f"case:{case.pk}").count() == 1


def test_before_the_drafts_are_there_nothing_takes_their_place() -> None:
    case = open_case()
    Case.objects.update(version=2)
    assert hold.run(LATE) == 0
    assert hold.hold(case, now=LATE, user=make.user()) is None
    assert draft.run(LATE) == 1


def test_what_the_checks_forbid_never_stands_at_the_desk() -> None:
    case = open_case(signer="[name]")
    assert hold.run(LATE) == 1
    assert [d.state for d in holding(case)] == [DraftState.DISMISSED]
    assert hold.run(LATE) == 0


def test_each_brand_by_its_own_clock() -> None:
    here = open_case(hours=SHOP, time_zone="Europe/London")
    there = open_case(hours=SHOP, time_zone="Pacific/Auckland")
    Case.objects.update(due_at=DUE)
    hold.run(LATE)
    assert len(holding(here)) == 1
    assert not holding(there)
    assert Brand.objects.count() == 2
