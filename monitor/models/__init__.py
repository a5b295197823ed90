"""Rows of listening, named as in docs/words.md."""

from __future__ import annotations

from monitor.models.alert import Alert
from monitor.models.brand import Brand, Channel, Purpose, Source, Spending
from monitor.models.case import Case, Customer
from monitor.models.learning import Label, Layer, Learning, OwnTopic, Rereading
from monitor.models.mail import Mail
from monitor.models.mention import Mention, MentionRevision, Reading
from monitor.models.run import Lease, Run

__all__ = [
    "Alert",
    "Brand",
    "Case",
    "Channel",
    "Customer",
    "Label",
    "Layer",
    "Learning",
    "Lease",
    "Mail",
    "Mention",
    "MentionRevision",
    "OwnTopic",
    "Purpose",
    "Reading",
    "Rereading",
    "Run",
    "Source",
    "Spending",
]
