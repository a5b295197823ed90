from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from monitor.models import Alert, Case, Customer, Mail, Mention
from monitor.models.case import CaseState, Outcome
from monitor.models.claimed import claim_rows
from monitor.models.mention import MentionState
from monitor.steps import file_cases, read
from monitor.steps.keeping import keep_now
from tests import factories as make
from tests.factories import NOW, ScriptedReader

pytestmark = pytest.mark.django_db


def take_in(*posts: object, where: object) -> None:
    keep_now(posts, channel=where, now=NOW)  # type: ignore[arg-type]
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)


def test_one_customer_in_one_thread_is_one_case() -> None:
    where = make.channel()
    first = make.incoming("It broke.", external_id="a", thread_id="a")
    second = make.incoming("And nobody answers.", author=first.author, thread_id="a", external_id="b")
    take_in(first, second, where=where)
    case = Case.objects.get()
    assert case.mentions.count() == 2
    assert case.version == 2


def test_somebody_else_in_the_thread_is_a_case_of_their_own() -> None:
    where = make.channel()
    take_in(
        make.incoming(external_id="a", thread_id="a"), make.incoming("Same here.", thread_id="a"), where=where
    )
    assert Case.objects.count() == 2
    assert Customer.objects.count() == 2


def test_chatter_is_set_aside_without_a_case() -> None:
    take_in(make.incoming("Lovely weather."), where=make.channel())
    assert Case.objects.count() == 0
    assert Mention.objects.get().state == MentionState.SET_ASIDE


def test_filing_again_changes_nothing() -> None:
    take_in(make.incoming(), where=make.channel())
    assert file_cases.run(NOW) == 0
    assert Case.objects.get().version == 1


def test_what_must_not_wait_brings_one_mail_to_the_owner() -> None:
    take_in(make.incoming("The lid hurt my hand."), where=make.channel())
    assert Alert.objects.count() == 1
    assert Mail.objects.get().to == "owner@example.com"


def test_history_that_is_read_in_brings_no_mail() -> None:
    take_in(make.incoming("The lid hurt my hand."), where=make.channel(alerts=False))
    assert Case.objects.get().escalate
    assert Mail.objects.count() == 0


@pytest.fixture
def answered() -> Case:
    where = make.channel()
    take_in(make.incoming("It broke.", external_id="a", thread_id="a"), where=where)
    case = Case.objects.get()
    Case.objects.update(state=CaseState.ANSWERED, answered_at=NOW)
    return case


def answer_back(case: Case, text: str) -> Case:
    author = make.incoming().author
    assert author is not None
    post = make.incoming(
        text,
        thread_id="a",
        parent_is_ours=True,
        created_at=NOW + timedelta(minutes=5),
        author=type(author)(id=case.customer.external_id, handle="ada_reads"),
    )
    take_in(post, where=case.channel)
    case.refresh_from_db()
    return case


def test_an_unhappy_answer_reopens_the_case_above_new_ones(answered: Case) -> None:
    case = answer_back(answered, "That does not help at all.")
    take_in(make.incoming("Mine broke too."), where=case.channel)
    assert (case.state, case.outcome, case.reopened) == (CaseState.OPEN, Outcome.UNHAPPY, 1)
    assert Case.objects.order_by("-priority").first() == case


def test_a_content_answer_closes_the_case_as_recovered(answered: Case) -> None:
    case = answer_back(answered, "Thanks, that was quick!")
    assert (case.state, case.outcome) == (CaseState.CLOSED, Outcome.RECOVERED)
    assert case.closed_at == NOW + timedelta(minutes=5)


def test_a_batch_of_many_takes_a_fixed_number_of_queries(django_assert_max_num_queries: object) -> None:
    where = make.channel()
    keep_now([make.incoming() for _ in range(60)], channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        file_cases.run(NOW)
    assert Case.objects.count() == 60


def test_a_person_can_have_a_case_of_what_was_set_aside_and_only_once() -> None:
    take_in(make.incoming("Lovely weather."), where=make.channel())
    mention = Mention.objects.get()
    case = file_cases.open_case(mention, now=NOW)
    assert case is not None
    assert case.version == 1
    mention.refresh_from_db()
    assert (mention.state, mention.case) == (MentionState.FILED, case)
    assert file_cases.open_case(mention, now=NOW) is None


def test_a_claim_that_was_lost_moves_no_case(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_now([make.incoming()], channel=make.channel(), now=NOW)
    read.run(NOW, reader=ScriptedReader())
    claim = claim_rows

    def slept_too_long(*words: Any, **options: Any) -> Any:
        result = claim(*words, **options)
        Mention.objects.update(claim=uuid.uuid4())
        return result

    monkeypatch.setattr(file_cases, "claim_rows", slept_too_long)
    assert file_cases.run(NOW) == 0
    assert Case.objects.count() == 0
