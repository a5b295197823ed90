from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monitor.domain.reading import Kind
from monitor.models import Brand, Case, Customer, Layer, Learning, Mention, OwnTopic, Reading, Rereading
from monitor.models.learning import LabelSource, LayerState
from monitor.steps import erasing
from responders.people.models import AuditEntry, Role
from tests import factories as make
from tests.factories import NOW
from tests.monitor.teaching import knowing, layered, said, toward

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PHRASES = "my points are gone\r\nwhere are my stamps\r\n\r\nmy card was not scanned"


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(make.user(Role.OWNER, email="ruth@tin.example"), backend=BACKEND)
    return client


@pytest.fixture
def manager() -> Client:
    client = Client()
    client.force_login(make.user(Role.MANAGER), backend=BACKEND)
    return client


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def page(client: Client, brand: Brand) -> str:
    answer = client.get(f"/brands/{brand.pk}/learning/")
    assert answer.status_code == 200
    return words(answer.content)


def states(brand: Brand) -> list[str]:
    return list(Layer.objects.filter(brand=brand).order_by("number").values_list("state", flat=True))


def test_an_empty_page_says_what_to_do(owner: Client) -> None:
    text = page(owner, make.brand())
    assert "Nobody has said yet whether a reading is right" in text
    assert "press F and say what it is" in text
    assert "Nothing yet." in text
    assert "There is none yet." in text


def test_the_share_read_right_is_told_with_its_uncertainty_and_what_flatters_it(owner: Client) -> None:
    where = make.channel()
    for _ in range(8):
        said(where, kind=Kind.COMPLAINT, source=LabelSource.APPROVED)
    said(where, kind=Kind.PRAISE)
    said(where, kind=Kind.PRAISE)
    text = page(owner, where.brand)
    assert "About 8 of 10 posts were read right: 8 of the last 10" in text
    assert "anywhere between 49 and 94 of 100" in text
    assert (
        "Of 2 somebody said what they are; 8 were answered without a correction. Such approvals flatter"
        in text
    )
    assert "It said complaint, you said praise: 2 times" in text


def test_without_approvals_nothing_is_said_of_what_they_flatter(owner: Client) -> None:
    where = make.channel()
    said(where, kind=Kind.OTHER)
    text = page(owner, where.brand)
    assert "This is what Amends said at the time. Posts that were not about you" in text
    assert "It said complaint, you said something else: once" in text


def test_the_table_says_what_was_said_and_what_was_meant(owner: Client) -> None:
    where = make.channel()
    said(where, kind=Kind.QUESTION, machine=Kind.COMPLAINT)
    said(where, kind=Kind.COMPLAINT, machine=Kind.COMPLAINT)
    html = owner.get(f"/brands/{where.brand.pk}/learning/").content.decode()
    table = html[html.index('class="said"') : html.index("</table>")]
    assert re.findall(r'scope="(\w+)"', table) == ["col"] * 4 + ["row"] * 4
    rows = [re.findall(r"<td[^>]*>(\d+)", row) for row in table.split("<tr>")[2:]]
    assert rows == [["1", "0", "1", "0"], ["0"] * 4, ["0"] * 4, ["0"] * 4]


def test_posts_that_are_not_about_the_brand_are_not_counted(owner: Client) -> None:
    where = make.channel()
    said(where, kind=Kind.OTHER, source=LabelSource.NOT_ABOUT_US)
    assert "Nobody has said yet" in page(owner, where.brand)


def test_examples_are_escaped_and_lead_to_their_case(owner: Client) -> None:
    where = make.channel()
    label = said(where, "<script>alert(1)</script> lid missing")
    customer = Customer.objects.create(channel=where, external_id="a", first_seen_at=NOW)
    case = Case.objects.create(
        brand=where.brand, channel=where, customer=customer, thread_id="t", kind="complaint", opened_at=NOW,
        last_customer_at=NOW, due_at=NOW,
    )  # fmt: skip
    Mention.objects.filter(pk=label.mention_id).update(case=case)
    html = owner.get(f"/brands/{where.brand.pk}/learning/").content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
    assert f'href="{reverse("case", args=[case.pk])}"' in html


def test_an_example_that_was_erased_shows_no_words(owner: Client) -> None:
    where = make.channel()
    label = said(where, "lid missing")
    erasing.erase([label.mention_id], now=NOW)
    text = page(owner, where.brand)
    assert "The words of this post are not kept any more." in text
    assert "lid missing" not in text


def test_layers_are_listed_with_what_they_brought(owner: Client) -> None:
    brand = make.brand()
    layered(brand, toward(Kind.OTHER), state=LayerState.REPLACED)
    for _ in range(3):
        layered(
            brand, toward(Kind.OTHER), state=LayerState.REFUSED, weights=b"", figures={}, why="No better."
        )
    layered(
        brand, toward(Kind.PRAISE), labels=30,
        figures={"before": 0.58, "after": 0.73, "elsewhere_before": 0.774, "elsewhere_after": 0.766},
    )  # fmt: skip
    text = page(owner, brand)
    assert "5 in use It reads the posts that you judged better" in text
    assert "30 posts 58 → before, 73 after 77 → before, 77 after" in text
    assert "No better." not in text
    layered(brand, toward(Kind.OTHER), state=LayerState.REFUSED, weights=b"", figures={}, why="No better.")
    assert page(owner, brand).count("No better.") == 1


