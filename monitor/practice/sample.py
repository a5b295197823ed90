"""The sample brand: a small shop with its customers' posts, which appear on the square as the clock ticks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from monitor.models import Brand, Channel, Source
from monitor.practice.models import Account, Post

FOLDER = Path(__file__).parent / "sample"
PLATFORM = "practice"
STREAM = "mentions"
INTERVAL_SECONDS = 5


class BadSampleError(ValueError):
    """A sample file that does not hold together; the message names the file and the line."""


def sample_playbook(folder: Path = FOLDER) -> dict[str, Any]:
    """The sample brand's playbook as it stands in brand.json, for those who keep playbooks."""
    playbook: dict[str, Any] = _brand_file(folder)["playbook"]
    return playbook


@transaction.atomic
def load_sample(now: datetime, *, folder: Path = FOLDER) -> Brand:
    """Set up the sample brand, its channel and source, and the square with its people and posts.

    1. What is there already stays as it is: loading twice adds nothing and moves no time.
    2. A post appears `after_s` seconds from `now`; one with an age was written `age_s` seconds before it.
    3. Edits and deletions are laid down with their times; `network.settle` carries them out.

    Raises BadSampleError for files that do not hold together, and then writes nothing.
    """
    facts = _brand_file(folder)
    shop = _account(
        {"handle": facts["handle"], "name": facts["name"], "about": facts["about"][:300]}, is_brand=True
    )
    brand = _brand(facts)
    _channel(brand, shop, now)
    people = {shop.handle: shop}
    for number, row in _lines(folder / "accounts.jsonl"):
        if row["handle"] in people:
            raise BadSampleError(f'accounts.jsonl, line {number}: "{row["handle"]}" is there twice.')
        people[row["handle"]] = _account(row)
    _posts(folder / "posts.jsonl", people, now)
    return brand


def _brand_file(folder: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((folder / "brand.json").read_text(encoding="utf-8"))
    facts["handle"] = facts["handle"].removeprefix("@")
    return facts


def _brand(facts: Mapping[str, Any]) -> Brand:
    defaults = {
        field: facts[field] for field in ("name", "about", "time_zone", "voice", "signer", "keywords")
    }
    defaults |= {
        "exclude": facts.get("exclude", []),
        "hours": facts.get("hours", {}),
        "handles": [facts["handle"]],
    }
    contact = facts["playbook"].get("contact")
    if contact:
        defaults["contact"] = contact
    brand, _ = Brand.objects.get_or_create(slug=facts["slug"], defaults=defaults)
    return brand


def _channel(brand: Brand, shop: Account, now: datetime) -> None:
    channel, _ = Channel.objects.get_or_create(
        brand=brand,
        platform=PLATFORM,
        external_id=str(shop.pk),
        defaults={"handle": shop.handle, "label": "Practice square", "alerts": True},
    )
    Source.objects.get_or_create(
        channel=channel,
        stream=STREAM,
        query="",
        defaults={"interval_seconds": INTERVAL_SECONDS, "next_run_at": now},
    )


def _account(row: Mapping[str, Any], *, is_brand: bool = False) -> Account:
    defaults = {field: row[field] for field in ("name", "about", "followers", "temper") if field in row}
    account, _ = Account.objects.get_or_create(
        handle=row["handle"].removeprefix("@"), defaults={**defaults, "is_brand": is_brand}
    )
    return account


def _posts(path: Path, people: Mapping[str, Account], now: datetime) -> None:
    """Write the posts in the order of the file; an answer stands below its parent there as well."""
    shop = next(account for account in people.values() if account.is_brand)
    prefix = f"sample-{shop.pk}-"
    there = {post.key: post for post in Post.objects.filter(key__startswith=prefix)}
    for number, row in _lines(path):
        key = prefix + row["key"]
        if key in there:
            continue
        author = people.get(row["author"].removeprefix("@"))
        above = row.get("in_reply_to")
        parent = None if above is None else there.get(prefix + above)
        if author is None:
            raise BadSampleError(f'posts.jsonl, line {number}: nobody is called "{row["author"]}".')
        if above is not None and parent is None:
            raise BadSampleError(
                f'posts.jsonl, line {number}: it answers "{above}", which stands nowhere above it.'
            )
        there[key] = _post(row, key=key, author=author, parent=parent, now=now)


def _post(row: Mapping[str, Any], *, key: str, author: Account, parent: Post | None, now: datetime) -> Post:
    appears_at = _in(now, row["after_s"])
    if parent is not None:
        appears_at = max(appears_at, parent.appears_at)
    edit = row.get("edited_to")
    gone = row.get("deleted_after_s")
    return Post.objects.create(
        author=author,
        text=row["text"],
        parent=parent,
        root_id=None if parent is None else parent.root_id or parent.pk,
        written_at=_in(now, -row["age_s"]) if row.get("age_s") else appears_at,
        appears_at=appears_at,
        edit_due_at=_in(now, edit["after_s"]) if edit else None,
        edit_text=edit["text"] if edit else "",
        deleted_at=None if gone is None else _in(now, gone),
        on_reply=row.get("on_reply", "ok"),
        likes=row.get("likes", 0),
        mood=row.get("kind", ""),
        key=key,
    )


def _in(now: datetime, seconds: float) -> datetime:
    return now + timedelta(seconds=seconds)


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except ValueError as error:
                    raise BadSampleError(f"{path.name}, line {number}: {error}.") from error
