from __future__ import annotations

import pytest

from monitor.mail.plain import block, one_line, quoted


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("Ada\r\nBcc: all@example.com", "Ada Bcc: all@example.com"),
        ("Ada\u2028Bcc: x", "Ada Bcc: x"),
        ("Ada\x85Bcc: x\x0b\x0c", "Ada Bcc: x"),
        ("A\x00d\x1b[31ma", "Ad[31ma"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("  Ada \t  Reads ", "Ada Reads"),
        ("👩‍👩‍👧 Ada", "👩‍👩‍👧 Ada"),
    ],
)
def test_a_name_stays_on_its_line(hostile: str, harmless: str) -> None:
    assert one_line(hostile, 60) == harmless


def test_a_long_name_is_cut() -> None:
    assert one_line("a" * 61, 60) == "a" * 59 + "…"
    assert one_line("a" * 60, 60) == "a" * 60


def test_a_post_keeps_its_lines_but_not_a_screenful_of_empty_ones() -> None:
    assert block("One\r\n\r\n\r\n \r\n\nTwo\rThree\u2029Four\n\n") == ("One\n\nTwo\nThree\nFour", False)


def test_a_long_post_is_cut_between_two_words() -> None:
    text, cut = block("word " * 50, longest=22)
    assert text == "word word word word …"
    assert cut


def test_a_long_post_of_one_word_is_cut_all_the_same() -> None:
    assert block("a" * 30, longest=10) == ("a" * 10 + " …", True)


def test_no_line_of_a_quotation_stands_unmarked() -> None:
    assert quoted("One\n\nRead it and answer:") == "> One\n>\n> Read it and answer:"
