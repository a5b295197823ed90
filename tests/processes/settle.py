"""Bring all work to its end; the clock runs ahead, so that the claims of dead processes have run out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import tests.processes.django_here  # noqa: F401
from config.clock.timetable import TIMETABLE
from monitor.models import Source
from monitor.practice.models import Post
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.people.models import User
from responders.steps.deciding import settle_unsure

STEPS = [entry for entry in TIMETABLE if entry.name not in {"square_customers", "tidy"}]
owner = User.objects.get(username="owner")
# Answers of customers that are still on their way stand now: the square tells the real time.
Post.objects.filter(appears_at__gt=datetime.now(UTC)).update(appears_at=datetime.now(UTC))
now = datetime.now(UTC) + timedelta(minutes=5)
asked_a_person = 0
for _ in range(40):
    now += timedelta(minutes=6)
    Source.objects.update(next_run_at=now)
    handled = sum(entry.work(now) for entry in STEPS if entry.name != "collect")
    handled += next(entry for entry in STEPS if entry.name == "collect").work(now)
    # The person whom the desk asks: looked for three times and not found.
    for reply in Reply.objects.filter(state=ReplyState.UNSURE, look_at=None):
        settle_unsure(reply, user=owner, stands=False, now=now)
        asked_a_person += 1
        handled += 1
    if not handled:
        break
print(json.dumps({"asked_a_person": asked_a_person}))
