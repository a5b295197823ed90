"""Reply templates: plain files in templates/replies/, one sentence or one whole reply a line.

A file has sections: a line `[any]` or `[delivery grave]` says for which replies the lines under it are;
lines that begin with `#` are remarks. Every other line is one Jinja template. They run in a sandbox of
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

ALLOWED = {
    "greeting": 'how the reply begins: "Hi Jess, " or nothing',
    "apology": "a line of apology.txt, filled",
    "owning": "a line of owning.txt",
    "action": "a line of action.txt, filled: what we do and by when",
    "also": "what we do about a second issue, from the playbook; may be empty",
    "offer_line": "a line of offer.txt, filled; empty where the playbook has no offer",
    "ask_line": "a line of ask.txt, filled; empty where the repair needs nothing",
    "reach_line": "a line of reach.txt, filled",
    "thanks": "a line of thanks.txt, filled",
    "share": "a line of share.txt, filled: what we do with the praise",
    "sign": 'the signature, on a line of its own: "– Maya, Fern & Kettle"',
    "name": "the customer's first name, or empty",
    "brand": "the brand's name",
    "signer": "who signs",
    "issue": 'what went wrong, after "sorry about": "your parcel that never came"',
    "clause": 'what went wrong, after "sorry that": "your parcel never came"',
    "thing": "the thing it is about, one plain noun; may be empty",
    "act": 'what we do, from the playbook, beginning with "I\'ll" or "We\'ll"',
    "by_when": "by when, from the playbook",
    "By_when": "the same with a capital",
    "ask": "what the repair needs, from the playbook",
    "reach": 'how to reach the signer: "in a direct message"',
    "offer": "the gesture the playbook allows",
    "praised": "what the praise is about",
    "staff": "the colleague whom the praise names; may be empty",
    "subject": "what the question is about",
    "promise": 'in a holding reply, when the customer hears from us: "by 4 pm today"',
    "doing": 'in a holding reply, what we do meanwhile, from the playbook: "I\'m asking the depot where it is"',
}
"""The variables a reply template may use, and what each holds."""

OWN = frozenset({"vague", "general", "safety", "followup", "family", "but"})
"""Sections that, where a file has them, take the place of all others."""

PLAIN_VARIABLE = re.compile(r"\{\{ (\w+) \}\}")
SECTION = re.compile(r"\[([a-z_ ]+)\]")


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
    """The text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


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
def lines_for(file: str, tags: frozenset[str], have: frozenset[str]) -> tuple[Line, ...]:
    """The lines of a file whose section asks for nothing but `tags`, and which need nothing but `have`.

    A section `[any]` suits every reply but one of OWN that has sections of its own.
    """
    own = tags & OWN
    lines = shipped_templates().get(file, ())
    if own and any(own & line.tags and line.tags <= tags for line in lines):
        return tuple(line for line in lines if own & line.tags and line.tags <= tags and line.needs <= have)
    return tuple(line for line in lines if line.tags - {"any"} <= tags and line.needs <= have)
