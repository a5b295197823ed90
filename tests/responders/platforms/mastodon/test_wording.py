from __future__ import annotations

import pytest

from monitor.platforms.errors import Refused
from responders.platforms.mastodon.wording import addressed, refuse_unfit, same_words, visibility_below


@pytest.mark.parametrize(
    ("text", "acct", "status"),
    [
        ("Sorry!", "ada_k", "@ada_k Sorry!"),
        ("Sorry!", "bea@other.example", "@bea@other.example Sorry!"),
        ("@ada_k sorry!", "ada_k", "@ada_k sorry!"),
        ("@Ada_K, sorry!", "ada_k", "@Ada_K, sorry!"),
        ("@ada_kim is somebody else", "ada_k", "@ada_k @ada_kim is somebody else"),
        ("@ada_k@other.example is too", "ada_k", "@ada_k @ada_k@other.example is too"),
        ("@bea here is another", "bea@other.example", "@bea@other.example @bea here is another"),
        ("@ada_k.", "ada_k", "@ada_k."),
        ("Nobody is named", "", "Nobody is named"),
    ],
)
def test_the_customer_is_named_once(text: str, acct: str, status: str) -> None:
    assert addressed(text, acct) == status


@pytest.mark.parametrize(
    ("parent", "wanted", "ours"),
    [
        ("public", "", "unlisted"),
        ("public", "public", "public"),
        ("public", "nonsense", "unlisted"),
        ("unlisted", "public", "unlisted"),
        ("private", "public", "private"),
        ("direct", "public", "direct"),
        ("mutuals_only", "public", "direct"),
        ("", "public", "direct"),
    ],
)
def test_a_reply_is_never_shown_to_more_people_than_the_post(parent: str, wanted: str, ours: str) -> None:
    assert visibility_below(parent, wanted) == ours


def test_the_name_counts_and_its_server_does_not() -> None:
    text = "x" * (500 - len("@bea "))
    refuse_unfit(text, f"@bea@other.example {text}", spoiler="", settings={})
    with pytest.raises(Refused) as caught:
        refuse_unfit(text + "x", f"@bea@other.example {text}x", spoiler="", settings={})
    assert caught.value.code == "too-long"


def test_a_warning_counts() -> None:
    with pytest.raises(Refused):
        refuse_unfit("x" * 496, "x" * 496, spoiler="glass", settings={})


def test_the_server_says_what_it_takes() -> None:
    refuse_unfit("x" * 900, "x" * 900, spoiler="", settings={"max_characters": "1000"})
    refuse_unfit("x" * 400, "x" * 400, spoiler="", settings={"max_characters": "lots"})
    with pytest.raises(Refused):
        refuse_unfit("x" * 200, "x" * 200, spoiler="", settings={"max_characters": "100"})


@pytest.mark.parametrize(("reserved", "fits"), [("23", True), ("25", False)])
def test_a_link_counts_as_the_server_counts_it(reserved: str, *, fits: bool) -> None:
    text = f"{'x' * 76} https://finch.example/{'a' * 300}"
    settings = {"max_characters": "100", "reserved_per_url": reserved}
    if fits:
        refuse_unfit(text, text, spoiler="", settings=settings)
    else:
        with pytest.raises(Refused):
            refuse_unfit(text, text, spoiler="", settings=settings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two\nlines", "two lines"),
        ("@bea@other.example Sorry!", "@bea Sorry!"),
        ("We're sorry -- a new lid is on its way", "We’re sorry – a new lid is on its way"),
    ],
)
def test_what_a_server_sets_differently_is_the_same_text(one: str, other: str) -> None:
    assert same_words(one, other)


@pytest.mark.parametrize(("one", "other"), [("@ada_k 👍", "@ada_k 🙏"), ("Sorry!", "Sorry?"), ("a", "")])
def test_another_text_is_another_text(one: str, other: str) -> None:
    assert not same_words(one, other)
