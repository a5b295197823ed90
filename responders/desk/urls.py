"""Addresses of the desk. Everything that changes something is a POST."""

from __future__ import annotations

from django.urls import path

from responders.desk import asking, decisions, fixing, holding, mentions, pages

urlpatterns = [
    path("", pages.desk, name="desk"),
    path("queue/", pages.queue_part, name="desk-queue"),
    path("outbox/", pages.outbox_part, name="desk-outbox"),
    path("mentions/", mentions.mentions, name="mentions"),
    path("mentions/<int:mention_id>/open/", decisions.open_set_aside, name="open-case"),
    path("mentions/<int:mention_id>/fix/", fixing.mention, name="fix-mention"),
    path("keys/", decisions.toggle_keys, name="toggle-keys"),
    path("<int:case_id>/", pages.case, name="case"),
    path("<int:case_id>/check/", pages.check, name="check"),
    path("<int:case_id>/approve/", decisions.approve, name="approve"),
    path("<int:case_id>/ask-owner/", asking.ask_owner, name="ask-owner"),
    path("question/<int:question_id>/decline/", asking.decline, name="decline-question"),
    path("<int:case_id>/holding/", holding.holding, name="holding"),
    path("<int:case_id>/fix/", fixing.case, name="fix-case"),
    path("<int:case_id>/no-reply/", decisions.no_reply, name="no-reply"),
    path("<int:case_id>/reopen/", decisions.reopen, name="reopen"),
    path("reply/<int:reply_id>/take-back/", decisions.take_back, name="take-back"),
    path("reply/<int:reply_id>/by-hand/", decisions.by_hand, name="by-hand"),
    path("reply/<int:reply_id>/settle/", decisions.settle, name="settle"),
]
