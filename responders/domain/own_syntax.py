"""What an owner's own reply template may say: words, variables and conditions, and nothing that runs.

A template is read before it is compiled, and everything that is not on a short list is refused with the line it
stands on: no calls, no attributes, no loops, nothing to reckon with. So a template takes a time and a room that
grow with its length alone, and a value out of a post can only ever be words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, nodes

from responders.domain.reply_templates import sandbox
from responders.domain.template_variables import USUAL

LONGEST = 2_000
"""Characters of one wording."""

DEEPEST = 24
"""How deep conditions and the like may stand in each other."""

OPEN_AND_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}|[{}]")
BRACKETED = re.compile(rf"\[\s*({'|'.join(USUAL)})\s*\]", re.IGNORECASE)

_PLAIN = (
    nodes.Template, nodes.Output, nodes.Name, nodes.Filter, nodes.If, nodes.CondExpr, nodes.And, nodes.Or,
    nodes.Not, nodes.Compare,
)  # fmt: skip

_REFUSED: tuple[tuple[tuple[type[nodes.Node], ...], str], ...] = (
    ((nodes.For,), "Loops can't be used. Write the words out."),
    (
        (nodes.Getattr, nodes.Getitem, nodes.Slice),
        "A variable is used as it is: no dot and no bracket behind it. Write {{ name }}.",
    ),
    ((nodes.Call,), "Nothing can be called here. Take the round brackets away."),
    ((nodes.Test,), "“is …” can't be used. To ask whether there is a name, write {% if name %}."),
    ((nodes.List, nodes.Tuple, nodes.Dict), "Lists can't be used. Write the words out."),
    (
        (nodes.BinExpr, nodes.UnaryExpr, nodes.Concat),
        "There is nothing to reckon with in a reply. Write the words beside each other, without signs between them.",
    ),
)
_ESCAPED = "Write letters as they are, without a backslash or braces between the quotation marks."
_LEFT_OVER = "Only {% if … %}, {% elif … %}, {% else %} and {% endif %} can be used between {% and %}."


class WordingFault(ValueError):
    """A wording that can't be used: the `line` it is about, and what to do, as a sentence for a person."""

    def __init__(self, line: int, says: str) -> None:
        super().__init__(f"Line {line}: {says}")
        self.line = line
        self.says = says


def parsed(text: str) -> nodes.Template:
    """The template as a tree that holds nothing but what is allowed. Raises WordingFault."""
    if len(text) > LONGEST:
        raise WordingFault(1, f"This is too long: {len(text):,} characters, and {LONGEST:,} is the most.")
    _closed(text)
    try:
        tree = sandbox().parse(text)
    except TemplateSyntaxError as error:
        raise WordingFault(error.lineno, _said_plainly(error.message or "")) from error
    except RecursionError as error:
        raise WordingFault(1, "Too much stands inside each other here. Say it more simply.") from error
    for node, depth in _walk(tree):
        if depth > DEEPEST:
            raise WordingFault(node.lineno, "Too much stands inside each other here. Say it more simply.")
        _allowed(node)
    return tree


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting.extend((child, depth + 1) for child in reversed(list(node.iter_child_nodes())))


def _closed(text: str) -> None:
    """Every brace belongs to a pair, and a variable stands in two of them."""
    if match := BRACKETED.search(text):
        raise WordingFault(
            _line(text, match.start()), f"“{match[0]}” stays as it is. Write {{{{ {match[1].lower()} }}}}."
        )
    awaited, opener, at = "", "", 0
    for match in MARK.finditer(text):
        mark = match[0]
        if not awaited and mark in OPEN_AND_CLOSE:
            awaited, opener, at = OPEN_AND_CLOSE[mark], mark, match.start()
        elif awaited and mark == awaited:
            awaited = ""
        elif opener != "{#" or not awaited:
            place, words = (at, _words(text, at)) if awaited else (match.start(), _words(text, match.start()))
            says = (
                f"“{words}” is not closed with {awaited}."
                if awaited
                else f"The brace in “{words}” has no partner."
            )
            raise WordingFault(_line(text, place), f"{says} A variable is written like this: {{{{ name }}}}.")
    if awaited:
        raise WordingFault(_line(text, at), f"“{_words(text, at)}” is not closed. Write {awaited} behind it.")


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _words(text: str, place: int) -> str:
    return text[place : place + 24].partition("\n")[0].strip()


def _allowed(node: nodes.Node) -> None:
    if says := _refused(node):
        raise WordingFault(node.lineno, says)
    if isinstance(node, nodes.Name):
        _known(node)
    elif isinstance(node, nodes.Filter):
        _first_upper(node)


def _refused(node: nodes.Node) -> str:
    """Why a piece can't be used, whatever it says; empty where it can."""
    if isinstance(node, nodes.TemplateData):
        return _LEFT_OVER if set(node.data) & set("{}") else ""
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        return "Say what stands there otherwise: {{ staff if staff else 'the team' }}."
    if isinstance(node, (nodes.Const, nodes.Output)):
        return _odd_print(node)
    if isinstance(node, nodes.Operand):
        return "" if node.op in {"eq", "ne"} else "Only == and != can be used to compare."
    if isinstance(node, _PLAIN):
        return ""
    return next((says for kinds, says in _REFUSED if isinstance(node, kinds)), _LEFT_OVER)


def _odd_print(node: nodes.Const | nodes.Output) -> str:
    """Why something can't be printed as it stands: a number, a sign in disguise, a comparison."""
    if isinstance(node, nodes.Output):
        compared = any(isinstance(one, (nodes.Compare, nodes.Not)) for one in node.nodes)
        says = "A comparison prints True or False. Use it to choose: {% if staff %} … {% endif %}."
        return says if compared else ""
    if not isinstance(node.value, str):
        return "A number needs no braces. Write it as it should stand there."
    return "" if node.value.isprintable() and not set(node.value) & set("{}") else _ESCAPED


def _known(node: nodes.Name) -> None:
    if node.name in USUAL:
        return
    near = get_close_matches(node.name, USUAL, n=1, cutoff=0.6)
    hint = f" Did you mean {{{{ {near[0]} }}}}?" if near else " The list beside shows all there are."
    raise WordingFault(node.lineno, f"There is no variable “{node.name[:40]}”.{hint}")


def _first_upper(node: nodes.Filter) -> None:
    if node.name != "first_upper":
        raise WordingFault(node.lineno, f"“|{node.name[:40]}” can't be used. The only one is |first_upper.")
    if node.node is None or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise WordingFault(node.lineno, "|first_upper stands alone: {{ act|first_upper }}.")


def _said_plainly(message: str) -> str:
    """Jinja's words for a person who writes replies."""
    if found := re.match(r"Encountered unknown tag '(\w{1,40})'", message):
        lone = found[1] in {"endif", "else", "elif"}
        return f"There is no {{% if … %}} before this {{% {found[1]} %}}." if lone else _LEFT_OVER
    for pattern, says in _PLAINLY:
        if found := pattern.search(message):
            return says.replace("@", found[1] if found.groups() else "")
    return "What stands between the braces can't be read. Write a variable there, such as {{ name }}."


_PLAINLY = (
    (re.compile("Unexpected end of template"), "A condition is not closed. Write {% endif %} where it ends."),
    (
        re.compile("Expected an expression"),
        "Something is missing between the braces. Write a variable there, such as {{ name }}.",
    ),
    (
        re.compile(r"got '(.{1,40})'"),
        "One variable stands between two braces, and “@” is too much. Write {{ name }}.",
    ),
    (re.compile(r"unexpected char (.{1,20}) at"), "The sign @ can't stand between braces."),
)
