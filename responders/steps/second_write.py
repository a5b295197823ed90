"""Second write: ask the second writer, where one is set up, for one more variant beside drafts that stand already.

Nothing waits for it. It is asked once for each word of a customer, whatever comes of it, and rests after
failures in a row.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, Max, OuterRef

from monitor.domain.mention import Visibility
from monitor.domain.reading import Kind
from monitor.models import Case
from monitor.models.case import CaseState
from responders.domain.drafting import DraftRequest, Proposal
from responders.domain.reply_states import LIVE
from responders.domain.second_writer import Ask, Rejected, ask_for, proposal_from
from responders.models import Check, Draft, Reply, SecondAsk
from responders.models.draft import DraftState, Writer
from responders.models.second_ask import AskOutcome
from responders.second_writer.endpoint import Endpoint, NoAnswer
from responders.second_writer.prompt import messages
from responders.steps.matter import checks_of, held_still, last_word, request_for

log = logging.getLogger(__name__)

FRESH = timedelta(hours=1)
"""Only drafts as young as this get a second opinion: whoever switches it on is not charged for the whole past."""

IN_A_ROW = 5
REST = timedelta(minutes=10)
"""After so many failures in a row it is left alone for so long."""

KEPT = timedelta(days=30)
RECENT = 12


def endpoint() -> Endpoint | None:
    """The second writer as it is set up; None where there is none."""
    if not (settings.WRITER_URL and settings.WRITER_MODEL):
        return None
    return Endpoint(
        settings.WRITER_URL, settings.WRITER_MODEL, key=settings.WRITER_KEY, seconds=settings.WRITER_TIMEOUT
    )


def run(now: datetime) -> int:
    """Ask about one case, the most pressing; returns 1 where there was one.

    One at a time: a clock that is asked to stop waits for a single answer at most.
    """
    writer = endpoint()
    if writer is None or resting_until(now) is not None:
        return 0
    case = _next(now)
    if case is None:
        return 0
    SecondAsk.objects.filter(asked_at__lt=now - KEPT).delete()
    try:
        with transaction.atomic():
            asked = SecondAsk.objects.create(case=case, case_version=case.version, asked_at=now)
    except IntegrityError:
        return 1  # another process has asked
    began = time.monotonic()
    outcome, code, reason = _asked(case, writer, now)
    ended = now + timedelta(seconds=time.monotonic() - began)
    SecondAsk.objects.filter(pk=asked.pk).update(
        outcome=outcome, code=code[:40], reason=reason[:300], ended_at=ended
    )
    # The words of a refused text stay out of the log; the row has them.
    log.info("second writer, case %s: %s %s", case.pk, outcome, code)
    if outcome == AskOutcome.FAILED and (until := resting_until(ended)) is not None:
        log.warning("The second writer rests until %s: %s.", f"{until:%H:%M} UTC", reason)
    return 1


def resting_until(now: datetime) -> datetime | None:
    """Until when the second writer is left alone after failures in a row; None where it is not."""
    ended = SecondAsk.objects.exclude(outcome__in=[AskOutcome.ASKED, AskOutcome.PASSED_OVER])
    last = list(ended.order_by("-pk").values_list("outcome", "ended_at")[:IN_A_ROW])
    if len(last) < IN_A_ROW or any(outcome != AskOutcome.FAILED for outcome, _ in last):
        return None
    ended_at = last[0][1]
    return ended_at + REST if ended_at is not None and now < ended_at + REST else None


def last_failure() -> str:
    """Why the last ask failed, where the last one did; else nothing."""
    ended = SecondAsk.objects.exclude(outcome__in=[AskOutcome.ASKED, AskOutcome.PASSED_OVER])
    last = ended.order_by("-pk").first()
    return last.reason if last is not None and last.outcome == AskOutcome.FAILED else ""


def _next(now: datetime) -> Case | None:
    of_version = {"case": OuterRef("pk"), "case_version": OuterRef("version")}
    young = Draft.objects.filter(
        **of_version, state=DraftState.PROPOSED, writer=Writer.OWN, created_at__gt=now - FRESH
    )
    waiting = Case.objects.filter(
        Exists(young.exclude(text="")),
        ~Exists(SecondAsk.objects.filter(**of_version)),
        ~Exists(Reply.objects.filter(case=OuterRef("pk"), state__in=LIVE)),
        state=CaseState.OPEN,
        kind__in=[Kind.COMPLAINT, Kind.QUESTION],
        handled_version=F("version"),
    )
    if settings.WRITER_BRANDS:
        waiting = waiting.filter(brand__slug__in=settings.WRITER_BRANDS)
    return waiting.select_related("brand", "channel").order_by("-priority", "last_customer_at").first()


def _asked(case: Case, writer: Endpoint, now: datetime) -> tuple[AskOutcome, str, str]:
    """Ask, judge, and add the variant; returns what came of it, and why nothing did."""
    found = _question(case, now)
    if found is None:
        return AskOutcome.PASSED_OVER, "", ""
    request, ask = found
    standing = Draft.objects.filter(case=case, case_version=case.version, state=DraftState.PROPOSED)
    beside = tuple(standing.values_list("text", flat=True))
    try:
        content = writer.ask(messages(ask, fence=f"=== {secrets.token_hex(8)} ==="))
        proposal = proposal_from(content, ask, request, beside=beside)
    except NoAnswer as failure:
        return AskOutcome.FAILED, "no-answer", str(failure)
    except Rejected as rejected:
        return AskOutcome.REJECTED, rejected.code, str(rejected)
    if not _add(case, request, proposal, now):
        return AskOutcome.LATE, "", ""
    return AskOutcome.PROPOSED, "", ""


def _question(case: Case, now: datetime) -> tuple[DraftRequest, Ask] | None:
    """What to ask of a case; None where its post stays in the house."""
    mention = last_word(case)
    if mention is None or mention.visibility != Visibility.PUBLIC:
        return None
    posted = Reply.objects.filter(case__brand=case.brand_id).exclude(case=case).order_by("-pk")
    recent = tuple(posted.values_list("text", flat=True)[:RECENT])
    request = request_for(case, mention, recent=recent, now=now)
    if request is None:
        return None
    thread = (
        (("us" if mention.parent_is_ours else "somebody", mention.parent_text),)
        if mention.parent_text
        else ()
    )
    # Our own handle is no secret, and better said by name.
    ours = case.channel.handle.removeprefix("@")
    whole = rf"(?<!\w)@{re.escape(ours)}(?![\w.@-])"
    said = re.sub(whole, lambda _match: case.brand.name, mention.text) if ours else mention.text
    ask = ask_for(request, thread=thread, voice=case.brand.voice, shown=said)
    return None if ask is None else (request, ask)


def _add(case: Case, request: DraftRequest, proposal: Proposal, now: datetime) -> bool:
    """Put the variant last, where the case waits as it did and its drafts still stand."""
    mention = last_word(case)
    with transaction.atomic():
        of_version = Draft.objects.filter(case=case, case_version=case.version)
        if mention is None or mention.text != request.text or not held_still(case):
            return False
        if not of_version.filter(state=DraftState.PROPOSED).exists():
            return False
        draft = Draft.objects.create(
            case=case,
            case_version=case.version,
            mention=mention,
            mention_version=mention.version,
            variant=(of_version.aggregate(last=Max("variant"))["last"] or 0) + 1,
            text=proposal.text,
            template=proposal.template,
            writer=Writer.SECOND,
            sources=[source.to_json() for source in proposal.sources],
            length=proposal.length,
            limit=proposal.limit.max,
            created_at=now,
        )
        Check.objects.bulk_create(checks_of(draft, proposal.findings))
    return True
