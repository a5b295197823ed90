"""What somebody sends who means harm, or whose finger slipped twice."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from monitor.models import Case, Customer, Mention
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.people.models import User
from tests.factories import GOOD_REPLY, NOW, drafted_case

pytestmark = pytest.mark.django_db


def approved(client: Client) -> Reply:
    case, draft = drafted_case()
    client.post(f"/desk/{case.pk}/approve/", {"draft": draft.pk, "text": GOOD_REPLY})
    return Reply.objects.get()


def test_a_word_of_a_hundred_thousand_letters_has_places_to_break(desk: Client) -> None:
    word = "A" * 100_000
    case, _ = drafted_case(text=f"broken {word} & late")
    shown = re.search(
        r'class="post-text" dir="auto"[^>]*>(.*?)</p>', desk.get(f"/desk/{case.pk}/").content.decode()
    )
    assert shown is not None
    assert max(map(len, re.split(r"<[^>]*>|\s", shown[1]))) <= 120
    assert word in re.sub(r"<[^>]*>", "", shown[1])


def test_a_name_without_end_is_cut_where_it_heads_the_page(desk: Client) -> None:
    case, _ = drafted_case()
    Customer.objects.update(name="w" * 250)
    head = re.search(r"<h1 id=\"case-title\".*?</h1>", desk.get(f"/desk/{case.pk}/").content.decode())
    assert head is not None
    assert 50 < head[0].count("w") <= 60


@pytest.mark.parametrize("field", ["reason", "other"])
def test_a_reason_is_kept_without_nul_and_on_one_line(desk: Client, field: str) -> None:
    case, _ = drafted_case()
    assert desk.post(f"/desk/{case.pk}/no-reply/", {field: " sp\x00am\r\nX: 1 "}).status_code == 303
    case.refresh_from_db()
    assert case.closed_reason == "spam X: 1"


def test_a_reason_of_nul_alone_is_none(desk: Client) -> None:
    case, _ = drafted_case()
    assert desk.post(f"/desk/{case.pk}/no-reply/", {"reason": "\x00"}).status_code == 422


def test_an_address_is_recorded_without_nul(desk: Client) -> None:
    case, draft = drafted_case()
    Mention.objects.update(reply_mode="by_hand")
    desk.post(f"/desk/{case.pk}/approve/", {"draft": draft.pk, "text": GOOD_REPLY})
    desk.post(f"/desk/reply/{Reply.objects.get().pk}/by-hand/", {"link": "https://reviews.example/\x009"})
    assert Reply.objects.get().permalink == "https://reviews.example/9"


@pytest.mark.parametrize("name", ["take-back", "by-hand", "settle"])
def test_the_address_of_a_deed_on_a_reply_leads_to_its_case_and_does_nothing(desk: Client, name: str) -> None:
    reply = approved(desk)
    response = desk.get(f"/desk/reply/{reply.pk}/{name}/")
    assert (response.status_code, response["Location"]) == (302, f"/desk/{reply.case_id}/")
    reply.refresh_from_db()
    assert reply.state == ReplyState.APPROVED


@pytest.mark.parametrize(("path", "to"), [("keys/", "/desk/"), ("mentions/1/open/", "/desk/mentions/")])
def test_the_address_of_another_deed_leads_to_its_page(
    desk: Client, manager: User, path: str, to: str
) -> None:
    assert desk.get(f"/desk/{path}")["Location"] == to
    assert User.objects.get(pk=manager.pk).keys


def test_switching_keys_from_a_case_that_is_gone_leads_to_the_desk(desk: Client) -> None:
    assert desk.post("/desk/keys/", {"case": "987654321"})["Location"] == "/desk/"


def test_pages_that_a_decision_shows_are_kept_by_nobody(desk: Client) -> None:
    case, _ = drafted_case()
    response = desk.post(f"/desk/{case.pk}/no-reply/", {})
    assert response.status_code == 422
    assert "no-store" in response["Cache-Control"]


def test_a_form_that_is_too_long_gets_a_page_in_plain_words(desk: Client) -> None:
    response = desk.post("/desk/keys/", {"case": "9" * 3_000_000})
    assert response.status_code == 400
    assert "Nothing was done." in response.content.decode()


def test_pressing_approve_twice_sends_once(desk: Client) -> None:
    case, draft = drafted_case()
    answers = [
        desk.post(f"/desk/{case.pk}/approve/", {"draft": draft.pk, "text": GOOD_REPLY}).status_code
        for _ in range(2)
    ]
    assert answers == [303, 409]
    assert Reply.objects.count() == 1
    assert Case.objects.get().closed_at is None


def test_a_long_wait_in_the_outbox_is_said_in_minutes(desk: Client) -> None:
    reply = approved(desk)
    Reply.objects.filter(pk=reply.pk).update(send_after=NOW.replace(minute=25))
    html = desk.get("/desk/outbox/").content.decode()
    assert "in 20 min" in html
    assert "data-seconds" not in html


@pytest.mark.parametrize(("minute", "shown"), [(6, 1), (25, 0)])
def test_only_what_is_tried_again_soon_stays_in_sight(desk: Client, minute: int, shown: int) -> None:
    reply = approved(desk)
    Reply.objects.filter(pk=reply.pk).update(attempts=1, send_after=NOW.replace(minute=minute))
    assert desk.get("/desk/outbox/").content.decode().count("Tries again to reach") == shown


def test_a_handle_that_turns_the_text_around_turns_only_itself(desk: Client) -> None:
    case, _ = drafted_case()
    Customer.objects.update(handle="\u202eada")
    html = desk.post(f"/desk/{case.pk}/no-reply/", {"reason": "spam"}, follow=True).content.decode()
    assert "Closed without a reply: \u2068@\u202eada\u2069. spam." in html
