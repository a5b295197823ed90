"""The brand and the channel of a file's posts, and keeping a batch of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from config.imports.taking import Counts
from monitor.brands.fields import LONGEST_NAME
from monitor.channels import brands
from monitor.domain.mention import IncomingMention
from monitor.files.problems import FileProblem
from monitor.models import Brand, Channel
from monitor.steps.keeping import keep


def brand_named(name: str, *, now: datetime, alert_emails: Callable[[], Iterable[str]]) -> tuple[Brand, bool]:
    """The brand of this name, whatever its capitals, and whether it was made now. Raises FileProblem."""
    try:
        return brands.brand_named(name, now=now, alert_emails=alert_emails)
    except ValueError as error:
        raise FileProblem(f"--brand needs a name of 1 to {LONGEST_NAME} characters.") from error


def file_channel(brand: Brand, *, alerts: bool) -> Channel:
    """The one channel that holds the brand's imported posts; `alerts` is as this import wants it."""
    channel, made = Channel.objects.get_or_create(
        brand=brand,
        platform="file",
        external_id="file",
        defaults={"handle": "file", "label": "imported posts", "alerts": alerts},
    )
    if not made and channel.alerts != alerts:
        channel.alerts = alerts
        channel.save(update_fields=["alerts"])
    return channel


def store(
    batches: Iterable[list[IncomingMention]], *, channel: Channel, now: datetime, counts: Counts
) -> None:
    """Keep every batch in a transaction of its own. A post that the file holds twice is counted as seen."""
    for batch in batches:
        # The first wording counts, in one batch as across batches: so the same file twice changes nothing.
        posts: dict[str, IncomingMention] = {}
        for post in batch:
            posts.setdefault(post.external_id, post)
        with transaction.atomic():
            kept = keep(posts.values(), channel=channel, now=now)
        counts.new += kept.new
        counts.edited += kept.edited
        counts.seen += kept.seen + len(batch) - len(posts)
        counts.usable += len(batch)
