"""Parsing many sentences at once, before anybody asks for them one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from responders.domain.grammar import Grammar, Parse
from responders.domain.tone import Context
from responders.domain.tone.said import Said
from responders.domain.understanding.sentences import sentences_of
from responders.domain.understanding.trusting import clauses_in, doubted, sentence_with


class Noting:
    """A grammar that only notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: dict[str, None] = {}

    def parse(self, sentence: str) -> Parse:
        """Note the sentence."""
        return self.parse_many([sentence])[0]

    def parse_many(self, sentences: Sequence[str]) -> list[Parse]:
        """Note the sentences."""
        self.asked |= dict.fromkeys(sentences)
        return [Parse(sentence, ()) for sentence in sentences]


def parse_posts(grammar: Grammar, posts: Iterable[tuple[str, str]]) -> None:
    """Has the sentences of posts, each with the brand's name, parsed at once, and then the clauses made of them."""
    wanted = tuple(posts)
    grammar.parse_many([one for text, brand in wanted for one in sentences_of(text, brand=brand)])
    made = (trouble for text, brand in wanted for trouble in doubted(clauses_in(text, brand, grammar)))
    grammar.parse_many([sentence_with(trouble.clause) for trouble in made])


def parse_replies(grammar: Grammar, replies: Iterable[str]) -> None:
    """Has the sentences that the checks will ask for parsed at once: a third of the time of one by one.

    What is cut into sentences, and how, is the checks' affair: they are asked, and overheard.
    """
    noting = Noting()
    for reply in replies:
        _ = Said(reply=reply, context=Context(grammar=noting)).parses
    grammar.parse_many(tuple(noting.asked))
