"""The matters of a post: its clauses, what each speaks of, and whether it tells a trouble."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from responders.domain.clauses import BREAK
from responders.domain.grammar import Grammar, Parse, Word
from responders.domain.tone.matter_families import DEEDS
from responders.domain.tone.matter_words import WORD, content, durations, families_of
from responders.domain.tone.trouble_words import AFTERMATH, INSULTS, VAGUE, tells_trouble
from responders.domain.understanding import word_list
from responders.domain.understanding.sentences import Sentence, sentences_in

JOINS = frozenset({"and", "but", "then", "plus", "&", ",", "/", "+"})
"""Words and signs at which a clause may end."""

BEGINNING = word_list.words(
    "my your our the their his her this that i we you he she they it there nobody no not now then still a an"
)
"""Words that begin a clause; between two troubles a join before one of them parts, whatever the parse says."""

NOBODY = frozenset({"nobody", "noone", "none", "someone", "somebody"})
YOU = frozenset({"you", "ye", "u"})
ME = frozenset({"me", "my", "us", "our"})

LISTED = frozenset({"conj", "appos", "list"})
"""Relations of what only lengthens a list."""

ARGUMENTS = ("nsubj", "obj", "obl", "nmod", "iobj", "compound", "amod", "appos", "acl")
"""Relations of a noun whose companion ("the fridge and the freezer") tells no matter of its own."""


@dataclass(frozen=True)
class Matter:
    """One clause of a post."""

    text: str
    troubled: bool
    names: frozenset[str] = frozenset()
    """Lower-case names in it, which tell nothing of what it speaks of."""

    separate: bool = True
    """Whether it names something of its own, and does not only go on about the clause before it."""

    start: int = 0
    end: int = 0
    """The half-open span of the post that it covers; both are 0 where it is not known."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """What it speaks of."""
        return content(self._said) - INSULTS

    @cached_property
    def families(self) -> frozenset[int]:
        """The families of what it speaks of."""
        return families_of(self.stems)

    @property
    def asks_for_more(self) -> bool:
        """Whether it is a trouble of its own, of a known sort, that a reply to another trouble has not met."""
        alone = self.separate or bool(self.families & DEEDS)
        return alone and bool(self.families and self.stems - VAGUE) and not AFTERMATH.search(self.text)

    @cached_property
    def lasting(self) -> frozenset[tuple[str, str]]:
        """The lengths of time that it tells."""
        return durations(self.text)

    @cached_property
    def _said(self) -> str:
        return WORD.sub(lambda match: "" if match[0] in self.names else match[0], self.text)


def matters_in(text: str, *, brand: str = "", grammar: Grammar | None = None) -> tuple[Matter, ...]:
    """The clauses of a post, in order."""
    sentences = sentences_in(text, brand=brand)
    if grammar is None:
        return tuple(matter for sentence in sentences for matter in _by_signs(sentence))
    parses = grammar.parse_many([sentence.text for sentence in sentences])
    found = []
    for sentence, parse in zip(sentences, parses, strict=True):
        found += [_matter(sentence, parse, part) for part in _clauses(parse)]
    return tuple(found)


def _by_signs(sentence: Sentence) -> Iterator[Matter]:
    """The clauses of a sentence without a parse."""
    lower, begin = sentence.text.lower(), 0
    for match in [*BREAK.finditer(lower), None]:
        end = match.start() if match else len(lower)
        part = lower[begin:end]
        if part.strip():
            yield Matter(part, tells_trouble(part.split()), frozenset(), True, *sentence.span(begin, end))
        begin = match.end() if match else end


def _clauses(parse: Parse) -> Iterator[range]:
    """The places of each clause's words: a new one begins at a comma or joining word between two predicates."""
    begin = 0
    for at, word in enumerate(parse.words):
        if word.lower in JOINS and at > begin and _parts(parse, begin, at):
            yield range(begin, at)
            begin = at + 1
    if begin < len(parse.words):
        yield range(begin, len(parse.words))


def _parts(parse: Parse, begin: int, at: int) -> bool:
    """Whether what follows a joining word speaks for itself, and does not only lengthen a list within the clause."""
    words = parse.words
    following = next((place for place in range(at + 1, len(words)) if words[place].lower not in JOINS), None)
    if following is None or not any(words[place].pos not in {"PUNCT", "DET"} for place in range(begin, at)):
        return False
    end = next((place for place in range(following, len(words)) if words[place].lower in JOINS), len(words))
    if words[following].lower in BEGINNING and all(
        tells_trouble([word.lower for word in part]) for part in (words[begin:at], words[following:end])
    ):
        return True
    if _tells_of_two(words[begin:at], words[following:end]):
        return True
    for place in range(following, end):
        word = words[place]
        if word.head >= at or word.head < begin:
            continue
        listed = word.dep in LISTED and word.pos not in {"VERB", "AUX"} and _is_argument(parse, word.head)
        if word.dep in {"amod", "compound"}:
            return False
        if listed and not parse.children(place, "nsubj", "cop", "nsubj:pass"):
            return False
    return True


def _tells_of_two(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the words on both sides tell a trouble, each of another thing: "a cracked door and screws missing"."""
    things = [
        frozenset(stem for word in part if word.pos in {"NOUN", "PROPN"} for stem in content(word.lower))
        - INSULTS
        for part in (before, after)
    ]
    return (
        all(things)
        and not families_of(things[0]) & families_of(things[1])
        and all(tells_trouble([word.lower for word in part]) for part in (before, after))
    )


def _is_argument(parse: Parse, place: int) -> bool:
    word = parse.words[place]
    return (
        word.pos in {"NOUN", "PROPN", "PRON", "ADJ"} and word.head != place and word.dep.startswith(ARGUMENTS)
    )


def _matter(sentence: Sentence, parse: Parse, places: range) -> Matter:
    words = [parse.words[at] for at in places]
    start, end = words[0].start, words[-1].end
    names = frozenset(word.lower for at, word in zip(places, words, strict=True) if at and _is_name(word))
    text = parse.text[start:end].lower()
    lowers = [word.lower for word in words]
    return Matter(
        text,
        not sentence.why and tells_trouble(lowers),
        names,
        _is_separate(words, names),
        *sentence.span(start, end),
    )


def _is_separate(words: Sequence[Word], names: frozenset[str]) -> bool:
    """Whether the words name a thing, or say what we did to the customer."""
    lowers = {word.lower for word in words}
    if lowers & NOBODY or (lowers & YOU and lowers & ME):
        return True
    return any(
        word.pos in {"NOUN", "PROPN"} and word.lower not in names and content(word.lower) - INSULTS
        for word in words
    )


def _is_name(word: Word) -> bool:
    name = word.pos == "PROPN" and word.text[:1].isupper() and not families_of(content(word.lower))
    return name or re.fullmatch(r"[A-Z][a-z]*\d+\w*", word.text) is not None
