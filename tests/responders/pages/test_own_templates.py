"""The pages of reply templates, as an owner and a manager use them, with and without scripts."""

from __future__ import annotations

import re
import time

import pytest
from django.test import Client

from monitor.models import Brand, Mention
from responders.domain.own_syntax import LONGEST
from responders.models import Draft, ReplyTemplate, TemplateTrial, TemplateVersion
from responders.people.models import AuditEntry, Role
from responders.steps import draft
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
GOOD = "{{ greeting }}I'm so sorry about {{ issue }}. {{ act }} {{ by_when }}.{{ sign }}"


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(make.user(Role.OWNER, first_name="Ruth", last_name="Hill"), backend=BACKEND)
    return client


@pytest.fixture
def manager() -> Client:
    client = Client()
    client.force_login(make.user(Role.MANAGER), backend=BACKEND)
    return client


@pytest.fixture
def brand() -> Brand:
    return make.brand()


def form(text: str | list[str] = GOOD, **changes: object) -> dict[str, object]:
    usual = {
        "name": "Broken pot", "sort": "complaint", "text": text, "least": "1", "most": "3", "room": "any",
        "use": "also", "enabled": "on", "version": "0", "do": "save",
    }  # fmt: skip
    return usual | changes


def add(owner: Client, brand: Brand, text: str | list[str] = GOOD, **changes: object) -> ReplyTemplate:
    answer = owner.post(f"/brands/{brand.pk}/templates/new/", form(text, **changes))
    assert answer.status_code == 303, answer.content
    return ReplyTemplate.objects.latest("pk")


def at(template: ReplyTemplate, rest: str = "") -> str:
    return f"/brands/{template.brand_id}/templates/{template.pk}/{rest}"


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_a_template_is_written_and_stands_in_the_list(owner: Client, brand: Brand) -> None:
    brand.own_topics.create(name="Loyalty card", phrases=["points"], made_at=NOW)
    answer = owner.post(
        f"/brands/{brand.pk}/templates/new/",
        form(
            [GOOD, GOOD.replace("so sorry", "very sorry")],
            topic=["defect", "Loyalty card"],
            mood=["sad"],
            use="first",
        ),
        follow=True,
    )
    assert "Added: Broken pot. New drafts may use it from now on." in words(answer.content)
    kept = TemplateVersion.objects.get()
    assert (kept.topics, kept.moods, kept.use, len(kept.texts)) == (
        ["defect", "Loyalty card"],
        ["sad"],
        "first",
        2,
    )
    assert kept.saved_by is not None
    page = words(owner.get(f"/brands/{brand.pk}/templates/").content)
    assert "Broken pot on" in page
    assert "Topics Defect, Loyalty card" in page
    assert "by Ruth Hill" in page
    assert AuditEntry.objects.get().deed == "add_template"
    assert f"/brands/{brand.pk}/templates/" in owner.get(f"/brands/{brand.pk}/").content.decode()


def test_the_preview_shows_the_brands_own_posts_their_replies_and_what_the_checks_say(
    owner: Client, brand: Brand
) -> None:
    make.drafted_case(make.channel(brand), text="My <b>teapot</b> came broken.")
    blame = "{{ greeting }}The courier broke {{ issue }}, sorry. {{ act }} {{ by_when }}.{{ sign }}"
    for path in ("new/", "preview/"):
        page = owner.post(f"/brands/{brand.pk}/templates/{path}", form([blame], do="preview")).content
        text = page.decode()
        assert "On your newest post that it is for." in words(page)
        assert "My &lt;b&gt;teapot&lt;/b&gt; came broken." in text
        assert "<b>teapot" not in text
        assert re.search(r'class="n">\d+ / 500</span>', text)
        assert "he courier broke your broken teapot" in text
        assert "Not used here:" in text
        assert "blame" in words(page)
        slogan = GOOD.replace("{{ act }}", "Every cup we pour comes with heart. {{ act }}")
        judged = owner.post(f"/brands/{brand.pk}/templates/{path}", form([slogan], do="preview")).content
        assert "slogan" in words(judged).lower()
    assert not ReplyTemplate.objects.exists()


