"""Erase what its author deleted, or what was kept long enough. What we ourselves did stays, as its proof."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F

from monitor.models import Case, Customer, Mail, Mention, MentionRevision, Reading
from monitor.models.case import CaseState, Outcome
from monitor.models.mail import MailState
from monitor.models.mention import MentionState

MAIL_TEXT = "The post that this mail was about was deleted by its author, so its words are not kept any more."


BY_AUTHOR = "Its author has deleted this post."
KEPT_LONG_ENOUGH = "This post was kept as long as you want, and then erased."


def erase(mention_ids: Collection[int], *, now: datetime, why: str = BY_AUTHOR) -> int:
    """Forget the words and the author of these mentions; returns how many were still there.

    The row stays with its platform id, so that the post is not taken for a new one, and so do readings
    without their words, cases, approvals and our own replies.
    """
    ids = list(mention_ids)
    with transaction.atomic():
        # No keys change: an approval that refers to the mention while it holds the case needs not wait for us.
        doomed = list(
            Mention.objects.select_for_update(no_key=True)
            .filter(pk__in=ids)
            .exclude(state=MentionState.DELETED)
            .order_by("pk")
            .only("pk", "channel_id", "external_id", "author_id", "case_id")
        )
        pks = [mention.pk for mention in doomed]
        Mention.objects.filter(pk__in=pks).update(
            state=MentionState.DELETED,
            deleted_at=now,
            text="",
            author_id="",
            author_handle="",
            author_name="",
            author_followers=None,
            permalink="",
            parent_text="",
            reply_link="",
            reply_reason="",
            problem=why,
            metrics={},
            ref={},
            raw={},
            claim=None,
            claimed_until=None,
        )
        MentionRevision.objects.filter(mention__in=pks).delete()
        for mention in doomed:
            # Their words may also stand above an answer to them.
            below = Mention.objects.filter(channel=mention.channel_id, parent_id=mention.external_id)
            below.exclude(parent_text="").update(parent_text="")
        Mail.objects.filter(alert__mention__in=pks).exclude(text=MAIL_TEXT).update(
            text=MAIL_TEXT, html="", subject="[Amends] A post that was deleted since"
        )
        Mail.objects.filter(alert__mention__in=pks, state=MailState.WAITING).update(state=MailState.KEPT)
        cases = {mention.case_id for mention in doomed if mention.case_id is not None}
        _settle_cases(cases, now=now, why=why)
        # Only now: an approval that held the case until here may have copied a reading with its words.
        Reading.objects.filter(mention__in=pks).update(evidence=[])
    return len(pks)


def _settle_cases(case_ids: Collection[int], *, now: datetime, why: str) -> None:
    """A case without any words left is closed and its customer forgotten; another is looked at afresh."""
    for case in Case.objects.select_for_update().filter(pk__in=case_ids).order_by("pk"):
        if Mention.objects.filter(case=case).exclude(state=MentionState.DELETED).exists():
            Case.objects.filter(pk=case.pk, state=CaseState.OPEN).update(version=F("version") + 1)
            continue
        Case.objects.filter(pk=case.pk).exclude(state=CaseState.CLOSED).update(
            state=CaseState.CLOSED,
            outcome=Outcome.SILENT if case.state == CaseState.ANSWERED else Outcome.NO_REPLY,
            closed_reason=why,
            closed_at=now,
        )
        others = Case.objects.filter(customer=case.customer_id, mentions__isnull=False)
        if not others.exclude(mentions__state=MentionState.DELETED).exists():
            Customer.objects.filter(pk=case.customer_id).update(handle="", name="", followers=None)
