"""The five tables of an export. Their columns are listed in docs/export.md and stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from monitor.models import Brand, Case, Label, Mention
from monitor.steps.current import standing
from responders.models import Check, Draft, Reply

CHUNK = 500
"""Rows fetched at once."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and the rows of one brand or of all. Values are plain or lists."""

    columns: tuple[str, ...]
    rows: Callable[[Brand | None], Iterator[dict[str, Any]]]


def _of(rows: QuerySet[Any], path: str, brand: Brand | None) -> Iterator[Any]:
    chosen = rows.filter(**{path: brand}) if brand else rows
    return iter(chosen.order_by("pk").iterator(chunk_size=CHUNK))


# The first columns have the names that `amends import` knows: an export can be read in again.
MENTIONS = (
    "id", "text", "author", "author_name", "created_at", "url", "thread_id", "parent_id", "platform",
    "language", "followers", "likes", "mention_id", "case_id", "brand", "channel", "state", "post_kind",
    "author_id", "collected_at", "deleted_at", "problem", "kind", "confidence", "severity", "escalate",
    "asks_question", "topics", "risks", "language_read", "model_version", "read_at",
)  # fmt: skip


def mentions(brand: Brand | None) -> Iterator[dict[str, Any]]:
    """Every mention with the reading that stands; the reading's columns are empty where it was not read yet."""
    rows = Mention.objects.select_related("channel__brand").prefetch_related("readings").defer("raw")
    for mention in _of(rows, "channel__brand", brand):
        read = mention.readings.all()
        reading = standing(read, mention.version) if read else None
        yield {
            "id": mention.external_id,
            "text": mention.text,
            "author": mention.author_handle,
            "author_name": mention.author_name,
            "created_at": mention.posted_at,
            "url": mention.permalink,
            "thread_id": mention.thread_id,
            "parent_id": mention.parent_id,
            "platform": mention.ref.get("platform") or mention.channel.platform,
            "language": mention.language,
            "followers": mention.author_followers,
            "likes": mention.metrics.get("likes"),
            "mention_id": mention.pk,
            "case_id": mention.case_id,
            "brand": mention.channel.brand.name,
            "channel": str(mention.channel),
            "state": mention.state,
            "post_kind": mention.kind,
            "author_id": mention.author_id,
            "collected_at": mention.collected_at,
            "deleted_at": mention.deleted_at,
            "problem": mention.problem,
            "kind": reading and reading.kind,
            "confidence": reading and reading.confidence,
            "severity": reading and reading.severity,
            "escalate": reading and reading.escalate,
            "asks_question": reading and reading.asks_question,
            "topics": reading and reading.topics,
            "risks": reading and reading.risks,
            "language_read": reading and reading.language,
            "model_version": reading and reading.model_version,
            "read_at": reading and reading.read_at,
        }


CASES = (
    "case_id", "brand", "platform", "channel", "customer", "customer_handle", "customer_name",
    "thread_id", "state", "outcome", "closed_reason", "kind", "unsure", "severity", "escalate", "topics",
    "risks", "priority", "reopened", "opened_at", "last_customer_at", "due_at", "answered_at",
    "closed_at",
)  # fmt: skip


def cases(brand: Brand | None) -> Iterator[dict[str, Any]]:
    """Every case with its customer."""
    for case in _of(Case.objects.select_related("brand", "channel", "customer"), "brand", brand):
        same = {name: getattr(case, name) for name in CASES if hasattr(case, name)}
        yield {
            **same,
            "case_id": case.pk,
            "brand": case.brand.name,
            "platform": case.channel.platform,
            "channel": str(case.channel),
            "customer": case.customer.external_id,
            "customer_handle": case.customer.handle,
            "customer_name": case.customer.name,
        }


DRAFTS = (
    "draft_id", "case_id", "mention_id", "brand", "variant", "state", "text", "template", "length",
    "limit", "created_at", "checks",
)  # fmt: skip


def drafts(brand: Brand | None) -> Iterator[dict[str, Any]]:
    """Every draft with what the tone check says of it."""
    checks = Prefetch("checks", queryset=Check.objects.order_by("start", "pk"))
    rows = Draft.objects.select_related("case__brand").prefetch_related(checks)
    for draft in _of(rows, "case__brand", brand):
        same = {name: getattr(draft, name) for name in DRAFTS if name not in {"draft_id", "brand", "checks"}}
        yield {
            **same,
            "draft_id": draft.pk,
            "brand": draft.case.brand.name,
            "checks": [
                {
                    "code": check.code,
                    "principle": check.principle,
                    "weight": check.weight,
                    "words": check.words,
                    "start": check.start,
                    "end": check.end,
                    "advice": check.advice,
                }
                for check in draft.checks.all()
            ],
        }


REPLIES = (
    "reply_id", "case_id", "mention_id", "draft_id", "brand", "platform", "channel", "state", "text",
    "approved_by", "approved_at", "text_hash", "edited", "over", "owners_word", "send_after",
    "sending_at", "posted_at", "external_id", "permalink", "reason", "attempts", "created_at",
)  # fmt: skip


def replies(brand: Brand | None) -> Iterator[dict[str, Any]]:
    """Every reply, and who approved which exact text, and when."""
    rows = Reply.objects.select_related("case__brand", "channel", "approval__user").defer("prepared")
    for reply in _of(rows, "case__brand", brand):
        approval = reply.approval
        same = {name: getattr(reply, name) for name in REPLIES if hasattr(reply, name)}
        yield {
            **same,
            "reply_id": reply.pk,
            "brand": reply.case.brand.name,
            "platform": reply.channel.platform,
            "channel": str(reply.channel),
            "approved_by": approval.user.get_username(),
            "approved_at": approval.approved_at,
            "text_hash": approval.text_hash,
            "edited": approval.edited,
            "over": approval.over,
            "owners_word": approval.owners_word,
        }


LABELS = (
    "id", "text", "platform", "kind", "severity", "escalate", "asks_question", "topics", "risks", "source",
    "labelled_by", "labelled_at", "said_kind", "said_confidence", "said_topics", "said_risks",
    "said_version", "mention_id", "brand", "channel", "current",
)  # fmt: skip


def labels(brand: Brand | None) -> Iterator[dict[str, Any]]:
    """Every label, with the text that was judged and what the machine had made of it."""
    rows = Label.objects.select_related("brand", "labelled_by", "mention__channel").defer("mention__raw")
    for label in _of(rows, "brand", brand):
        mention, person = label.mention, label.labelled_by
        same = {name: getattr(label, name) for name in LABELS if hasattr(label, name)}
        current = label.mention_version == mention.version and mention.deleted_at is None
        yield {
            **same,
            "id": mention.external_id,
            # An edit leaves words that nobody has judged.
            "text": mention.text if current else "",
            "platform": mention.ref.get("platform") or mention.channel.platform,
            "labelled_by": person.get_username() if person else None,
            "mention_id": mention.pk,
            "brand": label.brand.name,
            "channel": str(mention.channel),
            "current": current,
        }


TABLES = {
    "mentions": Table(MENTIONS, mentions),
    "cases": Table(CASES, cases),
    "drafts": Table(DRAFTS, drafts),
    "replies": Table(REPLIES, replies),
    "labels": Table(LABELS, labels),
}
