"""The tone check on a text as it stands at the desk, with everything that the case knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from monitor.models import Case, Channel, Mention
from monitor.steps.current import current_reading
from monitor.steps.facts import reading_facts
from responders.domain.bounds import beyond
from responders.domain.finding import Finding, Weight
from responders.domain.lengths import Limit, limit_for
from responders.domain.people import first_name
from responders.domain.playbook import Playbook
from responders.domain.tone import Context, Spent, check_reply
from responders.domain.tone.over_promise import CHECK as OVER_PROMISE
from responders.grammar import shipped_grammar
from responders.language.sense import shipped_sense
from responders.models import Reply
from responders.playbooks import playbook_of
from responders.steps.spending import promised_money, spent_before

RECENT = 12


def limit_on(channel: Channel, mention: Mention) -> Limit:
    """The longest answer to this mention: as the platform says, or the server, less the name it begins with.

    On Mastodon an answer begins with the customer's name, without the server's, or it would not reach them.
    """
    limit = limit_for(channel.platform)
    said = str(channel.settings.get("max_characters", ""))
    longest = int(said) if said.isdecimal() else limit.max
    if limit.rule == "mastodon" and mention.author_handle:
        longest -= len(mention.author_handle.removeprefix("@").partition("@")[0]) + 2
        # A content warning is copied into the answer, and counts as well.
        longest -= len(str(mention.ref.get("spoiler", "")))
    return replace(limit, max=max(longest, 1))


def check_text(
    text: str,
    *,
    case: Case,
    mention: Mention,
    is_owner: bool = False,
    now: datetime | None = None,
) -> tuple[Finding, ...]:
    """Every finding on `text` as an answer to `mention`; `is_owner` says who would send it."""
    reading = current_reading(mention)
    recent = Reply.objects.filter(case__brand=case.brand_id).exclude(case=case).order_by("-pk")
    playbook = playbook_of(case.brand)
    spent = spent_before(case, playbook, now=now or timezone.now())
    found = check_reply(
        text,
        mention.text,
        Context(
            platform=case.channel.platform,
            limit=limit_on(case.channel, mention),
            reading=reading_facts(reading) if reading else None,
            playbook=playbook,
            recent=tuple(recent.values_list("text", flat=True)[:RECENT]),
            customer=first_name(mention.author_name, mention.author_handle),
            handle=mention.author_handle,
            is_owner=is_owner,
            spent=spent,
            grammar=shipped_grammar(),
            sense=shipped_sense(),
        ),
    )
    if any(finding.code == OVER_PROMISE.code for finding in blocking(found)):
        return found
    return found + beyond_bounds(
        text, playbook=playbook, spent=spent, is_owner=is_owner, mention=mention.text
    )


def beyond_bounds(
    text: str, *, playbook: Playbook, spent: Spent, is_owner: bool, mention: str = ""
) -> tuple[Finding, ...]:
    """One finding where the text promises more money than the owner's bounds leave; none otherwise."""
    why = beyond(float(promised_money(text, playbook, mention=mention)), playbook, spent, is_owner=is_owner)
    if not why:
        return ()
    # Money beyond the owner's bounds blocks, however the check itself is weighed.
    return (
        Finding(
            code=OVER_PROMISE.code,
            principle=OVER_PROMISE.principle,
            weight=Weight.BLOCK,
            words="",
            start=0,
            end=0,
            advice=f"{why} For more, ask the owner first.",
            why=why,
        ),
    )


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that need an edit or the owner's word."""
    return tuple(finding for finding in findings if finding.weight == Weight.BLOCK)
