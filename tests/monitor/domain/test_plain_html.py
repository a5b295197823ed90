from __future__ import annotations

import pytest

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
