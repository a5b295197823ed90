from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from monitor.models import Channel, Mention
from responders.desk.queue import PAGE_SIZE
from tests.factories import NOW, channel, drafted_case

pytestmark = pytest.mark.django_db


def keep(where: Channel, number: int, **fields: object) -> Mention:
    values = {"text": f"Words {number}", "state": "set_aside", "author_name": "Bo"} | fields
    return Mention.objects.create(
        channel=where,
        external_id=f"m{number}",
        thread_id=f"m{number}",
        posted_at=NOW,
        collected_at=NOW,
        **values,
    )


def test_what_was_set_aside_is_not_out_of_sight(desk: Client) -> None:
    keep(channel(), 1)
    html = desk.get("/desk/mentions/").content.decode()
    assert "Words 1" in html
    assert "set aside: needs no answer" in html


def test_what_was_filed_leads_to_its_case(desk: Client) -> None:
    case, _ = drafted_case()
    assert f'href="/desk/{case.pk}/"' in desk.get("/desk/mentions/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=teapot", True), ("q=zebra", False), ("state=broken", True), ("state=read", False)],
)
def test_search_and_state_narrow_the_list(desk: Client, query: str, found: bool) -> None:  # noqa: FBT001
    keep(channel(), 1, text="My teapot", state="broken", problem="No date in it.")
    assert ("No date in it." in desk.get(f"/desk/mentions/?{query}").content.decode()) is found


def test_a_page_holds_fifty_and_leads_on_in_a_few_queries(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = channel()
    for number in range(PAGE_SIZE + 1):
        keep(where, number)
    with django_assert_max_num_queries(6):
        html = desk.get("/desk/mentions/?state=set_aside").content.decode()
    assert html.count('<li class="panel">') == PAGE_SIZE
    assert "/desk/mentions/?state=set_aside&amp;page=2" in html


def test_an_empty_list_is_explained(desk: Client) -> None:
    assert "Nothing has come in yet" in desk.get("/desk/mentions/").content.decode()
