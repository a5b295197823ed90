"""Whether a clause made from a post can be trusted: nothing torn out of a phrase, and it parses again as a clause."""

from __future__ import annotations

from functools import lru_cache

from responders.domain.grammar import Grammar, Parse
from responders.domain.understanding.own_words import Trouble, troubles_in
from responders.domain.understanding.persons import SUBJECTS, tag_of
from responders.domain.understanding.sentences import sentences_in
from responders.domain.understanding.word_list import words

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLIPPED = words("ca wo 's 're 'm 've 'd")
"""Shortened verbs, which the tagger may take for something else."""

INNER = frozenset({"ccomp", "advcl", "xcomp", "acl"})
BARE = frozenset({"VB", "VBN"})


def sentence_with(clause: str) -> str:
    """The sentence in which a clause is said, as it is parsed again."""
    # The pipeline knows "cannot" better than its short form.
    said = clause.replace("can't", "cannot")
    return f"I'm sorry that {said}."


@lru_cache(maxsize=256)
def clauses_in(text: str, brand: str, grammar: Grammar) -> tuple[Trouble, ...]:
    """The troubles that the clauses of a post tell, before they are parsed again."""
    ready = sentences_in(text, brand=brand)
    return troubles_in(ready, grammar.parse_many([sentence.text for sentence in ready]))


def trusted(troubles: tuple[Trouble, ...], grammar: Grammar) -> tuple[Trouble, ...]:
    """The troubles whose clause, said by us, is a finite clause with a subject."""
    doubtful = doubted(troubles)
    parses = grammar.parse_many([sentence_with(one.clause) for one in doubtful])
    torn = [one for one, parse in zip(doubtful, parses, strict=True) if not is_clause(parse)]
    return tuple(one for one in troubles if one not in torn)


def doubted(troubles: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    """The troubles in whose clause words were left out or added: it was never parsed as it stands."""
    return tuple(one for one in troubles if not one.as_told)


def is_clause(parse: Parse) -> bool:
    """Whether what follows "sorry that" is a clause with a subject and a finite verb."""
    sorry = next((at for at, word in enumerate(parse.words) if word.lower == "sorry"), None)
    if sorry is None:
        return False
    found = [at for at in parse.children(sorry) if parse.words[at].dep in INNER]
    return bool(found) and _has_subject(parse, found[0]) and _is_finite(parse, found[0])


def _has_subject(parse: Parse, head: int) -> bool:
    return any(parse.words[at].dep in SUBJECTS for at in parse.children(head))


def _is_finite(parse: Parse, head: int) -> bool:
    helping = [at for at in parse.children(head) if parse.words[at].dep.startswith(("aux", "cop"))]
    verbs = [parse.words[at] for at in (head, *helping)]
    if any(tag_of(verb) in FINITE or verb.lower in CLIPPED for verb in verbs):
        return True
    subjects = [parse.words[at] for at in parse.children(head) if parse.words[at].dep in SUBJECTS]
    return tag_of(parse.words[head]) in BARE and any(word.lower in {"you", "we"} for word in subjects)
