"""Parsing texts: the shipped pipeline behind one small door. It takes 0.3 s more to load than spaCy itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from monitor.language.grammar import quieting

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "model"
"""The weights that ship; under CC BY-SA 4.0, apart from the code's licence."""
LONGEST = 100_000
"""Characters of a text that are parsed; the rest is left out."""
BATCH = 64
"""Texts that the pipeline is shown at once."""
KEPT = ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP")
"""What the pipeline says of a word."""

_one_at_a_time = Lock()


@lru_cache(maxsize=2)
def load_grammar(model: Path = MODEL) -> Language:
    """Load the pipeline, once a process; its version is `.meta["version"]`. OSError where there are no weights."""
    import spacy  # noqa: PLC0415 - a second of imports, for those who parse only

    return spacy.load(model)


def parse(text: str, *, nlp: Language | None = None) -> Doc:
    """Return the text with its grammar (UD labels, sentences set by the parser).

    `Doc.text` is the text, at most LONGEST characters of it. Handles, links, emoji and shouted words are shown
    to the pipeline as plain ones; the Doc holds them as they were written. Threads wait for each other.
    """
    return parse_words(nlp or load_grammar(), text=text[:LONGEST])


def parse_many(texts: Sequence[str], *, nlp: Language | None = None) -> list[Doc]:
    """Return the same for many texts at once, in order: a third of the time that one by one takes."""
    nlp = nlp or load_grammar()
    with _one_at_a_time:
        docs = [nlp.make_doc(text[:LONGEST]) for text in texts]
        quiet = [_quiet(nlp, doc) for doc in docs if len(doc)]
        for _, component in nlp.pipeline:
            piped: Any = component
            quiet = list(piped.pipe(quiet, batch_size=BATCH))
        shown = iter(quiet)
        for doc in docs:
            if len(doc):
                _take_over(doc, next(shown))
    return docs


def parse_words(nlp: Language, *, text: str = "", words: Iterable[str] = ()) -> Doc:
    """Return the grammar of a text, or of words that somebody has already cut (for measuring)."""
    from spacy.tokens import Doc  # noqa: PLC0415 - with spaCy

    given = list(words)
    with _one_at_a_time:
        doc = Doc(nlp.vocab, words=given) if given else nlp.make_doc(text)
        if not len(doc):
            return doc
        quiet = _quiet(nlp, doc)
        for _, component in nlp.pipeline:
            quiet = component(quiet)
        _take_over(doc, quiet)
    return doc


def _quiet(nlp: Language, doc: Doc) -> Doc:
    """The words as the pipeline is shown them."""
    from spacy.tokens import Doc  # noqa: PLC0415 - with spaCy

    spaces = [bool(word.whitespace_) for word in doc]
    return Doc(nlp.vocab, words=quieting.quieted([word.text for word in doc]), spaces=spaces)


def _take_over(doc: Doc, quiet: Doc) -> None:
    """Give a Doc the grammar that was found for its quiet words."""
    told: Any = quiet.to_array(list(KEPT))
    doc.from_array(list(KEPT), told)
    for word, shown in zip(doc, quiet, strict=True):
        if word.lower != shown.lower:  # a mask's lemma is nobody's
            word.lemma_ = word.lower_
