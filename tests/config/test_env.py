"""Settings from the environment: what is taken, and the sentence where it can't be."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

NAME = "AMENDS_A_TEST"
FILE = f"{NAME}_FILE"
PASSWORD = "sesame"


def test_a_relative_sqlite_file_lies_where_the_command_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert env.database("sqlite:///amends.sqlite3")["NAME"] == str(tmp_path / "amends.sqlite3")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:////srv/amends.sqlite3", "/srv/amends.sqlite3"),
        ("sqlite:////srv/our%20data/50%25%3F.db", "/srv/our data/50%?.db"),
    ],
)
def test_an_absolute_sqlite_file(url: str, path: str) -> None:
    found = env.database(url)
    assert found["ENGINE"].endswith("sqlite3")
    assert found["NAME"] == path
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_a_home_with_odd_characters_needs_no_quoting(tmp_path: Path) -> None:
    assert env.sqlite(tmp_path / "50% of #1?" / "a.db")["NAME"] == str(tmp_path / "50% of #1?" / "a.db")


def test_a_postgres_url_with_odd_characters() -> None:
    found = env.database(
        "postgres://o%27hara%40home:p%40ss%2F%23%3A%25%3F@db.example:5433/our%20data?sslmode=require"
    )
    assert found["ENGINE"].endswith("postgresql")
    assert (found["USER"], found["PASSWORD"]) == ("o'hara@home", "p@ss/#:%?")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "our data")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("postgresql:///amends", "", ""),
        ("postgres://amends@[::1]:5432/amends", "::1", "5432"),
        ("postgres://amends@%2Fvar%2Frun%2Fpostgresql/amends", "/var/run/postgresql", ""),
    ],
)
def test_a_postgres_without_a_port_by_ipv6_or_by_its_socket(url: str, host: str, port: str) -> None:
    found = env.database(url)
    assert (found["HOST"], found["PORT"], found["NAME"]) == (host, port, "amends")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"mysql://user:{PASSWORD}@host/amends", "does not start with sqlite: or postgres:"),
        ("/srv/amends.sqlite3", "does not start with"),
        ("sqlite:", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite://srv/amends.sqlite3", "names no file"),
        (f"postgres://user:{PASSWORD}@host", "names no database"),
        (f"postgres://user:{PASSWORD}@host:port/amends", "bad port"),
        (f"postgres://user:{PASSWORD}@host:70000/amends", "bad port"),
        (f"postgres://user:{PASSWORD}/more@host/amends", "%XX"),
        (f"postgres://user:{PASSWORD}#more@host/amends", "DATABASE_URL"),
        (f"postgres://user:{PASSWORD}@[::1/amends", "can't be read"),
        (f"postgres://user:{PASSWORD}\N{FULLWIDTH NUMBER SIGN}@host/amends", "can't be read"),
    ],
)
def test_a_bad_database_url_gives_a_sentence_without_the_password(url: str, says: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as caught:
        env.database(url)
    assert says in str(caught.value)
    assert PASSWORD not in str(caught.value)


def test_postgres_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "find_spec", lambda _: None)
    with pytest.raises(ImproperlyConfigured, match=r"pip install 'amends\[postgres\]'"):
        env.database("postgres:///amends")


@pytest.mark.parametrize(
    ("value", "found"),
    [("1", True), ("Yes", True), (" on ", True), ("true", True), ("0", False), ("NO", False), ("off", False)],
)
def test_a_flag(monkeypatch: pytest.MonkeyPatch, value: str, found: bool) -> None:  # noqa: FBT001
    monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, default=not found) is found


@pytest.mark.parametrize("default", [True, False])
def test_an_empty_value_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, default: bool) -> None:  # noqa: FBT001
    monkeypatch.setenv(NAME, "")
    assert env.flag(NAME, default=default) is default
    assert env.number(NAME, 7) == 7
    assert env.text(NAME, "default") == "default"


def test_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "12")
    assert env.number(NAME, 7) == 12


@pytest.mark.parametrize(
    ("reader", "value", "says"),
    [
        (lambda: env.flag(NAME, default=False), "perhaps", "'perhaps'; write yes or no"),
        (lambda: env.number(NAME, 7), "ten", "'ten'; write a whole number"),
        (lambda: env.number(NAME, 7), "-1", "of 0 or more"),
        (lambda: env.number(NAME, 7, least=1), "0", "of 1 or more"),
        (lambda: env.port(NAME, 80), "70000", "from 1 to 65535"),
        (lambda: env.log_level(NAME, "INFO"), "loud", "one of DEBUG, INFO"),
    ],
)
def test_a_bad_value_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, reader: object, value: str, says: str
) -> None:
    monkeypatch.setenv(NAME, value)
    assert callable(reader)
    with pytest.raises(ImproperlyConfigured, match=NAME) as caught:
        reader()
    assert says in str(caught.value)


def test_a_log_level_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "warning")
    assert env.log_level(NAME, "INFO") == "WARNING"


def test_a_list_forgives_spaces_and_spare_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " a.example, b.example,,")
    assert env.words(NAME) == ["a.example", "b.example"]


def test_a_secret_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.write_text("of the sea\n")
    monkeypatch.setenv(FILE, str(path))
    assert env.text(NAME) == "of the sea"
    monkeypatch.setenv(NAME, "nearer")
    assert env.text(NAME) == "nearer"


@pytest.mark.parametrize(
    ("content", "says"), [(None, "can't be read: No such file"), (b"", "is empty"), (b"\xff\xfe", "not text")]
)
def test_a_secrets_file_that_gives_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, says: str
) -> None:
    path = tmp_path / "secret"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(FILE, str(path))
    with pytest.raises(ImproperlyConfigured, match=FILE) as caught:
        env.text(NAME)
    assert str(path) in str(caught.value)
    assert says in str(caught.value)


def test_a_key_is_nothing_before_setup_and_an_error_when_it_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    assert env.kept_key(path) == ""
    path.write_text("k3y\n")
    assert env.kept_key(path) == "k3y"
    assert env.kept_key(path / "below-a-file") == ""
    path.write_text("")
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        env.kept_key(path)


@pytest.mark.parametrize(
    ("given", "home"),
    [
        ({"AMENDS_HOME": "/srv/amends"}, "/srv/amends"),
        ({"AMENDS_HOME": "", "XDG_DATA_HOME": "/data"}, "/data/amends"),
        ({"HOME": "/home/ruth"}, "/home/ruth/.local/share/amends"),
        ({"AMENDS_HOME": "~/desk", "HOME": "/home/ruth"}, "/home/ruth/desk"),
    ],
)
def test_the_home(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], home: str) -> None:
    for name in ("AMENDS_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert env.home() == Path(home)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://amends.example.com", "amends.example.com"),
        ("http://127.0.0.1:8765", "127.0.0.1"),
        ("http://[::1]:8765", "[::1]"),
    ],
)
def test_the_desk_may_be_called_by_the_name_in_its_url(url: str, host: str) -> None:
    assert env.host_of(url) == [host]


@pytest.mark.parametrize("url", ["amends.example.com", "ftp://x", "https://", "http://[::1", ""])
def test_an_address_that_is_none_is_told_of(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="AMENDS_URL must be a whole address"):
        env.host_of(url)
