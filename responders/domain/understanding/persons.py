"""Who is who: the customer's "I" becomes our "you", their "you" becomes our "we"."""

from __future__ import annotations

from responders.domain.grammar import Parse, Word
from responders.domain.understanding.tokens import US

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
I_WORDS = frozenset({"i", "we"})
"""The customer as a subject."""

SWITCHED = {
    "i": "you",
    "we": "you",
    "me": "you",
    "us": "you",
    "my": "your",
    "our": "your",
    "mine": "yours",
    "ours": "yours",
    "myself": "yourself",
    "ourselves": "yourselves",
    "your": "our",
    "yours": "ours",
    "yourself": "ourselves",
    "yourselves": "ourselves",
    "their": "our",
    "themselves": "ourselves",
}
"""What does not depend on the word's part in the sentence."""

BE = {"am": "are", "'m": "'re", "was": "were", "wasn't": "weren't", "is": "are", "'s": "'re"}
TO_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "'s": "'re"}

US_WORDS = frozenset({US.lower(), "you", "they"})


def tag_of(word: Word) -> str:
    """The plain tag, without the features that the pipeline may put after it."""
    return word.tag.partition("__")[0]


def subject_of(parse: Parse, place: int) -> int | None:
    """The place of the subject of a verb, an auxiliary's verb, or of the verb it is joined to."""
    word = parse.words[place]
    if word.dep.startswith(("aux", "cop")):
        return subject_of(parse, word.head) if word.head != place else None
    for child in parse.children(place):
        if parse.words[child].dep in SUBJECTS:
            return child
    if word.dep == "conj" and word.head != place and _verbal(parse.words[word.head]):
        return subject_of(parse, word.head)
    return None


def is_customer(word: Word) -> bool:
    """Whether a word, a subject, is the writer."""
    return word.lower in I_WORDS


def is_us(word: Word) -> bool:
    """Whether a word, a subject or an object, is the brand: its name, "you", or "they"."""
    return word.lower in US_WORDS


def switched(parse: Parse, place: int) -> str:
    """A pronoun or our name as we say it; the word's own letters in lower case for any other."""
    word = parse.words[place]
    lower = word.lower
    if lower in SWITCHED:
        return SWITCHED[lower]
    if lower in US_WORDS:
        return "we" if word.dep in SUBJECTS else "us"
    if lower == "them":
        return "us"
    return lower


def agreed(parse: Parse, place: int, form: str) -> str:
    """A verb's form after its subject has been switched: "I was" is "you were", "Acme is" is "we are"."""
    subject = subject_of(parse, place)
    if subject is None:
        return form
    word, verb = parse.words[subject], parse.words[place]
    if is_customer(word) or word.lower == "you":
        return BE.get(form, form) if form in {"am", "'m", "was", "wasn't"} else form
    if word.lower == US.lower():
        if form == "'s":
            return "'ve" if verb.lemma == "have" else "'re"
        if form in TO_PLURAL:
            return TO_PLURAL[form]
        return verb.lemma if tag_of(verb) == "VBZ" else form
    return form


def _verbal(word: Word) -> bool:
    return word.pos in {"VERB", "AUX", "ADJ"}


def has_subject(parse: Parse, head: int) -> bool:
    """Whether the clause says who or what."""
    return any(parse.words[child].dep in SUBJECTS for child in parse.children(head))


def subject_place(parse: Parse, head: int) -> int | None:
    """The place of a clause's own subject, "there" before what there is."""
    subjects = [child for child in parse.children(head) if parse.words[child].dep in SUBJECTS]
    return min(subjects, key=lambda child: parse.words[child].dep != "expl", default=None)
