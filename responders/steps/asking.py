"""A manager asks the owner: a reply that may not go out yet, with a line of why; the owner answers with a word (P18)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from monitor.models import Case, Mail
from monitor.models.case import CaseState
from monitor.steps.posting_mail import mails_for
from responders.models import Draft, OwnersQuestion, QuestionState, Reply
from responders.models.draft import DraftState
from responders.people.audit import record
from responders.people.models import User
from responders.question_mail import render_question

LONGEST_WHY = 400


class CannotAskError(Exception):
    """The question was not asked, or not answered; `str()` is a sentence for the person."""


def ask(
    draft: Draft, *, user: User, text: str, why: str, stopped: tuple[str, ...], now: datetime
) -> OwnersQuestion:
    """Put a text before the owner, who gets a mail. An earlier question of the same case is overtaken.

    Raises CannotAskError where there is no reason given, or the case has moved on.
    """
    why = " ".join(why.split())[:LONGEST_WHY]
    if not why:
        raise CannotAskError("Say in a line why this should go out: the owner reads it first.")
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).select_related("brand").get(pk=draft.case_id)
        standing = Draft.objects.filter(pk=draft.pk, state=DraftState.PROPOSED).exists()
        if case.state != CaseState.OPEN or case.version != draft.case_version or not standing:
            raise CannotAskError("The case has moved on since you opened it. Here is how it stands now.")
        pass_over(case, now=now)
        question = OwnersQuestion.objects.create(
            case=case,
            case_version=case.version,
            draft=draft,
            text=text,
            why=why,
            stopped=list(stopped),
            asked_by=user,
            asked_at=now,
        )
        mails = mails_for(
            case.brand, render_question(question), now=now, once=f"owners-question|{question.pk}"
        )
        Mail.objects.bulk_create(mails, ignore_conflicts=True)
        record(user, "ask_owner", f"case:{case.pk}", now, question=question.pk, stopped=list(stopped))
    return question


def decline(question: OwnersQuestion, *, user: User, word: str, now: datetime) -> None:
    """The owner says no, with a word that the manager sees. Raises CannotAskError."""
    word = " ".join(word.split())[:LONGEST_WHY]
    if not user.is_owner:
        raise CannotAskError("Only an owner can answer this.")
    if not word:
        raise CannotAskError("Say in a word why not, so that your colleague knows what to do instead.")
    with transaction.atomic():
        done = OwnersQuestion.objects.filter(pk=question.pk, state=QuestionState.OPEN).update(
            state=QuestionState.DECLINED, answered_by=user, answered_at=now, word=word
        )
        if done != 1:
            raise CannotAskError("This was answered already.")
        record(user, "decline_question", f"case:{question.case_id}", now, question=question.pk)


def settle(case: Case, *, reply: Reply, user: User, word: str, now: datetime) -> None:
    """A reply was approved: an owner's approval answers the open question, another's overtakes it.

    Call it in the approval's transaction.
    """
    waiting = OwnersQuestion.objects.filter(case=case, state=QuestionState.OPEN)
    if user.is_owner:
        waiting.update(
            state=QuestionState.APPROVED, answered_by=user, answered_at=now, word=word, reply=reply
        )
    else:
        waiting.update(state=QuestionState.PASSED, answered_at=now)


def pass_over(case: Case, *, now: datetime) -> None:
    """Whatever was asked about this case needs no answer any more."""
    OwnersQuestion.objects.filter(case=case, state=QuestionState.OPEN).update(
        state=QuestionState.PASSED, answered_at=now
    )


def latest_question(case: Case) -> OwnersQuestion | None:
    """The newest question of a case that still says something to the people at it.

    An open one is about what the customer said last. An answer stands until the customer has written twice
    more: who asked should find it, also where the customer was faster.
    """
    asked = OwnersQuestion.objects.filter(case=case, case_version__gte=case.version - 1)
    newest = asked.select_related("asked_by", "answered_by", "reply").order_by("-pk").first()
    if newest is None or newest.state == QuestionState.PASSED:
        return None
    overtaken = newest.state == QuestionState.OPEN and newest.case_version != case.version
    return None if overtaken else newest


def waits_for_owner(case: Case) -> bool:
    """Whether the owner was asked about what the customer said last, and has not answered."""
    question = latest_question(case)
    return question is not None and question.state == QuestionState.OPEN
