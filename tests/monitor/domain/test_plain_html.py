from __future__ import annotations

import time

import pytest

from monitor.domain import plain_html
from monitor.domain.plain_html import LONGEST, plain_text

INVISIBLE = frozenset({"invisible"})


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("plain", "plain"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<br>two<br />three</p>", "one\ntwo\nthree"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("a &amp; b &lt;c&gt; &#39;d&#39;", "a & b <c> 'd'"),
        ("<p>one</p><p></p><p></p><p>two</p>", "one\n\ntwo"),
        ("before<script>alert(1)</script>after", "beforeafter"),
        ("<style>p{}</style><p>seen</p>", "seen"),
        ("<b>unclosed <i>tags", "unclosed tags"),
        ("an </b>end without a beginning", "an end without a beginning"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ('<img src=x onerror="alert(1)">words', "words"),
        ("<p>tea <span>pot</span></p>", "tea pot"),
        ("tea<!-- not seen <b> -->pot", "teapot"),
        ("tea<!-->pot", "teapot"),
        ("<!DOCTYPE html>tea<?php not seen ?>pot", "teapot"),
        ("tea<![foo[pot]]> of tin", "tea of tin"),
        ("tea <!-- pot", "tea <!-- pot"),
        ("tea <!-- pot <!of > tin", "tea <!-- pot  tin"),
        ("<<!-- -->!-- tea -->", "<!-- tea -->"),
        ("<p> \t one \r\n \n\t two </p>", "one\n\ntwo"),
        ("<p>one</p><a href='x>two<p>three</p>", "one\n\n<a href='x>two\n\nthree"),
        ("tea <b", "tea <b"),
        (f"tea &#{'1' * 5000}; pot", "tea \ufffd pot"),
    ],
)
def test_a_fragment_reads_as_its_words(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_hidden_elements_and_all_in_them_are_left_out() -> None:
    html = 'seen<span class="a invisible">no <b>not <i>this</i></b></span> and seen'
    assert plain_text(html, hidden=INVISIBLE) == "seen and seen"
    assert plain_text(html) == "seenno not this and seen"


def test_a_link_shortened_for_the_eye_is_given_in_full() -> None:
    html = (
        '<p>see <a href="https://www.finch.example/orders/4711?from=mail&amp;x=1">'
        '<span class="invisible">https://www.</span><span class="ellipsis">finch.example/orders</span>'
        '<span class="invisible">/4711?from=mail&amp;x=1</span></a> please</p>'
    )
    text = plain_text(html, hidden=INVISIBLE)
    assert text == "see https://www.finch.example/orders/4711?from=mail&x=1 please"


def test_a_link_with_words_of_its_own_keeps_them() -> None:
    html = '<a href="https://social.example/@finch" class="mention">@<span>finch</span></a> hello'
    assert plain_text(html, hidden=INVISIBLE) == "@finch hello"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", "https://a b", "/here"])
def test_an_address_that_is_none_does_not_stand_for_a_link(address: str) -> None:
    html = f'<a href="{address}"><span class="invisible">x://</span>shown</a>'
    assert plain_text(html, hidden=INVISIBLE) == "shown"


def test_a_link_that_is_never_closed_swallows_nothing() -> None:
    html = '<a href="https://a.example"><span class="invisible">https://</span>a.example and more'
    assert plain_text(html, hidden=INVISIBLE) == "a.example and more"


def test_a_link_that_is_hidden_as_a_whole_is_not_seen() -> None:
    html = 'one <a class="invisible" href="https://a.example">https://a.example</a>two'
    assert plain_text(html, hidden=INVISIBLE) == "one two"


def test_a_page_without_end_is_looked_at_only_so_far() -> None:
    assert len(plain_text("x" * (LONGEST + 10))) == LONGEST


ENDLESS = {
    "spaces": " ",
    "lines of spaces": " " * 400 + "\n",
    "comments": "<!--",
    "comments half closed": "<!-- --",
    "declarations": "<!x",
    "instructions": "<?x",
    "marked sections": "<![x",
    "CDATA sections": "<![CDATA[",
    "open tags": "<a",
    "end tags": "</a",
    "attributes": "<a b='<a c=\"",
    "broken tags": "<a b=' >",
    "equal signs": "<a b= =",
    "silent elements": "<template><b></i>",
    "many elements": "<div><p>",
    "links": "<a href='https://a.example'>",
    "characters": "&#",
    "numbers": "&#1111111",
    "names": "&amp",
    "scripts": "<script></",
}


@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("before", ["", "<template><b>", "<p title='"])
def test_twice_the_length_is_twice_the_work(piece: str, before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Processor time, not the clock's: about a second at the most, but minutes where the work grows as a square.
    monkeypatch.setattr(plain_html, "LONGEST", 600_000)
    html = before + piece * (600_000 // len(piece))
    begun = time.thread_time()
    assert len(plain_text(html)) <= 2 * len(html)
    assert time.thread_time() - begun < 20


def test_what_stands_open_in_a_hidden_element_ends_with_it() -> None:
    html = "one <template><b><i></b> not <template> seen</template> this</u></template>two"
    assert plain_text(html) == "one two"
