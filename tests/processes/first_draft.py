"""Print the first complaint at the desk: its case, its draft and a text that may go out."""

from __future__ import annotations

import json

import tests.processes.django_here  # noqa: F401
from responders.models import Draft

draft = (
    Draft.objects.filter(
        variant=1, state="proposed", case__kind="complaint", mention__reply_mode="api", checks=None
    )
    .exclude(text="")
    .order_by("-case__priority")
    .first()
)
assert draft is not None
print(json.dumps({"case": draft.case_id, "draft": draft.pk, "text": draft.text}))
