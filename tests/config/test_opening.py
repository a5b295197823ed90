from __future__ import annotations

import socket
import sys

import pytest

from config import opening


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", addresses.append)
    return addresses


def test_the_desk_is_opened_once_it_answers(opened: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        opening._wait_and_open("http://desk/", "127.0.0.1", server.getsockname()[1])
    assert opened == ["http://desk/"]


def test_a_desk_that_never_answers_is_not_opened(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WAIT", 0.3)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        opening._wait_and_open("http://desk/", "127.0.0.1", free.getsockname()[1])
    assert opened == []


@pytest.mark.parametrize(
    ("terminal", "display", "screen"), [(True, ":0", True), (True, "", False), (False, ":0", False)]
)
def test_a_screen_is_a_terminal_with_a_display(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, display: str, screen: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert opening.has_screen() is screen
