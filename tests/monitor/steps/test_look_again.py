from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from monitor.domain.mention import Gone
from monitor.models import Case, Channel, Customer, Mail, Mention, MentionRevision, Reading, Spending
from monitor.models.case import CaseState, Outcome
from monitor.models.mail import MailState
from monitor.models.mention import MentionState
from monitor.platforms import errors, registry
from monitor.platforms.about import About
from monitor.steps import erasing, file_cases, keeping, look_again, read
from responders.domain.reply_states import ReplyState
from responders.models import Approval, Draft, Reply
from responders.steps import deciding, draft, forget
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW, ScriptedReader
from tests.fakes.rooms import FakeEar

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(hours=21)
AFTER_AN_HOUR = TOMORROW + timedelta(hours=1)


def look(ear: FakeEar, now: object = TOMORROW) -> int:
    return look_again.run(now, collectors=ear.of)  # type: ignore[arg-type]


def words_of(channel: Channel) -> str:
    """Everything that the database holds of the customer's own words and names."""
    parts: list[object] = []
    for mention in Mention.objects.filter(channel=channel):
        parts += [mention.text, mention.author_handle, mention.author_name, mention.parent_text, mention.raw]
        parts += [mention.permalink, mention.ref]
    parts += list(MentionRevision.objects.values_list("text", flat=True))
    parts += list(Reading.objects.values_list("evidence", flat=True))
    parts += list(Draft.objects.values_list("text", flat=True))
    parts += list(Mail.objects.values_list("subject", "text", "html"))
    parts += list(Customer.objects.values_list("handle", "name"))
    return repr(parts)


def test_what_its_author_deleted_is_erased_everywhere() -> None:
    where = make.channel()
    post = make.incoming("The boiling kettle hurt me badly.", external_id="a", raw={"text": "boiling"})
    keeping.keep_now([post], channel=where, now=NOW)
    keeping.keep_now(
        [make.incoming("Kettle, once more, hurt me", external_id="a", version="2")], channel=where, now=NOW
    )
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    draft.run(NOW)
    assert "ettle" in words_of(where)
    assert Mail.objects.filter(state=MailState.WAITING).exists()
    ear = FakeEar()
    ear.now = {"a": Gone("a")}
    assert look(ear) == 0
    assert "ettle" in words_of(where)
    assert look(ear, AFTER_AN_HOUR) == 1
    forget.run(AFTER_AN_HOUR)
    left = words_of(where)
    assert "ettle" not in left
    assert "boiling" not in left
    assert "Ada" not in left
    assert "ada_reads" not in left
    mention = Mention.objects.get()
    assert (mention.state, mention.deleted_at) == (MentionState.DELETED, AFTER_AN_HOUR)
    assert not Mail.objects.filter(state=MailState.WAITING).exists()
    case = Case.objects.get()
    assert (case.state, case.outcome) == (CaseState.CLOSED, Outcome.NO_REPLY)


def test_a_deleted_post_does_not_come_back_as_a_new_one() -> None:
    where = make.channel()
    post = make.incoming(external_id="a")
    keeping.keep_now([post], channel=where, now=NOW)
    ear = FakeEar()
    ear.now = {"a": Gone("a")}
    look(ear)
    look(ear, AFTER_AN_HOUR)
    keeping.keep_now([post], channel=where, now=AFTER_AN_HOUR)
    assert Mention.objects.get().text == ""


def test_our_own_reply_and_who_approved_it_stay_as_proof() -> None:
    case, proposed = make.drafted_case()
    reply = deciding.approve(proposed, user=make.user(), text=GOOD_REPLY, now=NOW)
    Reply.objects.filter(pk=reply.pk).update(state=ReplyState.POSTED, posted_at=NOW, external_id="r1")
    erasing.erase([proposed.mention_id], now=TOMORROW)
    forget.run(TOMORROW)
    reply.refresh_from_db()
    assert (reply.text, reply.external_id, reply.state) == (GOOD_REPLY, "r1", ReplyState.POSTED)
    assert Approval.objects.get().text_hash == deciding.text_hash(GOOD_REPLY)
    assert Draft.objects.filter(case=case).count() == 0


@pytest.mark.parametrize("state", [ReplyState.APPROVED, ReplyState.BY_HAND])
def test_a_reply_that_has_not_left_stays_and_its_words_go(state: ReplyState) -> None:
    _, proposed = make.drafted_case()
    reply = deciding.approve(proposed, user=make.user(), text=GOOD_REPLY, now=NOW)
    Reply.objects.filter(pk=reply.pk).update(state=state)
    erasing.erase([proposed.mention_id], now=TOMORROW)
    assert forget.run(TOMORROW) > 0
    assert forget.run(TOMORROW) == 0
    reply.refresh_from_db()
    assert (reply.state, reply.text) == (ReplyState.HELD, "")
    assert "deleted" in reply.reason


