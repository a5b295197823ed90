"""Blame by its grammar: who is said to have failed, forgotten or been in the way (P22)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.grammar import Parse
from responders.domain.tone import blame_lists as known
from responders.domain.tone.check import Spot
from responders.domain.tone.clause import Clause, Tense, Who, own_words
from responders.domain.tone.looking import Sentence


def look(sentence: Sentence) -> tuple[Spot, ...]:
    """The clauses of a sentence that put it on somebody else."""
    parse = sentence.parse
    if parse is None or known.NO_BLAME.search(sentence.plain):
        return ()
    found = [
        _spot(sentence, parse, clause) for clause in sentence.clauses if _blames(sentence, parse, clause)
    ]
    return (*found, *_causes(sentence, parse), *_guesses(sentence))


def _spot(sentence: Sentence, parse: Parse, clause: Clause) -> Spot:
    places = set(own_words(parse, clause))
    if clause.subject is not None:
        places |= {at for at in parse.subtree(clause.subject) if at < clause.verb}
    start, end = sentence.span(at for at in places if parse.words[at].pos != "PUNCT")
    return Spot(start, end)


def _blames(sentence: Sentence, parse: Parse, clause: Clause) -> bool:
    if clause.order:
        return _told_off(sentence, parse, clause)
    if clause.asks or clause.supposed or clause.tense is Tense.AHEAD:
        return False
    text = " ".join(parse.words[at].lower for at in sorted(own_words(parse, clause)))
    if clause.who is Who.YOU:
        return _customer(parse, clause, text)
    if clause.who is Who.US or clause.subject is None:
        return False
    return _others(sentence, parse, clause, text)


def _told_off(sentence: Sentence, parse: Parse, clause: Clause) -> bool:
    if "can't" in sentence.plain or "cannot" in sentence.plain:
        return False
    if known.LATER.search(sentence.plain):
        return clause.negated or parse.words[clause.verb].lemma not in known.WITH_US
    text = sentence.plain[parse.words[clause.verb].start :]
    return bool(known.ENSURE.match(text)) and " you" in text


def _customer(parse: Parse, clause: Clause, text: str) -> bool:
    lemma = parse.words[clause.verb].lemma
    helpers = clause.helpers
    if clause.passive:
        return False
    if clause.tense is Tense.MODAL and "have" in helpers and not clause.negated:
        if helpers & {"would", "'d"}:
            return (
                lemma == "have"
                and "shut" in text.split()
                or lemma in known.CARELESS
                and "had" not in text.split()
            )
        if "must" in helpers or "may" in helpers or "might" in helpers:
            return lemma in known.CARELESS | known.SLIPS | known.HARM | {
                "leave",
                "put",
                "give",
                "type",
                "click",
                "wash",
            }
        return lemma not in known.RECEIVE | {"have"}
    if clause.negated and clause.tense in {Tense.PAST, Tense.DONE}:
        return lemma in known.CARELESS and "sign up" not in text
    return lemma in known.SLIPS and clause.tense in {Tense.PAST, Tense.DONE}


def _others(sentence: Sentence, parse: Parse, clause: Clause, text: str) -> bool:
    if clause.subject is None:
        return False
    word = parse.words[clause.subject]
    noun = word.lemma if word.pos in {"NOUN", "PROPN"} else word.lower
    nouns = {noun, word.lower} | {
        parse.words[at].lemma for at in parse.children(clause.verb, "nsubj") if at < clause.verb
    }
    verb = parse.words[clause.verb]
    harm = verb.lemma in known.HARM or bool(known.HARM_PHRASE.search(text))
    happened = clause.tense in {Tense.PAST, Tense.DONE, Tense.PRESENT, Tense.GOING_ON, Tense.BARE}
    if parse.children(clause.verb, "expl") and any(
        parse.words[at].lower == "there" for at in parse.children(clause.verb, "expl")
    ):
        return False
    if clause.tense is Tense.MODAL:
        guessed = clause.helpers & {"must", "may", "might", "could"} and "have" in clause.helpers
        return (
            bool(guessed)
            and bool(nouns & (known.PARTIES | known.STAFF | known.THINGS))
            and not clause.passive
        )
    if nouns & known.PAPERS and verb.lemma in known.TELL and not clause.negated:
        return bool(known.LECTURE.search(text)) and not known.OWN_PAPER.search(sentence.plain)
    if not happened or clause.passive:
        return False
    if nouns & (known.PARTIES | known.THINGS) and (
        harm or clause.negated and clause.tense is not Tense.PRESENT
    ):
        return True
    if nouns & known.STAFF and harm and not clause.negated:
        return True
    if nouns & known.FORCES and not clause.negated:
        return clause.relation in {"root", "parataxis", "advcl", "conj", "ccomp"}
    if nouns & {"people", "customers", "households", "users", "everyone", "everybody", "others", "lot"}:
        return clause.tense is Tense.GOING_ON and clause.who is not Who.OURS
    hits_us = any(parse.words[at].lower in {"us", "me"} for at in parse.children(clause.verb, "obj", "iobj"))
    return hits_us and harm and word.pos in {"NOUN", "PROPN"}


def _causes(sentence: Sentence, parse: Parse) -> Iterator[Spot]:
    """ "Due to the weather", "by a junior engineer": the noun after words of cause."""
    others = known.PARTIES | known.STAFF | known.THINGS | known.FORCES
    for place, word in enumerate(parse.words):
        if word.lemma not in others and word.lower not in others:
            continue
        before = known.EXCUSE_PHRASE.search(sentence.plain[: word.start])
        if before is not None and not sentence.plain[: before.start()].endswith(("not ", "n't ", "never ")):
            yield Spot(before.start(), word.end)
        elif word.dep == "obl:agent":
            verb = parse.words[word.head]
            if verb.lemma in known.HARM or known.HARM_PHRASE.search(sentence.plain):
                start, end = sentence.span(parse.subtree(place))
                yield Spot(start, end)


def _guesses(sentence: Sentence) -> Iterator[Spot]:
    """Another cause supposed: "it'd be the cloth"; or our own bustle given as one."""
    for pattern in (known.GUESS, known.BUSY, known.IT_SAYS):
        found = pattern.search(sentence.plain)
        if found is not None:
            yield Spot(*found.span())
