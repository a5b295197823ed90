"""The check `wrong-name`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import findings, words

CODE = "wrong-name"


@pytest.mark.parametrize(
    ("reply", "customer"),
    [
        ("Hi Tom, sorry.", "Jess"),
        ("Sorry, Tom. It's on its way.", "Jess"),
        ("I'm so sorry about that, Marcus!", "Jess"),
        ("Tom, I'm sorry.", "Jess"),
        ("Thanks Ngozi, you've made my day. Maya", "Jess"),
        ("Dear Mr Banks, sorry.", "Ms Okafor"),
        ("Sorry. It's on its way. – Maya, Teapot Heaven", ""),
        ("I'm sorry. Here at Teapot Heaven we check each lid. Maya", ""),
        ("Maya from Kettle World here. I'm sorry.", ""),
        ("Thank you for choosing Teapot Heaven. Maya", ""),
        ("Good morning Aoife. I'm sorry.", "Jess"),
        ("I hear you, Ravi, and I'm sorry.", "Jess"),
        ("Sorry. All the best, Maya at Teapot Heaven", ""),
        ("I'm sorry. The Teapot Heaven team", ""),
        ("You're right Hamish, that's poor.", "Jess"),
        ("I'm sorry. Sent today. Maya | Teapot Heaven", ""),
        ("Oh Eleanor, I'm sorry.", "Jess"),
        ("Morning, Zofia. Sorry about the lid.", "Jess"),
    ],
)
def test_another_name_than_theirs_or_ours_is_found(reply: str, customer: str) -> None:
    assert words(CODE, reply, customer=customer)


@pytest.mark.parametrize(
    ("reply", "customer"),
    [
        ("Hi Jess, sorry.", "Jessica"),
        ("Hi Sam, sorry.", "Samantha"),
        ("I've told Tom, Jess.", "Jess"),
        ("Sorry, Jess. Tom is bringing it.", "Jess"),
        ("Sorry. Maya", "Jess"),
        ("Hi, Maya here. Sorry.", "Jess"),
        ("Sunday, I'm there myself.", "Jess"),
        ("Sorry. Sent. – Maya, shop manager", ""),
        ("Sorry. Sent. – Maya, Fern and Kettle", ""),
        ("Sorry. Sent. – Maya, Leeds", ""),
        ("Thanks, Tom at the depot found it. Maya", "Jess"),
        ("Bristol, that's where it is. Maya", "Jess"),
        ("I've called DPD, Evri and Yodel. Maya", "Jess"),
        ("Sorry about Tuesday, Wednesday and Thursday.", "Jess"),
        ("Thank you Jess, Tom will love it. Maya", "Jess"),
    ],
)
def test_their_name_and_the_names_of_others_are_left_alone(reply: str, customer: str) -> None:
    assert words(CODE, reply, customer=customer) == []


def test_the_right_name_is_proposed() -> None:
    [finding] = findings(CODE, "Hi Tom, sorry. – Maya", customer="Jess")
    assert (finding.words, finding.better) == ("Tom", "Jess")


def test_our_own_brand_is_proposed() -> None:
    [finding] = findings(CODE, "Sorry. It's on its way. – Maya, Teapot Heaven")
    assert (finding.words, finding.better) == ("Teapot Heaven", "Fern & Kettle")


def test_without_a_known_customer_no_name_is_wrong() -> None:
    assert words(CODE, "Hi Tom, sorry. – Maya", customer="") == []


def test_a_colleague_that_the_post_names_is_no_wrong_name() -> None:
    assert words(CODE, "Ngozi, our baker, says thank you! – Maya", "Ngozi was so kind", customer="Jess") == []
