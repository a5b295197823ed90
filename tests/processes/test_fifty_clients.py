"""Fifty people press Approve on the same draft at the same moment: the customer gets one answer."""

from __future__ import annotations

import re
import threading

import pytest
import requests

from tests.processes.installation import Installation

pytestmark = pytest.mark.processes
CLIENTS = 50


def signed_in(installation: Installation) -> requests.Session:
    """A browser's session, signed in by the one-time link."""
    session = requests.Session()
    session.trust_env = False
    link = installation.sign_in_link()
    page = session.get(link, timeout=20)
    session.post(link, data={"csrfmiddlewaretoken": token_in(page.text)}, timeout=20).raise_for_status()
    return session


def token_in(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found.group(1)


def test_fifty_approvals_of_one_draft_are_one_post(installation: Installation) -> None:
    installation.script("hurry", "0", "tame")
    installation.amends("clock", "--once")
    chosen = installation.script("first_draft")
    installation.start("web")
    installation.wait_for_web()
    session = signed_in(installation)
    page = session.get(f"{installation.url}/desk/{chosen['case']}/", timeout=20)
    form = {"csrfmiddlewaretoken": token_in(page.text), "draft": chosen["draft"], "text": chosen["text"]}
    gate = threading.Barrier(CLIENTS)
    answers: list[int] = []

    def press() -> None:
        with requests.Session() as client:
            client.trust_env = False
            client.cookies.update(session.cookies)
            gate.wait(timeout=30)
            answer = client.post(
                f"{installation.url}/desk/{chosen['case']}/approve/",
                data=form,
                allow_redirects=False,
                timeout=60,
            )
            answers.append(answer.status_code)

    threads = [threading.Thread(target=press) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=90)

    assert sorted(answers) == [303, *[409] * (CLIENTS - 1)]
    installation.amends("clock", "--once")
    found = installation.script("count")
    assert found["replies"] == {"posted": 1}
    assert found["our_posts"] == 1
