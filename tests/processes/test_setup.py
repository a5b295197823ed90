"""`amends setup` on each engine, and what the other commands say before it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.processes.installation import Installation

pytestmark = pytest.mark.processes


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def everything(installation: Installation) -> tuple[list[bytes], str]:
    """Both keys, and every row of the tables that setup fills."""
    keys = [(installation.home / name).read_bytes() for name in ("secret.key", "token.key")]
    rows = installation.amends("manage", "dumpdata", "people", "monitor", "practice", "responders")
    return keys, rows


def test_setup_makes_all_for_this_user_alone_and_a_second_time_changes_nothing(bare: Installation) -> None:
    told = bare.amends("setup", "--email", "owner@example.com")
    assert "brought" in told
    assert "sample brand" in told
    assert mode(bare.home) == 0o700
    assert {path.name: mode(path) for path in bare.home.glob("*.key")} == {
        "secret.key": 0o600,
        "token.key": 0o600,
    }
    before = everything(bare)
    assert '"role": "owner"' in before[1]
    assert '"alert_emails": ["owner@example.com"]' in before[1].replace('\\"', '"')

    assert bare.amends("setup", "--if-needed", "--email", "somebody.else@example.com") == ""
    assert everything(bare) == before


def test_without_the_sample_there_is_an_owner_and_no_brand(bare: Installation) -> None:
    assert "the sample brand" not in bare.amends("setup", "--no-sample")
    assert bare.script("count")["square_posts"] == 0
    assert bare.sign_in_link().startswith(bare.url)


@pytest.mark.parametrize("words", [("web",), ("clock",), ("clock", "--once"), ("link",), ("run",)])
def test_before_setup_the_others_say_what_to_type(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = Installation(tmp_path / "home").try_amends(*words, timeout=20)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("amends: ")
    assert done.stderr.decode().endswith("Type: amends setup\n")
    assert not (tmp_path / "home").exists()


def test_a_lost_key_is_missed_and_made_again(on_sqlite: Installation) -> None:
    (on_sqlite.home / "token.key").unlink()
    done = on_sqlite.try_amends("link")
    assert done.returncode == 1
    assert b"token.key is missing. Type: amends setup" in done.stderr
    assert "token.key" in on_sqlite.amends("setup", "--if-needed")
    on_sqlite.amends("link")


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = Installation(tmp_path / "file" / "home").try_amends("setup")
    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"amends: {tmp_path / 'file' / 'home'}: Not a directory. Choose another folder with AMENDS_HOME.\n"
    )


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("oracle://host/amends", "does not start with sqlite: or postgres:"),
        ("postgres://amends@127.0.0.1:port/amends", "bad port"),
        ("postgres://amends@127.0.0.1:1/amends", "can't be reached: "),
        ("postgres://amends@127.0.0.1:1/amends?bogus=yes", "can't be reached: "),
        ("sqlite:////dev/null/amends.sqlite3", "can't be reached: unable to open database file"),
        ("sqlite:///{no_database}", "can't be reached: file is not a database"),
    ],
)
def test_a_bad_database_gives_a_sentence(tmp_path: Path, url: str, says: str) -> None:
    file = tmp_path / "no-database"
    file.write_text("a shopping list, and no database at all\n")
    done = Installation(tmp_path / "home", database_url=url.format(no_database=file)).try_amends("setup")
    assert done.returncode == 1
    [line] = done.stderr.decode().splitlines()
    assert line.startswith("amends: ")
    assert says in line
    assert "DATABASE_URL" in line


def test_a_bad_setting_gives_a_sentence(tmp_path: Path) -> None:
    done = Installation(tmp_path / "home", AMENDS_LOG_LEVEL="loud").try_amends("setup")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("amends: AMENDS_LOG_LEVEL is 'LOUD'; write one of ")


def test_the_doctor_finds_a_fresh_installation_well_but_for_the_clock(tmp_path: Path) -> None:
    made = Installation(tmp_path / "home")
    made.amends("setup", "--no-sample")
    done = made.try_amends("doctor")
    assert done.returncode == 1
    marks = dict(line.split(":")[0].split("  ", 2)[:0:-1] for line in done.stdout.decode().splitlines())
    assert marks == {
        "folder and keys": "ok", "database": "ok", "settings": "ok", "reading model": "ok", "people": "ok",
        "clock": "!!", "accounts": "ok", "brands": "ok", "mail": "--",
 "second writer": "ok",
    }  # fmt: skip
    made.amends("clock", "--once")
    assert made.try_amends("doctor").returncode == 0
