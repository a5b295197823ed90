from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from monitor.domain.labelling import judgement
from monitor.domain.reading import PERSON, Kind
from monitor.domain.reading import Reading as ReadingFacts
from monitor.models import Alert, Brand, Case, Channel, Mention, OwnTopic, Reading, Rereading
from monitor.models.case import CaseState
from monitor.models.mention import MentionState
from monitor.steps import erasing, file_cases, labelling, read, reread, rereading
from monitor.steps.current import current_reading
from monitor.steps.keeping import keep_now
from tests import factories as make
from tests.factories import NOW, ScriptedReader
from tests.monitor.teaching import BASE, layered, toward

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
PRAISED = f"{BASE}+{toward(Kind.PRAISE).version}"


class ReadsAllAsChatter(ScriptedReader):
    version = "scripted-0"

    def read_many(self, texts: Iterable[str], **_: Any) -> Iterator[ReadingFacts]:
        return (make.reading(Kind.OTHER) for _ in texts)


def take_in(*texts: str, where: Channel | None = None, reader: ScriptedReader | None = None) -> list[Mention]:
    where = where or make.channel()
    keep_now([make.incoming(text) for text in texts], channel=where, now=NOW)
    read.run(NOW, reader=reader or ScriptedReader())
    file_cases.run(NOW)
    return list(Mention.objects.filter(channel=where).order_by("pk"))


def again(brand: Brand, *, now: datetime = LATER, may_draft: bool = True, size: int = 200) -> tuple[int, int]:
    read = changed = 0
    below = None
    while batch := rereading.read_batch(
        brand, since=None, below=below, reader=ScriptedReader(), now=now,
        may_draft=lambda _: may_draft, size=size,
    ):  # fmt: skip
        below, read, changed = batch.reached, read + batch.read, changed + batch.changed
    return read, changed


def stands(mention: Mention) -> Reading:
    row = current_reading(mention)
    assert row is not None
    return row


def test_only_what_another_version_has_read_is_read_again() -> None:
    where = make.channel()
    old = take_in("Lid missing.", where=where)
    layered(where.brand, toward(Kind.PRAISE))
    take_in("Pot cracked.", where=where)
    assert again(where.brand) == (1, 1)
    row = stands(old[0])
    assert (row.kind, row.model_version, row.read_at) == (Kind.PRAISE, PRAISED, LATER)
    assert again(where.brand) == (0, 0)


def test_batches_come_to_the_same_end() -> None:
    where = make.channel()
    take_in(*(f"Lid {n} missing." for n in range(7)), where=where)
    layered(where.brand, toward(Kind.PRAISE))
    assert again(where.brand, size=3) == (7, 7)
    assert Reading.objects.filter(model_version=PRAISED).count() == 7


def test_a_version_that_was_gone_back_to_stands_again() -> None:
    where = make.channel()
    [mention] = take_in("Lid missing.", where=where)
    layer = layered(where.brand, toward(Kind.PRAISE))
    again(where.brand)
    type(layer).objects.update(state="stopped")
    assert again(where.brand, now=LATER + timedelta(hours=1)) == (1, 1)
    assert (stands(mention).kind, stands(mention).model_version) == (Kind.COMPLAINT, BASE)


def test_an_open_case_follows_and_is_drafted_again() -> None:
    where = make.channel()
    [mention] = take_in("Lid missing.", where=where)
    layered(where.brand, toward(Kind.QUESTION))
    before = Case.objects.get()
    again(where.brand)
    case = Case.objects.get()
    assert (before.kind, case.kind, case.topics) == (Kind.COMPLAINT, Kind.QUESTION, [])
    assert case.version == before.version + 1
    assert case.priority < before.priority
    assert mention.case_id == case.pk


