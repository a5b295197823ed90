from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from monitor.models import Brand, Case, Channel
from responders.domain.playbook import Bounds
from responders.domain.reply_states import ReplyState
from responders.models import Approval, Draft, PlaybookVersion, Reply
from responders.people.models import Role
from responders.playbooks import playbook_of, write_playbook
from responders.steps import deciding
from responders.steps.deciding import Blocked
from responders.steps.spending import promised_money, spent_before
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def refund(amount: str) -> str:
    return (
        f"Hello Ada, I'm sorry that your teapot came broken; that is our fault. I'll refund {amount} today. "
        "Send me a direct message any time. – Maya, Tin Shop"
    )


def bounded(**bounds: float) -> Channel:
    """A channel of a brand whose owner allows money on broken things, within bounds."""
    where = make.channel()
    write_playbook(
        where.brand, {"defect": {"act": "I'll put it right", "by_when": "today", "offer": "", "limit": 500}}
    )
    version = PlaybookVersion.objects.get(brand=where.brand)
    version.content["bounds"] = bounds
    version.save()
    return where


def approve(draft: Draft, text: str, **options: object) -> Reply:
    options.setdefault("user", make.user())
    return deciding.approve(draft, text=text, now=NOW, **options)  # type: ignore[arg-type]


def stopped(draft: Draft, text: str, **options: object) -> list[str]:
    """The checks that stop an approval."""
    with pytest.raises(Blocked) as stop:
        approve(draft, text, **options)
    return [finding.code for finding in stop.value.findings]


def test_an_approval_knows_the_money_that_its_text_promises() -> None:
    where = bounded()
    _, draft = make.drafted_case(where)
    approve(draft, refund("£12.50"))
    assert Approval.objects.get().promised == Decimal("12.50")


def test_more_than_a_manager_may_promise_needs_the_owner_and_an_owner_may() -> None:
    where = bounded(manager=20)
    _, draft = make.drafted_case(where)
    assert stopped(draft, refund("£21")) == ["over-promise"]
    assert not Approval.objects.exists()
    reply = approve(draft, refund("£21"), user=make.user(Role.OWNER))
    assert reply.approval.promised == 21


def test_what_is_promised_in_a_day_is_counted_over_all_cases_of_the_brand() -> None:
    where = bounded(day=50)
    first, second = make.drafted_case(where)[1], make.drafted_case(where, text="My pot came broken too.")[1]
    approve(first, refund("£30"))
    assert stopped(second, refund("£30")) == ["over-promise"]
    approve(second, refund("£20"))


def test_the_day_holds_for_an_owner_too_until_they_give_their_word() -> None:
    where = bounded(day=10)
    draft = make.drafted_case(where)[1]
    owner = make.user(Role.OWNER)
    assert stopped(draft, refund("£30"), user=owner) == ["over-promise"]
    reply = approve(draft, refund("£30"), user=owner, owners_word="She has waited long enough.")
    assert reply.approval.over == ["over-promise"]


def test_yesterdays_money_does_not_count_today_in_the_brands_own_zone() -> None:
    where = bounded(day=50)
    Brand.objects.update(time_zone="Asia/Tokyo")
    where.brand.refresh_from_db()
    first, draft = make.drafted_case(where)
    approve(draft, refund("£30"))
    case, playbook = Case.objects.select_related("brand").get(pk=first.pk), playbook_of(where.brand)
    # NOW is 19:00 in Tokyo: five hours later a new day has begun there.
    assert spent_before(case, playbook, now=NOW + timedelta(hours=4)).today == 30
    assert spent_before(case, playbook, now=NOW + timedelta(hours=6)).today == 0


def test_one_customer_gets_no_more_in_thirty_days_than_the_owner_allows() -> None:
    where = bounded(customer=40)
    case, draft = make.drafted_case(where)
    approve(draft, refund("£30"))
    playbook = playbook_of(where.brand)
    assert spent_before(case, playbook, now=NOW + timedelta(days=29)).customer == 30
    assert spent_before(case, playbook, now=NOW + timedelta(days=31)).customer == 0
    other, _ = make.drafted_case(where, text="My lid came broken.")
    assert spent_before(other, playbook, now=NOW).customer == 0
    Case.objects.filter(pk=other.pk).update(customer=case.customer)
    assert stopped(other.drafts.get(variant=1), refund("£15")) == ["over-promise"]


@pytest.mark.parametrize("state", [ReplyState.TAKEN_BACK, ReplyState.REFUSED, ReplyState.HELD])
def test_what_did_not_go_out_does_not_count(state: ReplyState) -> None:
    where = bounded(day=50)
    case, draft = make.drafted_case(where)
    approve(draft, refund("£30"))
    playbook = playbook_of(where.brand)
    assert spent_before(case, playbook, now=NOW).today == 30
    Reply.objects.update(state=state)
    assert spent_before(case, playbook, now=NOW).today == 0


def test_a_gift_without_an_amount_counts_up_to_its_limit() -> None:
    where = make.channel()
    write_playbook(
        where.brand,
        {
            "delivery": {
                "act": "I'll trace it",
                "by_when": "today",
                "offer": "the delivery fee back",
                "limit": 6,
            }
        },
    )
    playbook = playbook_of(where.brand)
    assert promised_money("I'm sorry. You get the delivery fee back. – Maya", playbook) == 6
    assert promised_money("I'm sorry you paid £40 for it. – Maya", playbook) == 0
    assert promised_money("I'll refund £12 today: you'll have the £12 by Friday. – Maya", playbook) == 12
    assert playbook.bounds == Bounds()


def test_a_draft_offers_no_gift_that_the_day_has_no_money_for() -> None:
    where = make.channel()
    gift = "a tin of tea of your choice"
    write_playbook(
        where.brand,
        {"defect": {"act": "I'll pack a new one", "by_when": "today", "offer": gift, "limit": 9}},
    )
    text = "My teapot is broken. It arrived in pieces and the lid is cracked."
    first, _ = make.drafted_case(where, text=text)
    assert any(gift in draft.text for draft in first.drafts.all())
    version = PlaybookVersion.objects.get()
    version.content["bounds"] = {"day": 5}
    version.save()
    second, _ = make.drafted_case(where, text=text)
    assert not any(gift in draft.text for draft in second.drafts.all())
