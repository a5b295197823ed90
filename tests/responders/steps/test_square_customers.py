from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from monitor.practice import customers, network
from monitor.practice.models import Account, Like, Post
from responders.domain.square_customer import Feeling, Reaction
from responders.steps import square_customers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=90)


@pytest.fixture
def shop() -> Account:
    return Account.objects.create(handle="finch_and_fern", name="Finch & Fern", is_brand=True)


@pytest.fixture
def ada() -> Account:
    return Account.objects.create(handle="ada_k", name="Ada K.")


@pytest.fixture
def takes(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[dict[str, object]]]:
    """Decide how every customer takes every reply; returns the list of what they were asked."""

    def take(feeling: Feeling, answer: str | None, *, likes: bool = False) -> list[dict[str, object]]:
        asked: list[dict[str, object]] = []

        def react(mention: str, reply: str, **more: object) -> Reaction:
            asked.append({"mention": mention, "reply": reply, **more})
            return Reaction(feeling, answer, timedelta(seconds=40), likes)

        monkeypatch.setattr(square_customers, "react", react)
        return asked

    return take


def talk(ada: Account, shop: Account, reply: str = "Sorry! – Maya") -> tuple[Post, Post]:
    mention = network.publish(ada, "my teapot broke", now=NOW)
    return mention, network.publish(shop, reply, now=NOW, parent=mention.pk)


def test_a_customer_answers_once_after_a_while(
    ada: Account, shop: Account, takes: Callable[..., list[dict[str, object]]]
) -> None:
    mention, reply = talk(ada, shop)
    asked = takes(Feeling.HAPPY, "thank you", likes=True)
    assert square_customers.run(NOW) == 1
    assert square_customers.run(NOW) == 0
    [answer] = Post.objects.filter(parent=reply)
    assert (answer.author, answer.text, answer.root, answer.mood) == (ada, "thank you", mention, "praise")
    assert answer.appears_at == answer.written_at == NOW + timedelta(seconds=40)
    assert Like.objects.get().post == reply
    assert network.counts([reply.pk], NOW)[reply.pk].likes == 0
    assert network.counts([reply.pk], LATER)[reply.pk].likes == 1
    assert asked == [
        {
            "mention": "my teapot broke",
            "reply": "Sorry! – Maya",
            "mood": "",
            "temper": "ordinary",
            "seed": reply.pk,
            "said_before": 0,
        }
    ]


def test_silence_is_an_answer_too(ada: Account, shop: Account, takes: Callable[..., object]) -> None:
    _, reply = talk(ada, shop)
    takes(Feeling.NEUTRAL, None)
    assert square_customers.run(NOW) == 1
    assert square_customers.run(NOW) == 0
    assert not Post.objects.filter(parent=reply).exists()


def test_the_next_reply_is_taken_with_the_earlier_ones_in_mind(
    ada: Account, shop: Account, takes: Callable[..., list[dict[str, object]]]
) -> None:
    _, reply = talk(ada, shop)
    asked = takes(Feeling.UNHAPPY, "so that's a no then")
    square_customers.run(NOW)
    answer = Post.objects.get(parent=reply)
    network.publish(shop, "It is a yes.", now=LATER, parent=answer.pk)
    square_customers.run(LATER)
    assert [(row["mood"], row["said_before"]) for row in asked] == [("", 0), ("complaint", 1)]


def test_nobody_answers_strangers_or_the_shops_own_news(
    ada: Account, shop: Account, takes: Callable[..., list[dict[str, object]]]
) -> None:
    asked = takes(Feeling.HAPPY, "thank you")
    news = network.publish(shop, "New tea is in.", now=NOW)
    network.publish(shop, "And cake.", now=NOW, parent=news.pk)
    network.publish(ada, "which tea?", now=NOW, parent=news.pk)
    assert square_customers.run(NOW) == 0
    assert asked == []


def test_who_has_deleted_their_post_says_nothing(
    ada: Account, shop: Account, takes: Callable[..., list[dict[str, object]]]
) -> None:
    mention, reply = talk(ada, shop)
    asked = takes(Feeling.HAPPY, "thank you")
    network.delete(mention.pk, author=ada, now=NOW)
    square_customers.run(NOW)
    assert asked == []
    assert not Post.objects.filter(parent=reply).exists()
    assert Post.objects.get(pk=reply.pk).answered_by_customer


def test_a_reply_that_was_taken_back_is_left_alone(
    ada: Account, shop: Account, takes: Callable[..., list[dict[str, object]]]
) -> None:
    _, reply = talk(ada, shop)
    asked = takes(Feeling.HAPPY, "thank you")
    network.delete(reply.pk, author=shop, now=NOW)
    square_customers.run(NOW)
    assert asked == []


def test_two_who_take_up_the_same_reply_make_one_answer(ada: Account, shop: Account) -> None:
    _, reply = talk(ada, shop)
    won = [customers.customer_reacts(reply, now=NOW, answer="thank you", mood="praise") for _ in range(2)]
    assert won == [True, False]
    assert Post.objects.filter(parent=reply).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_crash_in_the_middle_leaves_nothing_half_done(
    ada: Account, shop: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, reply = talk(ada, shop)

    def crash(*_args: object, **_more: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as broken:
        broken.setattr(network, "write", crash)
        with pytest.raises(OSError, match="killed"):
            customers.customer_reacts(reply, now=NOW, answer="thank you")
    assert not Post.objects.get(pk=reply.pk).answered_by_customer
    assert customers.customer_reacts(reply, now=NOW, answer="thank you")


def test_the_run_also_settles_the_square(ada: Account) -> None:
    post = network.publish(ada, "befor", now=NOW)
    Post.objects.filter(pk=post.pk).update(edit_due_at=NOW, edit_text="before")
    assert square_customers.run(NOW) == 1
    assert Post.objects.get(pk=post.pk).text == "before"


def test_a_real_reply_gets_a_real_answer(ada: Account, shop: Account) -> None:
    for _ in range(12):
        talk(
            ada,
            shop,
            "I'm sorry, that is our fault. A new teapot leaves today and is with you by Thursday. – Maya",
        )
    assert square_customers.run(NOW) == 12
    answers = Post.objects.filter(author=ada).exclude(parent=None)
    assert answers.exists()
    assert all(NOW < answer.appears_at <= LATER for answer in answers)
