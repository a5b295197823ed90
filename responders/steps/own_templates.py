"""Owners' templates in drafting: which a brand has in use, and what became of each, told on its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from monitor.models import Brand, Case
from responders.domain.drafting import Proposal
from responders.domain.own_templates import OwnTemplate, Tried
from responders.domain.own_words import TemplateWords, built
from responders.models import TemplateTrial, TemplateVersion

COUNTED = 50
"""Drafts that the page looks back on."""

KEPT = 200
"""Trials of one template that are kept."""


def words_of(version: TemplateVersion) -> TemplateWords:
    """A version as it was written down."""
    return TemplateWords(
        name=version.name,
        sort=version.sort,
        texts=tuple(version.texts),
        topics=tuple(version.topics),
        moods=tuple(version.moods),
        least=version.least,
        most=version.most,
        room=version.room,
        use=version.use,
    )


def templates_in_use(brand: Brand) -> tuple[OwnTemplate, ...]:
    """Every template of the brand that is switched on, in its version that counts."""
    rows = TemplateVersion.objects.filter(
        template__brand=brand,
        template__enabled=True,
        template__removed_at=None,
        number=F("template__version"),
    )
    return tuple(
        built(words_of(row), key=row.template_id, version=row.number) for row in rows.order_by("template_id")
    )


def trials(
    case: Case, tried: Iterable[Tried], proposals: Sequence[Proposal], *, now: datetime
) -> list[TemplateTrial]:
    """One row for each template that was meant for the case: left out where none of its wordings could be used."""
    taken = {proposal.template for proposal in proposals}
    by_template: dict[int, list[Tried]] = {}
    for one in tried:
        by_template.setdefault(one.template.key, []).append(one)
    return [
        TemplateTrial(
            template_id=key,
            version=ones[0].template.version,
            case=case,
            proposed=ones[0].template.place in taken,
            why="" if any(one.usable for one in ones) else ones[0].why[:200],
            at=now,
        )
        for key, ones in by_template.items()
    ]


def keep(rows: list[TemplateTrial]) -> None:
    """Store what became of templates, and let go of what nobody looks back on."""
    if not rows:
        return
    standing = set(
        TemplateVersion.objects.filter(template__in={row.template_id for row in rows}).values_list(
            "template_id", flat=True
        )
    )
    TemplateTrial.objects.bulk_create([row for row in rows if row.template_id in standing], batch_size=200)
    for key in standing:
        last = TemplateTrial.objects.filter(template=key).order_by("-id").values_list("id", flat=True)[KEPT:]
        if old := last.first():
            TemplateTrial.objects.filter(template=key, id__lte=old).delete()


@dataclass(frozen=True, slots=True)
class Lately:
    """What became of a template in the last drafts that it was meant for, and why it was left out, oftenest first."""

    drafts: int
    proposed: int
    left_out: int
    why: tuple[tuple[str, int], ...]


def lately(keys: Iterable[int]) -> Mapping[int, Lately]:
    """The last drafts of each template."""
    found = {}
    for key in keys:
        rows = list(
            TemplateTrial.objects.filter(template=key)
            .order_by("-id")
            .values_list("proposed", "why")[:COUNTED]
        )
        why = Counter(reason for _, reason in rows if reason)
        found[key] = Lately(
            drafts=len(rows),
            proposed=sum(proposed for proposed, _ in rows),
            left_out=sum(bool(reason) for _, reason in rows),
            why=tuple(why.most_common(3)),
        )
    return found
