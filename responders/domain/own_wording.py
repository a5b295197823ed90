"""One wording of an owner's own template, ready to be filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from jinja2 import TemplateError, meta
from jinja2.environment import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from responders.domain.own_syntax import WordingFault, parsed
from responders.domain.reply_templates import first_upper, sandbox
from responders.domain.template_variables import USUAL

SORTS = ("complaint", "praise", "question")
"""The replies that owners may write templates for. Careful and neutral ones stay ours: they settle nothing."""

_OF_COMPLAINTS = frozenset(
    "apology owning action next_line also offer_line ask_line offer ask issue clause trouble happened thing".split()  # noqa: SIM905
) | {"asked_us", "mentioned", "quoted"}
NOT_FOR: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "complaint": frozenset({"thanks", "share", "praised", "subject"}),
        "praise": _OF_COMPLAINTS | {"reach_line", "act", "by_when", "By_when", "subject"},
        "question": _OF_COMPLAINTS | {"thanks", "share", "praised", "staff"},
    }
)
"""By sort of reply, the variables that mean nothing there."""

MAY_BE_EMPTY = frozenset({"greeting", "owning", "also"} | {name for name in USUAL if name.endswith("_line")})
"""Whole sentences that a reply may do without. Every other variable must hold something where it is printed."""


SPACES = re.compile(r"[ \t]+")
EMPTY_LINES = re.compile(r"\n{3,}")
FIRST_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
LOWERED = frozenset(
    {"a", "apologies", "good", "glad", "how", "it", "it's", "my", "nobody", "our", "please", "so", "sorry"}
    | {"thank", "thanks", "that", "that's", "the", "this", "we", "we'd", "we'll", "we're", "we've", "what"}
    | {"you", "you'd", "you'll", "you're", "you've", "your"}
)
"""Words that lose their capital after "Hi Jess, "; a name keeps it."""


class NotFilled(ValueError):
    """A wording can't be used for this post; the message says why, to stand after "because"."""


class EmptyVariable(NotFilled):
    """A variable that would have been printed holds nothing for this post; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is empty")
        self.name = name


class _Empty:
    """The value of an empty variable: a condition may ask for it, and to print it is an error."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return other == ""

    def __hash__(self) -> int:
        return hash("")

    def __str__(self) -> str:
        raise EmptyVariable(self._name)


@dataclass(frozen=True, eq=False, slots=True)
class Wording:
    """One text of a template. `needs` are the variables it names."""

    source: str
    place: str
    needs: frozenset[str]
    template: Template

    def reply(self, filled: Mapping[str, str]) -> str:
        """The text with the values. Raises NotFilled, for one where a value that must hold something holds nothing."""
        values: dict[str, str | _Empty] = {name: _Empty(name) for name in USUAL}
        for name, value in filled.items():
            values[name] = value if value or name in MAY_BE_EMPTY else _Empty(name)
        if filled.get("ask_line") and "ask_line" in self.needs:
            # The question says where to write; said twice it sounds like a machine.
            values["reach_line"] = ""
        greeting = filled.get("greeting", "") if "greeting" in self.needs else ""
        try:
            text = self.template.render(values)
        except TemplateError as error:
            raise NotFilled("it can't be filled") from error
        return _tidy(text, greeting)


def _tidy(text: str, greeting: str) -> str:
    """One space between words, one empty line at most, and a fitting letter after the greeting."""
    if greeting and text.lstrip().startswith(greeting):
        body = text.lstrip()[len(greeting) :].lstrip()
        low = greeting.endswith(", ") and _word(body) in LOWERED
        text = (
            greeting
            + (body[:1].lower() if low else body[:1] if greeting.endswith(", ") else body[:1].upper())
            + body[1:]
        )
    text = "\n".join(SPACES.sub(" ", line).strip() for line in text.strip().splitlines())
    return first_upper(EMPTY_LINES.sub("\n\n", text))


def _word(text: str) -> str:
    found = FIRST_WORD.match(text)
    return found[0].lower().replace("’", "'") if found else ""


@lru_cache(maxsize=1024)
def read_wording(text: str, sort: str, place: str = "") -> Wording:
    """The wording as a template for replies of one sort. Raises WordingFault with the line and what to do."""
    tree = parsed(text)
    needs = frozenset(meta.find_undeclared_variables(tree))
    if strangers := sorted(needs & NOT_FOR[sort]):
        line = next(number for number, said in enumerate(text.split("\n"), 1) if strangers[0] in said)
        answer = {"praise": "praise"}.get(sort, f"a {sort}")
        raise WordingFault(line, f"“{strangers[0]}” holds nothing in an answer to {answer}. Take it out.")
    try:
        template = _environment().from_string(tree)
    except (TemplateError, SyntaxError, RecursionError) as error:
        raise WordingFault(1, "This can't be read as a template. Say it more simply.") from error
    return Wording(text, place, needs, template)


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    environment = sandbox()
    environment.filters = {"first_upper": lambda value: first_upper(str(value))}
    environment.tests = {}
    return environment