def test_a_case_with_other_words_left_is_drafted_afresh_for_those() -> None:
    where = make.channel()
    author = make.incoming().author
    for number in ("a", "b"):
        post = make.incoming(f"{number}: the lid broke", external_id=number, author=author, thread_id="t")
        keeping.keep_now([post], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    draft.run(NOW)
    latest = Mention.objects.get(external_id="b")
    erasing.erase([latest.pk], now=TOMORROW)
    forget.run(TOMORROW)
    draft.run(TOMORROW)
    case = Case.objects.get()
    assert case.state == CaseState.OPEN
    assert case.customer.handle == "ada_reads"
    assert {row.mention.external_id for row in Draft.objects.filter(state="proposed")} == {"a"}


def test_an_edit_is_read_anew_and_its_earlier_words_are_kept() -> None:
    where = make.channel()
    keeping.keep_now([make.incoming("It broke.", external_id="a")], channel=where, now=NOW)
    ear = FakeEar()
    ear.now = {"a": make.incoming("It works.", external_id="a", version="2")}
    assert look(ear) == 1
    mention = Mention.objects.get()
    assert (mention.text, mention.state, mention.looked_at) == ("It works.", MentionState.COLLECTED, TOMORROW)
    assert MentionRevision.objects.get().text == "It broke."


def test_each_post_is_looked_at_once_a_day_and_those_of_open_cases_each_hour() -> None:
    where = make.channel()
    make.drafted_case(where)
    keeping.keep_now([make.incoming("Nice weather", external_id="w")], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    ear = FakeEar()
    assert (look(ear, NOW + timedelta(minutes=50)), ear.looked_up) == (0, [])
    look(ear, NOW + timedelta(minutes=61))
    assert "w" not in ear.looked_up
    assert len(ear.looked_up) == 1
    look(ear, NOW + timedelta(minutes=70))
    assert len(ear.looked_up) == 1
    look(ear, TOMORROW)
    assert "w" in ear.looked_up
    assert len(ear.looked_up) == 3


def test_what_could_not_be_looked_up_is_left_and_not_asked_for_at_once() -> None:
    where = make.channel()
    keeping.keep_now([make.incoming(external_id="a")], channel=where, now=NOW)
    ear = FakeEar()
    look(ear)
    look(ear)
    assert ear.looked_up == ["a"]
    assert Mention.objects.get().text


@pytest.mark.parametrize("error", [errors.Transient("Later.", applied="no"), ValueError("a bug")])
def test_a_failure_erases_nothing_and_is_tried_again_within_the_day(error: Exception) -> None:
    where = make.channel()
    keeping.keep_now([make.incoming(external_id="a")], channel=where, now=NOW)

    class Failing(FakeEar):
        def refresh(self, external_ids: object) -> dict[str, Gone]:
            self.looked_up.append("?")
            raise error

    ear = Failing()
    look(ear)
    look(ear, TOMORROW + timedelta(minutes=30))
    assert len(ear.looked_up) == 1
    look(ear, TOMORROW + timedelta(minutes=61))
    assert len(ear.looked_up) == 2
    assert Mention.objects.get().text


def test_a_paid_platform_is_looked_at_within_its_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    paid = About(platform="paid", name="Paid", summary="", streams=(), look_again=2, look_cost=Decimal(1))
    monkeypatch.setattr(look_again, "about", lambda name: paid if name == "paid" else registry.about(name))
    where = make.channel(platform="paid", monthly_cap=Decimal(3))
    posts = [make.incoming(external_id=str(n)) for n in range(6)]
    keeping.keep_now(posts, channel=where, now=NOW)

    class Paid(FakeEar):
        def refresh(self, external_ids: object) -> dict[str, Gone]:
            assert self.account is not None
            self.looked_up += list(external_ids)  # type: ignore[call-overload]
            self.account.spend(Decimal(2))
            return {}

    ear = Paid()
    look(ear)
    assert len(ear.looked_up) == 2
    assert Spending.objects.get().cost == Decimal(2)


def test_what_nobody_needs_is_erased_once_it_was_kept_long_enough() -> None:
    where = make.channel(keep_days=7)
    case, _ = make.drafted_case(where)
    keeping.keep_now([make.incoming("Nice weather", external_id="w")], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    week = NOW + timedelta(days=7, seconds=1)
    assert look(FakeEar(), week) == 1
    assert Mention.objects.get(external_id="w").problem == erasing.KEPT_LONG_ENOUGH
    assert Mention.objects.filter(case=case).exclude(text="").exists()
    Case.objects.update(state=CaseState.CLOSED, closed_at=week, outcome=Outcome.RECOVERED)
    look(FakeEar(), week + timedelta(days=6))
    assert Mention.objects.filter(case=case).exclude(text="").exists()
    assert look(FakeEar(), week + timedelta(days=8)) == 1
    case.refresh_from_db()
    assert not Mention.objects.filter(case=case).exclude(text="").exists()
    assert (case.outcome, case.customer.handle) == (Outcome.RECOVERED, "")


def test_without_a_limit_words_are_kept() -> None:
    where = make.channel()
    keeping.keep_now([make.incoming("Nice weather", external_id="w")], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    look(FakeEar(), NOW + timedelta(days=900))
    assert Mention.objects.get().text == "Nice weather"


def test_words_of_a_disconnected_account_go_after_a_while_for_deletions_are_not_seen_any_more() -> None:
    case, _ = make.drafted_case()
    Channel.objects.update(enabled=False, disconnected_at=NOW)
    almost = NOW + timedelta(days=look_again.AFTER_DISCONNECTING)
    assert look(FakeEar(), almost) == 0
    assert look(FakeEar(), almost + timedelta(seconds=1)) == 1
    case.refresh_from_db()
    assert case.state == CaseState.CLOSED


def test_words_that_were_read_from_a_file_stay() -> None:
    make.drafted_case(make.channel(platform="file", keep_days=1))
    Case.objects.update(state=CaseState.CLOSED, closed_at=NOW)
    assert look(FakeEar(), NOW + timedelta(days=99)) == 0


def test_a_customer_who_fell_silent_is_forgotten_in_time_and_the_outcome_says_so() -> None:
    case, _ = make.drafted_case(make.channel(keep_days=7))
    Case.objects.update(state=CaseState.ANSWERED, answered_at=NOW)
    look(FakeEar(), NOW + timedelta(days=6))
    assert Mention.objects.exclude(text="").exists()
    look(FakeEar(), NOW + timedelta(days=8))
    case.refresh_from_db()
    assert (case.state, case.outcome) == (CaseState.CLOSED, Outcome.SILENT)


def test_what_was_missed_once_and_stands_again_is_kept() -> None:
    where = make.channel()
    keeping.keep_now([make.incoming(external_id="a")], channel=where, now=NOW)
    ear = FakeEar()
    ear.now = {"a": Gone("a")}
    assert look(ear) == 0
    ear.now = {"a": make.incoming(external_id="a")}
    assert look(ear, AFTER_AN_HOUR) == 0
    assert Mention.objects.get().missed_at is None
    ear.now = {"a": Gone("a")}
    assert look(ear, AFTER_AN_HOUR + timedelta(hours=21)) == 0
    assert Mention.objects.get().text


def test_nothing_of_the_customers_post_is_left_in_what_was_prepared() -> None:
    _, proposed = make.drafted_case()
    reply = deciding.approve(proposed, user=make.user(), text=GOOD_REPLY, now=NOW)
    prepared = {"key": "k1", "target": {"ref": {"spoiler": "my illness"}}, "text": GOOD_REPLY}
    Reply.objects.filter(pk=reply.pk).update(state=ReplyState.POSTED, posted_at=NOW, prepared=prepared)
    erasing.erase([proposed.mention_id], now=TOMORROW)
    forget.run(TOMORROW)
    reply.refresh_from_db()
    assert reply.prepared == {"key": "k1"}
    assert reply.text == GOOD_REPLY


def test_a_post_of_an_open_case_that_was_missed_waits_for_its_second_look() -> None:
    make.drafted_case()
    external_id = Mention.objects.get().external_id
    ear = FakeEar()
    ear.now = {external_id: Gone(external_id)}
    for minute in (61, 62, 70, 100):
        assert look(ear, NOW + timedelta(minutes=minute)) == 0
    assert len(ear.looked_up) == 1
    assert look(ear, NOW + timedelta(minutes=61 + 51)) == 1


def test_a_platform_that_fails_is_asked_of_open_cases_once_an_hour() -> None:
    make.drafted_case()
    asked = 0

    class Failing(FakeEar):
        def refresh(self, external_ids: object) -> dict[str, Gone]:
            nonlocal asked
            asked += 1
            raise errors.Transient("Later.", applied="no")

    for minute in range(61, 61 + 121, 5):
        look(Failing(), NOW + timedelta(minutes=minute))
    assert asked == 2
