"""`amends doctor`: each check says what is wrong and what to type."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from config.cli.django_ready import start_django
from config.terminal import shown, visible


class Note(str):
    """A finding that is no illness: the installation works, and could do more."""

    __slots__ = ()


Check = Callable[[], str | None]


def doctor() -> None:
    """Run every check; the exit code is 1 where one of them found something that must be put right."""
    start_django()
    from config.setting_up import first_line

    checks: tuple[tuple[str, Check], ...] = (
        ("folder and keys", check_keys),
        ("database", check_database),
        ("settings", check_settings),
        ("reading model", check_model),
        ("people", check_people),
        ("clock", check_clock),
        ("accounts", check_accounts),
        ("brands", check_brands),
        ("mail", check_mail),
        ("second writer", check_writer),
    )
    ill: set[str] = set()
    for name, work in checks:
        if name in {"people", "clock", "accounts", "brands", "second writer"} and "database" in ill:
            print(f"  --  {name}: not looked at without the database")
            continue
        try:
            finding = work()
        except Exception as error:  # noqa: BLE001 -- a check that breaks is itself a finding
            finding = f"{type(error).__name__}: {first_line(error)}"
        if finding is None:
            print(f"  ok  {name}")
            continue
        if not isinstance(finding, Note):
            ill.add(name)
        print(f"  {'--' if isinstance(finding, Note) else '!!'}  {name}: {visible(finding)}")
    if ill:
        raise SystemExit(1)


def check_keys() -> str | None:
    """Both keys are there, for this user's eyes only, and so is the folder."""
    from django.conf import settings

    from config.setting_up import given_keys, key_files

    for name, path in key_files().items():
        if not path.is_file():
            if name in given_keys():
                continue
            return f"{path} is missing. Type: amends setup"
        if _open_to_others(path):
            return f"{name} can be read by other users. Type: chmod 600 {path}"
    if _open_to_others(settings.HOME):
        return Note(f"other users can look into the folder. Type: chmod 700 {settings.HOME}")
    return None


def _open_to_others(path: Path) -> bool:
    # Windows keeps no such bits.
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def check_database() -> str | None:
    """The database answers, is of this version, and can be written."""
    from django.db import DatabaseError, transaction

    from config.setting_up import first_line, pending_migrations
    from monitor.models import Lease

    try:
        if pending_migrations():
            return "it has not been brought up to this version. Type: amends setup"
    except DatabaseError as error:
        return f"it can't be reached: {first_line(error)}. Check DATABASE_URL."
    try:
        with transaction.atomic():
            Lease.objects.create(name=f"doctor {uuid4().hex}", holder="doctor", until=datetime.now(UTC))
            transaction.set_rollback(True)
    except DatabaseError as error:
        return f"it can't be written: {first_line(error)}. Check the rights of its file or its user."
    return None


def check_settings() -> str | None:
    """Django's own checks; the deployment ones where the desk is reached by https."""
    from django.conf import settings
    from django.core.checks import WARNING, run_checks

    found = [m for m in run_checks(include_deployment_checks=settings.HTTPS) if m.level >= WARNING]
    return f"{found[0].msg} {found[0].hint or ''}".strip() if found else None


def check_model() -> str | None:
    """The shipped weights load and read."""
    from monitor.language.reader import load_reader

    reading = load_reader().read("My parcel never came and nobody answers.")
    return None if reading.kind else "it loads but does not read. Install Amends again."


def check_people() -> str | None:
    """Somebody can sign in and decide."""
    from responders.people.models import Role, User

    if not User.objects.filter(role=Role.OWNER, is_active=True).exists():
        return "nobody is an owner. Type: amends add-user NAME --role owner"
    return None


def check_clock() -> str | None:
    """The clock has ticked lately."""
    from monitor.models import Run

    latest = Run.objects.order_by("-started_at").values_list("started_at", flat=True).first()
    if latest is None:
        return "it has never ticked. Type: amends run (or amends clock)"
    if datetime.now(UTC) - latest > timedelta(minutes=15):
        return f"it last ticked at {latest:%Y-%m-%d %H:%M} UTC. Type: amends run (or amends clock)"
    return None


def check_accounts() -> str | None:
    """Every connected account lets us in, and its secrets can be read."""
    from monitor.models import Channel
    from monitor.models.secrets import UnreadableSecretError
    from monitor.steps.accounts import opened

    for channel in Channel.objects.filter(enabled=True).order_by("pk"):
        try:
            opened(channel)
        except UnreadableSecretError as error:
            return f"{channel}: {error} Type: amends connect {channel.platform}"
        if channel.problem:
            return f"{channel}: {channel.problem} Type: amends connect {channel.platform}"
    return None


def check_brands() -> str | None:
    """Every brand has words to be heard by and somebody to tell."""
    from monitor.brands.keeping import missing
    from monitor.models import Brand

    lacking = [(brand, found) for brand in Brand.objects.order_by("name") if (found := missing(brand))]
    if not lacking:
        return None
    brand, found = lacking[0]
    more = f" So it is with {len(lacking)} brands." if len(lacking) > 1 else ""
    name = shown(brand.name)
    return Note(f"{name}: {' '.join(found)}{more} Type: amends brand {shlex.quote(name)}")


def check_mail() -> str | None:
    """A mail server is set up and lets us in; without one mails are only kept."""
    from django.conf import settings
    from django.core.mail import get_connection

    if not settings.EMAIL_HOST:
        return Note(
            "no mail server is set, so alerts stay on the Mails page. Set AMENDS_SMTP_HOST (docs/mail.md)."
        )
    try:
        connection = get_connection()
        connection.open()
        connection.close()
    except OSError as error:
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        return f"{server} does not let us in ({type(error).__name__}). See docs/mail.md."
    return None


def check_writer() -> str | None:
    """The second writer, where one is set up, lets us in and answers."""
    from django.conf import settings

    from monitor.models import Brand
    from responders.second_writer.endpoint import NoAnswer
    from responders.steps.second_write import endpoint, last_failure, resting_until

    if not settings.WRITER_URL:
        return None
    writer = endpoint()
    if writer is None:
        return "AMENDS_WRITER_URL is set, and no model. Set AMENDS_WRITER_MODEL (docs/settings.md)."
    known = set(Brand.objects.filter(slug__in=settings.WRITER_BRANDS).values_list("slug", flat=True))
    if unknown := [slug for slug in settings.WRITER_BRANDS if slug not in known]:
        return f"AMENDS_WRITER_BRANDS names {unknown[0]}, and no brand has this slug. Type: amends brand"
    try:
        writer.greets()
    except NoAnswer as error:
        return f"{error}. Our own drafts go on. Check AMENDS_WRITER_URL and AMENDS_WRITER_KEY."
    if until := resting_until(datetime.now(UTC)):
        return Note(f"it rests until {until:%H:%M} UTC after failures in a row: {last_failure()}.")
    return None
