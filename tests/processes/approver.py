"""A tireless manager: approves the first variant of every case at the desk, until it is stopped."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

import tests.processes.django_here  # noqa: F401
from responders.models import Draft
from responders.models.draft import DraftState
from responders.people.models import User
from responders.steps.deciding import CannotDecideError, approve

owner = User.objects.get(username="owner")
end = time.monotonic() + float(sys.argv[1])
while time.monotonic() < end:
    proposed = (
        Draft.objects.filter(state=DraftState.PROPOSED, variant=1)
        .select_related("mention")
        .order_by("pk")[:5]
    )
    for draft in proposed:
        try:
            approve(
                draft,
                user=owner,
                text=draft.text or "Thank you for writing to us.",
                owners_word="a test",
                now=datetime.now(UTC),
            )
        except CannotDecideError:
            continue
    time.sleep(0.05)
