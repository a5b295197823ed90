"""Secrets at rest: JSON encrypted with the key that `amends setup` made, apart from the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

if TYPE_CHECKING:
    _TextField = models.TextField[Any, Any]
else:
    _TextField = models.TextField


class UnreadableSecretError(Exception):
    """The secret was encrypted with a key that is not there any more: the account has to be connected again."""


def locks() -> MultiFernet:
    """The keys, newest first: the first one encrypts, all of them decrypt.

    Raises ImproperlyConfigured where there is none, or where one is no Fernet key.
    """
    path = Path(settings.HOME) / "token.key"
    given = settings.TOKEN_KEYS or (path.read_text(encoding="ascii").split() if path.is_file() else [])
    if not given:
        raise ImproperlyConfigured(f"The key {path} is missing, so no secret can be kept. Type: amends setup")
    try:
        return MultiFernet([Fernet(key) for key in given])
    except ValueError as error:
        raise ImproperlyConfigured(
            "A token key is damaged: each must be 32 bytes in URL-safe base64, as `amends setup` makes it."
        ) from error


class EncryptedJSONField(_TextField):
    """A JSON object that stands in the database only as a Fernet token (cryptography.io/en/latest/fernet).

    A loaded value is Sealed: a row whose key is lost still loads, and says so only when it is opened.
    """

    def get_prep_value(self, value: Any) -> str:
        """The token; an empty object is an empty text."""
        if isinstance(value, Sealed):
            return value.token
        return locks().encrypt(json.dumps(value).encode()).decode() if value else ""

    def from_db_value(self, value: str | None, *_: Any) -> Sealed:
        """What the database holds, unopened."""
        return Sealed(value or "")

    def to_python(self, value: Any) -> Any:
        """As given."""
        return value

    def value_to_string(self, obj: models.Model) -> str:
        """For fixtures: the token, never the secret."""
        return self.get_prep_value(self.value_from_object(obj))


class Sealed:
    """A secret as it rests. `open()` gives it; nothing else does, neither print nor log."""

    __slots__ = ("token",)

    def __init__(self, token: str) -> None:
        self.token = token

    def __bool__(self) -> bool:
        return bool(self.token)

    def __repr__(self) -> str:
        return "<sealed>" if self.token else "<no secret>"

    def open(self) -> dict[str, str]:
        """The secret itself. Raises UnreadableSecretError where no key fits."""
        if not self.token:
            return {}
        try:
            opened: dict[str, str] = json.loads(locks().decrypt(self.token.encode()))
        except InvalidToken as error:
            raise UnreadableSecretError(
                "The token key has changed, so this account's secrets can't be read. Connect it again."
            ) from error
        return opened