def test_where_a_variable_is_empty_the_preview_says_so_and_what_to_do(owner: Client, brand: Brand) -> None:
    make.drafted_case(make.channel(brand), text="My teapot came broken.")
    text = GOOD.replace("{{ sign }}", " I'll tell {{ staff }}.{{ sign }}")
    page = words(owner.post(f"/brands/{brand.pk}/templates/preview/", form(text)).content)
    assert "It would be used on none." in page
    assert "Not used here: “staff” is empty for this post." in page
    assert "{% if staff %} … {% else %} … {% endif %}" in page


def test_without_posts_the_examples_are_labelled_as_made_up(owner: Client, brand: Brand) -> None:
    page = words(owner.post(f"/brands/{brand.pk}/templates/preview/", form()).content)
    assert "You have no posts yet. These are made-up examples." in page
    assert page.count("example ") >= 10
    page = words(
        owner.post(f"/brands/{brand.pk}/templates/preview/", form(mood="sad", topic="price")).content
    )
    assert "Neither one of your newest posts nor one of our examples" in page


def test_wordings_take_turns_in_the_preview(owner: Client, brand: Brand) -> None:
    page = words(owner.post(f"/brands/{brand.pk}/templates/preview/", form([GOOD, f"{GOOD} "])).content)
    assert "wording 1" in page
    assert "wording 2" in page


def test_another_wording_is_offered_without_scripts_up_to_five(owner: Client, brand: Brand) -> None:
    at_new = f"/brands/{brand.pk}/templates/new/"
    page = owner.post(at_new, form([GOOD], do="more")).content.decode()
    assert page.count('name="text"') == 2
    page = owner.post(at_new, form([GOOD] * 5, do="more")).content.decode()
    assert page.count('name="text"') == 5
    assert 'value="more"' not in page
    assert owner.post(at_new, form([GOOD] * 6)).status_code == 422


HOSTILE = [
    "{{ ''.__class__ }}",
    "{{ name.__class__.__base__.__subclasses__() }}",
    "{% for x in 'aaaa' %}{% for y in 'aaaa' %}x{% endfor %}{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ range(10**9) }}",
    "{% include 'base.html' %}",
    "{{ " + "(" * 900,
    "x" * (LONGEST + 1),
    "x" * 500_000,
    "\u202egnp.exe {{ name }}",
    "a\u200bb {{ name }}",
    "{{ name",
    "{{ nmae }}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_a_template_that_can_t_be_is_refused_at_once_with_its_line_and_nothing_typed_is_lost(
    owner: Client, brand: Brand, text: str
) -> None:
    started = time.perf_counter()
    answer = owner.post(
        f"/brands/{brand.pk}/templates/new/", form(["Hello.", text], name="<i>Mine", use="first")
    )
    took = time.perf_counter() - started
    page = answer.content.decode()
    assert answer.status_code == 422
    assert took < 5
    assert "<title>Error: " in page
    assert 'href="#text-2"' in page
    assert 'id="error-text-2"' in page
    assert 'role="alert" tabindex="-1" autofocus' in page
    assert 'value="&lt;i&gt;Mine"' in page
    assert 'value="first" checked' in page
    assert text[:10].replace("'", "&#39;") in page
    assert len(answer.content) < 100_000
    assert not ReplyTemplate.objects.exists()
    assert owner.post(f"/brands/{brand.pk}/templates/preview/", form(["Hello.", text])).status_code == 200


def test_nul_is_dropped_and_unicode_is_kept(owner: Client, brand: Brand) -> None:
    template = add(
        owner,
        brand,
        "{{ greeting }}Désolé 🫖 \x00ありがとう, sorry about {{ issue }}.{{ sign }}",
        name="Té\x00 ☕",
    )
    kept = TemplateVersion.objects.get()
    assert kept.texts == ["{{ greeting }}Désolé 🫖 ありがとう, sorry about {{ issue }}.{{ sign }}"]
    assert template.name == "Té ☕"
    assert "Désolé 🫖 ありがとう" in owner.get(at(template)).content.decode()


@pytest.mark.parametrize(
    "changes",
    [{"sort": "careful"}, {"room": "x" * 999}, {"use": ""}, {"least": "3", "most": "1"}, {"topic": ["x"] * 99}, {"mood": "\x00"}],
)  # fmt: skip
def test_choices_that_nobody_offered_are_refused(
    owner: Client, brand: Brand, changes: dict[str, object]
) -> None:
    answer = owner.post(f"/brands/{brand.pk}/templates/new/", form() | changes)
    assert answer.status_code == 422
    assert owner.post(f"/brands/{brand.pk}/templates/preview/", form() | changes).status_code == 200