def test_an_owner_goes_back_to_an_earlier_layer_and_learning_rests(owner: Client) -> None:
    brand = make.brand()
    layered(brand, toward(Kind.OTHER), state=LayerState.REPLACED)
    layered(brand, toward(Kind.PRAISE))
    asked = owner.get(f"/brands/{brand.pk}/learning/layers/1/")
    assert "Go back to number 1?" in words(asked.content)
    assert states(brand) == ["replaced", "active"]
    answer = owner.post(f"/brands/{brand.pk}/learning/layers/1/", follow=True)
    assert answer.redirect_chain == [(f"/brands/{brand.pk}/learning/", 303)]
    assert "Number 1 is in use again." in words(answer.content)
    assert states(brand) == ["active", "stopped"]
    assert Learning.objects.get().paused_at is not None
    assert AuditEntry.objects.get().deed == "use_layer"


@pytest.mark.parametrize(
    "fields",
    [{"weights": b""}, {"state": LayerState.REFUSED}, {"base_version": "reading-0"}],
    ids=["dropped", "refused", "of another model"],
)
def test_a_layer_that_cannot_be_used_is_not_offered(owner: Client, fields: dict[str, object]) -> None:
    brand = make.brand()
    layered(brand, toward(Kind.OTHER), **({"state": LayerState.REPLACED} | fields))
    layered(brand, toward(Kind.PRAISE))
    assert "Go back to this one" not in page(owner, brand)
    assert owner.get(f"/brands/{brand.pk}/learning/layers/1/").status_code == 302
    answer = owner.post(f"/brands/{brand.pk}/learning/layers/1/", follow=True)
    assert "can’t be used any more" in words(answer.content)
    assert states(brand)[1] == "active"
    assert not AuditEntry.objects.exists()


def test_what_was_learnt_is_put_aside_and_taken_up_again(owner: Client) -> None:
    brand = make.brand()
    layered(brand, toward(Kind.PRAISE))
    assert "Stop using what was learnt?" in words(owner.get(f"/brands/{brand.pk}/learning/stop/").content)
    text = words(owner.post(f"/brands/{brand.pk}/learning/stop/", follow=True).content)
    assert "Nothing that was learnt is in use." in text
    assert states(brand) == ["stopped"]
    owner.get(f"/brands/{brand.pk}/learning/resume/")
    assert Learning.objects.get().paused_at is not None
    text = words(owner.post(f"/brands/{brand.pk}/learning/resume/", follow=True).content)
    assert "Amends learns again" in text
    row = Learning.objects.get()
    assert row.paused_at is None
    assert row.changed_at is not None
    assert [entry.deed for entry in AuditEntry.objects.order_by("pk")] == ["stop_learning", "resume_learning"]


def test_posts_are_read_again_once_it_is_asked_for(owner: Client) -> None:
    brand = make.brand()
    owner.get(f"/brands/{brand.pk}/learning/reread/")
    assert not Rereading.objects.exists()
    for _ in range(2):
        answer = owner.post(f"/brands/{brand.pk}/learning/reread/", follow=True)
        assert "They are being read again, the newest first: 0 so far" in words(answer.content)
    wish = Rereading.objects.get()
    assert wish.asked_at - wish.since == timedelta(days=30)
    Rereading.objects.update(ended_at=timezone.now(), read=340, changed=1)
    assert "340 posts were read again, 1 is of another kind now." in page(owner, brand)


def test_an_own_topic_is_added_counted_and_removed(owner: Client) -> None:
    where = make.channel()
    brand = where.brand
    answer = owner.post(
        f"/brands/{brand.pk}/learning/", {"name": " Loyalty  card ", "phrases": PHRASES}, follow=True
    )
    assert answer.redirect_chain == [(f"/brands/{brand.pk}/learning/", 303)]
    assert "Added: Loyalty card." in words(answer.content)
    topic = OwnTopic.objects.get()
    assert topic.phrases == ["my points are gone", "where are my stamps", "my card was not scanned"]
    assert Learning.objects.get().changed_at is not None
    label = said(where)
    Mention.objects.update(posted_at=timezone.now())
    Reading.objects.create(
        mention=label.mention, mention_version=label.mention_version, model_version="1", kind="complaint",
        confidence=0.9, own_topics=["Loyalty card"], read_at=NOW,
    )  # fmt: skip
    assert "Loyalty card 1 post in the last 30 days" in page(owner, brand)
    there = f"/brands/{brand.pk}/learning/topics/{topic.pk}/"
    assert "Remove the topic “Loyalty card”?" in words(owner.get(there).content)
    assert "Removed: Loyalty card." in words(owner.post(there, follow=True).content)
    assert not OwnTopic.objects.exists()
    assert [e.deed for e in AuditEntry.objects.order_by("pk")] == ["add_own_topic", "remove_own_topic"]


