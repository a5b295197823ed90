"""The tone check: what stands between a draft and the customer. One small module a check."""

from __future__ import annotations

import logging

from responders.domain.finding import Finding
from responders.domain.tone import (
    admission,
    bare_refusal,
    blame,
    boilerplate,
    conditional_apology,
    flippant,
    hard_to_read,
    hoops,
    impersonal,
    link_cost,
    negativity,
    no_action,
    no_apology,
    no_signature,
    no_time,
    open_blank,
    over_promise,
    passive_voice,
    personal_data,
    public_ask,
    retort,
    sales_talk,
    shouting,
    slogan,
    too_long,
    unanswered_issue,
    unwanted_word,
    wrong_name,
)
from responders.domain.tone.check import Check
from responders.domain.tone.context import NOTHING_KNOWN, Context, Spent
from responders.domain.tone.said import Said

__all__ = ["CHECKS", "Context", "Spent", "check_reply"]

log = logging.getLogger(__name__)

CHECKS = tuple(
    module.CHECK
    for module in (
        no_apology,
        conditional_apology,
        blame,
        retort,
        over_promise,
        personal_data,
        open_blank,
        too_long,
        wrong_name,
        admission,
        no_action,
        no_time,
        boilerplate,
        slogan,
        negativity,
        hoops,
        bare_refusal,
        unanswered_issue,
        passive_voice,
        impersonal,
        public_ask,
        shouting,
        flippant,
        sales_talk,
        unwanted_word,
        no_signature,
        hard_to_read,
        link_cost,
    )
)
"""Every check, the blocking ones first; docs/checks.md describes each."""


def check_reply(reply: str, mention: str = "", context: Context = NOTHING_KNOWN) -> tuple[Finding, ...]:
    """All findings on a reply to a post, in the order of CHECKS.

    A check that fails is itself a finding: `check-failed` blocks, since nobody knows what it would have said.
    """
    said = Said(reply=reply, mention=mention, context=context)
    return tuple(finding for check in CHECKS for finding in _safely(check, said))


def _safely(check: Check, said: Said) -> tuple[Finding, ...]:
    try:
        return tuple(check.findings(said))
    except Exception:
        log.exception("The check %s failed.", check.code)
        return (
            Finding(
                code="check-failed",
                principle=check.principle,
                weight=check.weighed(said.playbook),
                words="",
                start=0,
                end=0,
                advice=f"The check “{check.code}” could not look at this reply. Look at it yourself for that.",
            ),
        )
