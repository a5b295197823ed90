"""What an owner's template may say, what it is told where it says something else, and how little it can do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from responders.domain.own_copies import shipped_replies, shipped_sentences
from responders.domain.own_syntax import LONGEST, WordingFault
from responders.domain.own_wording import SORTS, NotFilled, read_wording
from responders.domain.template_variables import USUAL

VALUES = dict.fromkeys(USUAL, "x")

HOSTILE = (
    "{{ ''.__class__ }}",
    "{{ name.__class__.__mro__ }}",
    "{{ name['__class__'] }}",
    "{{ name|attr('__class__') }}",
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ range(999999999) }}",
    "{{ lipsum() }}",
    "{{ name.format(name) }}",
    "{{ 'a' * 10**9 }}",
    "{{ 10**10**10 }}",
    "{{ name * 99999 }}",
    "{{ name ~ name ~ name }}",
    "{{ name + name }}",
    "{{ 'a'.join(name) }}",
    "{{ name|center(99999999) }}",
    "{{ name|list }}",
    "{{ name|first_upper(9) }}",
    "{% for x in name %}{{ x }}{% endfor %}",
    "{% for a in 'aaaaaaaa' %}{% for b in 'aaaaaaaa' recursive %}{{ loop(b) }}{% endfor %}{% endfor %}",
    "{% set a = name %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'pages/mail.html' %}",
    "{% extends 'base.html' %}",
    "{% import 'os' as os %}",
    "{% block a %}{% endblock %}",
    "{% filter first_upper %}x{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% raw %}{{ name }}{% endraw %}",
    "{% autoescape true %}{% endautoescape %}",
    "{% do name %}",
    "{{ name if name }}",
    "{{ [1, 2, 3] }}",
    "{{ {'a': 1} }}",
    "{{ 5 }}",
    "{{ -1 }}",
    "{{ true }}",
    "{{ name < 'b' }}",
    "{{ 'a' in name }}",
    "{{ name is string }}",
    "{{ " + "(" * 900,
    "{{ " + "(" * 500 + "name" + ")" * 500 + " }}",
    "{{ " + "not " * 450 + "name }}",
    "{{ " + "-" * 1900 + "1 }}",
    "{{ name" + " and name" * 180 + " }}",
    "{{ act" + "|first_upper" * 140 + " }}",
    "{% if name %}" * 70 + "{% endif %}" * 70,
    "{{" * 1000,
    "{#" * 1000,
    "{%" * 1000,
    "x" * (LONGEST + 1),
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:30])
@pytest.mark.parametrize("sort", SORTS)
def test_everything_but_words_variables_and_conditions_is_refused_at_once(text: str, sort: str) -> None:
    started = time.perf_counter()
    with pytest.raises(WordingFault):
        read_wording(text, sort)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hi {{ name }},\nI'm sorry about {{ isue }}.", "Line 2: There is no variable “isue”. Did you mean {{ issue }}?"),
        ("Hi\n\n{{ name", "Line 3: “{{ name” is not closed. Write }} behind it."),
        ("Hi {{ name }", "Line 1: “{{ name }” is not closed with }}."),
        ("Hi {name}", "A variable is written like this: {{ name }}."),
        ("Hi [name]", "“[name]” stays as it is. Write {{ name }}."),
        ("{% if name %}\nHi", "A condition is not closed. Write {% endif %} where it ends."),
        ("Hi\n{% endif %}", "Line 2: There is no {% if … %} before this {% endif %}."),
        ("{{ name|upper }}", "The only one is |first_upper."),
        ("{{ }}", "Something is missing between the braces."),
        ("{{ na me }}", "“me” is too much"),
        ("a\nb\n{{ thanks }}", "Line 3: “thanks” holds nothing in an answer to a complaint."),
        ("{% for a in name %}{% endfor %}", "Loops can't be used."),
        ("{{ name.upper }}", "no dot and no bracket behind it"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(WordingFault) as caught:
        read_wording(text, "complaint")
    assert says in str(caught.value)


@given(st.text(alphabet="{}%#|'\"\\ \nabnife()[]*-+~.:,=!0", max_size=300))
@settings(max_examples=400, deadline=None)
def test_any_text_is_taken_or_refused_and_never_breaks(text: str) -> None:
    try:
        wording = read_wording(text, "complaint")
        assert isinstance(wording.reply(VALUES), str)
    except (WordingFault, NotFilled):
        pass


@given(st.text(max_size=80))
def test_a_value_is_only_words(value: str) -> None:
    wording = read_wording("a {{ issue }} b", "complaint")
    assert wording.reply({**VALUES, "issue": f"x{value}x"}).split() == f"A x{value}x b".split()


def test_a_reply_is_at_most_as_long_as_its_parts() -> None:
    text = "{{ act }}" * (LONGEST // len("{{ act }}"))
    assert len(read_wording(text, "complaint").reply({**VALUES, "act": "a" * 300})) <= 300 * LONGEST // 9


@pytest.mark.parametrize(
    ("text", "filled", "reads"),
    [
        ("{{ greeting }}Thank you.", {"greeting": "Hi Jess, "}, "Hi Jess, thank you."),
        ("{{ greeting }}Priya told me.", {"greeting": "Hi Jess, "}, "Hi Jess, Priya told me."),
        ("{{ greeting }}I'm sorry.", {"greeting": "Hi Jess, "}, "Hi Jess, I'm sorry."),
        ("{{ greeting }}we're sorry.", {"greeting": "Hi Jess. "}, "Hi Jess. We're sorry."),
        ("{{ greeting }}we're sorry.", {"greeting": ""}, "We're sorry."),
        ("sorry, {{ name }}!{{ sign }}", {"name": "Jess", "sign": "\n– Maya"}, "Sorry, Jess!\n– Maya"),
        ("a  b \n\n\n\n c", {}, "A b\n\nc"),
        ("{% if staff == 'Ines' %}yes{% else %}no{% endif %}", {"staff": "Ines"}, "Yes"),
        ("{% if not staff %}nobody{% endif %}", {"staff": ""}, "Nobody"),
        ("x{{ also }}{{ offer_line }}", {"also": "", "offer_line": ""}, "X"),
        ("{{ ask_line }}{{ reach_line }}", {"ask_line": "Send it.", "reach_line": "Reach me."}, "Send it."),
        ("{{ reach_line }}", {"ask_line": "Send it.", "reach_line": "Reach me."}, "Reach me."),
    ],
)  # fmt: skip
def test_a_wording_reads_as_a_person_would_write_it(text: str, filled: dict[str, str], reads: str) -> None:
    assert read_wording(text, "complaint").reply(filled) == reads


@pytest.mark.parametrize("name", ["name", "issue", "thing", "staff", "act", "offer"])
def test_a_variable_that_is_empty_is_named_and_never_printed(name: str) -> None:
    with pytest.raises(NotFilled, match=f"“{name}” is empty"):
        read_wording(f"Hello {{{{ {name}|first_upper }}}}.", "complaint").reply({})


@pytest.mark.parametrize("sort", SORTS)
def test_every_shipped_reply_can_be_copied_and_kept(sort: str) -> None:
    copies = shipped_replies(sort)
    assert len(copies) >= 2
    for copy in copies:
        wording = read_wording(copy.text, sort)
        assert "_line" not in copy.text
        assert wording.reply(VALUES)
    for name, lines in shipped_sentences(sort):
        assert lines, name
