"""Saving owners' templates: every save is a version, every deed on record, and two people never overwrite each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404

from monitor.models import Brand
from responders.domain.own_words import TemplateWords, faults
from responders.models import ReplyTemplate, TemplateVersion
from responders.people.audit import record
from responders.people.models import User
from responders.steps.own_templates import words_of

MOST_TEMPLATES = 100


class BadTemplateError(ValueError):
    """Something can't be kept as it was typed; `fields` says what, by the name of the field."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


class OvertakenError(ValueError):
    """Somebody saved the template since this page was opened; `version` is the one that counts now."""

    def __init__(self, version: int) -> None:
        super().__init__(f"Version {version} was saved meanwhile.")
        self.version = version


def current(template: ReplyTemplate) -> TemplateVersion:
    """The version that counts."""
    return get_object_or_404(template.versions, number=template.version)


def add(brand: Brand, words: TemplateWords, *, enabled: bool, user: User, now: datetime) -> ReplyTemplate:
    """A new template. Raises BadTemplateError."""
    with transaction.atomic():
        _held(brand)
        _check(brand, words, None)
        if brand.reply_templates.filter(removed_at=None).count() >= MOST_TEMPLATES:
            raise BadTemplateError({"name": f"There are {MOST_TEMPLATES} templates. Remove one first."})
        template = ReplyTemplate.objects.create(
            brand=brand, name=words.name, enabled=enabled, version=1, created_at=now
        )
        _keep(template, words, user=user, now=now)
        record(user, "add_template", f"template:{template.pk}", now, name=words.name, brand=brand.name)
    return template


def save(
    template: ReplyTemplate, words: TemplateWords, *, enabled: bool, based_on: int, user: User, now: datetime
) -> tuple[ReplyTemplate, bool]:
    """A new version, where something differs; the template and whether anything did.

    Raises BadTemplateError, or OvertakenError where the page was made from an older version.
    """
    with transaction.atomic():
        _held(template.brand)
        row = _locked(template)
        _check(row.brand, words, row)
        if based_on != row.version:
            raise OvertakenError(row.version)
        before = words_of(current(row))
        if words == before and enabled == row.enabled:
            return row, False
        if words != before:
            row.version += 1
            row.name = words.name
            _keep(row, words, user=user, now=now)
        turned = {} if enabled == row.enabled else {"enabled": enabled}
        row.enabled = enabled
        row.save()
        record(user, "save_template", _subject(row), now, name=row.name, version=row.version, **turned)
    return row, True


def go_back(template: ReplyTemplate, number: int, *, user: User, now: datetime) -> ReplyTemplate:
    """An earlier version as the newest. Raises BadTemplateError where it can't be used as it was."""
    with transaction.atomic():
        _held(template.brand)
        row = _locked(template)
        words = words_of(get_object_or_404(row.versions, number=number))
        _check(row.brand, words, row)
        if number != row.version and words != words_of(current(row)):
            row.version += 1
            row.name = words.name
            _keep(row, words, user=user, now=now, back_to=number)
            row.save()
            record(user, "back_template", _subject(row), now, name=row.name, version=row.version, to=number)
    return row


def turn(template: ReplyTemplate, *, enabled: bool, user: User, now: datetime) -> None:
    """Switch it on or off."""
    _set(template, "turn_template", user=user, now=now, enabled=enabled)


def remove(template: ReplyTemplate, *, user: User, now: datetime) -> None:
    """Put it away; it can be brought back."""
    _set(template, "remove_template", user=user, now=now, removed_at=now)


def bring_back(template: ReplyTemplate, *, user: User, now: datetime) -> None:
    """Bring a removed one back, switched off. Raises BadTemplateError where its name is taken meanwhile."""
    with transaction.atomic():
        _held(template.brand)
        _check(template.brand, words_of(current(template)), template, texts=False)
        _set(template, "bring_back_template", user=user, now=now, removed_at=None, enabled=False)


def _set(template: ReplyTemplate, deed: str, *, user: User, now: datetime, **fields: Any) -> None:
    with transaction.atomic():
        row = _locked(template)
        if all(getattr(row, name) == value for name, value in fields.items()):
            return
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(update_fields=[*fields])
        plain = {name: value for name, value in fields.items() if isinstance(value, bool)}
        record(user, deed, _subject(row), now, name=row.name, **plain)


def _held(brand: Brand) -> None:
    """No two templates of one brand are saved at the same moment: their names must differ."""
    Brand.objects.select_for_update().get(pk=brand.pk)


def _locked(template: ReplyTemplate) -> ReplyTemplate:
    return ReplyTemplate.objects.select_related("brand").select_for_update(of=("self",)).get(pk=template.pk)


def _check(brand: Brand, words: TemplateWords, row: ReplyTemplate | None, *, texts: bool = True) -> None:
    wrong = faults(words, tuple(brand.own_topics.values_list("name", flat=True))) if texts else {}
    others = brand.reply_templates.filter(removed_at=None).exclude(pk=row.pk if row else 0)
    if words.name.casefold() in {name.casefold() for name in others.values_list("name", flat=True)}:
        wrong = {"name": "There is a template of this name already."} | wrong
    if wrong:
        raise BadTemplateError(wrong)


def _keep(
    template: ReplyTemplate, words: TemplateWords, *, user: User, now: datetime, back_to: int | None = None
) -> None:
    TemplateVersion.objects.create(
        template=template,
        number=template.version,
        name=words.name,
        sort=words.sort,
        topics=list(words.topics),
        moods=list(words.moods),
        least=words.least,
        most=words.most,
        room=words.room,
        use=words.use,
        texts=list(words.texts),
        back_to=back_to,
        saved_by=user,
        saved_at=now,
    )


def _subject(template: ReplyTemplate) -> str:
    return f"template:{template.pk}"
