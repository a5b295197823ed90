from __future__ import annotations

import hashlib
import io
import json
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.recordings import fetching
from tests.recordings.fetching import MASTODON, PRAW, NotFetched, Package

YAML = "interactions:\n- request:\n    body: null\n  response:\n    body:\n      string: !!binary |\n        iVBO\n"


def archive(at: Path, files: dict[str, bytes]) -> Path:
    """A source package with these files, and a link that leads out of it."""
    with tarfile.open(at, "w:gz") as package:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
        link = tarfile.TarInfo("some-1/tests/cassettes/link.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        package.addfile(link)
    return at


def names(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if not file.is_dir()}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """A package that pip would give, without pip."""
    monkeypatch.setenv("AMENDS_TEST_CACHE", str(tmp_path / "cache"))
    file = archive(tmp_path / "some-1.tar.gz", {"some-1/tests/cassettes/one.json": b'{"interactions": []}'})
    monkeypatch.setattr(fetching, "_download", lambda package, into: file)
    return Package("some", "1", hashlib.sha256(file.read_bytes()).hexdigest(), below="tests")


def test_only_recordings_are_unpacked_and_nothing_outside_the_folder(tmp_path: Path) -> None:
    content = b'{"interactions": []}'
    packed = archive(
        tmp_path / "some-1.tar.gz",
        {
            "some-1/tests/cassettes/one.json": content,
            "some-1/tests/cassettes_special/two.yaml": YAML.encode(),
            "some-1/tests/cassettes/three.ws.yaml": YAML.encode(),
            "some-1/tests/cassettes/four.pkl": b"code",
            "some-1/tests/cassettes/../five.json": content,
            "../../tests/cassettes/six.json": content,
            "/tests/cassettes/seven.json": content,
            "some-1/setup.py": b"code",
            "some-1/tests/test_one.py": b"code",
        },
    )
    into = tmp_path / "deep" / "folder"
    into.parent.mkdir()
    fetching.unpack(packed, into, below="tests")
    assert names(tmp_path) == {
        "some-1.tar.gz",
        "deep/folder/cassettes/one.json",
        "deep/folder/cassettes/seven.json",
        "deep/folder/cassettes_special/two.json",
    }
    [interaction] = json.loads((into / "cassettes_special/two.json").read_text())["interactions"]
    assert interaction["response"]["body"]["string"].encode("latin-1") == b"\x89PN"


def test_what_is_fetched_is_there_and_not_fetched_again(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not fetching.is_there(package)
    fetching.fetch(package)
    assert fetching.is_there(package)
    assert names(package.folder) == {"complete", "cassettes/one.json"}
    monkeypatch.setattr(fetching, "_download", lambda package, into: pytest.fail("downloaded again"))
    fetching.fetch(package)
    assert not fetching.is_there(replace(package, digest="0" * 64))


def test_another_file_than_expected_is_not_unpacked(package: Package) -> None:
    other = replace(package, digest="0" * 64)
    with pytest.raises(NotFetched, match="SHA-256"):
        fetching.fetch(other)
    assert not other.folder.exists()


@pytest.mark.parametrize(("told", "status"), [("", 0), ("1", 1)])
def test_without_a_network_it_is_said_and_is_an_error_where_they_are_required(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    told: str,
    status: int,
) -> None:
    def no_network(package: Package, into: Path) -> Path:
        raise NotFetched("there is no network.")

    monkeypatch.setenv("AMENDS_TEST_CACHE", str(tmp_path))
    monkeypatch.setenv("AMENDS_REQUIRE_RECORDINGS", told)
    monkeypatch.setattr(fetching, "_download", no_network)
    assert fetching.main() == status
    assert "there is no network" in capsys.readouterr().err


def test_packages_are_kept_by_name_and_version() -> None:
    assert (PRAW.folder.name, MASTODON.folder.name) == ("praw-8.0.3", "mastodon-2.3.3")