def test_a_case_with_words_of_a_person_in_its_reply_keeps_its_drafts() -> None:
    where = make.channel()
    take_in("Lid missing.", where=where)
    layered(where.brand, toward(Kind.QUESTION))
    before = Case.objects.get()
    again(where.brand, may_draft=False)
    case = Case.objects.get()
    assert (case.kind, case.version) == (Kind.QUESTION, before.version)


def test_where_nothing_changed_nothing_is_drafted_again() -> None:
    where = make.channel()
    take_in("Lid missing.", where=where)
    layered(where.brand, toward(Kind.COMPLAINT))
    before = Case.objects.values().get()
    assert again(where.brand) == (1, 0)
    assert Case.objects.values().get() == before


def test_a_persons_word_stands() -> None:
    where = make.channel()
    [mention] = take_in("Lid missing.", where=where)
    labelling.correct(mention, judgement(Kind.QUESTION), by=None, now=NOW)
    layered(where.brand, toward(Kind.PRAISE))
    before = Case.objects.values().get()
    assert again(where.brand) == (1, 0)
    assert stands(mention).model_version == PERSON
    assert Case.objects.values().get() == before


def test_an_unsure_case_that_a_machine_reads_again_is_as_unsure_as_its_reading() -> None:
    where = make.channel()

    class Unsure(ScriptedReader):
        version = "scripted-0"

        def read_many(self, texts: Iterable[str], **_: Any) -> Iterator[ReadingFacts]:
            return (make.reading(Kind.QUESTION, confidence=0.4) for _ in texts)

    take_in("Lid missing.", where=where, reader=Unsure())
    assert Case.objects.get().unsure
    again(where.brand)
    assert not Case.objects.get().unsure


def test_what_was_set_aside_gets_a_case_and_an_alert_where_it_needs_one() -> None:
    where = make.channel()
    [hurt, weather] = take_in(
        "The lid hurt my hand.", "Nice weather.", where=where, reader=ReadsAllAsChatter()
    )
    assert {hurt.state, weather.state} == {MentionState.SET_ASIDE}
    assert again(where.brand) == (2, 1)
    hurt.refresh_from_db()
    weather.refresh_from_db()
    assert (hurt.state, weather.state) == (MentionState.FILED, MentionState.SET_ASIDE)
    assert hurt.case is not None
    assert hurt.case.escalate
    assert Alert.objects.get().case == hurt.case


def test_a_closed_case_stays_closed() -> None:
    where = make.channel()
    take_in("Lid missing.", where=where)
    Case.objects.update(state=CaseState.CLOSED, closed_at=NOW)
    layered(where.brand, toward(Kind.QUESTION))
    before = Case.objects.values().get()
    assert again(where.brand) == (1, 1)
    assert Case.objects.values().get() == before


def test_a_case_grows_heavier_without_new_drafts_where_only_the_severity_is_another() -> None:
    where = make.channel()
    take_in("Lid missing.", where=where)
    Reading.objects.update(model_version="scripted-0", severity=0.1)
    Case.objects.update(severity=0.1)
    before = Case.objects.get()
    assert again(where.brand) == (1, 0)
    case = Case.objects.get()
    assert (case.severity, case.version) == (0.4, before.version)


def test_a_batch_that_was_cut_off_is_done_by_the_next_run() -> None:
    where = make.channel()
    take_in("Lid missing.", "The lid hurt my hand.", where=where, reader=ReadsAllAsChatter())

    class Dies(Exception):
        pass

    def dies(_: Case) -> bool:
        raise Dies

    Mention.objects.filter(text="Lid missing.").update(state=MentionState.FILED)
    Reading.objects.update(kind=Kind.QUESTION)
    file_cases.open_case(Mention.objects.get(text="The lid hurt my hand."), now=NOW)
    with pytest.raises(Dies):
        rereading.read_batch(
            where.brand, since=None, below=None, reader=ScriptedReader(), now=LATER, may_draft=dies
        )
    assert not Reading.objects.filter(model_version=BASE).exists()
    assert again(where.brand) == (2, 2)


