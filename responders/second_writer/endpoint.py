"""The line to an endpoint that speaks chat completions: one request, one answer, in time, or a plain reason why not."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import requests
from requests.auth import AuthBase

from monitor.platforms.transport import Session, TooLarge
from responders.second_writer.address import is_loopback

LARGEST = 256 * 1024
"""Bytes of an answer; a reply of 110 words has one."""

MOST_TOKENS = 400
WARMTH = 0.7


class NoAnswer(Exception):
    """The endpoint gave no usable answer; `str()` says why, without a secret or a customer's word."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the second writer is, and how long it may take in all, in seconds."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 8.0

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """The words of its answer. Raises NoAnswer."""
        body = {
            "model": self.model,
            "messages": list(messages),
            "temperature": WARMTH,
            "max_tokens": MOST_TOKENS,
            "stream": False,
        }
        return _words_of(self._call("POST", "/chat/completions", body))

    def greets(self) -> None:
        """Whether it lets us in, for `amends doctor`. Raises NoAnswer; a server without a list of models is fine."""
        try:
            self._call("GET", "/models", None)
        except NoSuchPage:
            return

    def _call(self, method: str, path: str, body: Any) -> Any:
        with closing(Session(seconds=self.seconds, largest=LARGEST)) as session:
            # A proxy of the machine's has no business with its own loopback.
            session.trust_env = not is_loopback(self.url)
            try:
                response = session.request(
                    method, self.url.rstrip("/") + path, json=body, auth=_Bearer(self.key)
                )
            except TooLarge:
                raise NoAnswer("its answer was far too large") from None
            except requests.Timeout:
                raise NoAnswer(f"it did not answer within {self.seconds:g} seconds") from None
            except requests.exceptions.SSLError:
                raise NoAnswer("its certificate is not valid") from None
            except (requests.RequestException, OSError, ValueError):
                raise NoAnswer("it can't be reached") from None
            return _json_of(response)


class NoSuchPage(NoAnswer):
    """It is there, and has no such page."""


class _Bearer(AuthBase):
    """Sends the key, and nothing that a file of the user's might hold for this host."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def _json_of(response: requests.Response) -> Any:
    if response.status_code in {401, 403}:
        raise NoAnswer("it does not accept the key")
    if response.status_code in {404, 405}:
        raise NoSuchPage("it has no such page: look at the address")
    if response.status_code == 429:
        raise NoAnswer("it wants fewer questions for now (status 429)")
    if response.status_code != 200:
        raise NoAnswer(f"it answered with status {response.status_code}")
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        raise NoAnswer("its answer was no JSON") from None


def _words_of(answer: Any) -> str:
    """The text of the first choice. Raises NoAnswer where there is none, or it was cut off."""
    try:
        choice = answer["choices"][0]
        content, ended = choice["message"]["content"], choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise NoAnswer("its answer was not the one of a chat") from None
    if not isinstance(content, str) or not content.strip():
        raise NoAnswer("its answer was empty")
    if ended == "length":
        raise NoAnswer("its answer was cut off")
    return content
