from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from monitor.practice import network
from monitor.practice.models import Account, Like, OnReply, Post

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def shop() -> Account:
    return Account.objects.create(handle="finch_and_fern", name="Finch & Fern", is_brand=True)


@pytest.fixture
def ada() -> Account:
    return Account.objects.create(handle="ada_k", name="Ada K.")


def texts(now: datetime) -> list[str]:
    return [post.text for post in network.visible_posts(now)]


def test_a_post_is_seen_from_its_time_on(ada: Account) -> None:
    network.publish(ada, "later", now=NOW, appears_at=NOW + timedelta(seconds=30))
    assert texts(NOW + timedelta(seconds=29)) == []
    assert texts(NOW + timedelta(seconds=30)) == ["later"]


def test_a_deletion_can_lie_ahead(ada: Account) -> None:
    post = network.publish(ada, "rash words", now=NOW)
    Post.objects.filter(pk=post.pk).update(deleted_at=NOW + timedelta(minutes=1))
    assert texts(NOW) == ["rash words"]
    assert texts(NOW + timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), (" \n", "empty"), ("x" * 501, "too-long"), ("a\x00b", "bad-text")]
)
def test_some_texts_are_never_taken(ada: Account, text: str, code: str) -> None:
    with pytest.raises(network.NotAllowedError) as caught:
        network.publish(ada, text, now=NOW)
    assert caught.value.code == code
    assert not Post.objects.exists()


def test_the_longest_text_is_taken(ada: Account) -> None:
    assert network.publish(ada, "x" * 500, now=NOW).text == "x" * 500


def test_an_unknown_parent_is_no_parent(ada: Account) -> None:
    with pytest.raises(network.NoSuchPostError):
        network.publish(ada, "hello?", now=NOW, parent=4711)


def test_a_post_that_has_not_appeared_cannot_be_answered(ada: Account, shop: Account) -> None:
    later = network.publish(ada, "later", now=NOW, appears_at=NOW + timedelta(hours=1))
    with pytest.raises(network.NoSuchPostError):
        network.publish(shop, "too early", now=NOW, parent=later.pk)


def test_answers_know_their_root_however_deep(ada: Account, shop: Account) -> None:
    root = network.publish(ada, "one", now=NOW)
    below = network.publish(shop, "two", now=NOW, parent=root.pk)
    deep = network.publish(ada, "three", now=NOW, parent=below.pk)
    assert (root.root_id, below.root_id, deep.root_id) == (None, root.pk, root.pk)


def test_who_has_blocked_the_shop_still_talks_to_others(ada: Account, shop: Account) -> None:
    post = network.publish(ada, "leave me alone", now=NOW)
    Post.objects.filter(pk=post.pk).update(on_reply=OnReply.REFUSE)
    with pytest.raises(network.NotAllowedError) as caught:
        network.publish(shop, "sorry", now=NOW, parent=post.pk)
    assert caught.value.code == "blocked"
    network.publish(ada, "quite", now=NOW, parent=post.pk)


def test_two_sends_of_one_reply_are_two_posts(ada: Account, shop: Account) -> None:
    post = network.publish(ada, "help", now=NOW)
    for _ in range(2):
        network.publish(shop, "sorry", now=NOW, parent=post.pk, key="same")
    assert Post.objects.filter(key="same").count() == 2


def test_only_its_author_changes_a_post(ada: Account, shop: Account) -> None:
    post = network.publish(ada, "mine", now=NOW)
    with pytest.raises(network.NotAllowedError):
        network.edit(post.pk, "ours", author=shop, now=NOW)
    with pytest.raises(network.NotAllowedError):
        network.delete(post.pk, author=shop, now=NOW)


def test_settling_makes_due_edits_once_and_leaves_others(ada: Account) -> None:
    due, not_due = (network.publish(ada, text, now=NOW) for text in ("due", "not due"))
    for post, seconds in ((due, 10), (not_due, 999)):
        Post.objects.filter(pk=post.pk).update(
            edit_due_at=NOW + timedelta(seconds=seconds), edit_text=f"{post.text}, edited"
        )
    later = NOW + timedelta(seconds=60)
    assert network.settle(later) == 1
    assert network.settle(later) == 0
    assert texts(later) == ["due, edited", "not due"]
    due.refresh_from_db()
    assert due.edited_at == NOW + timedelta(seconds=10)


def test_settling_forgets_what_was_deleted(ada: Account) -> None:
    post = network.publish(ada, "my address is ...", now=NOW)
    network.delete(post.pk, author=ada, now=NOW)
    assert network.settle(NOW) == 1
    post.refresh_from_db()
    assert post.text == ""
    assert network.settle(NOW) == 0


def test_likes_trickle_in_and_named_ones_come_when_due(ada: Account, shop: Account) -> None:
    post = network.publish(ada, "a fine teapot", now=NOW)
    Post.objects.filter(pk=post.pk).update(likes=40)
    network.like(post.pk, account=shop, at=NOW + timedelta(minutes=15))
    network.like(post.pk, account=shop, at=NOW + timedelta(minutes=16))
    assert Like.objects.count() == 1
    likes = [network.counts([post.pk], NOW + timedelta(minutes=m))[post.pk].likes for m in (0, 10, 20, 90)]
    assert likes == [0, 20, 41, 41]


def test_answers_are_counted_when_they_can_be_seen(ada: Account, shop: Account) -> None:
    post = network.publish(ada, "help", now=NOW)
    network.publish(shop, "sorry", now=NOW, parent=post.pk)
    gone = network.publish(shop, "oops", now=NOW, parent=post.pk)
    network.delete(gone.pk, author=shop, now=NOW)
    network.publish(ada, "and", now=NOW, parent=post.pk, appears_at=NOW + timedelta(minutes=1))
    assert network.counts([post.pk], NOW)[post.pk].answers == 1


@pytest.mark.django_db(transaction=True)
def test_publishing_refuses_to_be_part_of_somebodys_transaction(ada: Account) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        network.publish(ada, "hello", now=NOW)
    assert not Post.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_lost_answer_leaves_the_post_standing(ada: Account, shop: Account) -> None:
    post = network.publish(ada, "help", now=NOW)
    Post.objects.filter(pk=post.pk).update(on_reply=OnReply.LOST)
    with pytest.raises(network.AnswerLostError):
        network.publish(shop, "sorry", now=NOW, parent=post.pk, key="k1")
    found = network.find_own(shop.pk, post.pk, key="k1", text="sorry", now=NOW)
    assert found is not None
    assert network.find_own(shop.pk, post.pk, key="k2", text="sorry", now=NOW) is None


def test_a_reply_written_by_hand_is_found_by_its_text(ada: Account, shop: Account) -> None:
    post = network.publish(ada, "help", now=NOW)
    by_hand = network.publish(shop, "sorry", now=NOW, parent=post.pk)
    assert network.find_own(shop.pk, post.pk, key="k1", text="sorry", now=NOW) == by_hand
