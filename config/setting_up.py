"""What `amends setup` does: keys, database, first owner, sample brand. Safe to run again."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

OWNER = "owner"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a run of `set_up` found or made."""

    home: Path
    new_keys: tuple[str, ...]
    migrated: bool
    new_owner: bool
    sample: bool


def key_files() -> dict[str, Path]:
    """The two keys: one signs sessions, one will encrypt the platforms' tokens (apart from the database)."""
    home = Path(settings.HOME)
    return {"secret.key": home / "secret.key", "token.key": home / "token.key"}


def missing() -> list[str]:
    """What an installation still lacks, a sentence each; empty when it is ready."""
    lacks = []
    if not os.environ.get("AMENDS_SECRET_KEY") and not os.environ.get("AMENDS_SECRET_KEY_FILE"):
        lacks += [f"The key {path} is missing." for path in key_files().values() if not path.is_file()]
    if pending_migrations():
        lacks.append("The database has not been brought up to this version.")
    return lacks


def pending_migrations() -> bool:
    """Whether tables are missing or older than this version. Makes no file where there is none."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"] and not Path(database["NAME"]).is_file():
        return True
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def write_keys() -> tuple[str, ...]:
    """Make the keys that are missing, readable by this user alone; returns their names."""
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = []
    for name, path in key_files().items():
        if path.is_file():
            continue
        from cryptography.fernet import Fernet

        value = secrets.token_urlsafe(64) if name == "secret.key" else Fernet.generate_key().decode()
        # Created with its mode, never for a moment readable by others.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(value + "\n")
        made.append(name)
    return tuple(made)


def set_up(*, now: datetime, email: str = "", sample: bool = True) -> SetUp:
    """Make an installation ready: keys, tables, the first owner, the sample brand."""
    new_keys = write_keys()
    migrated = pending_migrations()
    if migrated:
        call_command("migrate", interactive=False, verbosity=0)
    _, new_owner = first_owner(email=email)
    fresh = sample and _load_sample(now=now, email=email)
    return SetUp(
        home=Path(settings.HOME), new_keys=new_keys, migrated=migrated, new_owner=new_owner, sample=fresh
    )


def first_owner(*, email: str = "") -> tuple[str, bool]:
    """The first owner's name, and whether it was made now. A sign-in link, not a password, lets them in."""
    from responders.people.models import Role, User

    owner = User.objects.filter(role=Role.OWNER, is_active=True).order_by("pk").first()
    if owner is not None:
        return owner.username, False
    owner = User.objects.create_user(username=OWNER, email=email or None, role=Role.OWNER)
    return owner.username, True


def _load_sample(*, now: datetime, email: str) -> bool:
    """The sample brand, on an installation that has no brand at all."""
    from monitor.models import Brand
    from monitor.practice.sample import load_sample, sample_playbook
    from responders.playbooks import write_playbook

    if Brand.objects.exists():
        return False
    brand = load_sample(now)
    brand.alert_emails = [email or "owner@example.com"]
    brand.outbox_seconds = settings.OUTBOX_SECONDS
    brand.save(update_fields=["alert_emails", "outbox_seconds"])
    write_playbook(brand, sample_playbook()["remedies"])
    return True
