from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from monitor.models import Brand
from responders.domain.reply_states import LIVE
from responders.models import Approval, PlaybookVersion
from responders.playbooks import write_playbook
from responders.steps import deciding
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)

REFUND = (
    "Hello Ada, I'm sorry that your teapot came broken; that is our fault. I'll refund £30 today. "
    "Send me a direct message any time. – Maya, Tin Shop"
)


def test_two_approvals_at_once_cannot_pass_the_days_bound_together() -> None:
    where = make.channel()
    write_playbook(where.brand, {"defect": {"act": "I'll put it right", "by_when": "today", "limit": 500}})
    version = PlaybookVersion.objects.get()
    version.content["bounds"] = {"day": 50}
    version.save()
    drafts = [make.drafted_case(where, text=f"My teapot number {n} came broken.")[1] for n in range(4)]
    people = [make.user() for _ in drafts]

    def approve(at: int) -> str:
        try:
            deciding.approve(drafts[at], user=people[at], text=REFUND, now=NOW)
        except deciding.Blocked as stopped:
            return " ".join(finding.code for finding in stopped.findings)
        return ""

    def approve_elsewhere(at: int) -> str:
        try:
            return approve(at)
        finally:
            connection.close()

    if connection.vendor == "postgresql":
        with ThreadPoolExecutor(len(drafts)) as pool:
            with transaction.atomic():
                # All of them wait for the brand's row together, each having found the day's money untouched.
                Brand.objects.select_for_update(no_key=True).get(pk=where.brand_id)
                going = [pool.submit(approve_elsewhere, at) for at in range(len(drafts))]
                time.sleep(1.5)
            answers = [one.result(timeout=20) for one in going]
    else:
        # With SQLite only one writes at a time.
        answers = [approve(at) for at in range(len(drafts))]
    assert answers.count("") == 1
    assert {said for said in answers if said} == {"over-promise"}
    assert Approval.objects.filter(reply__state__in=LIVE).count() == 1