def test_what_is_erased_or_edited_while_it_is_read_is_left_alone() -> None:
    where = make.channel()
    gone, edited, kept = take_in("Lid missing.", "Pot cracked.", "Spout bent.", where=where)
    layered(where.brand, toward(Kind.PRAISE))

    class Meanwhile(ScriptedReader):
        def read_many(self, texts: Iterable[str], **more: Any) -> Iterator[ReadingFacts]:
            erasing.erase([gone.pk], now=NOW)
            Mention.objects.filter(pk=edited.pk).update(version="2", state=MentionState.COLLECTED)
            return super().read_many(texts, **more)

    batch = rereading.read_batch(
        where.brand, since=None, below=None, reader=Meanwhile(), now=LATER, may_draft=lambda _: True
    )
    assert batch is not None
    assert (batch.read, batch.changed) == (1, 1)
    assert list(Reading.objects.filter(model_version=PRAISED).values_list("mention", flat=True)) == [kept.pk]


def test_a_wish_is_worked_off_by_the_clock_and_counted() -> None:
    where = make.channel()
    take_in(*(f"Lid {n} missing." for n in range(5)), where=where)
    layered(where.brand, toward(Kind.PRAISE))
    reread.ask(where.brand, since=NOW - reread.BACK, now=LATER)
    done = [reread.run(LATER, reader=ScriptedReader(), may_draft=lambda _: True, size=2) for _ in range(5)]
    assert done == [2, 2, 1, 0, 0]
    wish = Rereading.objects.get()
    assert (wish.read, wish.changed, wish.ended_at) == (5, 5, LATER)


def test_a_wish_goes_no_further_back_than_it_says() -> None:
    where = make.channel()
    [old, new] = take_in("Lid missing.", "Pot cracked.", where=where)
    Mention.objects.filter(pk=old.pk).update(posted_at=NOW - timedelta(days=31))
    layered(where.brand, toward(Kind.PRAISE))
    reread.ask(where.brand, since=NOW - reread.BACK, now=NOW)
    assert reread.run(LATER, reader=ScriptedReader(), may_draft=lambda _: True) == 1
    assert (stands(old).kind, stands(new).kind) == (Kind.COMPLAINT, Kind.PRAISE)


def test_a_second_wish_joins_the_first() -> None:
    brand = make.brand()
    first = reread.ask(brand, since=NOW - timedelta(days=3), now=NOW)
    Rereading.objects.update(reached=40)
    reread.ask(brand, since=NOW - timedelta(days=30), now=LATER)
    wish = Rereading.objects.get()
    assert (wish.pk, wish.since, wish.reached) == (first.pk, NOW - timedelta(days=30), None)


def test_a_wish_that_another_process_works_on_is_left_to_it() -> None:
    where = make.channel()
    take_in("Lid missing.", where=where)
    layered(where.brand, toward(Kind.PRAISE))
    reread.ask(where.brand, since=NOW - reread.BACK, now=NOW)
    found = []

    class Slow(ScriptedReader):
        def read_many(self, texts: Iterable[str], **more: Any) -> Iterator[ReadingFacts]:
            found.append(reread.run(LATER, reader=ScriptedReader(), may_draft=lambda _: True))
            return super().read_many(texts, **more)

    assert reread.run(LATER, reader=Slow(), may_draft=lambda _: True) == 1
    assert found == [0]


def test_own_topics_are_found_also_in_posts_of_which_a_person_has_spoken() -> None:
    where = make.channel()
    [mention] = take_in("Lid missing, loyalty gone.", where=where)
    labelling.correct(mention, judgement(Kind.QUESTION), by=None, now=NOW)
    OwnTopic.objects.create(brand=where.brand, name="Loyalty", phrases=["a"], made_at=NOW)
    layered(where.brand, toward(Kind.PRAISE, "Loyalty"))
    again(where.brand)
    row = stands(mention)
    assert (row.model_version, row.kind, row.own_topics) == (PERSON, "question", ["Loyalty"])
