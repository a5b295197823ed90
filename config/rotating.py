"""A new key for the platforms' secrets: everything is encrypted again with it, and the old key is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction

from config.setting_up import write_private
from monitor.models import Channel
from monitor.models.secrets import UnreadableSecretError
from monitor.steps.accounts import opened


def rotate() -> int:
    """Make a new first key in token.key, encrypt every secret with it, drop the others; returns how many.

    Killed anywhere, both keys are in the file, and it can be run again. Raises UnreadableSecretError, before
    anything is dropped, where a secret fits no key.
    """
    path = Path(settings.HOME) / "token.key"
    old = path.read_text(encoding="ascii").split()
    new = Fernet.generate_key().decode()
    write_private(path, _lines([new, *old]))
    count = encrypt_again()
    write_private(path, _lines([new]))
    return count


def encrypt_again() -> int:
    """Encrypt every secret with the first of the keys; returns how many accounts have one."""
    count = 0
    with transaction.atomic():
        for channel in Channel.objects.select_for_update().order_by("pk"):
            try:
                secrets = opened(channel)
            except UnreadableSecretError as error:
                raise UnreadableSecretError(f"{channel}: {error}") from error
            if secrets:
                channel.secrets = secrets
                channel.save(update_fields=["secrets"])
                count += 1
    return count


def _lines(keys: Sequence[str]) -> str:
    return "".join(f"{key}\n" for key in keys)
