"""Reply templates: plain files in templates/replies/, one sentence or one whole reply a line.

A file has sections: a line `[any]` or `[delivery grave]` says for which replies the lines under it are, and
`[warm/plain]` that either will do; lines that begin with `#` are remarks. Every other line is one Jinja template. They run in a sandbox of
their own, with only the variables of ALLOWED; a wrong line is named with its file and number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources

from jinja2 import DictLoader, StrictUndefined, TemplateError, meta
from jinja2.environment import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from responders.domain.noticing import telling
from responders.domain.template_variables import ALLOWED
from responders.domain.voice import Voice, spoken

__all__ = [
    "ALLOWED",
    "Line",
    "TemplateFault",
    "first_upper",
    "in_voice",
    "lines_for",
    "parse_lines",
    "sandbox",
    "shipped_templates",
]

OWN = frozenset({"vague", "request", "quoted", "mentioned", "general", "safety", "followup", "family", "but"})
"""Sections that, where a file has them, take the place of all others."""

VALUE = re.compile(r"\{\{.*?\}\}")
TEMPLATED = re.compile(r"(\{[{%].*?[%}]\})")
PLAIN_VARIABLE = re.compile(r"\{\{ (\w+) \}\}")
SECTION = re.compile(r"\[([a-z_]+(?:[ /][a-z_]+)*)\]")


class TemplateFault(ValueError):
    """A reply template that can't be used; says the file and the line."""


@dataclass(frozen=True, eq=False)
class Line:
    """One template: where it stands, for which replies it is, and what it needs."""

    file: str
    number: int
    tags: frozenset[str]
    template: Template
    needs: frozenset[str]
    source: str = ""

    @cached_property
    def pieces(self) -> tuple[str, ...] | None:
        """Text and plain variables by turns; None where the line needs the engine for more than that."""
        parts = PLAIN_VARIABLE.split(self.source)
        whole = self.source and not any(mark in text for text in parts[::2] for mark in ("{", "}"))
        return tuple(parts) if whole else None

    def suits(self, tags: frozenset[str]) -> bool:
        """Whether the line is for a reply of these tags: one of each group of its section."""
        return all(group == "any" or not tags.isdisjoint(group.split("/")) for group in self.tags)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words that a person would notice twice in one reply."""
        return telling(VALUE.sub(" ", self.source).lower())

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """What it needs, in a fixed order."""
        return tuple(sorted(self.needs))

    @cached_property
    def place(self) -> str:
        """The name people find it by: "complaint.txt:12"."""
        return f"{self.file}:{self.number}"

    def render(self, values: dict[str, str]) -> str:
        """The line with its values. Raises TemplateFault where one is missing."""
        used = tuple((name, values[name]) for name in self.variables if name in values)
        return _rendered(self, used)


@lru_cache(maxsize=8192)
def _rendered(line: Line, used: tuple[tuple[str, str], ...]) -> str:
    """A line with its values. Most sentences repeat from reply to reply, with the same playbook."""
    values = dict(used)
    pieces = line.pieces
    if pieces is not None and line.needs <= values.keys():
        return "".join(values[piece] if place % 2 else piece for place, piece in enumerate(pieces))
    try:
        return line.template.render(values)
    except TemplateError as error:
        raise TemplateFault(f"{line.place}: {error}") from error


def first_upper(text: str) -> str:
    """The text with a capital first letter, also within quotation marks, and the rest as it is."""
    at = 1 if text.startswith("“") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def sandbox() -> ImmutableSandboxedEnvironment:
    """The environment reply templates run in: plain text, nothing but the values given."""
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({}), undefined=StrictUndefined, autoescape=False
    )
    environment.globals.clear()
    environment.filters["first_upper"] = first_upper
    return environment


def parse_lines(text: str, file: str) -> tuple[Line, ...]:
    """All templates of one file. Raises TemplateFault naming the file and the line."""
    environment = sandbox()
    tags: frozenset[str] = frozenset()
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if match := SECTION.fullmatch(line):
            tags = frozenset(match[1].split())
            continue
        if not tags:
            raise TemplateFault(f"{file}:{number}: the line stands before the first section, such as [any]")
        try:
            needs = meta.find_undeclared_variables(environment.parse(line))
            template = environment.from_string(line)
        except TemplateError as error:
            raise TemplateFault(f"{file}:{number}: {error}") from error
        if unknown := sorted(needs - ALLOWED.keys()):
            raise TemplateFault(f"{file}:{number}: no such variable: {', '.join(unknown)}")
        lines.append(Line(file, number, tags, template, frozenset(needs), line))
    return tuple(lines)


@lru_cache(maxsize=1)
def shipped_templates() -> dict[str, tuple[Line, ...]]:
    """All reply templates by file name without ending, read and compiled once."""
    folder = resources.files("templates") / "replies"
    return {
        entry.name.removesuffix(".txt"): parse_lines(entry.read_text(encoding="utf-8"), entry.name)
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".txt")
    }


@lru_cache(maxsize=4096)
def in_voice(line: Line, voice: Voice) -> Line:
    """The line as a brand says it; what stands between its braces is left alone."""
    parts = TEMPLATED.split(line.source)
    said = "".join(
        part if place % 2 else spoken(part, voice, starts=place == 0) for place, part in enumerate(parts)
    )
    if said == line.source:
        return line
    return Line(line.file, line.number, line.tags, sandbox().from_string(said), line.needs, said)


@lru_cache(maxsize=8192)
def lines_for(file: str, tags: frozenset[str], have: frozenset[str]) -> tuple[Line, ...]:
    """The lines of a file whose section asks for nothing but `tags`, and which need nothing but `have`.

    A section `[any]` suits every reply but one of OWN that has sections of its own.
    """
    own = tags & OWN
    lines = [line for line in shipped_templates().get(file, ()) if line.suits(tags)]
    if own and any(own & line.tags for line in lines):
        lines = [line for line in lines if own & line.tags]
    return tuple(line for line in lines if line.needs <= have)
