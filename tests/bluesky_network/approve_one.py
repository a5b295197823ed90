"""A manager approves a text as the answer to one post.

    python -m tests.bluesky_network.approve_one ADDRESS TEXT OUTBOX_SECONDS MODE

Prints the reply and when it was approved. MODE is how the post shall be taken to be answered: api or by_hand.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime

import tests.processes.django_here  # noqa: F401
from monitor.models import Brand, Mention
from responders.models import Draft
from responders.models.draft import DraftState
from responders.people.models import User
from responders.steps.deciding import approve

address, text, outbox_seconds, mode = sys.argv[1:]
Brand.objects.update(outbox_seconds=int(outbox_seconds))
Mention.objects.filter(external_id=address).update(reply_mode=mode)
draft = Draft.objects.select_related("mention").get(
    mention__external_id=address, state=DraftState.PROPOSED, variant=1
)
reply = approve(
    draft,
    user=User.objects.get(username="owner"),
    text=text,
    owners_word="a test",
    now=datetime.now(UTC),
)
print(json.dumps({"reply": reply.pk, "state": reply.state, "at": time.time()}))
