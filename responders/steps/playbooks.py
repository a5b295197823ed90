"""An owner changes the playbook: each save is a new version, and so is going back to an earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from monitor.brands import keeping
from monitor.models import Brand
from responders.domain.playbook import Playbook
from responders.domain.playbook_changes import changes
from responders.domain.playbook_rules import faults
from responders.models import PlaybookVersion
from responders.people.audit import record
from responders.people.models import User
from responders.playbooks import add_version, playbook_in, playbook_of


class NotAnOwner(Exception):
    """Only owners set the policy (P18)."""


class Unsound(Exception):
    """The playbook can't stand as it is; `fields` says what, by field."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = fields


class Overtaken(Exception):
    """Somebody has saved another version meanwhile: `version` is the newest."""

    def __init__(self, version: PlaybookVersion) -> None:
        super().__init__(f"Version {version.number} was saved meanwhile.")
        self.version = version


@transaction.atomic
def save(
    brand_id: int, playbook: Playbook, *, user: User, now: datetime, note: str = ""
) -> PlaybookVersion | None:
    """Keep `playbook` as a new whole version; None where nothing differs from what stands.

    `playbook.version` is the version that it was made from. Raises Unsound, Overtaken and NotAnOwner.
    """
    if not user.is_owner:
        raise NotAnOwner
    if wrong := faults(playbook):
        raise Unsound(wrong)
    brand = Brand.objects.select_for_update(no_key=True).get(pk=brand_id)
    newest = PlaybookVersion.objects.filter(brand=brand).order_by("-number").first()
    if newest is not None and newest.number != playbook.version:
        raise Overtaken(newest)
    return _keep(brand, playbook, user=user, now=now, note=note)


@transaction.atomic
def go_back(brand_id: int, number: int, *, user: User, now: datetime) -> PlaybookVersion | None:
    """Make an earlier version count again, as a new one; None where it says what stands already.

    Raises PlaybookVersion.DoesNotExist and NotAnOwner.
    """
    if not user.is_owner:
        raise NotAnOwner
    brand = Brand.objects.select_for_update(no_key=True).get(pk=brand_id)
    version = PlaybookVersion.objects.get(brand=brand, number=number)
    wanted = playbook_in(version, brand, as_saved=True)
    return _keep(brand, wanted, user=user, now=now, note=f"Back to version {number}")


def _keep(
    brand: Brand, playbook: Playbook, *, user: User, now: datetime, note: str
) -> PlaybookVersion | None:
    before = playbook_of(brand)
    said = changes(before, playbook)
    if not said:
        return None
    # Who signs and how to reach them are settings of the brand, set on record like all of them.
    values = {"contact": playbook.contact}
    if playbook.signer != before.signer:
        values["signer"] = playbook.signer if playbook.signer != brand.name else ""
    keeping.change(brand.pk, values, now=now, user=user)
    version = add_version(brand, replace(playbook), before=before, now=now, user=user, note=note)
    record(
        user, "set_playbook", f"brand:{brand.pk}", now, version=version.number, changes=version.changes[:50]
    )
    return version
