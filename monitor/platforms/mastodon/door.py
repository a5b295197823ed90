"""What the library sends its requests by: they end in time, follow no redirection, and the last answer is known."""

from __future__ import annotations

from typing import Any

import requests

from monitor.platforms import transport


class Redirected(requests.RequestException):
    """The server sends us on to another address. What we send, token and text, is not for that one."""


class Door(transport.Session):
    """A session with one server. Raises Redirected for an answer that leads elsewhere."""

    def __init__(self, *, seconds: float) -> None:
        super().__init__(seconds=seconds)
        self.own_words = False
        """Whether the last answer was an error in the words of such a server: an object with "error"."""

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """One request."""
        response = super().send(request, **options)
        self.own_words = not response.ok and _is_error(response)
        if 300 <= response.status_code < 400:
            raise Redirected("led elsewhere", request=request, response=response)
        return response


def _is_error(response: requests.Response) -> bool:
    try:
        said = response.json()
    except ValueError:
        return False
    return isinstance(said, dict) and isinstance(said.get("error"), str) and bool(said["error"])
