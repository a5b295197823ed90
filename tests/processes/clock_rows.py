"""Who holds the clock's lease and what the rows of its runs say, as one JSON object."""

from __future__ import annotations

import json

from django.db.models import Count

import tests.processes.django_here  # noqa: F401
from monitor.models import Lease, Run

print(
    json.dumps(
        {
            "holder": Lease.objects.filter(name="clock").values_list("holder", flat=True).first(),
            "latest": Run.objects.order_by("-pk").values_list("pk", flat=True).first() or 0,
            "not_ended": list(Run.objects.filter(ended_at=None).values_list("step", flat=True)),
            "outcomes": {
                f"{row['step']} {row['outcome']}": row["n"]
                for row in Run.objects.values("step", "outcome").annotate(n=Count("pk"))
            },
            "errors": list(Run.objects.exclude(error="").values_list("error", flat=True).distinct()),
        }
    )
)