def test_a_form_with_nothing_in_it_saves_nothing(owner: Client, brand: Brand) -> None:
    answer = owner.post(f"/brands/{brand.pk}/templates/new/")
    assert answer.status_code == 422
    assert "Give it a name" in words(answer.content)
    assert not ReplyTemplate.objects.exists()


def test_markup_in_a_template_stays_words(owner: Client, brand: Brand) -> None:
    template = add(owner, brand, f"</textarea><script>alert(1)</script>{GOOD}", name='"><script>x')
    for path in ("", "versions/"):
        page = owner.get(at(template, path)).content.decode()
        assert "<script>alert" not in page
        assert "<script>x" not in page
    assert "<script>x" not in owner.get(f"/brands/{brand.pk}/templates/").content.decode()


def test_versions_are_compared_by_words_and_one_press_goes_back(owner: Client, brand: Brand) -> None:
    template = add(owner, brand)
    owner.post(at(template), form(GOOD.replace("so sorry", "very sorry"), version="1", use="instead"))
    page = owner.get(at(template, "versions/")).content.decode()
    assert re.search(r"<del>.*taken out.*so.*</del>.*<ins>.*put in.*very.*</ins>", page, re.DOTALL)
    said = words(page.encode())
    assert "From version 1 to version 2" in said
    assert "Used before: Beside the shipped ones now: Instead of the shipped ones" in said
    assert "Ruth Hill" in said
    answer = owner.post(at(template, "versions/1/back/"), follow=True)
    assert "Back to version 1, as version 3." in words(answer.content)
    assert TemplateVersion.objects.get(number=3).texts == [GOOD]
    assert "They say the same." in words(owner.get(at(template, "versions/?from=1&to=3")).content)
    assert "say" in words(owner.post(at(template, "versions/1/back/"), follow=True).content)
    assert TemplateVersion.objects.count() == 3
    for query in ("?from=x&to=9", "?from=99999999999999999999", "?to=-1"):
        assert owner.get(at(template, f"versions/{query}")).status_code == 200
    assert owner.get(at(template, "versions/1/back/")).status_code == 303
    assert owner.post(at(template, "versions/9/back/")).status_code == 404


def test_who_is_overtaken_loses_nothing_and_may_save_above(owner: Client, brand: Brand) -> None:
    template = add(owner, brand)
    owner.post(at(template), form(GOOD.replace("so sorry", "very sorry"), version="1"))
    mine = form(GOOD.replace("so sorry", "truly sorry"), version="1")
    answer = owner.post(at(template), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody saved version 2 while you were writing." in words(answer.content)
    assert "truly sorry" in page
    assert 'name="version" value="2"' in page
    assert owner.post(at(template), mine | {"version": "2"}).status_code == 303
    assert TemplateVersion.objects.get(number=3).texts == [GOOD.replace("so sorry", "truly sorry")]


def test_saving_what_stands_makes_no_version(owner: Client, brand: Brand) -> None:
    template = add(owner, brand)
    answer = owner.post(at(template), form(version="1"), follow=True)
    assert "Nothing was changed." in words(answer.content)
    assert TemplateVersion.objects.count() == 1


def test_it_is_switched_removed_and_brought_back(owner: Client, brand: Brand) -> None:
    template = add(owner, brand)
    assert "is off" in words(owner.post(at(template, "turn/"), {"to": "off"}, follow=True).content)
    assert not ReplyTemplate.objects.get().enabled
    assert owner.get(at(template, "turn/")).status_code == 303
    assert "Remove “ Broken pot ”?" in words(owner.get(at(template, "remove/")).content)
    assert "Removed: Broken pot" in words(owner.post(at(template, "remove/"), follow=True).content)
    assert owner.get(at(template)).status_code == 404
    page = words(owner.post(at(template, "return/"), follow=True).content)
    assert "Broken pot is back, and switched off." in page
    deeds = list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True))
    assert deeds == ["add_template", "turn_template", "remove_template", "bring_back_template"]


