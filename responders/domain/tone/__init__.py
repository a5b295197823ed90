"""The tone check: what stands between a draft and the customer. One small module a check."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.domain.reading import Kind, Reading
from responders.domain.facts import Facts
from responders.domain.finding import Finding
from responders.domain.lengths import Limit, limit_for
from responders.domain.playbook import Playbook
from responders.domain.tone import (
    bare_refusal,
    blame,
    boilerplate,
    conditional_apology,
    hoops,
    link_cost,
    negativity,
    no_action,
    no_apology,
    no_signature,
    no_time,
    open_blank,
    over_promise,
    passive_voice,
    private_data,
    retort,
    slogan,
    too_long,
    unanswered_issue,
)
from responders.domain.tone.said import Said

CHECKS = tuple(
    module.CHECK
    for module in (
        no_apology,
        conditional_apology,
        blame,
        retort,
        over_promise,
        private_data,
        open_blank,
        too_long,
        no_action,
        no_time,
        boilerplate,
        slogan,
        negativity,
        hoops,
        bare_refusal,
        unanswered_issue,
        passive_voice,
        no_signature,
        link_cost,
    )
)
"""Every check, the blocking ones first; docs/drafts.md describes each."""


def check_reply(
    reply: str,
    *,
    mention: str = "",
    platform: str = "",
    reading: Reading | None = None,
    playbook: Playbook | None = None,
    recent: Sequence[str] = (),
    limit: Limit | None = None,
    facts: Facts | None = None,
    kind: Kind | None = None,
) -> tuple[Finding, ...]:
    """All findings on a reply, in the order of CHECKS.

    `mention` is the post it answers, `recent` what we posted lately, `limit` overrides the platform's own,
    `facts` are those of the mention and `kind` is what it is (see settling.py), where the caller knows already.
    """
    said = Said(
        reply=reply,
        limit=limit or limit_for(platform),
        mention=mention,
        reading=reading,
        playbook=playbook,
        recent=tuple(recent),
        known_facts=facts,
        known_kind=kind,
    )
    return tuple(finding for check in CHECKS for finding in check.findings(said))
