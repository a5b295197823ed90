"""Reply templates: a sandbox, an allow-list, and errors that name the file and the line."""

from __future__ import annotations

import pytest

from responders.domain.reply_templates import ALLOWED, TemplateFault, parse_lines, shipped_templates


def test_every_shipped_template_is_read() -> None:
    templates = shipped_templates()
    assert {"complaint", "apology", "action", "praise", "question", "careful"} <= set(templates)
    assert sum(len(lines) for lines in templates.values()) > 120


def test_every_shipped_sentence_renders_with_all_values() -> None:
    values = {name: f"<{name}>" for name in ALLOWED}
    for lines in shipped_templates().values():
        for line in lines:
            assert "{" not in line.render(values), line.place


def test_a_missing_value_is_an_error_and_no_blank() -> None:
    line = parse_lines("[any]\nHi {{ name }}", "own.txt")[0]
    with pytest.raises(TemplateFault, match=r"own\.txt:2"):
        line.render({})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[any]\nHi {{ name ", r"own\.txt:2"),
        ("[any]\n\n# note\nHi {{ password }}", r"own\.txt:4: no such variable: password"),
        ("Hi {{ name }}", r"own\.txt:1: the line stands before the first section"),
        ("[any]\n{% include 'x' %}", r"own\.txt:2"),
    ],
)
def test_a_wrong_template_names_its_file_and_line(text: str, message: str) -> None:
    with pytest.raises(TemplateFault, match=message):
        _render_all(text)


def _render_all(text: str) -> None:
    for line in parse_lines(text, "own.txt"):
        line.render(dict.fromkeys(ALLOWED, "x"))


@pytest.mark.parametrize(
    "expression",
    [
        "name.__class__",
        "name.__class__.__mro__",
        "''.__class__.__base__.__subclasses__()",
        "name.format.__globals__",
    ],
)
def test_the_sandbox_lets_nothing_out(expression: str) -> None:
    line = parse_lines("[any]\n{{ " + expression + " }}", "own.txt")[0]
    with pytest.raises(TemplateFault):
        line.render({"name": "Jess"})


def test_a_value_is_never_run_as_a_template() -> None:
    line = parse_lines("[any]\nHi {{ name }}", "own.txt")[0]
    assert line.render({"name": "{{ 7*7 }}"}) == "Hi {{ 7*7 }}"
