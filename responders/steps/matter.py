"""One case as its drafting sees it, for steps that add a variant beside the drafts that stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor.models import Case, Mention, Reading
from monitor.models.case import CaseState
from monitor.steps.current import current_reading
from monitor.steps.facts import reading_facts
from responders.domain.bounds import affordable
from responders.domain.drafting import DraftRequest
from responders.domain.finding import Finding
from responders.domain.playbook import Playbook
from responders.domain.reply_states import LIVE, ReplyState
from responders.domain.voice import Voice, voice_from
from responders.grammar import shipped_grammar
from responders.language.sense import shipped_sense
from responders.models import Check, Draft, Reply
from responders.playbooks import playbook_of
from responders.steps.checking import limit_on
from responders.steps.spending import spent_before


def last_word(case: Case) -> Mention | None:
    """What the customer said last and has not taken back."""
    return Mention.objects.filter(case=case, deleted_at=None).order_by("posted_at", "pk").last()


def request_for(
    case: Case, mention: Mention, *, recent: tuple[str, ...], now: datetime
) -> DraftRequest | None:
    """What a draft of this matter depends on; None where the post was never read.

    The case comes with its brand and channel. `recent` are texts that the draft should not sound like.
    """
    reading = current_reading(mention)
    if reading is None:
        return None
    posted = Reply.objects.filter(case=case, state=ReplyState.POSTED).order_by("pk")
    return request_with(
        case,
        mention,
        reading,
        playbook=playbook_of(case.brand),
        voice=voice_from(case.brand.voice),
        recent=recent,
        answered=posted.values_list("text", flat=True).last() or "",
        now=now,
    )


def request_with(
    case: Case,
    mention: Mention,
    reading: Reading,
    *,
    playbook: Playbook,
    voice: Voice,
    recent: tuple[str, ...],
    answered: str,
    now: datetime,
) -> DraftRequest:
    """The same from what many cases of a brand share. `answered` is what we last posted in this case."""
    return DraftRequest(
        text=mention.text,
        platform=case.channel.platform,
        limit=limit_on(case.channel, mention),
        reading=reading_facts(reading),
        playbook=affordable(playbook, spent_before(case, playbook, now=now)),
        author_name=mention.author_name,
        author_handle=mention.author_handle,
        recent_replies=recent,
        is_follow_up=case.answered_at is not None,
        answered=answered,
        seed=mention.external_id,
        grammar=shipped_grammar(),
        sense=shipped_sense(),
        voice=voice,
    )


def held_still(case: Case) -> bool:
    """Whether the case, now held for us, waits as it did: drafted for the customer's last word, nothing on its way."""
    current = Case.objects.select_for_update().get(pk=case.pk)
    drafted = current.version == case.version == current.handled_version
    live = Reply.objects.filter(case=case, state__in=LIVE)
    return drafted and current.state == CaseState.OPEN and not live.exists()


def checks_of(draft: Draft, findings: Iterable[Finding]) -> list[Check]:
    """Rows for the findings on a draft."""
    return [
        Check(
            draft=draft,
            code=finding.code,
            principle=finding.principle,
            weight=finding.weight,
            words=finding.words[:300],
            start=finding.start,
            end=finding.end,
            advice=finding.advice[:400],
            why=finding.why[:400],
            better=finding.better[:400],
        )
        for finding in findings
    ]
