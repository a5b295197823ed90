from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from monitor.domain.reading import Kind
from monitor.language.layer import Layer as Taught
from monitor.language.learning import Learnt, Lesson
from monitor.models import Brand, Channel, Layer, Learning, OwnTopic
from monitor.models.learning import LabelSource, LayerState
from monitor.steps import erasing, learn
from monitor.steps.learn import ENOUGH, KEPT, QUIET
from tests import factories as make
from tests.factories import NOW
from tests.monitor.teaching import BASE, BETTER, WORSE, Fit, knowing, layered, said, toward

pytestmark = pytest.mark.django_db

SOON = NOW + timedelta(seconds=1)
LATER = NOW + QUIET


def states(brand: Brand) -> list[tuple[int, str]]:
    return list(Layer.objects.filter(brand=brand).order_by("number").values_list("number", "state"))


def run(fit: Fit, now: datetime = LATER) -> int:
    return learn.run(now, base_version=BASE, learn=fit)


def own_topic(brand: Brand, name: str = "Loyalty card") -> OwnTopic:
    Learning.objects.update_or_create(brand=brand, defaults={"changed_at": NOW})
    return OwnTopic.objects.create(brand=brand, name=name, phrases=["a", "b", "c"], made_at=NOW)


def test_a_few_labels_wait_until_it_is_quiet() -> None:
    where = make.channel()
    said(where, "Lid missing.")
    fit = Fit(toward(Kind.PRAISE))
    assert run(fit, NOW + QUIET - timedelta(seconds=1)) == 0
    assert run(fit, NOW + QUIET) == 1
    assert fit.given == [([Lesson("Lid missing.", Kind.PRAISE)], {})]


def test_enough_labels_are_learnt_from_at_once() -> None:
    where = make.channel()
    for _ in range(ENOUGH):
        said(where)
    assert run(Fit(toward(Kind.PRAISE)), SOON) == 1


def test_a_layer_that_misleads_by_todays_labels_is_put_away() -> None:
    where = make.channel()
    old = toward(Kind.OTHER)
    layered(where.brand, old, made_at=NOW - timedelta(hours=1))
    said(where)
    fit = Fit(None, WORSE, undo=True)
    assert run(fit) == 1
    assert fit.standing is not None
    assert fit.standing.version == old.version
    assert states(where.brand) == [(1, LayerState.REPLACED), (2, LayerState.REFUSED)]


def test_not_about_us_teaches_nothing() -> None:
    where = make.channel()
    said(where, "Their shop down the road is awful.", Kind.OTHER, source=LabelSource.NOT_ABOUT_US)
    said(where, "Lid missing.", Kind.COMPLAINT)
    fit = Fit(toward(Kind.PRAISE))
    assert run(fit) == 1
    assert [lesson.text for lesson in fit.given[0][0]] == ["Lid missing."]


def test_what_was_learnt_is_kept_and_the_earlier_layer_replaced() -> None:
    where = make.channel()
    layered(where.brand, toward(Kind.OTHER), made_at=NOW - timedelta(hours=1))
    said(where)
    new = toward(Kind.PRAISE)
    assert run(Fit(new, before=0.5, after=0.9)) == 1
    assert states(where.brand) == [(1, LayerState.REPLACED), (2, LayerState.ACTIVE)]
    row = Layer.objects.get(number=2)
    assert Taught.from_bytes(bytes(row.weights)).version == new.version
    assert (row.figures["before"], row.figures["after"], row.labels, row.why) == (0.5, 0.9, 1, BETTER)
    assert (row.base_version, row.made_at) == (BASE, LATER)


def test_a_layer_that_reads_no_better_is_refused_and_the_earlier_one_stays() -> None:
    where = make.channel()
    layered(where.brand, toward(Kind.OTHER), made_at=NOW - timedelta(hours=1))
    said(where)
    assert run(Fit(None, WORSE)) == 1
    assert states(where.brand) == [(1, LayerState.ACTIVE), (2, LayerState.REFUSED)]
    assert Layer.objects.get(number=2).why == WORSE


def test_nothing_is_learnt_twice_from_the_same() -> None:
    said(make.channel())
    fit = Fit(None, WORSE)
    assert (run(fit), run(fit, LATER + QUIET)) == (1, 0)
    assert len(fit.given) == 1


def test_a_brand_that_another_process_learns_for_is_left_alone() -> None:
    where = make.channel()
    said(where)

    class SlowFit(Fit):
        def __call__(self, *lessons: object, **topics: object) -> Learnt:
            # Another clock looks while this one fits.
            assert run(other) == 0
            return super().__call__(*lessons, **topics)  # type: ignore[arg-type]

    other = Fit(toward(Kind.PRAISE))
    assert run(SlowFit(toward(Kind.PRAISE))) == 1
    assert other.given == []
    assert Learning.objects.get().claim is None


