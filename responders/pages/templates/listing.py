"""A brand's own templates at a glance, and the shipped ones to read and to copy."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from responders.domain.own_copies import shipped_replies, shipped_sentences
from responders.domain.own_words import SORT_NAMES, faults, settings_in_words
from responders.models import ReplyTemplate, TemplateVersion
from responders.pages.templates.gate import brand_or_404
from responders.pages.templates.previewing import for_instance
from responders.people.requests import SignedIn
from responders.steps.own_templates import COUNTED, Lately, lately, words_of


@dataclass(frozen=True, slots=True)
class Line:
    """One template in the list, with what became of it lately and what is wrong with it."""

    template: ReplyTemplate
    version: TemplateVersion
    settings: tuple[tuple[str, str], ...]
    lately: Lately
    wrong: tuple[str, ...]


@never_cache
@require_safe
def templates(request: SignedIn, brand_id: int) -> HttpResponse:
    """All templates of the brand, by name; removed ones below."""
    brand = brand_or_404(brand_id)
    rows = TemplateVersion.objects.filter(template__brand=brand, number=F("template__version"))
    rows = rows.select_related("template", "saved_by").order_by("template__name", "pk")
    standing = [row for row in rows if row.template.removed_at is None]
    told = lately(row.template_id for row in standing)
    own_topics = tuple(brand.own_topics.values_list("name", flat=True))
    lines = [
        Line(
            template=row.template,
            version=row,
            settings=settings_in_words(words_of(row))[1:],
            lately=told[row.template_id],
            wrong=tuple(faults(words_of(row), own_topics).values()),
        )
        for row in standing
    ]
    context = {
        "brand": brand,
        "lines": lines,
        "removed": [row.template for row in rows if row.template.removed_at is not None],
        "counted": COUNTED,
        "owner": request.user.is_owner,
        "now": timezone.now(),
    }
    return render(request, "pages/templates/list.html", context)


@never_cache
@require_safe
def shipped(request: SignedIn, brand_id: int) -> HttpResponse:
    """The shipped replies of one sort, and the sentences that they are made of."""
    brand = brand_or_404(brand_id)
    asked = request.GET.get("for", "complaint")
    sort = asked if asked in SORT_NAMES else "complaint"
    context = {
        "brand": brand,
        "sort": sort,
        "sorts": SORT_NAMES,
        "replies": [(reply, for_instance(brand, reply.sort, reply.text)) for reply in shipped_replies(sort)],
        "sentences": shipped_sentences(sort),
        "owner": request.user.is_owner,
    }
    return render(request, "pages/templates/shipped.html", context)
