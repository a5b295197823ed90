"""`amends rotate-key`."""

from __future__ import annotations

from config.cli.django_ready import fail, require_setup, start_django


def rotate_key() -> None:
    """Encrypt every account's secrets with a new key."""
    start_django()
    require_setup()
    from django.conf import settings

    from config.rotating import encrypt_again, rotate
    from monitor.models.secrets import UnreadableSecretError

    try:
        if settings.TOKEN_KEYS:
            count = encrypt_again()
            print(f"The secrets of {_accounts(count)} are encrypted with the first key of AMENDS_TOKEN_KEY.")
            print("The other keys of it can go now.")
            return
        count = rotate()
    except UnreadableSecretError as error:
        fail(f"{error} Nothing was dropped.")
    print(f"The secrets of {_accounts(count)} are encrypted with a new key, and the old one is gone.")
    print("Back up token.key again, apart from the database. A running Amends goes on by itself.")


def _accounts(count: int) -> str:
    return "1 account" if count == 1 else f"{count} accounts"
