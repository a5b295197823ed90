"""Hold: where time gets short and nothing has gone out, propose a word that says who is on it and by when (P7)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, QuerySet

from monitor.domain.reading import Kind
from monitor.models import Brand, Case, Mention
from monitor.models.case import CaseState
from responders.domain.holding import Held, hold_reply, is_grave
from responders.domain.promised_time import is_open, promise_from, short_until
from responders.domain.reply_states import LIVE, ReplyState
from responders.models import Check, Draft, Reply
from responders.models.draft import DraftState, Writer
from responders.people.audit import record
from responders.people.models import User
from responders.steps.checking import limit_on
from responders.steps.matter import checks_of, held_still, last_word, request_for
from responders.steps.promised import outdated

RECENT = 12
SOON = timedelta(hours=1)
"""Open hours within which somebody who was hurt, or worse, hears from us."""

LONG_OVER = timedelta(days=3)
"""A matter that was due so long ago needs its answer, and not another word that puts it off."""


def run(now: datetime, *, size: int = 50) -> int:
    """Propose up to `size` holding replies for each brand that is open; returns how many rows were handled.

    One whose promised time has come too near makes way for a new one.
    """
    handled = 0
    for brand in Brand.objects.order_by("pk"):
        handled += _withdraw(brand, now)
        if not is_open(now, hours=brand.hours, zone=brand.time_zone):
            continue
        for case in _short_of_time(brand, now)[:size]:
            handled += hold(case, now=now) is not None
    return handled


def hold(case: Case, *, now: datetime, user: User | None = None) -> Draft | None:
    """The holding draft of a case as it stands: the one that is there, or a new one.

    None where there is nothing to answer, nothing that we could say, or the case has moved on. What the
    checks forbid is kept, dismissed, so that it is not tried again. `user` is who asked for it.
    """
    case = Case.objects.select_related("brand", "channel").get(pk=case.pk)
    mention = last_word(case)
    held = _held(case, mention, now) if mention is not None else None
    if mention is None or (held is None and user is not None):
        return None
    with transaction.atomic():
        # The case row is held, so that its customer's next word comes wholly before or wholly after.
        if not held_still(case):
            return None
        of_version = Draft.objects.filter(case=case, case_version=case.version)
        standing = of_version.filter(writer=Writer.HOLDING, state=DraftState.PROPOSED).last()
        if standing is not None:
            return standing
        draft = _row(case, mention, held, now)
        draft.variant = (of_version.aggregate(last=Max("variant"))["last"] or 0) + 1
        draft.save()
        Check.objects.bulk_create(checks_of(draft, held.findings if held else ()))
        if user is not None:
            record(user, "holding", f"case:{case.pk}", now, draft=draft.pk)
    return draft


def _row(case: Case, mention: Mention, held: Held | None, now: datetime) -> Draft:
    sound = held is not None and not held.blocked
    return Draft(
        case=case,
        case_version=case.version,
        mention=mention,
        mention_version=mention.version,
        state=DraftState.PROPOSED if sound else DraftState.DISMISSED,
        text=held.text if held else "",
        template=held.template[:120] if held else "",
        writer=Writer.HOLDING,
        sources=list(held.sources) if held else [],
        length=held.length if held else 0,
        limit=held.limit.max if held else limit_on(case.channel, mention).max,
        created_at=now,
    )


def _held(case: Case, mention: Mention, now: datetime) -> Held | None:
    brand = case.brand
    request = request_for(case, mention, recent=_recent(brand, case), now=now)
    if request is None:
        return None
    promise = promise_from(
        now + timedelta(seconds=brand.outbox_seconds),
        lead=SOON if is_grave(request) else timedelta(minutes=brand.respond_within_minutes),
        hours=brand.hours,
        zone=brand.time_zone,
    )
    return hold_reply(request, promise)


def _recent(brand: Brand, case: Case) -> tuple[str, ...]:
    """What went out lately, and what other customers would be told now: nobody gets the same word (P20)."""
    posted = Reply.objects.filter(case__brand=brand).exclude(case=case).order_by("-pk")
    beside = Draft.objects.filter(case__brand=brand, case__state=CaseState.OPEN, writer=Writer.HOLDING)
    others = beside.exclude(case=case).exclude(text="").order_by("-pk")
    return (
        *posted.values_list("text", flat=True)[:RECENT],
        *others.values_list("text", flat=True)[:RECENT],
    )


def _short_of_time(brand: Brand, now: datetime) -> QuerySet[Case]:
    """Cases with little time left, nothing said yet, and sound drafts: what can't be drafted can't be held."""
    within = timedelta(minutes=brand.respond_within_minutes)
    until = short_until(now, within=within, hours=brand.hours, zone=brand.time_zone)
    drafts = Draft.objects.filter(case=OuterRef("pk"), case_version=OuterRef("version"))
    replies = Reply.objects.filter(case=OuterRef("pk"))
    return Case.objects.filter(
        ~Exists(drafts.filter(writer=Writer.HOLDING).exclude(state=DraftState.SUPERSEDED)),
        ~Exists(replies.filter(case_version=OuterRef("version"), state__in=[*LIVE, ReplyState.POSTED])),
        # Whoever was held once gets an answer next; a person may still decide otherwise.
        ~Exists(replies.filter(draft__writer=Writer.HOLDING, state=ReplyState.POSTED)),
        Exists(drafts.filter(state=DraftState.PROPOSED).exclude(text="")),
        brand=brand,
        state=CaseState.OPEN,
        kind__in=[Kind.COMPLAINT, Kind.QUESTION],
        handled_version=F("version"),
        due_at__gt=now - LONG_OVER,
        due_at__lte=until,
    ).order_by("due_at", "pk")


def _withdraw(brand: Brand, now: datetime) -> int:
    """Take from the desk what promises a time that can't be kept any more."""
    standing = Draft.objects.filter(
        case__brand=brand, case__state=CaseState.OPEN, writer=Writer.HOLDING, state=DraftState.PROPOSED
    )
    gone = [draft.pk for draft in standing.select_related("case__brand") if outdated(draft, now=now)]
    withdrawn = Draft.objects.filter(pk__in=gone, state=DraftState.PROPOSED)
    return withdrawn.update(state=DraftState.SUPERSEDED) if gone else 0
