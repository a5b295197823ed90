"""The form of a template: what stands in its fields, and what was typed into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import HttpRequest

from monitor.brands import texts
from responders.domain.own_syntax import LONGEST
from responders.domain.own_words import LONGEST_NAME, MOST_WORDINGS, TemplateWords
from responders.steps.template_saving import BadTemplateError

LONGEST_BACK = 2 * LONGEST
"""Characters of what was typed into a field that come back with its error."""

MOST_CHOICES = 60
EMPTY = TemplateWords(name="", sort="complaint", texts=())


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields, how many wordings can be typed, and what is wrong with which field.

    `version` is the one that the page was made from, 0 for a new template.
    """

    words: TemplateWords
    enabled: bool = True
    version: int = 0
    boxes: int = 1
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def wordings(self) -> list[tuple[int, str]]:
        """Every wording with its number, the empty fields last."""
        texts_ = [*self.words.texts, *[""] * MOST_WORDINGS][: max(self.boxes, len(self.words.texts), 1)]
        return list(enumerate(texts_, start=1))

    @property
    def full(self) -> bool:
        """Whether no further wording can be added."""
        return len(self.wordings) >= MOST_WORDINGS


def form_of(words: TemplateWords, *, enabled: bool, version: int) -> Form:
    """The form as a template stands."""
    return Form(words, enabled=enabled, version=version, boxes=len(words.texts))


def form_from(request: HttpRequest, *, wrong: Mapping[str, str] | None = None) -> Form:
    """The form as it was typed, with nothing put right."""
    version = request.POST.get("version", "")
    typed = [_plain(text)[:LONGEST_BACK] for text in request.POST.getlist("text")[: MOST_WORDINGS + 1]]
    return Form(
        words=_words(request, tuple(text for text in typed if text.strip())),
        enabled=request.POST.get("enabled") == "on",
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0,
        boxes=min(len(typed), MOST_WORDINGS),
        wrong=wrong or {},
    )


def with_a_box_more(form: Form) -> Form:
    """The same with room for a further wording."""
    return replace(form, boxes=min(len(form.words.texts) + 1, MOST_WORDINGS))


def words_in(request: HttpRequest) -> TemplateWords:
    """What was typed, fit to keep. Raises BadTemplateError for what can't be kept as it is."""
    wrong: dict[str, str] = {}
    name = ""
    try:
        name = texts.one_line(_plain(request.POST.get("name", "")), "The name", longest=LONGEST_NAME)
    except ValueError as error:
        wrong["name"] = str(error)
    given = [text for text in map(_plain, request.POST.getlist("text")) if text.strip()]
    if len(given) > MOST_WORDINGS:
        wrong["text-1"] = f"At most {MOST_WORDINGS} wordings, please."
    kept = []
    for number, text in enumerate(given[:MOST_WORDINGS], start=1):
        try:
            kept.append(texts.lines(text, "This", longest=LONGEST))
        except ValueError as error:
            wrong[f"text-{number}"] = str(error)
    if wrong:
        raise BadTemplateError(wrong)
    return replace(_words(request, tuple(kept)), name=name)


def _words(request: HttpRequest, wordings: tuple[str, ...]) -> TemplateWords:
    return TemplateWords(
        name=_plain(request.POST.get("name", ""))[: 2 * LONGEST_NAME],
        sort=request.POST.get("sort", "")[:16],
        texts=wordings,
        topics=_several(request, "topic"),
        moods=_several(request, "mood"),
        least=_step(request, "least", 1),
        most=_step(request, "most", 3),
        room=request.POST.get("room", "any")[:8],
        use=request.POST.get("use", "also")[:8],
    )


def _several(request: HttpRequest, name: str) -> tuple[str, ...]:
    found = (_plain(value)[:LONGEST_NAME] for value in request.POST.getlist(name)[:MOST_CHOICES])
    return tuple(dict.fromkeys(found))


def _step(request: HttpRequest, name: str, usual: int) -> int:
    value = request.POST.get(name, "")
    return int(value) if value in {"1", "2", "3"} else usual


def _plain(text: str) -> str:
    """Without NUL, which no database text takes, and with plain line ends."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
