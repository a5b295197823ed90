"""Rows of answering, named as in docs/words.md."""

from __future__ import annotations

from responders.models.draft import Check, Draft
from responders.models.playbook import PlaybookEntry
from responders.models.reply import Approval, Reply
from responders.models.second_ask import SecondAsk

__all__ = ["Approval", "Check", "Draft", "PlaybookEntry", "Reply", "SecondAsk"]
