"""How a reply begins, and that its first letter fits."""

from __future__ import annotations

import re

from responders.domain.choosing import Chooser
from responders.domain.voice import Register

GREETINGS = {
    "warm": (
        ("Hi {}, ", "{}, ", "Hello {}, ", "Hi {}. ", "Hello {}. "),
        ("", "Hello, ", "Hi, ", "Hi there, ", ""),
    ),
    "plain": (("Hi {}, ", "{}, ", "Hello {}, ", "Hi {}. "), ("", "", "Hello, ")),
    "formal": (("Hello {}, ", "Dear {}, ", "Hello {}. "), ("", "Hello, ")),
}
"""By register, how we greet by name, and how without one."""


def greeting(name: str, register: Register, chooser: Chooser) -> str:
    """The greeting, ready to stand before the first sentence; may be empty where there is no name."""
    named, unnamed = GREETINGS[register]
    return chooser.of(named).format(name) if name else chooser.of(unnamed)


SPACES = re.compile(r"[ \t]+")
BEFORE_SIGN = re.compile(r" *\n *")
FIRST_WORD = re.compile(r"\s*(I(?:['’]\w+)?\b|[A-Z]{2,})")


def tidy(text: str, greeting: str) -> str:
    """One space between words, a fitting first letter after the greeting, and nothing else changed."""
    body = text[len(greeting) :] if greeting and text.startswith(greeting) else text
    body = BEFORE_SIGN.sub("\n", SPACES.sub(" ", body)).strip()
    if greeting.endswith(", "):
        if not FIRST_WORD.match(body):
            body = body[:1].lower() + body[1:]
    else:
        body = body[:1].upper() + body[1:]
    return greeting + body
