"""Typed readers of the environment. A bad value stops the program with a sentence that says what to do."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from responders.second_writer.address import wrong_address

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def text(name: str, default: str = "") -> str:
    """The value of `name`, or of the file that `name`_FILE points at, or the default.

    An empty value is as good as none: container files often pass on a variable that nobody has set. An
    empty or unreadable file is an error, for it was named on purpose.
    """
    if os.environ.get(name):
        return os.environ[name]
    path = os.environ.get(f"{name}_FILE")
    return _file_text(Path(path), named=f"{name}_FILE names {path}, which") if path else default


def kept_key(path: Path) -> str:
    """The key that `amends setup` has written, or nothing before that."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise ImproperlyConfigured(f"The key {path} can't be read: {error.strerror}.") from error
    return _file_text(path, named=f"The key {path}")


def _file_text(path: Path, *, named: str) -> str:
    try:
        value = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{named} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise ImproperlyConfigured(f"{named} is not text.") from None
    if not value:
        raise ImproperlyConfigured(f"{named} is empty.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """A yes or no."""
    value = text(name, "yes" if default else "no").strip().lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write yes or no.")


def number(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """A whole number from `least` to `most`."""
    value = text(name, str(default))
    try:
        found = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number.") from None
    if found < least or (most is not None and found > most):
        bounds = f"from {least} to {most}" if most is not None else f"of {least} or more"
        raise ImproperlyConfigured(f"{name} is {found}; write a whole number {bounds}.")
    return found


def port(name: str, default: int) -> int:
    """A port to listen on or to call."""
    return number(name, default, least=1, most=65535)


def log_level(name: str, default: str) -> str:
    """How much is logged, by logging's own names."""
    value = text(name, default).strip().upper()
    if value not in _LEVELS:
        raise ImproperlyConfigured(f"{name} is {value!r}; write one of {', '.join(_LEVELS)}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def endpoint(name: str) -> str:
    """The address of a second writer, or nothing; it may hold no secret, and goes by https to other machines."""
    url = text(name).strip().rstrip("/")
    if url and (wrong := wrong_address(url)):
        raise ImproperlyConfigured(f"{name} {wrong}.")
    return url


def host_of(url: str) -> list[str]:
    """The host that an http address names, as the one entry of a list; a bad address is told of."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host:
        raise ImproperlyConfigured("AMENDS_URL must be a whole address, such as https://amends.example.com.")
    return [f"[{host}]" if ":" in host else host]


def home() -> Path:
    """The folder of the database, the keys and the rejects: AMENDS_HOME, or the user's data folder."""
    chosen = os.environ.get("AMENDS_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    data = os.environ.get("XDG_DATA_HOME")
    return ((Path(data) if data else Path.home() / ".local" / "share") / "amends").absolute()


_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=27103364; "
    "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
)


def sqlite(path: Path) -> dict[str, Any]:
    """Django's DATABASES entry for a SQLite file.

    It runs in WAL with IMMEDIATE transactions: Django's deferred default fails with "database is locked"
    as soon as two processes write, whatever the time-out.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE_PRAGMAS},
        "CONN_MAX_AGE": None,
    }


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a URL.

    sqlite:////path/file is absolute, sqlite:///file lies in the folder where the command is typed;
    postgres://user:password@host:port/name. Odd characters are written as %XX. A refusal never repeats
    the URL, for it may hold a password.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        raise ImproperlyConfigured(f"DATABASE_URL can't be read. {_URLS}") from None
    if parts.scheme == "sqlite":
        name = unquote(parts.path[1:])
        if parts.netloc or not name:
            raise ImproperlyConfigured(f"DATABASE_URL names no file. {_URLS}")
        return sqlite(Path(name).absolute())
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(parts)
    raise ImproperlyConfigured(f"DATABASE_URL does not start with sqlite: or postgres:. {_URLS}")


_URLS = "Write sqlite:////path/to/file or postgres://user:password@host:5432/name."


def _postgres(parts: SplitResult) -> dict[str, Any]:
    try:
        port_number = parts.port
    except ValueError:
        # A password with a bare / or # ends up here: what looks like the port is then a part of it.
        raise ImproperlyConfigured(
            "DATABASE_URL has a bad port. Write odd characters of a password as %XX (/ is %2F, # is %23)."
        ) from None
    name = unquote(parts.path.lstrip("/"))
    if not name or parts.fragment:
        raise ImproperlyConfigured(f"DATABASE_URL names no database. {_URLS}")
    if find_spec("psycopg") is None:
        raise ImproperlyConfigured(
            "DATABASE_URL names PostgreSQL, whose library is missing. Type: pip install 'amends[postgres]'"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port_number or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