def test_corrections_come_before_approvals_and_the_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    where = make.channel()
    said(where, "approved", at=NOW, source=LabelSource.APPROVED)
    said(where, "older", at=NOW - timedelta(hours=2))
    said(where, "newer", at=NOW - timedelta(hours=1))
    monkeypatch.setattr(learn, "MOST_LABELS", 2)
    assert [lesson.text for lesson in learn.lessons_of(where.brand)] == ["newer", "older"]


def test_erased_posts_and_other_brands_teach_nothing() -> None:
    where = make.channel()
    gone, kept = said(where, "gone"), said(where, "kept")
    said(make.channel(), "elsewhere")
    erasing.erase([gone.mention_id], now=NOW)
    assert learn.lessons_of(where.brand) == [Lesson("kept", Kind(kept.kind))]


def test_while_learning_rests_nothing_is_learnt() -> None:
    where = make.channel()
    said(where)
    Learning.objects.create(brand=where.brand, paused_at=NOW)
    assert run(Fit(toward(Kind.PRAISE))) == 0
    assert states(where.brand) == []


def test_learning_that_was_stopped_while_it_ran_keeps_nothing() -> None:
    where = make.channel()
    said(where)

    class Stopped(Fit):
        def __call__(self, *lessons: object, **topics: object) -> Learnt:
            Learning.objects.update(paused_at=NOW)
            return super().__call__(*lessons, **topics)  # type: ignore[arg-type]

    assert run(Stopped(toward(Kind.PRAISE))) == 0
    assert states(where.brand) == []
    assert Learning.objects.get().claim is None


def test_a_fit_that_failed_is_tried_again_once_its_claim_has_run_out() -> None:
    where = make.channel()
    said(where)

    def fails(*_: object, **__: object) -> Learnt:
        raise RuntimeError("no memory left")

    with pytest.raises(RuntimeError):
        learn.run(LATER, base_version=BASE, learn=fails)
    assert run(Fit(toward(Kind.PRAISE))) == 0
    assert run(Fit(toward(Kind.PRAISE)), LATER + learn.LEASE + timedelta(seconds=1)) == 1


def test_own_topics_are_learnt_without_any_label() -> None:
    brand = make.brand()
    own_topic(brand)
    fit = Fit(knowing("Loyalty card"), WORSE)
    assert run(fit) == 1
    assert fit.given == [([], {"Loyalty card": ["a", "b", "c"]})]
    row = Layer.objects.get()
    assert row.state == LayerState.ACTIVE
    assert row.why.startswith("It knows your own topics; nothing else was taken.")
    assert set(row.figures) <= {"labels"}


def test_new_topics_keep_what_was_learnt_from_labels() -> None:
    where = make.channel()
    layered(where.brand, toward(Kind.OTHER), made_at=NOW - timedelta(hours=1))
    own_topic(where.brand)
    assert run(Fit(knowing("Loyalty card"), WORSE)) == 1
    taught = Taught.from_bytes(bytes(Layer.objects.get(state=LayerState.ACTIVE).weights))
    assert taught.version == toward(Kind.OTHER, "Loyalty card").version


def test_a_topic_whose_examples_say_nothing_does_not_keep_labels_from_being_learnt_from() -> None:
    where = make.channel()
    own_topic(where.brand, "Dots")
    said(where)

    def fit(lessons: list[Lesson], *, topics: dict[str, list[str]], standing: Taught | None) -> Learnt:
        assert standing is None
        if topics:
            raise ValueError("The topic “Dots” says nothing.")
        return Learnt(toward(Kind.PRAISE), {}, BETTER)

    assert learn.run(LATER, base_version=BASE, learn=fit) == 1  # type: ignore[arg-type]
    row = Layer.objects.get()
    assert (row.state, row.why) == (LayerState.ACTIVE, f"The topic “Dots” says nothing. {BETTER}")


def test_where_nothing_is_left_to_learn_from_nothing_is_read_with() -> None:
    brand = make.brand()
    layered(brand, knowing("Loyalty card"), made_at=NOW - timedelta(hours=1))
    own_topic(brand).delete()
    fit = Fit(None)
    assert run(fit) == 1
    assert fit.given == []
    assert states(brand) == [(1, LayerState.REPLACED), (2, LayerState.REFUSED)]


def test_a_new_model_is_taught_anew_at_once() -> None:
    where = make.channel()
    said(where, at=NOW - timedelta(days=9))
    layered(where.brand, toward(Kind.OTHER), base_version="reading-0", made_at=NOW)
    assert run(Fit(None, WORSE), SOON) == 1
    assert states(where.brand) == [(1, LayerState.REPLACED), (2, LayerState.REFUSED)]


def test_of_old_layers_only_the_newest_keep_their_weights() -> None:
    where: Channel = make.channel()
    for number in range(KEPT + 3):
        layered(where.brand, toward(Kind.OTHER), state=LayerState.REPLACED, number=number + 1, made_at=NOW)
    said(where, at=SOON)
    assert run(Fit(toward(Kind.PRAISE)), SOON + QUIET) == 1
    assert Layer.objects.exclude(weights=b"").count() == KEPT
    assert Layer.objects.get(number=1).weights in {b"", memoryview(b"")}
