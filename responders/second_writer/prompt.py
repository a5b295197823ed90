"""What the second writer is told: our templates, filled with what may leave."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from responders.domain.second_writer import Ask

CHARACTERS_A_WORD = 7
LONGEST_REPLY = 110
"""Words that a reply has at most, however much room there is."""


def messages(ask: Ask, *, fence: str) -> list[dict[str, str]]:
    """The two messages of a chat: our instructions, and the customer's words between fences.

    `fence` is made anew for every ask, so that no post can hold it and close it.
    """
    values = {"ask": ask, "fence": fence, "words": min(ask.room // CHARACTERS_A_WORD, LONGEST_REPLY)}
    return [
        {"role": role, "content": _environment().get_template(file).render(values).strip()}
        for role, file in (("system", "instructions.txt"), ("user", "matter.txt"))
    ]


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    folder = resources.files("templates") / "writer"
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in ("instructions.txt", "matter.txt")}
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(texts),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
