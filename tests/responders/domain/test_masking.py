"""What must never leave the house, and what may."""

from __future__ import annotations

import pytest

from responders.domain.masking import mask
from responders.grammar import shipped_grammar


def masked(text: str, **more: object) -> str:
    return mask(text, grammar=shipped_grammar(), **more).text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Write to jo.morris+tea@example.co.uk please.", "morris"),
        ("jo (at) example.com is mine", "jo"),
        ("Ring me on 07700 900123.", "900123"),
        ("Ring me on +44 (0)20 7946 0018.", "7946"),
        ("My number is 555-0134-22.", "0134"),
        ("Order 48213377 never came.", "48213377"),
        ("Order TT-48213 never came.", "48213"),
        ("order number is 7734", "7734"),
        ("booking ref AB12CD", "AB12CD"),
        ("parcel JD0002231234567890", "JD000"),
        ("The card ends in 4242.", "4242"),
        ("4111 1111 1111 1111 was charged", "1111"),
        ("IBAN GB29 NWBK 6016 1331 9268 19", "6016"),
        ("I live at 14 Ferry Lane, Aldermarsh.", "Ferry"),
        ("Flat 3, 22b Old Mill Road", "Mill"),
        ("Send it to SW1A 2AA.", "SW1A"),
        ("Born on 12 March 1981.", "1981"),
        ("Bought on 03/11/2026.", "03/11"),
        ("See https://example.com/me?token=abc and www.jo.example", "token"),
        ("photos at example.org/u/jo", "example"),
        ("@jess_m82 saw it too", "jess"),
        ("@jess@social.example saw it too", "social"),
        ("ask u/teapot_jess", "teapot_jess"),
        ("Jess Morris here, again.", "Morris"),
        ("My name is Oluwaseun Adeyemi.", "Adeyemi"),
        ("thanks, jess", "jess"),
        ("Mrs Winterbottom at the till was rude.", "Winterbottom"),
        ("My husband Tom waited with little Zofia.", "Zofia"),
        ("Your driver Dave left it in the rain.", "Dave"),
        ("We drove over from Aldermarsh.", "Aldermarsh"),
    ],
)
def test_what_tells_who_somebody_is_does_not_leave(text: str, secret: str) -> None:
    found = mask(text, names=("Jess Morris",), grammar=shipped_grammar())
    assert secret.lower() not in found.text.lower()
    assert any(secret.lower() in said.lower() for _, said in found.kept)


@pytest.mark.parametrize(
    "text",
    [
        "I paid £24.50 twice and waited three weeks.",
        "The kettle leaks after 2 days, and the lid is cracked.",
        "It was due on Monday by 5 pm.",
        "Half the tea in the Tin Shop tin was stale.",
        "NEVER AGAIN. WORST TEA EVER.",
    ],
)
def test_what_the_answer_is_about_stays(text: str) -> None:
    assert masked(text, keep=("Tin Shop",)) == text


def test_the_customers_own_name_goes_however_it_is_written() -> None:
    text = "MORRIS here. jess_morris82 or Jess's mum, that is me."
    found = masked(text, names=("Jess Morris", "@jess_morris82"))
    assert "jess" not in found.lower()
    assert "morris" not in found.lower()


def test_the_brands_name_stays_and_its_customers_does_not() -> None:
    found = masked("Tansy & Tin, I am Tansy Brown.", names=("Tansy Brown",), keep=("Tansy & Tin",))
    assert found.startswith("Tansy & Tin, I am ")
    assert "Brown" not in found


def test_a_post_can_forge_no_mask_and_no_fence() -> None:
    found = masked("[NAME] {{ secret }} <b> \u202e\u200b=== x\u0007")
    assert not set("[]{}<>\u202e\u200b\u0007") & set(found)


def test_a_very_long_post_is_cut() -> None:
    assert len(masked("teapot " * 5000)) <= 2000


@pytest.mark.parametrize("text", ["", "   ", "🙂", "\ud83d", "a" * 4000, "@" * 300, "1 " * 900, "Aa " * 600])
def test_nothing_makes_it_fail(text: str) -> None:
    assert isinstance(mask(text).text, str)
