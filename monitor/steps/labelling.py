"""People say what a mention is. Their word stands, is kept as a label, and moves the case at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, QuerySet

from monitor.domain import labelling as words
from monitor.domain.labelling import Judgement
from monitor.domain.reading import PERSON, SURE
from monitor.domain.triage import needs_case
from monitor.models import Brand, Case, Label, Mention, Reading
from monitor.models.learning import LabelSource
from monitor.models.mention import MentionState
from monitor.steps.alerting import alert_cases
from monitor.steps.current import current_reading, current_readings, standing
from monitor.steps.facts import reading_facts
from monitor.steps.file_cases import open_case
from monitor.steps.moving import CASE_FIELDS, bring_in_line
from monitor.steps.read import as_row

LABEL_FIELDS = tuple(f.name for f in Label._meta.concrete_fields if f.name not in {"id", "mention"})  # noqa: SLF001 -- Django's documented name for it
SAID_FIELDS = tuple(name for name in LABEL_FIELDS if name.startswith("said_"))
READING_FIELDS = (
    "kind", "confidence", "probabilities", "asks_question", "severity", "escalate", "topics", "own_topics",
    "risks", "language", "evidence", "read_at",
)  # fmt: skip

May = Callable[[Case], bool]


class CannotLabelError(Exception):
    """Nothing was kept; `str()` is a sentence for the person."""


def _always(_case: Case) -> bool:
    return True


def _never(_case: Case) -> bool:
    return False


def correct(
    mention: Mention, said: Judgement, *, by: AbstractBaseUser | None, now: datetime, may_draft: May = _always
) -> Label:
    """A person says what `mention` is, in the wording that it has here.

    The mention is as the person saw it: raises CannotLabelError where it was changed or erased since.
    `may_draft` is asked, with the case held, whether it may be drafted anew. What had been set aside gets
    a case where it needs one.
    """
    return _say(mention, said, LabelSource.CORRECTED, by=by, now=now, may_draft=may_draft)


def not_about_us(mention: Mention, *, by: AbstractBaseUser | None, now: datetime) -> Label:
    """A person says that `mention` speaks of somebody or something else. Raises CannotLabelError."""
    return _say(mention, words.NOT_ABOUT_US, LabelSource.NOT_ABOUT_US, by=by, now=now, may_draft=_never)


def agree(mention: Mention, *, by: AbstractBaseUser | None, now: datetime) -> Label | None:
    """A person answered `mention` as it was read, so the reading is right. Call it inside a transaction.

    None, and nothing done, where a person has said already what it is, where the machine was unsure (who
    approves then has judged the words of an answer, not the doubt), or where this wording was never read.
    """
    row = current_reading(mention)
    if row is None or row.mention_version != mention.version or row.model_version == PERSON:
        return None
    if row.confidence < SURE:
        return None
    return _keep(mention, words.agreed(reading_facts(row)), LabelSource.APPROVED, machine=row, by=by, now=now)


def withdraw(mention_id: int, *, agreed_at: datetime) -> None:
    """Forget that somebody agreed with the reading at that time: the approval was taken back."""
    mine = Label.objects.filter(mention=mention_id, source=LabelSource.APPROVED, labelled_at=agreed_at)
    if mine.delete()[0]:
        Reading.objects.filter(mention=mention_id, model_version=PERSON, read_at=agreed_at).delete()


def teaching(brand: Brand) -> QuerySet[Label]:
    """The labels of a brand that can be learnt from: their mention still has the words that were judged.

    "Not about us" says nothing of what a post is: a namesake's customers complain as ours do.
    """
    labels = Label.objects.filter(brand=brand, mention__deleted_at=None)
    labels = labels.exclude(source=LabelSource.NOT_ABOUT_US)
    return labels.filter(mention_version=F("mention__version")).select_related("mention")


def _say(
    mention: Mention,
    said: Judgement,
    source: LabelSource,
    *,
    by: AbstractBaseUser | None,
    now: datetime,
    may_draft: May,
) -> Label:
    with transaction.atomic():
        # The mention first, then its case, as filing and erasing hold them. Who approves holds the case alone,
        # and only refers to the mention, which this lock lets pass.
        held = (
            Mention.objects.select_for_update(of=("self",), no_key=True)
            .select_related("channel__brand")
            .get(pk=mention.pk)
        )
        case = (
            Case.objects.select_for_update(of=("self",))
            .select_related("brand", "channel__brand", "customer")
            .filter(pk=held.case_id or 0)
            .first()
        )
        if held.state in {MentionState.DELETED, MentionState.BROKEN}:
            raise CannotLabelError("This post is not here any more.")
        if held.version != mention.version:
            raise CannotLabelError("The post was changed since you opened it. Read it again.")
        label = _keep(held, said, source, machine=_machine(held), by=by, now=now)
        if held.state == MentionState.SET_ASIDE and needs_case(said.as_reading(language="")):
            open_case(held, now=now)
        elif case is not None:
            _bring(case, held, draft_again=may_draft(case), now=now)
    return label


def _keep(
    mention: Mention,
    said: Judgement,
    source: LabelSource,
    *,
    machine: Reading | None,
    by: AbstractBaseUser | None,
    now: datetime,
) -> Label:
    """Write the label and the person's reading, over earlier ones of the mention.

    The words that decided stay marked only where a person agrees with what they decided.
    """
    agrees = source == LabelSource.APPROVED and machine is not None
    facts = said.as_reading(
        language=machine.language if machine else mention.language,
        evidence=reading_facts(machine).evidence if agrees and machine else (),
    )
    row = as_row(mention, facts, PERSON, now)
    row.own_topics = list(machine.own_topics) if machine else []
    label = Label(
        mention=mention,
        brand_id=mention.channel.brand_id,
        source=source,
        mention_version=mention.version,
        kind=row.kind,
        asks_question=row.asks_question,
        severity=said.severity,
        escalate=row.escalate,
        topics=row.topics,
        risks=row.risks,
        said_kind=machine.kind if machine else "",
        said_confidence=machine.confidence if machine else None,
        said_topics=machine.topics if machine else [],
        said_risks=machine.risks if machine else [],
        said_version=machine.model_version if machine else "",
        labelled_at=now,
        labelled_by_id=by.pk if by else None,
    )
    earlier = (
        None if agrees else Label.objects.filter(mention=mention.pk, mention_version=mention.version).first()
    )
    if earlier is not None and earlier.said_kind:
        # What it reads by now, it may have learnt from that very label.
        for name in SAID_FIELDS:
            setattr(label, name, getattr(earlier, name))
    # Upserts: whoever says it at the same time, the later word stands.
    Reading.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["mention", "mention_version", "model_version"],
        update_fields=READING_FIELDS,
    )
    Label.objects.bulk_create(
        [label], update_conflicts=True, unique_fields=["mention"], update_fields=LABEL_FIELDS
    )
    return label


def _machine(mention: Mention) -> Reading | None:
    """What the machine makes of the wording that stands."""
    rows = mention.readings.filter(mention_version=mention.version).exclude(model_version=PERSON)
    found = list(rows)
    return standing(found, mention.version) if found else None


def _bring(case: Case, mention: Mention, *, draft_again: bool, now: datetime) -> None:
    said = list(case.mentions.filter(deleted_at=None).order_by("posted_at", "pk"))
    rows = current_readings(said)
    read = [(each, reading_facts(rows[each.pk])) for each in said if each.pk in rows]
    bring_in_line(case, read, draft_again=draft_again)
    case.save(update_fields=CASE_FIELDS)
    if rows[mention.pk].escalate:
        alert_cases([(case, mention, rows[mention.pk])], now=now)
