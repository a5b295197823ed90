"""The quick ways of the checks find what the plain way finds."""

from __future__ import annotations

import re

import pytest

from responders.domain.reply_templates import Line, shipped_templates
from responders.domain.tone import CHECKS, Context, check_reply
from responders.domain.tone.bare_refusal import REFUSAL
from responders.domain.tone.blame_words import BLAME, NAMES_OTHERS
from responders.domain.tone.check import Span, spans, stands
from responders.domain.tone.conditional_apology import CONDITIONAL
from responders.domain.tone.flippant import JOKES
from responders.domain.tone.hard_to_read import OFFICE
from responders.domain.tone.impersonal import INSTITUTION
from responders.domain.tone.impossible import BOUNDLESS
from responders.domain.tone.no_apology import APOLOGY
from responders.domain.tone.open_blank import BLANK, SUSPECT
from responders.domain.tone.over_promise import DIGIT
from responders.domain.tone.promise_kinds import FREE, GIFT, REFUND
from responders.domain.tone.public_ask import ASK
from responders.domain.tone.retort import RETORT
from responders.domain.tone.said import Said
from responders.domain.tone.sales_talk import SALES
from responders.domain.tone.slogan import SLOGAN
from responders.domain.tone.stock_phrases import STOCK
from tests.responders.domain.tone_cases import BAD, GOOD

REPLIES = (*GOOD, *(reply for _, reply in BAD), *(check.example for check in CHECKS))
SOUGHT: tuple[re.Pattern[str], ...] = (
    BLAME,
    STOCK,
    CONDITIONAL,
    RETORT,
    SLOGAN,
    BOUNDLESS,
    JOKES,
    OFFICE,
    INSTITUTION,
    ASK,
    SALES,
)
SOUGHT += (REFUND.made, FREE.made, GIFT.made)
ASKED = (APOLOGY, REFUSAL, NAMES_OTHERS, DIGIT)


def said(reply: str) -> Said:
    return Said(reply=reply, context=Context(platform="x"))


def plainly(pattern: re.Pattern[str], reply: Said, text: str) -> list[Span]:
    """Spans of a pattern, looked for anew in each sentence."""
    found = []
    for first, last in reply.sentences:
        for match in pattern.finditer(text[first:last]):
            words = match[0]
            start = match.start() + len(words) - len(words.lstrip())
            end = match.end() - len(words) + len(words.rstrip(" .,;\t") or words.rstrip())
            if start < end:
                found.append((first + start, first + end))
    return found


@pytest.mark.parametrize("reply", REPLIES)
def test_remembered_sentences_give_the_spans_of_a_fresh_look(reply: str) -> None:
    for _ in range(2):
        for pattern in SOUGHT:
            assert list(spans(pattern, said(reply))) == plainly(pattern, said(reply), said(reply).plain)


@pytest.mark.parametrize("reply", REPLIES)
def test_the_quick_test_for_blanks_passes_over_none(reply: str) -> None:
    quick = list(spans(BLANK, said(reply), as_written=True, only=SUSPECT))
    assert quick == plainly(BLANK, said(reply), reply)


@pytest.mark.parametrize("reply", REPLIES)
def test_asking_sentence_by_sentence_answers_as_the_whole_text_does(reply: str) -> None:
    for pattern in ASKED:
        assert stands(pattern, said(reply)) is (pattern.search(said(reply).plain) is not None)


@pytest.mark.parametrize("reply", REPLIES)
def test_a_second_check_of_the_same_text_finds_the_same(reply: str) -> None:
    assert check_reply(reply) == check_reply(reply)


LINES = tuple(line for lines in shipped_templates().values() for line in lines)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.place)
def test_the_plain_way_of_filling_a_line_gives_what_the_engine_gives(line: Line) -> None:
    values = {name: f"<{name}>" for name in line.needs}
    assert line.render(values) == line.template.render(values)
