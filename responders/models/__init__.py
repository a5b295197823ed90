"""Rows of answering, named as in docs/words.md."""

from __future__ import annotations

from responders.models.draft import Check, Draft
from responders.models.playbook import OwnersQuestion, PlaybookVersion, QuestionState
from responders.models.reply import Approval, Reply
from responders.models.second_ask import SecondAsk
from responders.models.template import ReplyTemplate, TemplateTrial, TemplateVersion

__all__ = [
    "Approval",
    "Check",
    "Draft",
    "OwnersQuestion",
    "PlaybookVersion",
    "QuestionState",
    "Reply",
    "ReplyTemplate",
    "SecondAsk",
    "TemplateTrial",
    "TemplateVersion",
]
