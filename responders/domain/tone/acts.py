"""What a reply says that we do, by its grammar: an act that is done, or one that lies ahead, with a time or none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from responders.domain.grammar import Parse
from responders.domain.tone import act_words as known
from responders.domain.tone.act_notes import Act, has_time, noted
from responders.domain.tone.clause import Clause, Tense, Who, own_words, under
from responders.domain.tone.looking import Sentence, remembered, sentences
from responders.domain.tone.promise import ACTION, DONE, PAST_TALK, SORRY_TALK, WEAK
from responders.domain.tone.said import Said

AHEAD, DONE_ALREADY = "ahead", "done"


def acts_of(said: Said) -> tuple[Act, ...]:
    """All acts of a reply, in order."""
    return tuple(
        Act(sentence.start + act.start, act.ahead, act.timed, act.repairs)
        for sentence in sentences(said)
        for act in acts_in(sentence)
    )


def acts_in(sentence: Sentence) -> tuple[Act, ...]:
    """The acts of one sentence, placed within it."""
    return remembered(_acts_in, sentence)


@lru_cache(maxsize=8192)
def acts(sentence: str) -> bool:
    """Whether the plain words of a lower-case sentence tell an act of ours; kind words and requests are none."""
    return ACTION.search(WEAK.sub(" ~ ", sentence)) is not None


def _acts_in(sentence: Sentence) -> tuple[Act, ...]:
    plain = sentence.plain
    timed = has_time(plain)
    if sentence.parse is not None:
        told = tuple(_by_grammar(sentence, timed=timed)) or tuple(noted(sentence))
        if told or not timed or not _others_act(plain) or _is_talk(plain):
            return told
        return (Act(0, ahead=True, timed=True),)
    if not acts(plain):
        return tuple(noted(sentence))
    if timed and not (SORRY_TALK.search(plain) or PAST_TALK.search(plain)):
        return (Act(0, ahead=True, timed=True),)
    done = bool(DONE.search(plain)) and not PAST_TALK.search(plain)
    return (Act(0, ahead=not done, timed=timed),)


def _is_talk(plain: str) -> bool:
    return any(talk.search(plain) for talk in (SORRY_TALK, PAST_TALK, known.HABIT))


def _others_act(plain: str) -> bool:
    """Whether plain words tell of an act that is not "I" or "we": what those do, the grammar knows better."""
    found = ACTION.search(WEAK.sub(" ~ ", plain))
    return found is not None and not found[0].startswith(("i ", "we ", "i'", "we'"))


def _by_grammar(sentence: Sentence, *, timed: bool) -> Iterator[Act]:
    parse = sentence.parse
    if parse is None:
        return
    for clause in sentence.clauses:
        act = _act(parse, clause, sentence.plain)
        if act is not None:
            yield Act(parse.words[clause.verb].start, act == AHEAD, timed, _mends(parse, clause))


def _mends(parse: Parse, clause: Clause) -> bool:
    return parse.words[clause.verb].lemma not in known.LOOKS


def _act(parse: Parse, clause: Clause, sentence_words: str) -> str | None:
    """Whether a clause tells an act of ours, and of which sort."""
    words = [parse.words[at].lower for at in sorted(own_words(parse, clause))]
    text, word = " ".join(words), parse.words[clause.verb]
    unsaid = clause.negated or clause.supposed or clause.order or clause.asks
    if unsaid or clause.relation in {"acl", "csubj"} or under(parse, clause.verb, known.FEELING):
        return None
    habit = clause.tense in {Tense.PRESENT, Tense.MODAL} and known.HABIT.search(text)
    if habit or known.HEDGES.intersection(words) or known.MERE_TALK.search(sentence_words):
        return None
    lemma = known.LEMMAS.get(word.lower, word.lemma)
    if clause.who is Who.US:
        return None if known.IDLE_PHRASE.search(text) else _ours(clause, lemma, word.pos, text)
    if clause.who is Who.YOU:
        return _yours(clause, lemma, text)
    if clause.follows_order and not has_time(text):
        return None
    return _others(clause, lemma if word.pos in {"VERB", "AUX"} else "", text)


def _ours(clause: Clause, lemma: str, pos: str, text: str) -> str | None:
    if known.SEES_TO.search(text):
        return AHEAD if clause.tense is Tense.AHEAD else DONE_ALREADY
    verbal = pos in {"VERB", "AUX"} or clause.tense is not Tense.PRESENT
    told = verbal and lemma != "be" and "be" not in text.split()
    if not told or (clause.helpers & known.BEING and pos != "VERB"):
        return DONE_ALREADY if known.AT_WORK.search(text) else AHEAD if _is_there(clause, text) else None
    if known.FAULT_PHRASE.search(text) or clause.passive:
        return None
    meets = lemma in known.MEETS and clause.tense in {Tense.AHEAD, Tense.GOING_ON} and has_time(text)
    if meets or (lemma in known.PROMISES and known.PROMISED.search(text)):
        return AHEAD
    if lemma in known.IDLE and not (lemma == "ask" and known.ASKS_OTHERS.search(text)):
        return None
    return _by_tense(clause, lemma, text)


def _by_tense(clause: Clause, lemma: str, text: str) -> str | None:
    """What "I" or "we" do with a verb that is no mere talk, by when it is done."""
    timed = has_time(text)
    match clause.tense:
        case Tense.GOING_ON if lemma in known.AT_IT:
            return DONE_ALREADY
        case Tense.AHEAD | Tense.GOING_ON:
            return AHEAD
        case Tense.DONE:
            return None if lemma in known.FAULTS | known.HAD else DONE_ALREADY
        case Tense.PAST:
            return DONE_ALREADY if lemma in known.DEEDS | known.LOOKS else None
        case Tense.MODAL:
            able = clause.helpers & {"can", "could"} and not known.AFTERWARDS.search(text)
            return AHEAD if able and timed else None
        case _:
            does = lemma in known.DEEDS | {"have"} and (timed or known.TO_YOU.search(text))
            return AHEAD if does else None


def _is_there(clause: Clause, text: str) -> bool:
    return clause.tense in {Tense.PRESENT, Tense.AHEAD} and has_time(text) and not known.MOOD.search(text)


def _yours(clause: Clause, lemma: str, text: str) -> str | None:
    if lemma not in known.GETTING and not known.YOURS.search(text):
        return None
    if lemma in known.MEETS and not has_time(text):
        return None
    if clause.tense is Tense.AHEAD:
        return None if known.EMPTY_GAIN.search(text) else AHEAD
    return DONE_ALREADY if clause.tense is Tense.PRESENT and has_time(text) else None


def _others(clause: Clause, lemma: str, text: str) -> str | None:
    if lemma in known.IDLE or known.IDLE_PHRASE.search(text) or known.FEEDBACK.search(text):
        return None
    if known.AT_HAND.search(text) and clause.tense in {Tense.PRESENT, Tense.DONE, Tense.AHEAD}:
        return DONE_ALREADY if clause.tense is not Tense.AHEAD else AHEAD
    timed = has_time(text)
    ours = clause.who is Who.OURS and clause.tense in {Tense.PRESENT, Tense.PAST} and timed
    vague = not lemma or lemma in known.TELLS_HOW
    if clause.tense is Tense.AHEAD and not timed and vague and not known.IN_TOUCH.search(text):
        return None
    if clause.tense is Tense.AHEAD or ours:
        return AHEAD
    if clause.tense not in {Tense.PRESENT, Tense.GOING_ON, Tense.PAST, Tense.DONE}:
        return None
    return _moves(clause, lemma, text, timed=timed)


def _moves(clause: Clause, lemma: str, text: str, *, timed: bool) -> str | None:
    """Whether a thing or another person comes, goes or works for the customer."""
    if lemma in known.MOVES | known.DEEDS:
        told = timed or known.TO_YOU.search(text)
        later = AHEAD if told else None
        return later or (DONE_ALREADY if clause.tense is Tense.DONE and lemma in known.DEEDS else None)
    if clause.tense is Tense.GOING_ON:
        idle = clause.subject is None or lemma in known.TELLS_HOW or known.CROWD.match(text)
        return AHEAD if clause.passive or timed or not idle else None
    return DONE_ALREADY if clause.tense is Tense.PRESENT and _is_ready(text) else None


def _is_ready(text: str) -> bool:
    return has_time(text) and known.BE.search(text) is not None
