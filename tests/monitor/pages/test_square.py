from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from monitor.pages.square_threads import build_threads, find_thread
from monitor.platforms.practice.normalise import permalink
from monitor.practice import network
from monitor.practice.models import Account, Post
from responders.people.models import User

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert("x")</script> <img src=x onerror=alert(1)> @finch"onmouseover=1 {{ 7 * 7 }} &amp;'


@pytest.fixture
def shop() -> Account:
    return Account.objects.create(handle="finch_and_fern", name="Finch & Fern", about="Twine.", is_brand=True)


@pytest.fixture
def ada() -> Account:
    return Account.objects.create(handle="ada_k", name="Ada K.")


@pytest.fixture
def browser(client: Client) -> Client:
    client.force_login(
        User.objects.create(username="maya"), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_strangers_have_to_sign_in(client: Client) -> None:
    assert client.get(reverse("square")).status_code == 302


def test_an_empty_square_says_so(browser: Client) -> None:
    assert "Nobody has said anything yet." in page(browser, reverse("square"))


def test_the_thread_in_which_somebody_spoke_last_comes_first_with_its_answers_below(
    browser: Client, ada: Account, shop: Account
) -> None:
    now = timezone.now()
    old = network.publish(ada, "the older matter", now=now - timedelta(hours=2))
    network.publish(ada, "the newer matter", now=now - timedelta(hours=1))
    network.publish(shop, "an answer from the shop", now=now, parent=old.pk)
    html = page(browser, reverse("square"))
    places = [
        html.index(text) for text in ("the older matter", "an answer from the shop", "the newer matter")
    ]
    assert places == sorted(places)
    assert html.count('class="sq-badge"') == 2


def test_what_has_not_appeared_is_not_shown(browser: Client, ada: Account) -> None:
    network.publish(
        ada, "tomorrow's words", now=timezone.now(), appears_at=timezone.now() + timedelta(days=1)
    )
    assert "tomorrow" not in page(browser, reverse("square"))


def test_a_deleted_post_leaves_a_note_and_none_of_its_words(
    browser: Client, ada: Account, shop: Account
) -> None:
    now = timezone.now()
    post = network.publish(ada, "rash words", now=now)
    network.publish(shop, "Sorry, Ada.", now=now, parent=post.pk)
    network.delete(post.pk, author=ada, now=now)
    html = page(browser, reverse("square-thread", args=[post.pk]))
    assert "This post was deleted by its author." in html
    assert "rash words" not in html
    assert "Sorry, Ada." in html


def test_an_edit_is_marked(browser: Client, ada: Account) -> None:
    now = timezone.now()
    post = network.publish(ada, "befor", now=now)
    assert "sq-edited" not in page(browser, reverse("square"))
    network.edit(post.pk, "before", author=ada, now=now)
    assert "sq-edited" in page(browser, reverse("square"))


@pytest.mark.parametrize("address", ["square", "square-thread"])
def test_hostile_words_stay_words(browser: Client, ada: Account, address: str) -> None:
    Account.objects.filter(pk=ada.pk).update(name="<b onclick=x>Ada</b>", about="<i>")
    post = network.publish(ada, HOSTILE, now=timezone.now())
    html = page(browser, reverse(address, args=[post.pk] if address == "square-thread" else []))
    for tag in ("<script>alert", "<img", "<b onclick", "<i>"):
        assert tag not in html
    assert "&lt;script&gt;alert(" in html
    assert "{{ 7 * 7 }} &amp;amp;" in html
    assert 'onmouseover=1"' not in html


def test_the_permalink_leads_to_the_thread_of_any_post(
    browser: Client, ada: Account, shop: Account, settings: object
) -> None:
    post = network.publish(ada, "help", now=timezone.now())
    reply = network.publish(shop, "on my way", now=timezone.now(), parent=post.pk)
    path = reverse("square-thread", args=[reply.pk])
    assert permalink(reply.pk).endswith(path)
    html = page(browser, path)
    assert "help" in html
    assert f'id="post-{reply.pk}"' in html
    assert html.count("asked-for") == 1


def test_a_post_that_is_nowhere_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("square-thread", args=[4711])).status_code == 404


@pytest.mark.parametrize("number", ["2", "99", "x", "-1"])
def test_any_page_number_gives_a_page(browser: Client, ada: Account, number: str) -> None:
    for count in range(30):
        network.publish(ada, f"post {count}", now=timezone.now())
    assert "page 1 of 2" in page(browser, reverse("square"))
    assert "of 2" in page(browser, f"{reverse('square')}?page={number}")


def test_a_very_deep_thread_is_laid_out(ada: Account, shop: Account) -> None:
    now = timezone.now()
    root = post = network.publish(ada, "0", now=now)
    for number in range(1, 60):
        post = network.publish((ada, shop)[number % 2], str(number), now=now, parent=post.pk)
    thread = find_thread(post.pk, now)
    assert thread is not None
    assert thread.root.post == root
    assert [shown.post.text for shown in thread.answers] == [str(number) for number in range(1, 60)]
    assert max(shown.depth for shown in thread.answers) == 3
    assert thread.answers[-1].answers_to == "ada_k"


def test_answers_stand_below_what_they_answer(ada: Account, shop: Account) -> None:
    now = timezone.now()
    root = network.publish(ada, "root", now=now)
    first = network.publish(shop, "first", now=now, parent=root.pk)
    network.publish(shop, "second", now=now, parent=root.pk)
    network.publish(ada, "to the first", now=now, parent=first.pk)
    [thread] = build_threads([Post.objects.get(pk=root.pk)], now)
    assert [shown.post.text for shown in thread.answers] == ["first", "to the first", "second"]


@pytest.mark.parametrize("name", ["square", "square-thread"])
def test_the_square_is_kept_by_nobody_and_takes_no_posts(browser: Client, ada: Account, name: str) -> None:
    post = network.publish(ada, "hello", now=timezone.now() - timedelta(minutes=1))
    address = reverse(name, args=[post.pk] if name == "square-thread" else [])
    assert "no-store" in browser.get(address)["Cache-Control"]
    assert browser.post(address).status_code == 405


def test_a_word_without_end_has_places_to_break_and_stays_text(browser: Client, ada: Account) -> None:
    network.publish(ada, "<b>" * 100, now=timezone.now() - timedelta(minutes=1))
    html = page(browser, reverse("square"))
    assert "<b>" not in html
    assert "<wbr>" in html
    assert html.replace("<wbr>", "").count("&lt;b&gt;") == 100
