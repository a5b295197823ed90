"""A second writer on loopback: speaks chat completions, and answers as well or as badly as a test wants."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.fakes.serving import Answer, Asked, FakeServer

GOOD = (
    "Hello, I'm sorry that your teapot came broken. That's our fault, and you had to write to us about it. "
    "I'll work out a repair or a replacement with you by this time tomorrow. Please send me a photo of it in a direct message."
)
KEY = "a-key-for-tests"


def as_json(reply: str) -> str:
    """The answer as it is asked for."""
    return json.dumps({"reply": reply})


class WriterServer(FakeServer):
    """Says `says` to every question. `raw` is sent in place of a whole chat completion, where it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.says: str | Callable[[Any], str] = as_json(GOOD)
        self.raw: Answer | None = None
        self.ended = "stop"
        self.key = ""

    @property
    def base(self) -> str:
        """The address as it is set."""
        return f"{self.url}/v1"

    def answer(self, asked: Asked) -> Answer:
        """A chat completion, or the list of models."""
        if self.key and asked.headers.get("authorization") != f"Bearer {self.key}":
            return self.unauthorised(asked)
        if self.raw is not None:
            return self.raw
        if (asked.method, asked.path) == ("GET", "/v1/models"):
            return Answer(200, {"object": "list", "data": [{"id": "small"}]})
        if (asked.method, asked.path) != ("POST", "/v1/chat/completions"):
            return Answer(404, {"error": {"message": "no such page"}})
        content = self.says(asked.json) if callable(self.says) else self.says
        return Answer(
            200,
            {
                "id": "chat-1",
                "object": "chat.completion",
                "model": asked.json["model"],
                "choices": [
                    {
                        "index": 0,
                        "finish_reason": self.ended,
                        "message": {"role": "assistant", "content": content},
                    }
                ],
                "usage": {"prompt_tokens": 400, "completion_tokens": 60, "total_tokens": 460},
            },
        )

    @property
    def told(self) -> str:
        """All that it was told, in one text."""
        return "\n".join(asked.body.decode() for asked in self.asked)