@pytest.mark.parametrize(
    ("name", "phrases", "field", "sentence"),
    [
        ("", PHRASES, "name", "Give the topic a name."),
        ("x" * 61, PHRASES, "name", "The name is too long: at most 60 characters."),
        ("Billing", PHRASES, "name", "Amends knows this topic already."),
        ("TOURS", PHRASES, "name", "There is a topic of this name already."),
        ("Stamps", "", "phrases", "Give 3 to 10 examples, each on a line of its own; there is none."),
        ("Stamps", "a\nA\nb", "phrases", "Give 3 to 10 examples, each on a line of its own; there are 2."),
        ("Stamps", "\n".join(f"x{n}" for n in range(11)), "phrases", "there are 11."),
        ("Stamps", f"a\nb\n{'x' * 201}", "phrases", "An example is too long: at most 200 characters."),
        ("Stamps", "a\nb\n!!! 12", "phrases", "“!!! 12” has no words in it."),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_what_was_typed_stays(
    owner: Client, name: str, phrases: str, field: str, sentence: str
) -> None:
    brand = make.brand()
    OwnTopic.objects.create(brand=brand, name="Tours", phrases=["a", "b", "c"], made_at=NOW)
    answer = owner.post(f"/brands/{brand.pk}/learning/", {"name": name, "phrases": phrases})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in html
    assert f'id="error-{field}"' in html
    assert words(answer.content).count(sentence) == 2
    assert f'value="{name}"' in html
    assert OwnTopic.objects.count() == 1


def test_managers_look_and_change_nothing(manager: Client) -> None:
    brand = make.brand()
    topic = OwnTopic.objects.create(brand=brand, name="Tours", phrases=["a", "b", "c"], made_at=NOW)
    layered(brand, knowing("Tours"), state=LayerState.REPLACED)
    layered(brand, toward(Kind.PRAISE))
    html = manager.get(f"/brands/{brand.pk}/learning/").content.decode()
    assert "Only an owner can change something here." in html
    for offered in ("Go back to this one", "Stop using", "Read the last 30 days", "Add the topic", "Remove"):
        assert offered not in html
    for there in ("", "layers/1/", "stop/", "resume/", "reread/", f"topics/{topic.pk}/"):
        assert manager.post(f"/brands/{brand.pk}/learning/{there}").status_code == 403
    assert states(brand) == ["replaced", "active"]
    assert OwnTopic.objects.exists()
    assert not Rereading.objects.exists()


def test_another_brands_topic_is_not_found(owner: Client) -> None:
    topic = OwnTopic.objects.create(brand=make.brand(), name="Tours", phrases=["a"], made_at=NOW)
    assert owner.post(f"/brands/{make.brand().pk}/learning/topics/{topic.pk}/").status_code == 404


def test_the_page_of_a_brand_and_the_list_lead_here(owner: Client) -> None:
    one, two = make.brand(), make.brand()
    assert f'href="/brands/{one.pk}/learning/"' in owner.get(f"/brands/{one.pk}/").content.decode()
    listed = owner.get("/brands/").content.decode()
    assert f'href="/brands/{one.pk}/learning/"' in listed
    assert f'href="/brands/{two.pk}/learning/"' in listed


def test_an_example_that_was_edited_since_shows_no_words_that_nobody_judged(owner: Client) -> None:
    where = make.channel()
    label = said(where, "lid missing")
    Mention.objects.filter(pk=label.mention_id).update(version="2", text="all is well")
    text = page(owner, where.brand)
    assert "Its author has changed this post since you judged it." in text
    assert "all is well" not in text


def test_without_own_topics_no_post_is_looked_through(owner: Client) -> None:
    said(where := make.channel())
    with CaptureQueriesContext(connection) as asked:
        page(owner, where.brand)
    assert not [
        query for query in asked.captured_queries if "own_topics" in query["sql"] and "NOT" in query["sql"]
    ]


def test_while_learning_rests_nobody_is_told_that_a_new_topic_is_looked_for(owner: Client) -> None:
    brand = make.brand()
    here = f"/brands/{brand.pk}/learning/"
    owner.post(f"{here}stop/")
    answer = owner.post(here, {"name": "Stamps", "phrases": PHRASES}, follow=True)
    text = words(answer.content)
    assert "It is looked for in new posts once you let Amends learn again." in text
    assert "Learning rests: none of these is looked for now." in text


def test_the_examples_of_a_removed_topic_are_kept_nowhere(owner: Client) -> None:
    brand = make.brand()
    here = f"/brands/{brand.pk}/learning/"
    owner.post(here, {"name": "Stamps", "phrases": PHRASES})
    owner.post(f"{here}topics/{OwnTopic.objects.get().pk}/")
    assert not [entry.detail for entry in AuditEntry.objects.all() if "points" in str(entry.detail)]
