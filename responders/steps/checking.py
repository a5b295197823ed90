"""The tone check on a text as it stands at the desk, with everything that the case knows."""

from __future__ import annotations

from monitor.models import Case, Mention, Reading
from monitor.steps.facts import reading_facts
from responders.domain.finding import Finding, Weight
from responders.domain.tone import check_reply
from responders.models import Reply
from responders.playbooks import playbook_of

RECENT = 12


def check_text(text: str, *, case: Case, mention: Mention) -> tuple[Finding, ...]:
    """Every finding on `text` as an answer to `mention`."""
    reading = Reading.objects.filter(mention=mention).order_by("-read_at", "-pk").first()
    recent = Reply.objects.filter(case__brand=case.brand_id).exclude(case=case).order_by("-pk")
    return check_reply(
        text,
        mention=mention.text,
        platform=case.channel.platform,
        reading=reading_facts(reading) if reading else None,
        playbook=playbook_of(case.brand),
        recent=tuple(recent.values_list("text", flat=True)[:RECENT]),
    )


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that need an edit or the owner's word."""
    return tuple(finding for finding in findings if finding.weight == Weight.BLOCK)
