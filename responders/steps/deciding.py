"""What a person decides at the desk. Each decision is one transaction, won by a conditional UPDATE (P21)."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from monitor.domain.mention import ReplyMode
from monitor.models import Brand, Case, Label, Mention
from monitor.models.case import CaseState, Outcome
from monitor.models.learning import LabelSource
from monitor.models.mention import MentionState
from monitor.steps import labelling
from responders.domain.finding import Finding
from responders.domain.reply_states import LIVE, ReplyState
from responders.domain.tone.over_promise import CHECK as OVER_PROMISE
from responders.models import Approval, Draft, Reply
from responders.models.draft import DraftState
from responders.people.audit import record
from responders.people.models import User
from responders.playbooks import playbook_of
from responders.steps import asking
from responders.steps.checking import beyond_bounds, blocking, check_text
from responders.steps.promised import TOO_LATE, says_too_late, stays_open
from responders.steps.spending import promised_money, spent_before

NOT_ABOUT_US = "Not about us"
"""The reason for no reply that also says what the posts are: it is learnt from."""


class CannotDecideError(Exception):
    """The decision did not take effect; `str()` is a sentence for the person."""


class Blocked(CannotDecideError):
    """The text trips blocking checks: it needs an edit, or the owner's word."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("This reply can't go out yet: " + "; ".join(f.advice for f in findings))
        self.findings = findings


class Stale(CannotDecideError):
    """Somebody was faster, or the case has moved on."""


def text_hash(text: str) -> str:
    """The sha256 by which an approval knows its text."""
    return hashlib.sha256(text.encode()).hexdigest()


def approve(draft: Draft, *, user: User, text: str, now: datetime, owners_word: str = "") -> Reply:
    """Let exactly this text go out, once the outbox window has passed.

    Raises Blocked where a check forbids it and no owner gives their word, and Stale where the draft was
    approved already, the customer has said something new, or another reply is on its way.
    """
    text = text.replace("\r\n", "\n").strip()
    case = Case.objects.select_related("brand", "channel").get(pk=draft.case_id)
    if draft.mention.deleted_at is not None:
        raise Stale("The customer has deleted this post. There is nothing to answer any more.")
    if draft.mention.reply_mode == ReplyMode.NONE:
        raise Stale(f"This post can't be answered. {draft.mention.reply_reason}".strip())
    if not text:
        raise Stale("There is nothing to send. Write a reply first.")
    if says_too_late(draft, text, now=now):
        raise Stale(TOO_LATE)
    findings = check_text(text, case=case, mention=draft.mention, is_owner=user.is_owner, now=now)
    stopped = blocking(findings)
    if stopped and not (user.is_owner and owners_word.strip()):
        raise Blocked(stopped)
    try:
        with transaction.atomic():
            return _approve(draft, case, user, text, now, owners_word, stopped)
    except IntegrityError:
        raise Stale("Another reply to this customer is already on its way.") from None


