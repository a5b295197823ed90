"""What stands in the database and on the square, as one JSON object."""

from __future__ import annotations

import json
from collections import Counter

import tests.processes.django_here  # noqa: F401
from monitor.domain.reading import PERSON
from monitor.models import Alert, Case, Label, Mail, Mention, Reading
from monitor.practice.models import Post
from responders.models import Draft, Reply

ours = Post.objects.filter(author__is_brand=True)
print(
    json.dumps(
        {
            "square_posts": Post.objects.filter(author__is_brand=False).count(),
            "our_posts": ours.count(),
            "our_posts_by_key": max(Counter(ours.values_list("key", flat=True)).values(), default=0),
            "our_posts_by_parent": max(Counter(ours.values_list("parent", flat=True)).values(), default=0),
            "mentions": Mention.objects.count(),
            "mentions_by_state": dict(Counter(Mention.objects.values_list("state", flat=True))),
            "readings": Reading.objects.exclude(model_version=PERSON).count(),
            "readings_by_people": Reading.objects.filter(model_version=PERSON).count(),
            "labels": Label.objects.count(),
            "cases": Case.objects.count(),
            "versions": sum(Case.objects.values_list("version", flat=True)),
            "filed_in_open_cases": Mention.objects.filter(case__closed_at=None, state="filed").count(),
            "undrafted": sum(c.version > c.handled_version for c in Case.objects.filter(state="open")),
            "first_drafts": Draft.objects.filter(variant=1).count(),
            "alerts": Alert.objects.count(),
            "escalated": Case.objects.filter(escalate=True).count(),
            "mails": Mail.objects.count(),
            "replies": dict(Counter(Reply.objects.values_list("state", flat=True))),
            "posted_ids": len(
                set(Reply.objects.filter(state="posted").values_list("external_id", flat=True))
            ),
        }
    )
)
