"""Read, file and draft at once what a file brought, by the clock's own steps."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, QuerySet

from config.imports.bars import Bar
from monitor.models import Case, Channel, Mention, Reading
from monitor.models.case import CaseState
from monitor.models.mention import MentionState
from monitor.steps import file_cases, read
from responders.models import Draft
from responders.steps import draft

BATCH = 500
PATIENCE = 150.0
"""Seconds to wait for rows that the clock has claimed: a little more than a claim lasts."""


def made_on(channel: Channel) -> dict[str, int]:
    """How many readings, cases and drafts the channel has now."""
    return {
        "readings": Reading.objects.filter(mention__channel=channel).count(),
        "cases": Case.objects.filter(channel=channel).count(),
        "drafts": Draft.objects.filter(case__channel=channel).count(),
    }


def work_off(channel: Channel, *, bar: Bar) -> int:
    """Run the steps until nothing of this channel waits; returns how many rows another process still holds.

    The clock may run at the same time: each row is claimed by one of the two.
    """
    to_read = Mention.objects.filter(channel=channel, state=MentionState.COLLECTED)
    to_file = Mention.objects.filter(channel=channel, state=MentionState.READ)
    to_draft = Case.objects.filter(channel=channel, state=CaseState.OPEN, handled_version__lt=F("version"))
    left = 0
    if to_read.exists():
        # The model is loaded only where there is something to read.
        from monitor.language.reader import load_reader

        reader = load_reader()
        left += _until_done("Reading", to_read, lambda now: read.run(now, reader=reader, size=BATCH), bar=bar)
    left += _until_done("Filing", to_file, lambda now: file_cases.run(now, size=BATCH), bar=bar)
    left += _until_done("Drafting", to_draft, lambda now: draft.run(now, size=BATCH), bar=bar)
    return left


def _until_done(what: str, waiting: QuerySet[Any], step: Callable[[datetime], int], *, bar: Bar) -> int:
    total = waiting.count()
    done = 0
    waited = 0.0
    while total:
        handled = step(datetime.now(UTC))
        done += handled
        bar(what, done=done, total=max(done, total))
        if handled:
            waited = 0.0
            continue
        left = waiting.count()
        if not left or waited >= PATIENCE:
            return left
        time.sleep(0.25)
        waited += 0.25
    return 0