def _approve(  # noqa: PLR0917
    draft: Draft, case: Case, user: User, text: str, now: datetime, word: str, over: tuple[Finding, ...]
) -> Reply:
    # The case row is held first, so that the customer's next word comes wholly before or wholly after.
    current = Case.objects.select_for_update().get(pk=case.pk)
    if current.version != draft.case_version or current.state != CaseState.OPEN:
        raise Stale(_why_stale(draft))
    if edited_since(draft.mention_id, draft.mention_version):
        raise Stale("The customer has changed the post since this was drafted. Read it again in a moment.")
    won = Draft.objects.filter(pk=draft.pk, state=DraftState.PROPOSED).update(state=DraftState.APPROVED)
    if won != 1:
        raise Stale(_why_stale(draft))
    Draft.objects.filter(case=case, state=DraftState.PROPOSED).update(state=DraftState.SUPERSEDED)
    # Money is counted with the brand's row held, so that two approvals at once can't pass a bound together.
    Brand.objects.select_for_update(no_key=True).get(pk=case.brand_id)
    playbook = playbook_of(case.brand)
    promised = promised_money(text, playbook, mention=draft.mention.text)
    if not any(finding.code == OVER_PROMISE.code for finding in over):
        spent = spent_before(case, playbook, now=now)
        if too_much := beyond_bounds(
            text, playbook=playbook, spent=spent, is_owner=user.is_owner, mention=draft.mention.text
        ):
            raise Blocked(too_much)
    approval = Approval.objects.create(
        case=case,
        draft=draft,
        user=user,
        text_hash=text_hash(text),
        edited=text != draft.text,
        over=[finding.code for finding in over],
        owners_word=word.strip()[:400] if over else "",
        promised=promised,
        approved_at=now,
    )
    follows = Reply.objects.filter(mention=draft.mention, state=ReplyState.POSTED).order_by("pk").last()
    # Below an answer whose place we don't know, nothing can be posted from here.
    by_api = draft.mention.reply_mode == ReplyMode.API and (follows is None or bool(follows.external_id))
    reply = Reply.objects.create(
        case=case,
        case_version=draft.case_version,
        mention=draft.mention,
        mention_version=draft.mention_version,
        follows=follows,
        channel=case.channel,
        draft=draft,
        approval=approval,
        state=ReplyState.APPROVED if by_api else ReplyState.BY_HAND,
        text=text,
        send_after=now + timedelta(seconds=case.brand.outbox_seconds if by_api else 0),
        created_at=now,
    )
    if not approval.edited:
        labelling.agree(draft.mention, by=user, now=now)
    asking.settle(case, reply=reply, user=user, word=word.strip()[:400], now=now)
    record(user, "approve", f"case:{case.pk}", now, reply=reply.pk, over=approval.over)
    return reply


def edited_since(mention_id: int, version: str) -> bool:
    """Whether a mention has other words by now than those that were answered."""
    now = Mention.objects.filter(pk=mention_id).values_list("version", flat=True).first()
    return bool(version) and now != version


def _why_stale(draft: Draft) -> str:
    state = Draft.objects.filter(pk=draft.pk).values_list("state", flat=True).first()
    if state == DraftState.APPROVED:
        return "This reply was approved already, by you or by a colleague."
    if state in {DraftState.SUPERSEDED, DraftState.DISMISSED}:
        return "The case has moved on since you opened it. Here is how it stands now."
    return "The customer has said something new. Read it before you answer."


def take_back(reply: Reply, *, user: User, now: datetime) -> None:
    """Stop an approved reply before it leaves; its drafts stand at the desk again. Raises Stale if too late."""
    with transaction.atomic():
        back = Reply.objects.filter(pk=reply.pk, state__in=[ReplyState.APPROVED, ReplyState.BY_HAND]).update(
            state=ReplyState.TAKEN_BACK, reason="taken back at the desk"
        )
        if back != 1:
            raise Stale("Too late to take it back: it is on its way or has arrived.")
        put_back_drafts(reply)
        labelling.withdraw(reply.mention_id, agreed_at=reply.approval.approved_at)
        record(user, "take_back", f"case:{reply.case_id}", now, reply=reply.pk)


def put_back_drafts(reply: Reply) -> None:
    """The drafts of a reply that did not go out stand at the desk again, unless newer ones do.

    Where a person has put the reading right meanwhile, a reply in the words of its draft makes way for new ones.
    """
    fixed = Label.objects.filter(
        mention__case=reply.case_id,
        source=LabelSource.CORRECTED,
        labelled_at__gt=reply.approval.approved_at,
    )
    if not reply.approval.edited and fixed.exists():
        Case.objects.filter(pk=reply.case_id, version=reply.case_version, state=CaseState.OPEN).update(
            version=F("version") + 1
        )
        return
    # What stands on the platform already, a holding reply perhaps, is not proposed a second time.
    posted = Reply.objects.filter(case=reply.case_id, state=ReplyState.POSTED, draft__isnull=False)
    Draft.objects.filter(
        case=reply.case_id,
        case_version=reply.case_version,
        case__version=reply.case_version,
        state__in=[DraftState.APPROVED, DraftState.SUPERSEDED],
    ).exclude(pk__in=posted.values("draft")).update(state=DraftState.PROPOSED)


