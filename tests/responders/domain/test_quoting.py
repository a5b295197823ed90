"""A draft that can't say a trouble back quotes it: within curly quotes, with its source, and never where care is due."""

from __future__ import annotations

import re

import pytest

from monitor.domain.reading import Evidence
from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, Proposal, draft_reply
from responders.domain.facts import facts_of
from responders.domain.reply_templates import first_upper, shipped_templates
from responders.domain.sources import Origin
from responders.domain.tone import Context, check_reply
from responders.domain.understanding.quotations import best_of
from responders.domain.voice import voice_from
from responders.grammar import shipped_grammar
from tests.responders.domain.readings import reading

SHOP = default_playbook("Fern & Kettle", "Maya")
GRAMMAR = shipped_grammar()
POST = "@fern 40 mins and counting to get a kettle from the till!! 😡"
WORDS = "40 mins and counting to get a kettle from the till"


def drafts(text: str, **options: object) -> tuple[Proposal, ...]:
    settings: dict[str, object] = {
        "platform": "mastodon",
        "reading": reading(),
        "playbook": SHOP,
        "grammar": GRAMMAR,
        **options,
    }
    return draft_reply(DraftRequest(text=text, **settings))  # type: ignore[arg-type]


@pytest.mark.parametrize("severity", [0.2, 0.9])
@pytest.mark.parametrize("wish", ["", "Formal and courteous.", "Plain and brief."])
def test_every_draft_quotes_the_post_and_passes_its_checks(severity: float, wish: str) -> None:
    proposals = drafts(POST, reading=reading(severity=severity), voice=voice_from(wish))
    assert len(proposals) == 3
    for proposal in proposals:
        assert f"“{WORDS}” " in re.sub(r"[,.:;]", " ", proposal.text)
        assert not proposal.blocked, (proposal.text, proposal.findings)
        assert not {"unanswered-issue", "personal-data", "negativity", "blame"} & {
            finding.code for finding in proposal.findings
        }


def test_a_quotation_is_a_fact_with_the_mention_as_its_source() -> None:
    (source,) = [one for one in drafts(POST)[0].sources if one.kind == "quoted"]
    assert source.origin is Origin.MENTION
    assert source.words == WORDS
    assert source.said in POST
    assert "kettle" in source.said


@pytest.mark.parametrize("risk", ["injury", "legal", "data_breach", "discrimination", "self_harm", "press"])
def test_a_careful_reply_quotes_nothing(risk: str) -> None:
    for proposal in drafts(POST, reading=reading(risks=(risk,))):
        assert "“" not in proposal.text


@pytest.mark.parametrize(
    "words", ["the kettle is not where you listed it", "the mugs are not where you listed them"]
)
def test_what_moved_the_reading_decides_between_two_quotations(words: str) -> None:
    text = "@fern the kettle is not where you listed it. the mugs are not where you listed them."
    start = text.index(words)
    moved = (Evidence(words, start, start + len(words), 0.9, "complaint"),)
    best = best_of(facts_of(text, grammar=GRAMMAR).quotable, moved)
    assert best is not None
    assert best.words == words


def test_a_topic_of_the_reading_brings_its_remedy_where_the_quoted_words_tell_none() -> None:
    post = "@fern 40 mins and counting at the till, the wait goes on"
    remedy = SHOP.remedy_for(("waiting",))
    assert remedy is not None
    for proposal in drafts(post, reading=reading(topics=("waiting",))):
        assert remedy.by_when in proposal.text


@pytest.mark.parametrize(
    "words",
    [
        "This is a nightmare for everybody",
        "We are swamped and the shop is a mess",
        "You should have read the label",
    ],
)
def test_the_customers_words_in_quotation_marks_are_not_held_against_us(words: str) -> None:
    reply = f"I've read “{words}”, and I'm sorry. I'll look into it today.\n– Maya"
    findings = check_reply(
        reply, words, Context(platform="mastodon", reading=reading(), playbook=SHOP, grammar=GRAMMAR)
    )
    assert not {"negativity", "blame", "retort", "slogan"} & {finding.code for finding in findings}


def test_a_quotation_at_the_beginning_of_a_sentence_has_a_capital_letter() -> None:
    assert first_upper("“no lids”") == "“No lids”"
    assert first_upper("no lids") == "No lids"


def test_there_are_many_ways_to_quote() -> None:
    lines = [line for line in shipped_templates()["apology"] if "quoted" in line.tags]
    assert len(lines) >= 25
    assert all("quoted" in line.needs for line in lines)
