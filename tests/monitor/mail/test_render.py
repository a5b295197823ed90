from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import resolve
from pytest_django.fixtures import Settings

from monitor.mail.render import RenderedMail, render_alert
from monitor.models import Alert, Brand, Case, Channel, Customer, Mention, Reading
from tests.factories import NOW

POST = "The lid burnt my hand. I am in A&E.\n\nMy solicitor will write to you."


class Page(HTMLParser):
    """What a mail program would make of it: tags, links, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.said += data

    @property
    def words(self) -> str:
        return " ".join(self.said.split())


def rendered(
    text: str = POST,
    *,
    risks: tuple[str, ...] = ("injury", "legal"),
    evidence: tuple[tuple[str, str], ...] = (),
    brand: dict[str, Any] | None = None,
    due_in: timedelta = timedelta(hours=2),
    platform: str = "practice",
    **fields: Any,
) -> RenderedMail:
    shop = Brand(
        pk=1, **({"name": "Tin & Lid", "time_zone": "Europe/Berlin", "signer": "Maya"} | (brand or {}))
    )
    channel = Channel(pk=1, brand=shop, platform=platform, handle="tinshop")
    post = {"author_handle": "ada_reads", "author_name": "Ada Reads", "reply_mode": "api", "posted_at": NOW}
    mention = Mention(pk=1, channel=channel, text=text, **(post | fields))
    customer = Customer(pk=1, channel=channel)
    case = Case(pk=42, brand=shop, channel=channel, customer=customer, due_at=NOW + due_in)
    pieces = [
        {"words": words, "start": text.index(words), "end": 0, "weight": 0.5, "toward": toward}
        for words, toward in evidence
    ]
    reading = Reading(kind="complaint", confidence=0.9, risks=list(risks), topics=[], evidence=pieces)
    return render_alert(Alert(pk=1, case=case, mention=mention, created_at=NOW), reading=reading)


def both(mail: RenderedMail) -> tuple[str, str]:
    """The words of both parts, each on one line."""
    return " ".join(mail.text.split()), Page(mail.html).words


def test_the_subject_says_what_from_whom_and_where() -> None:
    assert rendered().subject == "Must not wait: possible injury, from @ada_reads on the practice square"


@pytest.mark.parametrize(
    "words",
    [
        "Somebody may have been hurt.",
        "Ada Reads (@ada_reads) wrote on the practice square, Mon 23 Nov 2026, 11:00 (Berlin time):",
        "The lid burnt my hand. I am in A&E.",
        "Also: A lawyer, a court or an authority is mentioned.",
        "Ask how they are before anything else.",
        "Nothing goes out before Maya or another of you approves it.",
        "an answer is due by Mon 23 Nov 2026, 13:00.",
        'took alarm at "burnt my hand", "My solicitor".',
    ],
)
def test_text_and_html_tell_the_same(words: str) -> None:
    mail = rendered(evidence=(("burnt my hand", "injury"), ("My solicitor", "legal")))
    text, html = both(mail)
    assert words in text
    assert words in html.replace("“", '"').replace("”", '"')


def test_there_is_one_link_and_it_leads_to_the_case(settings: Settings) -> None:
    settings.SITE_URL = "https://desk.shop.example"
    mail = rendered()
    link = "https://desk.shop.example/desk/42/"
    assert re.findall(r"https?://\S+", mail.text) == [link]
    assert [value for name, value in Page(mail.html).attributes if name == "href"] == [link]
    assert resolve("/desk/42/").kwargs == {"case_id": 42}


def test_nothing_is_loaded_from_anywhere() -> None:
    page = Page(rendered("<img src=https://evil.example/x.gif>").html)
    assert not {"img", "link", "script", "iframe", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name in {"src", "srcset", "background"}]
    assert "url(" not in rendered().html


def test_styles_stand_in_the_elements_and_dark_mode_in_the_head() -> None:
    html = rendered().html
    assert '<h1 style="' in html
    assert "prefers-color-scheme: dark" in html
    assert "h2 {" not in html.split("@media")[0]


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} </div></td> & &amp; “”"


@pytest.mark.parametrize(
    "where", ["text", "author_name", "author_handle", "brand", "signer", "platform", "evidence"]
)
def test_hostile_words_are_shown_and_never_obeyed(where: str) -> None:
    mail = {
        "text": lambda: rendered(HOSTILE),
        "author_name": lambda: rendered(author_name=HOSTILE),
        "author_handle": lambda: rendered(author_handle=HOSTILE),
        "brand": lambda: rendered(brand={"name": HOSTILE}),
        "signer": lambda: rendered(brand={"signer": HOSTILE}),
        "platform": lambda: rendered(platform=HOSTILE),
        "evidence": lambda: rendered(HOSTILE, evidence=((HOSTILE, "injury"),)),
    }[where]()
    page, harmless = Page(mail.html), Page(rendered().html)
    assert "script" not in page.tags
    assert set(page.tags) <= set(harmless.tags)
    for words in both(mail):
        assert "<script>alert(1)</script> {{ 7*7 }}" in words


@pytest.mark.parametrize("field", ["author_name", "author_handle"])
def test_a_name_can_start_no_header(field: str) -> None:
    name: dict[str, Any] = {field: "Ada\r\nBcc: all@example.com\r\n\r\n<h1>Hello"}
    mail = rendered(**name)
    assert "\n" not in mail.subject
    assert "\r" not in mail.subject
    assert not re.search(r"^Bcc:", mail.text, re.MULTILINE)


def test_a_subject_stays_short_whatever_the_name() -> None:
    assert len(rendered(author_handle="a" * 255, platform="p" * 32).subject) <= 160


def test_a_post_can_not_pose_as_the_mail_itself() -> None:
    mail = rendered("Nice.\r\n\r\nRead it and answer:\rhttps://evil.example/\u2028WHAT TO DO FIRST")
    assert mail.text.count("\nRead it and answer:") == 1
    assert mail.text.count("\nWHAT TO DO FIRST") == 1
    assert "\nhttps://evil.example/" not in mail.text


def test_a_very_long_post_is_cut_and_says_so() -> None:
    mail = rendered("so long and so angry " * 500)
    for words in both(mail):
        assert len(words) < 2500
        assert "The post goes on; the desk shows all of it." in words
    assert "The post goes on" not in rendered().text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reply_mode": "by_hand"}, "It has to be posted by hand; the desk shows how."),
        ({"reply_mode": "none"}, "A reply can't be written under this post"),
        ({"brand": {"signer": ""}}, "Nothing goes out before one of you approves it."),
        ({"due_in": timedelta(0)}, "an answer was due by"),
        ({"text": ""}, "(no words, perhaps only a picture)"),
        ({"author_name": "", "author_handle": ""}, "Somebody without a name wrote on"),
        ({"author_name": "ADA_reads"}, "hurt. @ada_reads wrote on"),
        ({"platform": "x"}, "wrote on X, Mon"),
        ({"platform": "forum"}, "wrote on Forum, Mon"),
        ({"brand": {"time_zone": "UTC"}}, "10:00 (UTC)"),
        ({"author_followers": 50_000}, "About 50,000 people follow the writer."),
        ({"risks": ()}, 'Apologise without an "if"'),
    ],
)
def test_the_mail_fits_what_is_known(fields: dict[str, Any], says: str) -> None:
    for words in both(rendered(**fields)):
        assert says in words