def no_reply_needed(case: Case, *, user: User, reason: str, now: datetime) -> None:
    """Close a case that needs no answer. Raises Stale where it is not open, or a reply is on its way.

    With the reason NOT_ABOUT_US, all that its customer said is labelled as that.
    """
    with transaction.atomic():
        # All its posts before the case, in the order of everybody who holds several: nobody waits in a circle,
        # and none of them changes before it is labelled.
        said = case.mentions.select_for_update(no_key=True).filter(state=MentionState.FILED).order_by("pk")
        about = list(said) if reason == NOT_ABOUT_US else []
        Case.objects.select_for_update().get(pk=case.pk)
        live = Reply.objects.filter(case=case, state__in=LIVE)
        if live.exists():
            raise Stale("A reply is on its way. Take it back first.")
        for mention in about:
            labelling.not_about_us(mention, by=user, now=now)
        closed = Case.objects.filter(pk=case.pk, state__in=[CaseState.OPEN, CaseState.ANSWERED]).update(
            state=CaseState.CLOSED,
            outcome=Outcome.NO_REPLY,
            closed_reason=reason.strip()[:400],
            closed_at=now,
        )
        if closed != 1:
            raise Stale("This case is closed already.")
        Draft.objects.filter(case=case, state=DraftState.PROPOSED).update(state=DraftState.DISMISSED)
        asking.pass_over(case, now=now)
        record(user, "no_reply", f"case:{case.pk}", now, reason=reason.strip()[:400])


def reopen(case: Case, *, user: User, now: datetime) -> None:
    """Open a closed case again; it is drafted anew. Raises Stale where it is not closed."""
    with transaction.atomic():
        # A new version lets the next step draft again without touching what stood before.
        opened = Case.objects.filter(pk=case.pk, state=CaseState.CLOSED).update(
            state=CaseState.OPEN,
            outcome=Outcome.NONE,
            closed_reason="",
            closed_at=None,
            version=F("version") + 1,
        )
        if opened != 1:
            raise Stale("This case is open already.")
        record(user, "reopen", f"case:{case.pk}", now)


def posted_by_hand(reply: Reply, *, user: User, link: str, now: datetime) -> None:
    """Record that a person posted it, and where it stands. Raises Stale if that was recorded already."""
    _settle_as_posted(reply, [ReplyState.BY_HAND], user=user, link=link, now=now)


def settle_unsure(reply: Reply, *, user: User, stands: bool, now: datetime, link: str = "") -> None:
    """A person has looked: the reply stands on the platform, or it does not and goes back to the desk."""
    if stands:
        _settle_as_posted(reply, [ReplyState.UNSURE], user=user, link=link, now=now)
        return
    with transaction.atomic():
        back = Reply.objects.filter(pk=reply.pk, state=ReplyState.UNSURE).update(
            state=ReplyState.TAKEN_BACK, reason="looked for and not found on the platform", look_at=None
        )
        if back != 1:
            raise Stale("This reply is settled already.")
        put_back_drafts(reply)
        record(user, "settle_not_posted", f"case:{reply.case_id}", now, reply=reply.pk)


def _settle_as_posted(
    reply: Reply, states: list[ReplyState], *, user: User, link: str, now: datetime
) -> None:
    with transaction.atomic():
        done = Reply.objects.filter(pk=reply.pk, state__in=states).update(
            state=ReplyState.POSTED, permalink=link.strip()[:1024], posted_at=now, look_at=None, reason=""
        )
        if done != 1:
            raise Stale("This reply is settled already.")
        mark_answered(reply, now=now)
        record(user, "posted", f"case:{reply.case_id}", now, reply=reply.pk, link=link.strip()[:1024])


def mark_answered(reply: Reply, *, now: datetime) -> None:
    """Our answer stands: the case waits for the customer, unless they have said something new meanwhile.

    After a holding reply it goes on waiting for us.
    """
    if stays_open(reply):
        return
    Case.objects.filter(pk=reply.case_id).update(answered_at=now)
    Case.objects.filter(pk=reply.case_id, version=reply.case_version, state=CaseState.OPEN).update(
        state=CaseState.ANSWERED
    )