def test_the_list_says_how_often_a_template_was_left_out_and_why(owner: Client, brand: Brand) -> None:
    template = add(owner, brand)
    case, _ = make.drafted_case(make.channel(brand))
    TemplateTrial.objects.all().delete()
    for number in range(50):
        why = "“issue” is empty" if number < 4 else ""
        TemplateTrial.objects.create(
            template=template, version=1, case=case, proposed=not why, why=why, at=NOW
        )
    page = words(owner.get(f"/brands/{brand.pk}/templates/").content)
    assert "Proposed in 46 of the last 50 drafts that it is for." in page
    assert "Left out of 4, because “issue” is empty (4 times)." in page


def test_a_draft_made_from_it_stands_at_the_desk(owner: Client, brand: Brand) -> None:
    add(owner, brand, use="instead")
    case, found = make.drafted_case(make.channel(brand))
    assert found.template == "own:Broken pot v1"
    assert "I'm so sorry about" in found.text
    assert "I&#39;m so sorry about" in owner.get(f"/desk/{case.pk}/").content.decode()


def test_an_erased_post_is_no_example(owner: Client, brand: Brand) -> None:
    make.drafted_case(make.channel(brand))
    Mention.objects.update(deleted_at=NOW)
    page = words(owner.post(f"/brands/{brand.pk}/templates/preview/", form()).content)
    assert "These are made-up examples." in page
    assert "teapot came broken" not in page


@pytest.mark.parametrize("sort", ["complaint", "praise", "question", "nonsense"])
def test_shipped_templates_are_read_and_copied_never_changed(owner: Client, brand: Brand, sort: str) -> None:
    page = owner.get(f"/brands/{brand.pk}/templates/shipped/?for={sort}").content.decode()
    copies = re.findall(r'href="(/brands/\d+/templates/new/\?from=[^"]+)"', page)
    assert len(copies) >= 2
    assert "<form" not in page.split("<main")[1]
    for href in copies[:3]:
        start = owner.get(href).content.decode()
        assert "{{ greeting }}" in start
        assert "Not used" not in start or "issue" in start
    assert (
        "{{ greeting }}"
        not in owner.get(f"/brands/{brand.pk}/templates/new/?from=x:1").content.decode().split("help-text")[0]
    )


def test_a_manager_reads_everything_and_changes_nothing(owner: Client, manager: Client, brand: Brand) -> None:
    template = add(owner, brand)
    make.drafted_case(make.channel(brand), text="My teapot came broken.")
    for path in ("", f"{template.pk}/", f"{template.pk}/versions/", "shipped/"):
        page = manager.get(f"/brands/{brand.pk}/templates/{path}").content.decode()
        assert "<form" not in page.split("<main")[1], path
        assert "Copy and change" not in page
    page = words(manager.get(at(template)).content)
    assert "Only an owner can change something here." in page
    assert "I'm so sorry about {{ issue }}" in page.replace("&#39;", "'")
    assert "My teapot came broken." in page
    for path in ("new/", "preview/", f"{template.pk}/", f"{template.pk}/turn/", f"{template.pk}/remove/", f"{template.pk}/return/", f"{template.pk}/versions/1/back/"):  # fmt: skip
        answer = manager.post(f"/brands/{brand.pk}/templates/{path}", form(name="Mine"))
        assert answer.status_code == 403, path
        assert "Only an owner can do this" in words(answer.content)
    assert manager.get(f"/brands/{brand.pk}/templates/new/").status_code == 403
    assert TemplateVersion.objects.count() == 1
    assert ReplyTemplate.objects.get().enabled


def test_a_template_is_reached_through_its_own_brand_alone(owner: Client, brand: Brand) -> None:
    template, other = add(owner, brand), make.brand()
    for path in ("", "versions/", "remove/", "turn/", "return/"):
        answer = owner.post(f"/brands/{other.pk}/templates/{template.pk}/{path}", form())
        assert answer.status_code in {404, 405}, path
    assert owner.get("/brands/999999/templates/").status_code == 404


def test_strangers_are_sent_to_sign_in(brand: Brand) -> None:
    for path in ("", "new/", "shipped/", "preview/"):
        assert Client().get(f"/brands/{brand.pk}/templates/{path}").status_code == 302


def test_a_template_that_says_too_much_never_stops_a_draft(owner: Client, brand: Brand) -> None:
    add(owner, brand, "{{ greeting }}" + "I am sorry. " * 150 + "{{ sign }}", use="instead")
    make.drafted_case(make.channel(brand))
    assert Draft.objects.exclude(text="").filter(template__startswith="complaint.txt").exists()
    assert draft.run(NOW) == 0
