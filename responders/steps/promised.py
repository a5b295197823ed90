"""The time that a holding reply promises: whether it can still be kept, and what follows once it is posted (P7)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from monitor.models import Case
from monitor.models.case import CaseState
from responders.domain.likeness import likeness
from responders.domain.promised_time import Promise, still_true
from responders.models import Draft, Reply
from responders.models.draft import DraftState, Writer

MUCH_THE_SAME = 0.3
"""Likeness (0 to 1) from which an edited holding reply is still one."""

TOO_LATE = "The time in this holding reply has passed, or is too near to keep. Write a later one, or ask for a new one."


def promise_of(draft: Draft) -> Promise | None:
    """What a holding draft promises, from its sources; None for any other draft."""
    if draft.writer != Writer.HOLDING:
        return None
    for source in draft.sources:
        if "at" in source:
            return Promise(datetime.fromisoformat(source["at"]), str(source["words"]))
    return None


def outdated(draft: Draft, *, now: datetime) -> bool:
    """Whether a holding draft, let go now, would promise what can't be kept or say the wrong day."""
    promise = promise_of(draft)
    if promise is None:
        return False
    brand = draft.case.brand
    leaves = now + timedelta(seconds=brand.outbox_seconds)
    return not still_true(promise.words, promise.at, leaves, brand.time_zone)


def says_too_late(draft: Draft, text: str, *, now: datetime) -> bool:
    """Whether `text`, that a person would send, still holds a promise that is outdated."""
    promise = promise_of(draft)
    return promise is not None and promise.words.lower() in text.lower() and outdated(draft, now=now)


def stays_open(reply: Reply) -> bool:
    """Where a holding reply was posted: the case goes on waiting for us, and its clock runs to the promised time.

    It counts as not answered: the customer's "all right" to it closes nothing, and the answer is no second one.

    The drafts that were passed over stand at the desk again, for they hold the answer itself. Returns whether
    the reply was such a one.
    """
    draft = reply.draft
    promise = promise_of(draft) if draft is not None else None
    # A person who put a whole answer in its place has answered.
    if draft is None or promise is None or likeness(draft.text, reply.text) < MUCH_THE_SAME:
        return False
    open_still = Case.objects.filter(pk=reply.case_id, version=reply.case_version, state=CaseState.OPEN)
    if open_still.update(due_at=promise.at):
        passed_over = Draft.objects.filter(
            case=reply.case_id, case_version=F("case__version"), state=DraftState.SUPERSEDED
        )
        passed_over.exclude(writer=Writer.HOLDING).update(state=DraftState.PROPOSED)
    return True
