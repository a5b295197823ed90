"""The language gate: names the language; what is not English is read, but never with confidence."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from monitor.language import notes
from monitor.language.gate import ENGLISH, language_of

NAME = "amends_language"


@Language.component(NAME)
def gate(doc: Doc) -> Doc:
    """Note the language."""
    found = notes.of(doc)
    found.language = language_of(found.text)
    found.foreign = found.language != ENGLISH
    return doc
