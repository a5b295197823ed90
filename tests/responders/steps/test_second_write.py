"""The step that asks the second writer, against a real server: what is added, what is not, and when it rests."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from monitor.domain.mention import Visibility
from monitor.models import Case
from monitor.models.case import CaseState
from responders.models import Draft, SecondAsk
from responders.models.draft import DraftState, Writer
from responders.models.second_ask import AskOutcome
from responders.second_writer.endpoint import Endpoint
from responders.steps import deciding, second_write
from responders.troubles import second_writers_troubles
from tests import factories as make
from tests.factories import NOW
from tests.fakes.serving import PATIENCE, Answer, Fault
from tests.fakes.writer_server import GOOD, KEY, WriterServer, as_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: LazySettings) -> Iterator[WriterServer]:
    one = WriterServer()
    one.key = KEY
    settings.WRITER_URL, settings.WRITER_MODEL, settings.WRITER_KEY = one.base, "small", KEY
    settings.WRITER_TIMEOUT = PATIENCE
    yield one
    one.close()


def fresh_case(text: str = "My teapot came broken.", **brand: Any) -> Case:
    case, _ = make.drafted_case(make.channel(make.brand(**brand)), text=text)
    return case


def second(case: Case) -> list[Draft]:
    return list(case.drafts.filter(writer=Writer.SECOND))


def outcome(case: Case) -> tuple[str, str]:
    asked = SecondAsk.objects.get(case=case)
    return asked.outcome, asked.code


def test_a_sound_answer_stands_last_beside_our_own_drafts(server: WriterServer) -> None:
    case = fresh_case()
    own = list(case.drafts.order_by("variant"))
    assert second_write.run(NOW) == 1
    assert outcome(case) == (AskOutcome.PROPOSED, ""), SecondAsk.objects.get().reason
    (found,) = second(case)
    assert found.variant == own[-1].variant + 1
    assert found.text == GOOD + f"\n– Maya, {case.brand.name}"
    assert found.state == DraftState.PROPOSED
    told = {source["kind"]: source for source in found.sources}
    assert told["act"]["origin"] == "playbook"
    assert (told["issue"]["words"], told["issue"]["said"]) == ("teapot", "My teapot came broken.")
    assert list(case.drafts.filter(writer=Writer.OWN).order_by("variant")) == own
    assert outcome(case) == (AskOutcome.PROPOSED, "")


def test_the_customers_name_is_put_in_here_and_nowhere_else(server: WriterServer) -> None:
    case = fresh_case()
    case.mentions.update(author_name="Jess Morris")
    server.says = as_json(GOOD.replace("Hello,", "Hello [NAME],"))
    second_write.run(NOW)
    assert second(case)[0].text.startswith("Hello Jess, I'm sorry")
    assert "Jess" not in server.told


def test_what_it_was_told_holds_nothing_of_who_the_customer_is(server: WriterServer) -> None:
    fresh_case("Jess Reads here, jess@example.org, 07700 900123. My teapot came broken, order TT-48213.")
    second_write.run(NOW)
    for secret in ("Jess", "Reads", "jess", "900123", "48213", "author-"):
        assert secret not in server.told
    assert "teapot" in server.told


def test_it_is_asked_once_for_each_word_of_a_customer(server: WriterServer) -> None:
    case = fresh_case()
    assert [second_write.run(NOW), second_write.run(NOW)] == [1, 0]
    assert len(server.asked) == 1
    assert len(second(case)) == 1


def test_a_failed_ask_is_not_repeated_either(server: WriterServer) -> None:
    case = fresh_case()
    server.fail_next("server_error", writing=True)
    assert [second_write.run(NOW), second_write.run(NOW)] == [1, 0]
    assert outcome(case) == (AskOutcome.FAILED, "no-answer")
    assert not second(case)


def test_without_an_address_nobody_is_asked(server: WriterServer, settings: LazySettings) -> None:
    fresh_case()
    settings.WRITER_URL = ""
    assert second_write.run(NOW) == 0
    settings.WRITER_URL, settings.WRITER_MODEL = server.base, ""
    assert second_write.run(NOW) == 0
    assert not server.asked


def test_only_the_brands_that_are_named(server: WriterServer, settings: LazySettings) -> None:
    here, there = fresh_case(slug="tin-shop"), fresh_case(slug="other-shop")
    settings.WRITER_BRANDS = ["tin-shop"]
    assert [second_write.run(NOW), second_write.run(NOW)] == [1, 0]
    assert second(here)
    assert not second(there)


@pytest.mark.parametrize("fault", ["slow", "drip", "dropped", "nonsense", "moved", "no_page", "rate_limited"])
def test_whatever_goes_wrong_our_drafts_stand(server: WriterServer, fault: Fault) -> None:
    case = fresh_case()
    before = list(case.drafts.values_list("pk", "text", "state"))
    server.fail_next(fault, writing=True)
    assert second_write.run(NOW) == 1
    assert list(case.drafts.values_list("pk", "text", "state")) == before
    assert outcome(case)[0] == AskOutcome.FAILED


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ("", "no-answer"),
        ("Absolutely! Here is your reply: <b>Sorry</b>", "nonsense"),
        (
            as_json("Hello, I'm sorry about your teapot. I'll refund £500 by this time tomorrow."),
            "fact-amount",
        ),
        (as_json("Hello, I'm sorry about your teapot. [HANDLE]"), "fact-mask"),
        (as_json("Hello Ada Reads, I'm sorry about your teapot. I'll look into it."), "fact-name"),
        (
            as_json("Hello, sorry if your teapot came broken. I'll work out a repair by this time tomorrow."),
            "tone-conditional-apology",
        ),
        (as_json(f"{GOOD} Do try to look properly, slowly this time."), "tone-retort"),
        (as_json(GOOD + " Really sorry." * 60), "too-long"),
    ],
)
def test_an_answer_that_does_not_hold_is_not_shown(server: WriterServer, says: str, code: str) -> None:
    case = fresh_case()
    server.says = says
    second_write.run(NOW)
    assert outcome(case)[1] == code
    assert SecondAsk.objects.get(case=case).reason
    assert not second(case)


def test_a_huge_answer_is_cut_short(server: WriterServer) -> None:
    case = fresh_case()
    server.raw = Answer(200, body=b"x" * 2_000_000)
    second_write.run(NOW)
    assert SecondAsk.objects.get(case=case).reason == "its answer was far too large"


def test_a_customer_who_writes_meanwhile_makes_it_too_late(
    server: WriterServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = fresh_case()
    ask = Endpoint.ask

    def asking(self: Endpoint, told: Any) -> str:
        found = ask(self, told)
        Case.objects.filter(pk=case.pk).update(version=2)
        return found

    monkeypatch.setattr(Endpoint, "ask", asking)
    second_write.run(NOW)
    assert outcome(case)[0] == AskOutcome.LATE
    assert not second(case)


def test_where_a_reply_is_on_its_way_nobody_is_asked(server: WriterServer) -> None:
    case = fresh_case()
    deciding.approve(case.drafts.get(variant=1), user=make.user(), text=make.GOOD_REPLY, now=NOW)
    assert second_write.run(NOW) == 0
    assert not server.asked


def test_old_drafts_and_closed_cases_are_left_alone(server: WriterServer) -> None:
    case = fresh_case()
    assert second_write.run(NOW + timedelta(hours=2)) == 0
    Case.objects.filter(pk=case.pk).update(state=CaseState.ANSWERED)
    assert second_write.run(NOW) == 0
    assert not server.asked


@pytest.mark.parametrize("text", ["The kettle lid hurt my hand.", "thanks for the lovely mugs"])
def test_what_is_grave_or_praise_stays_in_the_house(server: WriterServer, text: str) -> None:
    fresh_case(text)
    second_write.run(NOW)
    assert not server.asked


def test_what_is_not_public_stays_in_the_house(server: WriterServer) -> None:
    case = fresh_case()
    case.mentions.update(visibility=Visibility.DIRECT)
    second_write.run(NOW)
    assert not server.asked
    assert outcome(case) == (AskOutcome.PASSED_OVER, "")


def test_after_five_failures_in_a_row_it_rests_for_ten_minutes(server: WriterServer) -> None:
    for number in range(7):
        fresh_case(f"My teapot came broken, {number} times.")
    server.fail_next("server_error", times=6, writing=True)
    assert [second_write.run(NOW) for _ in range(7)] == [1, 1, 1, 1, 1, 0, 0]
    until = second_write.resting_until(NOW + timedelta(minutes=9))
    assert until is not None
    assert second_write.last_failure() == "it answered with status 502"
    (said,) = second_writers_troubles(now=NOW)
    assert "status 502" in said
    # One try after the rest; it fails, so it rests again at once.
    later = NOW + timedelta(minutes=11)
    assert [second_write.run(later), second_write.run(later)] == [1, 0]
    assert second_write.run(later + timedelta(minutes=11)) == 1
    assert second_write.resting_until(later + timedelta(minutes=11)) is None
    assert second_write.last_failure() == ""
    assert second_writers_troubles(now=later + timedelta(minutes=11)) == []


def test_the_log_holds_neither_the_key_nor_a_word_of_anybody(
    server: WriterServer, caplog: pytest.LogCaptureFixture
) -> None:
    fresh_case()
    server.says = as_json("Hello Theodora, I'm sorry about your teapot.")
    with caplog.at_level(logging.DEBUG):
        second_write.run(NOW)
    assert "second writer" in caplog.text
    for secret in (KEY, "Theodora", "teapot", "Ada"):
        assert secret not in caplog.text
