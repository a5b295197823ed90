"""The tokenizer: cuts and masks a post, makes the Doc, and opens the notes on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from monitor.language.notes import KEY, Notes
from monitor.language.patterns import plain
from monitor.language.patterns.quick import pieces_of
from monitor.language.words import Word, cut, readable

NAME = "amends.words.v1"


class Words:
    """Callable as spaCy wants a tokenizer; it has no state of its own to save."""

    def __init__(self, vocab: Vocab) -> None:
        """Make documents over this vocabulary, whose new words cost nothing: nobody asks for their shapes."""
        vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a post; tokens cover its readable text, in original positions."""
        text = readable(text)
        words = cut(text)
        doc = Doc(
            self.vocab,
            words=[text[word.start : word.end] for word in words],
            spaces=[False] * len(words),
        )
        doc.user_data[KEY] = open_notes(text, words)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Save nothing: the rules are code."""
        del path, exclude

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Load nothing."""
        del path, exclude
        return self


def open_notes(text: str, words: list[Word]) -> Notes:
    """Return empty notes on a readable text."""
    lowered = plain(text)
    return Notes(text, lowered, words, pieces_of(lowered))


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def words() -> Callable[[Language], Words]:
    """Return what makes the tokenizer of a pipeline."""
    return lambda nlp: Words(nlp.vocab)
