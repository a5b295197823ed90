"""Fetch what others recorded from the real platforms: the tests' recordings in the source packages of the libraries.

`python -m tests.recordings.fetching` does it; without a network the tests that need them skip. The recordings are
kept outside version control, as the packages' licences and their size ask for, and always as JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import srsly

ROOT = Path(__file__).resolve().parents[2]
FORMAT = 1
"""Counted up whenever what is written here changes, so that an old folder is made anew."""

LARGEST = 1_000_000
"""Bytes of a YAML recording; the few larger ones are uploads of films, which no room makes."""

PATIENCE = 180
"""Seconds for one download."""


@dataclass(frozen=True, slots=True)
class Package:
    """A source package: `digest` is its SHA-256, `below` where in it the recordings lie."""

    name: str
    version: str
    digest: str
    below: str

    @property
    def folder(self) -> Path:
        """Where its recordings are kept."""
        return cache() / f"{self.name.lower().removesuffix('.py')}-{self.version}"

    @property
    def marker(self) -> str:
        """What stands in the folder once everything is there."""
        return f"{FORMAT} {self.digest}"


PRAW = Package(
    name="praw",
    version="8.0.3",
    digest="9b1428eb27e75420010713a5d6e86e7444540164efbb89eba6e693df0a10a512",
    below="tests/integration",
)
MASTODON = Package(
    name="Mastodon.py",
    version="2.3.3",
    digest="a3cda3db86d65809957c978aef8ac7fb3dfc93abfeda3f1c6bdef4c79090ab7b",
    below="tests",
)
PACKAGES = (PRAW, MASTODON)


class NotFetched(Exception):
    """The recordings could not be had; the message says why."""


def cache() -> Path:
    """The folder of all recordings; AMENDS_TEST_CACHE says another one."""
    told = os.environ.get("AMENDS_TEST_CACHE")
    return (Path(told) if told else ROOT / ".cache") / "recordings"


def required() -> bool:
    """Whether to go without the recordings is an error (AMENDS_REQUIRE_RECORDINGS=1)."""
    return os.environ.get("AMENDS_REQUIRE_RECORDINGS") == "1"


def is_there(package: Package) -> bool:
    """Whether the recordings of exactly this package have been fetched, all of them."""
    marker = package.folder / "complete"
    return marker.is_file() and marker.read_text().strip() == package.marker


def fetch(package: Package) -> None:
    """Download, verify and unpack, unless it is there already. Raises NotFetched."""
    if is_there(package):
        return
    package.folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=package.folder.parent, prefix=".fetching-") as scratch:
        archive = _download(package, Path(scratch))
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != package.digest:
            raise NotFetched(f"{archive.name} is another file than expected: its SHA-256 is {found}.")
        unpacked = Path(scratch) / "unpacked"
        unpack(archive, unpacked, below=package.below)
        (unpacked / "complete").write_text(f"{package.marker}\n")
        shutil.rmtree(package.folder, ignore_errors=True)
        unpacked.replace(package.folder)


def unpack(archive: Path, into: Path, *, below: str) -> None:
    """Write the recordings of an archive as JSON files. Names decide on nothing but the name in `into`."""
    into.mkdir()
    with tarfile.open(archive) as members:
        for member in members:
            path = PurePosixPath(member.name)
            inside = "/".join(path.parts[1:-1])
            if not member.isfile() or ".." in path.parts or not inside.startswith(f"{below}/cassettes"):
                continue
            if path.suffix not in {".json", ".yaml"} or path.name.endswith(".ws.yaml"):
                continue
            if path.suffix == ".yaml" and member.size > LARGEST:
                continue
            content = members.extractfile(member)
            if content is not None:
                folder = into / path.parts[-2]
                folder.mkdir(exist_ok=True)
                text = content.read().decode()
                (folder / f"{path.stem}.json").write_text(text if path.suffix == ".json" else _as_json(text))


def main() -> int:
    """Fetch both packages and say so. Where that fails it is said, and is an error if they are required."""
    for package in PACKAGES:
        try:
            fetch(package)
        except NotFetched as problem:
            print(f"No recordings of {package.name} {package.version}: {problem}", file=sys.stderr)
            if required():
                return 1
        else:
            print(f"Recordings of {package.name} {package.version}: {package.folder}")
    return 0


def _download(package: Package, into: Path) -> Path:
    """From whichever index pip is set up with. pip is told the digest too, since it runs what it downloads."""
    wanted = into / "wanted.txt"
    wanted.write_text(f"{package.name}=={package.version} --hash=sha256:{package.digest}\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--no-binary", ":all:", "--no-build-isolation", "--require-hashes", "--dest", str(into)]
    try:
        done = subprocess.run(
            [*command, "--requirement", str(wanted)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotFetched(f"the download took more than {PATIENCE} seconds.") from error
    archives = list(into.glob("*.tar.gz"))
    if done.returncode or len(archives) != 1:
        said = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise NotFetched(f"pip could not download it ({said}).")
    return archives[0]


def _as_json(text: str) -> str:
    return json.dumps(srsly.yaml_loads(text), default=_as_text)


def _as_text(value: Any) -> str:
    """Bodies that are no text (pictures), byte for byte."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    raise TypeError(f"a recording has a {type(value).__name__}")


if __name__ == "__main__":
    sys.exit(main())
