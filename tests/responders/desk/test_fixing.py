"""Fix the reading: the form beside the case and by itself, and what is said of a reading afterwards."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from monitor.models import Case, Label, Mention, Reading
from monitor.models.case import CaseState
from monitor.steps import erasing, file_cases, keeping, read
from responders.people.models import User
from responders.steps import draft
from tests import factories as make
from tests.factories import NOW, ScriptedReader, drafted_case

pytestmark = pytest.mark.django_db


def said(mention: Mention, **fields: object) -> dict[str, object]:
    return {"mention": mention.pk, "version": mention.version, "kind": "complaint"} | fields


def checked(html: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="(\w+)"[^>]* checked', html)


@pytest.fixture
def aside() -> Mention:
    keeping.keep_now([make.incoming("Lovely weather <b>in</b> the queue.")], channel=make.channel(), now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    return Mention.objects.get()


def test_the_form_stands_filled_in_with_the_reading(desk: Client) -> None:
    case, _ = drafted_case()
    Reading.objects.update(risks=["leaving"], severity=0.6, asks_question=True)
    html = desk.get(f"/desk/{case.pk}/").content.decode()
    assert 'data-key="f"' in html
    assert checked(html, "kind") == ["complaint"]
    assert checked(html, "topic") == ["defect"]
    assert checked(html, "risk") == ["leaving"]
    assert checked(html, "how_bad") == ["strong"]
    assert checked(html, "asks") == ["1"]


def test_without_scripts_the_form_is_a_page_with_the_post_on_it(desk: Client) -> None:
    case, _ = drafted_case(text="My <teapot> came broken.")
    assert (
        f'href="/desk/{case.pk}/fix/?view=unsure"'
        in desk.get(f"/desk/{case.pk}/?view=unsure").content.decode()
    )
    html = desk.get(f"/desk/{case.pk}/fix/?view=unsure").content.decode()
    assert "My &lt;teapot&gt; came broken." in html
    assert f'action="/desk/{case.pk}/fix/"' in html
    assert '<input type="hidden" name="view" value="unsure">' in html
    assert checked(html, "kind") == ["complaint"]


def test_saving_leads_back_to_the_case_and_says_what_was_noted(desk: Client, manager: User) -> None:
    case, first = drafted_case(text="Thanks, charged twice.")
    chosen = said(first.mention, topic=["billing", "staff"], risk=["legal"], how_bad="strong", view="unsure")
    answer = desk.post(f"/desk/{case.pk}/fix/", chosen)
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/{case.pk}/?view=unsure")
    html = desk.get(answer["Location"]).content.decode()
    assert "Noted: a complaint about billing and staff. Amends learns from it." in html
    label = Label.objects.get()
    assert (label.topics, label.risks, label.severity) == (["billing", "staff"], ["legal"], 0.6)
    assert label.labelled_by == manager


def test_the_panel_says_whose_word_it_is_instead_of_how_sure_the_machine_was(
    desk: Client, owners_desk: Client
) -> None:
    case, first = drafted_case()
    desk.post(f"/desk/{case.pk}/fix/", said(first.mention, topic=["billing"]))
    mine = desk.get(f"/desk/{case.pk}/").content.decode()
    assert "Complaint about billing." in mine
    assert "You said so, just now." in mine
    assert "90 %" not in mine
    assert "\u2068Maya Lind\u2069 said so, " in owners_desk.get(f"/desk/{case.pk}/").content.decode()


def test_a_machine_alone_is_nobodys_word(desk: Client) -> None:
    case, _ = drafted_case()
    assert "said so" not in desk.get(f"/desk/{case.pk}/").content.decode()


def test_new_drafts_are_announced_and_come(desk: Client) -> None:
    case, first = drafted_case(text="Thanks, it is broken.")
    desk.post(f"/desk/{case.pk}/fix/", said(first.mention))
    assert "A draft is being written." in desk.get(f"/desk/{case.pk}/").content.decode()
    draft.run(NOW)
    assert 'id="editor"' in desk.get(f"/desk/{case.pk}/").content.decode()


def test_without_a_kind_nothing_is_noted(desk: Client) -> None:
    case, first = drafted_case()
    for kind in ("", "nonsense"):
        answer = desk.post(f"/desk/{case.pk}/fix/", said(first.mention, kind=kind))
        assert answer.status_code == 422
        assert "choose one of the four" in answer.content.decode()
    assert not Label.objects.exists()


def test_strange_choices_are_passed_over(desk: Client) -> None:
    case, first = drafted_case()
    chosen = said(first.mention, topic=["<b>", "price"], risk=["doom"], how_bad="99")
    assert desk.post(f"/desk/{case.pk}/fix/", chosen).status_code == 303
    assert (Label.objects.get().topics, Label.objects.get().risks) == (["price"], [])


def test_a_fix_of_words_that_have_changed_since_is_refused(desk: Client) -> None:
    case, first = drafted_case()
    answer = desk.post(f"/desk/{case.pk}/fix/", said(first.mention, version="0"))
    assert answer.status_code == 409
    assert "The post was changed since you opened it." in answer.content.decode()


def test_a_fix_of_what_is_not_the_last_word_any_more_is_refused(desk: Client) -> None:
    (case, _), (_, other) = drafted_case(), drafted_case()
    answer = desk.post(f"/desk/{case.pk}/fix/", said(other.mention))
    assert answer.status_code == 409
    assert "said something new" in answer.content.decode()
    assert not Label.objects.exists()


def test_a_case_without_words_has_nothing_to_fix(desk: Client) -> None:
    case, first = drafted_case()
    Mention.objects.update(deleted_at=NOW, state="deleted", text="")
    assert 'data-key="f"' not in desk.get(f"/desk/{case.pk}/").content.decode()
    assert desk.post(f"/desk/{case.pk}/fix/", said(first.mention))["Location"] == f"/desk/{case.pk}/"
    html = desk.get(f"/desk/mentions/{first.mention_id}/fix/").content.decode()
    assert "There is nothing to fix" in html
    assert "<form" not in html.split('class="fix-page"')[1]


def test_what_was_set_aside_is_fixed_from_the_list_and_leads_to_its_case(
    desk: Client, aside: Mention
) -> None:
    where = f"/desk/mentions/{aside.pk}/fix/"
    assert f'href="{where}"' in desk.get("/desk/mentions/").content.decode()
    html = desk.get(where).content.decode()
    assert "Lovely weather &lt;b&gt;in&lt;/b&gt; the queue." in html
    assert checked(html, "kind") == ["other"]
    answer = desk.post(where, said(aside, topic="waiting"))
    case = Case.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/{case.pk}/")
    assert (case.kind, case.topics) == ("complaint", ["waiting"])


def test_what_stays_set_aside_leads_back_to_the_list_where_a_person_is_named_as_the_reader(
    desk: Client, aside: Mention
) -> None:
    answer = desk.post(f"/desk/mentions/{aside.pk}/fix/", said(aside, kind="other", topic="price"))
    assert answer["Location"] == "/desk/mentions/"
    html = desk.get("/desk/mentions/").content.decode()
    assert "Noted: something else about price." in html
    assert "something else, a person said so" in html


def test_a_fix_on_the_page_that_cannot_be_kept_says_why_there(desk: Client, aside: Mention) -> None:
    answer = desk.post(f"/desk/mentions/{aside.pk}/fix/", said(aside, kind=""))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "choose one of the four" in html
    assert "<title>Error: " in html


def test_not_about_us_is_offered_among_the_reasons_but_not_chosen_for_anybody(desk: Client) -> None:
    case, _ = drafted_case()
    html = desk.get(f"/desk/{case.pk}/").content.decode()
    assert '<input type="radio" name="reason" value="Not about us">' in html
    desk.post(f"/desk/{case.pk}/no-reply/", {"reason": "Not about us"})
    case.refresh_from_db()
    assert case.state == CaseState.CLOSED
    assert "You said that this is not about us, just now." in desk.get(f"/desk/{case.pk}/").content.decode()


def test_an_approval_is_named_as_such(desk: Client) -> None:
    case, first = drafted_case()
    desk.post(f"/desk/{case.pk}/approve/", {"draft": first.pk, "text": first.text})
    assert "You answered it as such, just now." in desk.get(f"/desk/{case.pk}/").content.decode()


def test_a_post_without_the_token_changes_nothing(manager: User) -> None:
    case, first = drafted_case()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(manager)
    for path in (f"{case.pk}/fix/", f"mentions/{first.mention_id}/fix/"):
        assert strict.post(f"/desk/{path}", said(first.mention)).status_code == 403
    assert not Label.objects.exists()


def test_agreeing_costs_an_approval_only_a_few_queries(
    manager: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from monitor.steps import labelling

    _, first = drafted_case()
    mention = Mention.objects.select_related("channel").get(pk=first.mention_id)
    with django_assert_max_num_queries(3):
        labelling.agree(mention, by=manager, now=NOW)


def test_where_the_last_word_was_erased_the_one_before_it_can_be_fixed(desk: Client) -> None:
    first = make.incoming("It broke.", external_id="a", thread_id="a")
    second = make.incoming("It broke twice.", author=first.author, thread_id="a", external_id="b")
    keeping.keep_now([first, second], channel=make.channel(), now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    one, two = Mention.objects.order_by("external_id")
    erasing.erase([two.pk], now=NOW)
    html = desk.get(f"/desk/{Case.objects.get().pk}/").content.decode()
    assert f'name="mention" value="{one.pk}"' in html
