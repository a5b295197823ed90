"""The wheel, installed into an empty environment and run far from the checkout."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.processes.installation import ROOT, Installation

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; what it depends on is lent by the tests' own environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps",
         "--python", folder / "bin" / "python", wheel],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    [packages] = folder.glob("lib/python*/site-packages")
    # A path in a .pth file is added as it is: the .pth files over there, the checkout's among them, are not read.
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


@pytest.fixture
def installed(environment: Path, tmp_path: Path) -> Iterator[Installation]:
    """An installation that knows the wheel alone, used from a folder with a package `config` of its own."""
    made = Installation(tmp_path / "home")
    del made.env["PYTHONPATH"]
    made.command = [str(environment / "bin" / "amends")]
    made.cwd = tmp_path / "elsewhere"
    (made.cwd / "config").mkdir(parents=True)
    (made.cwd / "config" / "__init__.py").write_text("raise ImportError('not this one')\n")
    yield made
    made.end()


def test_the_wheel_holds_what_it_needs_and_no_tests(wheel: Path) -> None:
    about = f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry_points = archive.read(f"{about}/entry_points.txt").decode()
    for folder, pattern in (
        ("templates", "**/*.html"),
        ("templates", "mail/**/*.txt"),
        ("templates", "replies/**/*"),
        ("templates/static", "**/*"),
        ("monitor/practice/sample", "*"),
        ("monitor/language", "**/*.npz"),
        ("monitor/language", "**/*.json*"),
        ("monitor", "**/migrations/*.py"),
        ("responders", "**/migrations/*.py"),
        ("config", "**/*.py"),
    ):
        wanted = {
            str(path.relative_to(ROOT))
            for path in (ROOT / folder).glob(pattern)
            if path.is_file() and path.suffix != ".pyc"
        }
        assert wanted, f"{folder}/{pattern} finds nothing any more"
        assert wanted <= names
    assert {name.partition("/")[0] for name in names} == {
        "config", "monitor", "responders", "templates", about,
    }  # fmt: skip
    assert not [name for name in names if "test" in Path(name).name or name.endswith(".pyc")]
    assert "amends = config.cli:main" in entry_points
    assert f"{about}/licenses/LICENSE" in names


def test_the_installed_wheel_sets_up_runs_and_reads(installed: Installation, environment: Path) -> None:
    found = subprocess.run(
        [environment / "bin" / "python", "-P", "-c", "import monitor, config; print(monitor.__file__, config.__file__)"],
        env=installed.env, cwd=installed.cwd, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert all(str(environment) in path for path in found.stdout.split())

    assert "the sample brand" in installed.amends("setup")
    readings = installed.amends("read", "--json", stdin=b'{"id": "1", "text": "My parcel never came."}\n')
    assert json.loads(readings)["kind"] == "complaint"

    run = installed.start("run")
    installed.wait_for_web()
    with requests.Session() as session:
        session.trust_env = False
        page = session.get(f"{installed.url}/sign-in/", timeout=20)
        styles = re.findall(r'<link[^>]+href="(/static/[^"]+\.css[^"]*)"', page.text)
        assert styles
        for style in styles:
            answer = session.get(installed.url + style, timeout=20)
            assert answer.status_code == 200
            assert answer.headers["Content-Type"].startswith("text/css")
        link = re.search(r"http\S+/link/\S+", installed.log("run"))
        assert link
        token = re.search(
            r'name="csrfmiddlewaretoken" value="([^"]+)"', session.get(link.group(), timeout=20).text
        )
        assert token
        session.post(link.group(), data={"csrfmiddlewaretoken": token.group(1)}, timeout=20)
        square = session.get(f"{installed.url}/square/", timeout=20)
        assert (square.status_code, square.url) == (200, f"{installed.url}/square/")
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=30) == 0
    assert "Traceback" not in installed.log("run")
