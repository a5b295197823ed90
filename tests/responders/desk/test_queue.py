from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from monitor.models import Case, Mention
from monitor.models.case import CaseState
from responders.desk.queue import PAGE_SIZE, Look, after, counts, in_view
from responders.models import Draft
from responders.people.models import User
from responders.steps import deciding
from tests.factories import GOOD_REPLY, NOW, brand, channel, drafted_case

pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "/desk/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def rows_of(html: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'id="row-(\d+)"', html)]


def pressing(number: int, priorities: list[float]) -> list[Case]:
    where = channel()
    made = [drafted_case(where)[0] for _ in range(number)]
    for case, priority in zip(made, priorities, strict=True):
        Case.objects.filter(pk=case.pk).update(priority=priority)
    return list(Case.objects.filter(pk__in=[case.pk for case in made]).order_by("pk"))


def test_what_presses_most_comes_first(desk: Client) -> None:
    a, b, c = pressing(3, [1, 9, 5])
    assert rows_of(page(desk)) == [b.pk, c.pk, a.pk]


def test_of_equal_pressure_the_longest_wait_comes_first(desk: Client) -> None:
    a, b = pressing(2, [5, 5])
    Case.objects.filter(pk=b.pk).update(last_customer_at=NOW - timedelta(hours=3))
    assert rows_of(page(desk)) == [b.pk, a.pk]


def test_an_approved_case_leaves_the_queue_and_is_found_under_going_out(desk: Client, manager: User) -> None:
    case, draft = drafted_case()
    deciding.approve(draft, user=manager, text=GOOD_REPLY, now=NOW)
    assert rows_of(page(desk)) == []
    assert rows_of(page(desk, "/desk/?view=outbox")) == [case.pk]


def test_a_reply_that_a_person_must_post_by_hand_stays_in_the_queue(desk: Client, manager: User) -> None:
    case, draft = drafted_case()
    Mention.objects.update(reply_mode="by_hand")
    draft = Draft.objects.get(pk=draft.pk)
    deciding.approve(draft, user=manager, text=GOOD_REPLY, now=NOW)
    assert rows_of(page(desk)) == [case.pk]
    assert "post by hand" in page(desk)


@pytest.mark.parametrize("view", ["answered", "closed"])
def test_other_filters_show_their_own_cases(desk: Client, view: str) -> None:
    waiting, other = pressing(2, [1, 1])
    Case.objects.filter(pk=other.pk).update(state=view)
    assert rows_of(page(desk, f"/desk/?view={view}")) == [other.pk]
    assert rows_of(page(desk)) == [waiting.pk]


def test_cases_that_the_machine_is_unsure_of_have_a_filter_and_a_mark(desk: Client) -> None:
    _, unsure = pressing(2, [1, 1])
    Case.objects.filter(pk=unsure.pk).update(unsure=True)
    html = page(desk, "/desk/?view=unsure")
    assert rows_of(html) == [unsure.pk]
    assert '<span class="mark calm">unsure</span>' in html


def test_overdue_and_answering_back_are_said_in_words(desk: Client) -> None:
    case, _ = drafted_case()
    Case.objects.filter(pk=case.pk).update(due_at=NOW - timedelta(hours=1), reopened=1)
    html = page(desk)
    assert '<span class="clock over">1 h over</span>' in html
    assert "answers back" in html


@pytest.mark.parametrize("words", ["teapot", "@ada_reads", "Ada R"])
def test_search_finds_by_words_handle_and_name_in_any_state(desk: Client, words: str) -> None:
    case, _ = drafted_case()
    Case.objects.update(state=CaseState.CLOSED, closed_at=NOW)
    assert rows_of(page(desk, f"/desk/?q={words}")) == [case.pk]


def test_a_search_without_result_says_so(desk: Client) -> None:
    assert "No case holds" in page(desk, "/desk/?q=zebra")


def test_an_empty_queue_is_good_news(desk: Client) -> None:
    assert "Nobody is waiting for an answer." in page(desk)


def test_fifty_to_a_page_and_a_way_to_the_rest(desk: Client) -> None:
    a, *_ = pressing(1, [1])
    Case.objects.bulk_create(
        Case(
            brand=a.brand, channel=a.channel, customer=a.customer, thread_id=f"t{n}", kind="complaint",
            opened_at=NOW, last_customer_at=NOW, due_at=NOW, priority=n,
        )
        for n in range(PAGE_SIZE + 5)
    )  # fmt: skip
    first, second = page(desk), page(desk, "/desk/?page=2")
    assert len(rows_of(first)) == PAGE_SIZE
    assert len(rows_of(second)) == 6
    assert 'href="/desk/?page=2"' in first


def test_the_key_back_leads_from_the_top_of_a_page_to_the_foot_of_the_one_before(desk: Client) -> None:
    a, *_ = pressing(1, [1])
    Case.objects.bulk_create(
        Case(
            brand=a.brand, channel=a.channel, customer=a.customer, thread_id=f"t{n}", kind="complaint",
            opened_at=NOW, last_customer_at=NOW, due_at=NOW, priority=n,
        )
        for n in range(PAGE_SIZE + 5)
    )  # fmt: skip
    last = rows_of(page(desk))[-1]
    assert f'href="/desk/{last}/" data-key="k"' in page(desk, "/desk/?page=2")


def test_the_number_of_queries_does_not_grow_with_the_queue(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = channel()
    for _ in range(12):
        drafted_case(where)
    with django_assert_max_num_queries(14):
        assert len(rows_of(page(desk))) == 12


def test_the_list_refreshes_in_three_queries_beside_the_sign_in(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pressing(3, [1, 2, 3])
    with django_assert_num_queries(4):  # session, user, rows, counts
        page(desk, "/desk/queue/")


@pytest.mark.parametrize(
    "junk", ["view=%00", "page=-1", "page=1e9", "page=99999999999999999999", "q=%00%00", "view[]=x"]
)
def test_a_strange_address_shows_the_queue(desk: Client, junk: str) -> None:
    assert "Nobody is waiting" in page(desk, f"/desk/?{junk}") or "Nothing found" in page(
        desk, f"/desk/?{junk}"
    )


def test_after_a_decision_comes_the_next_that_presses_and_then_the_first() -> None:
    a, b, c = pressing(3, [9, 5, 1])
    assert after(a, Look()) == b
    assert after(b, Look()) == c
    assert after(c, Look()) == a


def test_after_the_last_decision_comes_nobody() -> None:
    case, _ = drafted_case()
    assert after(case, Look()) is None


def test_counts_agree_with_the_filters(manager: User) -> None:
    a, b, _ = pressing(3, [1, 2, 3])
    Case.objects.filter(pk=a.pk).update(unsure=True)
    draft = b.drafts.get(variant=1)
    deciding.approve(draft, user=manager, text=GOOD_REPLY, now=NOW)
    assert counts() == {name: in_view(name).count() for name in ("waiting", "unsure", "outbox")}


def test_two_brands_share_one_queue(desk: Client) -> None:
    cases = {drafted_case(channel(brand()))[0].pk for _ in range(2)}
    assert set(rows_of(page(desk))) == cases
