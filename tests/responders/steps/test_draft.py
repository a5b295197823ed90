from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from monitor.domain.reading import Reading
from monitor.models import Case
from monitor.models.case import CaseState
from monitor.steps import file_cases, keeping, read
from responders.domain.reply_states import ReplyState
from responders.models import Check, Draft, Reply
from responders.models.draft import DraftState
from responders.steps import deciding, draft
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW, ScriptedReader

pytestmark = pytest.mark.django_db


def at_the_desk(*texts: str) -> None:
    keeping.keep_now([make.incoming(text) for text in texts], channel=make.channel(), now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    draft.run(NOW)


def test_a_complaint_gets_up_to_three_variants_with_their_length() -> None:
    at_the_desk("My teapot came broken.")
    drafts = list(Draft.objects.order_by("variant"))
    assert [d.variant for d in drafts] == list(range(1, len(drafts) + 1))
    assert len({d.text for d in drafts}) == len(drafts) > 1
    assert all(0 < d.length <= d.limit for d in drafts)


def test_drafting_again_without_a_new_word_does_nothing() -> None:
    at_the_desk("My teapot came broken.")
    before = Draft.objects.count()
    assert draft.run(NOW) == 0
    assert Draft.objects.count() == before


def test_a_new_word_of_the_customer_replaces_the_drafts() -> None:
    at_the_desk("My teapot came broken.")
    old = set(Draft.objects.values_list("pk", flat=True))
    Case.objects.update(version=2)
    draft.run(NOW)
    assert set(Draft.objects.filter(state=DraftState.SUPERSEDED).values_list("pk", flat=True)) == old
    assert Draft.objects.filter(state=DraftState.PROPOSED, case_version=2).exists()


def test_where_nothing_sound_can_be_proposed_a_person_starts_from_an_empty_field() -> None:
    class German(ScriptedReader):
        def read_many(self, texts: Iterable[str], **_: Any) -> Iterator[Reading]:
            return (make.reading(language="de", confidence=0.3) for _ in texts)

    keeping.keep_now([make.incoming("Meine Kanne ist kaputt.")], channel=make.channel(), now=NOW)
    read.run(NOW, reader=German())
    file_cases.run(NOW)
    draft.run(NOW)
    only = Draft.objects.get()
    assert (only.text, only.variant, only.state) == ("", 1, DraftState.PROPOSED)
    assert Check.objects.count() == 0


def test_a_dozen_customers_of_one_outage_get_a_dozen_different_replies() -> None:
    at_the_desk(*(f"The checkout is down again, that was my order number {n}!" for n in range(12)))
    firsts = list(Draft.objects.filter(variant=1).values_list("text", flat=True))
    assert len(firsts) == 12
    assert len(set(firsts)) == 12


def test_each_finding_of_a_draft_is_kept_beside_it() -> None:
    at_the_desk("My teapot came broken.")
    for row in Draft.objects.all():
        for check in row.checks.all():
            assert row.text[check.start : check.end] == check.words


def test_each_draft_keeps_where_its_facts_come_from() -> None:
    at_the_desk("My teapot came broken.")
    for row in Draft.objects.all():
        kinds = {source["kind"]: source for source in row.sources}
        assert {"issue", "act", "by_when", "signer"} <= set(kinds)
        assert kinds["issue"]["said"] == "My teapot came broken."
        assert all(source["words"] in row.text for source in row.sources)


def test_the_brands_voice_is_heard() -> None:
    make.drafted_case(make.channel(make.brand(voice="Formal, American spelling")))
    for text in Draft.objects.values_list("text", flat=True):
        assert "I am" in text or "I will" in text
        assert "I'm" not in text
        assert "I'll" not in text


def test_a_second_answer_shows_the_first() -> None:
    case, first = make.drafted_case()
    deciding.approve(first, user=make.user(), text=GOOD_REPLY, now=NOW)
    Reply.objects.update(state=ReplyState.POSTED, posted_at=NOW)
    Case.objects.update(version=2, answered_at=NOW, state=CaseState.OPEN)
    draft.run(NOW)
    again = Draft.objects.filter(case=case, case_version=2)
    assert again
    for row in again:
        assert ("thread", GOOD_REPLY) in {(source["origin"], source["said"]) for source in row.sources}
