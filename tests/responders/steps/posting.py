"""A reply that was approved, and the steps that send it and look for it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from responders.models import Draft, Reply
from responders.models.draft import DraftState
from responders.steps import deciding, draft, post, reconcile
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW
from tests.fakes.network import FakePoster

SENT = NOW + timedelta(seconds=11)


@pytest.fixture
def reply() -> Reply:
    _, draft = make.drafted_case()
    return deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)


def send(poster: FakePoster, now: datetime = SENT) -> int:
    return post.run(now, posters=lambda _channel: poster)


def look(poster: FakePoster, now: datetime) -> int:
    return reconcile.run(now, posters=lambda _channel: poster)


def answered_and_opened_again(poster: FakePoster, reply: Reply) -> Draft:
    """Our answer stands, a person closed the case, and now wants to say one more thing."""
    send(poster)
    deciding.no_reply_needed(reply.case, user=make.user(), reason="done", now=SENT)
    deciding.reopen(reply.case, user=make.user(), now=SENT)
    draft.run(SENT)
    return Draft.objects.get(case=reply.case, state=DraftState.PROPOSED, variant=1)
