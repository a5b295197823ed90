"""What `amends setup` does: keys, database, first owner, sample brand. Safe to run again."""

from __future__ import annotations

import os
import secrets
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from config import env

OWNER = "owner"


class CannotSetUpError(Exception):
    """Setting up can't go on; the message is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a run of `set_up` found or made."""

    home: Path
    new_keys: tuple[str, ...]
    migrated: bool
    new_owner: bool
    sample: bool


def first_line(error: Exception) -> str:
    """What an error says, without the lines that a database adds for engineers."""
    return next(iter(str(error).splitlines()), type(error).__name__)


def key_files() -> dict[str, Path]:
    """The two keys: one signs sessions, one encrypts the platforms' tokens (apart from the database)."""
    home = Path(settings.HOME)
    return {"secret.key": home / "secret.key", "token.key": home / "token.key"}


def given_keys() -> set[str]:
    """The keys that come from the environment and need no file."""
    names = {"secret.key": "AMENDS_SECRET_KEY", "token.key": "AMENDS_TOKEN_KEY"}
    return {key for key, name in names.items() if env.text(name)}


def missing() -> list[str]:
    """What an installation still lacks, a sentence each; empty when it is ready."""
    given = given_keys()
    lacks = [
        f"The key {path} is missing."
        for name, path in key_files().items()
        if name not in given and not path.is_file()
    ]
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
        write_private(path, value + "\n")
        made.append(name)
    return tuple(made)


def write_private(path: Path, text: str) -> None:
    """Write a file for this user's eyes only: never for a moment readable by others, and never half of it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)


def set_up(*, now: datetime, email: str = "", sample: bool = True) -> SetUp:
    """Make an installation ready: keys, tables, the first owner, the sample brand.

    Raises CannotSetUpError where the folder or the database can't be reached or written.
    """
    try:
        new_keys = write_keys()
    except OSError as error:
        where = error.filename or settings.HOME
        raise CannotSetUpError(
            f"{where}: {error.strerror}. Choose another folder with AMENDS_HOME."
        ) from error
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise CannotSetUpError(
            f"the database can't be reached: {first_line(error)}. Check DATABASE_URL."
        ) from error
    try:
        migrated = pending_migrations()
        if migrated:
            call_command("migrate", interactive=False, verbosity=0)
        _, new_owner = first_owner(email=email)
        fresh = sample and _load_sample(now=now, email=email)
    except OperationalError as error:
        # Locked by another process, a full disk, no right to make tables: nothing that a traceback explains.
        raise CannotSetUpError(
            f"the database did not take it: {first_line(error)}. Then type: amends setup"
        ) from error
    return SetUp(
        home=Path(settings.HOME), new_keys=new_keys, migrated=migrated, new_owner=new_owner, sample=fresh
    )


def first_owner(*, email: str = "") -> tuple[str, bool]:
    """The first owner's name, and whether it was made now. A sign-in link, not a password, lets them in."""
    from responders.people.models import Role, User

    owner = User.objects.filter(role=Role.OWNER, is_active=True).order_by("pk").first()
    if owner is not None:
        return owner.username, False
    # Somebody else may bear the name by now: an owner who became a manager, or has left.
    name = OWNER
    number = 1
    while User.objects.filter(username=name).exists():
        number += 1
        name = f"{OWNER}{number}"
    owner = User.objects.create_user(username=name, email=email or None, role=Role.OWNER)
    return owner.username, True


@transaction.atomic
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
    playbook = sample_playbook()
    write_playbook(brand, playbook["remedies"], bounds=playbook["bounds"])
    return True
