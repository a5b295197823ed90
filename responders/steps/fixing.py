"""A person puts a reading right at the desk: their word stands, and the drafts follow it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from monitor.domain.labelling import Judgement
from monitor.models import Case, Label, Mention
from monitor.steps import labelling
from responders.domain.reply_states import LIVE, ReplyState
from responders.models import Reply
from responders.people.audit import record
from responders.people.models import User


def fix(mention: Mention, said: Judgement, *, user: User, now: datetime) -> Label:
    """Keep what `user` says that `mention` is, bring its case in line and put it on record.

    Raises labelling.CannotLabelError where the post is not any more what the person saw.
    """
    with transaction.atomic():
        before = Label.objects.filter(mention=mention.pk).first()
        label = labelling.correct(mention, said, by=user, now=now, may_draft=may_draft)
        record(
            user,
            "fix_reading",
            f"mention:{mention.pk}",
            now,
            version=mention.version,
            said=_told(label),
            machine={"kind": label.said_kind, "topics": label.said_topics, "version": label.said_version},
            before=_told(before) if before else None,
        )
    return label


def may_draft(case: Case) -> bool:
    """Whether its drafts may be written anew: no reply is on its way, and no words of a person came back."""
    last = Reply.objects.filter(case=case).select_related("draft").order_by("-pk").first()
    if last is None or last.case_version != case.version or last.state == ReplyState.POSTED:
        return not Reply.objects.filter(case=case, state__in=LIVE).exists()
    return last.state not in LIVE and last.draft is not None and last.text == last.draft.text


def _told(label: Label) -> dict[str, object]:
    names = ("source", "kind", "asks_question", "severity", "escalate", "topics", "risks")
    return {name: getattr(label, name) for name in names}
