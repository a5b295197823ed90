"""Let every post of the square appear within the next SECONDS, and stay; with `tame`, let all be answered."""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime, timedelta

import tests.processes.django_here  # noqa: F401
from monitor.models import Source
from monitor.practice.models import Post

seconds = float(sys.argv[1])
now = datetime.now(UTC)
dice = random.Random(7)
posts = list(Post.objects.all())
for post in posts:
    post.appears_at = now + timedelta(seconds=dice.uniform(0, seconds))
    post.written_at = min(post.written_at, now)
    post.edit_due_at = post.deleted_at = None
    post.on_reply = "ok" if "tame" in sys.argv else post.on_reply
Post.objects.bulk_update(posts, ["appears_at", "written_at", "edit_due_at", "deleted_at", "on_reply"])
Source.objects.update(interval_seconds=1, next_run_at=now)
print(json.dumps({"posts": len(posts)}))
