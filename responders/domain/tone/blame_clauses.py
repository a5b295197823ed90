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
    return bool(known.ENSURE.match(sentence.plain[parse.words[clause.verb].start :]))


def _customer(parse: Parse, clause: Clause, text: str) -> bool:
    lemma = parse.words[clause.verb].lemma
    helpers = clause.helpers
    if clause.passive:
        return False
    if clause.tense is Tense.MODAL and "have" in helpers and not clause.negated:
        if helpers & {"would", "'d"}:
            return (lemma == "have" and "shut" in text.split()) or (
                lemma in known.CARELESS and "had" not in text.split()
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
    verb = parse.words[clause.verb]
    if any(parse.words[at].lower == "there" for at in parse.children(clause.verb, "expl")):
        return False
    nouns = _nouns(parse, clause)
    if clause.tense is Tense.MODAL:
        guessed = clause.helpers & known.GUESSING and "have" in clause.helpers and not clause.passive
        return bool(guessed and nouns & (known.PARTIES | known.STAFF | known.THINGS))
    if nouns & known.PAPERS and verb.lemma in known.TELL and not clause.negated:
        return bool(known.LECTURE.search(text)) and not known.OWN_PAPER.search(sentence.plain)
    if clause.passive or (clause.who is Who.OURS and nouns & known.GROUPS):
        return False
    return _failed(clause, verb.lemma, nouns, text) or _hit_us(parse, clause, text)


def _failed(clause: Clause, lemma: str, nouns: set[str], text: str) -> bool:
    """Whether somebody or something else is told to have failed, or to have been in the way."""
    harm = lemma in known.HARM or bool(known.HARM_PHRASE.search(text))
    past = clause.tense in {Tense.PAST, Tense.DONE} or bool(clause.helpers & {"was", "were"})
    if nouns & (known.PARTIES | known.THINGS) and (harm or (clause.negated and past)):
        return True
    if nouns & (known.OUTSIDERS | known.MINDLESS) and past:
        return lemma not in known.HELPS and not known.HELP_PHRASE.search(text)
    if clause.negated:
        return False
    if nouns & known.FORCES:
        return clause.relation in {"root", "parataxis", "advcl", "conj", "ccomp"}
    # "The people who are fixing it" are no crowd in the way.
    crowd = clause.tense is Tense.GOING_ON and clause.who is not Who.OURS and clause.relation != "acl:relcl"
    return bool((crowd and nouns & known.CROWD) or (nouns & known.STAFF and harm))


def _hit_us(parse: Parse, clause: Clause, text: str) -> bool:
    harm = parse.words[clause.verb].lemma in known.HARM or known.HARM_PHRASE.search(text)
    us = any(parse.words[at].lower in {"us", "me"} for at in parse.children(clause.verb, "obj", "iobj"))
    subject = clause.subject is not None and parse.words[clause.subject].pos in {"NOUN", "PROPN"}
    return bool(harm and us and subject)


def _nouns(parse: Parse, clause: Clause) -> set[str]:
    """Who it is about: the subject, or in "one of the weekend girls" those it is one of."""
    places = {at for at in parse.children(clause.verb, "nsubj") if at < clause.verb}
    places |= {clause.subject} if clause.subject is not None else set()
    places |= {
        below
        for at in places
        if parse.words[at].lower in {"one", "some", "member", "couple", "bunch", "two", "few", "lot", "lots"}
        for below in parse.children(at, "nmod")
    }
    found = {parse.words[at] for at in places}
    return {word.lower for word in found} | {word.lemma for word in found if word.pos in {"NOUN", "PROPN"}}


def _causes(sentence: Sentence, parse: Parse) -> Iterator[Spot]:
    """The noun after words of cause: "due to the weather", "by a junior engineer"."""
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
            return
