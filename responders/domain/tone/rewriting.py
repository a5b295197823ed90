"""A passive made active: "your parcel was sent late" becomes "we sent your parcel late"."""

from __future__ import annotations

from dataclasses import dataclass

from responders.domain.grammar import Parse, Passive
from responders.domain.patterns import words
from responders.domain.tone.verb_forms import ing_of, past_of, plain_of, third_of

OBJECTS = {"he": "him", "she": "her", "they": "them"}
SUBJECTS = {"me": "I", "him": "he", "her": "she", "us": "we", "them": "they"}
WILL = frozenset({"will", "'ll", "shall"})
MODALS = frozenset({"can", "could", "may", "might", "must", "should", "would"})
HAVE = frozenset({"has", "have", "'ve"})
NOW = frozenset({"is", "are", "'s", "'re"})
THEN = frozenset({"was", "were"})
NOT = frozenset({"not", "n't"})
KEPT = frozenset({"never", "already", "also", "now", "just", "still", "not", "n't", "then", "even"})
LOST = frozenset({"currently", "being", "unfortunately", "sadly"})
PREPOSITIONS = frozenset({"into", "to", "with", "for", "at", "after"})
PARTICLES = frozenset({"up", "out", "back", "down", "off", "over", "away", "on"})
NO_DOER = frozenset(
    {"mistake", "accident", "error", "chance", "hand", "post", "mail", "e-mail", "email", "phone"}
)
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday noon midday midnight tomorrow tonight today then now "
    "end morning evening afternoon close lunch lunchtime week day month weekend hour"
)
DETERMINERS = frozenset({"our", "my", "a", "an", "one", "the"})


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A span of the sentence in characters, and the words that can take its place."""

    start: int
    end: int
    better: str


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts, as a subject, and the places of "by …" where it is said."""

    words: str
    places: tuple[int, ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether the verb takes the form of "he sends"."""
        return self.words.lower() not in {"i", "we", "they"} and not self.words.endswith(("s", "people"))


def active(parse: Parse, passive: Passive) -> Rewrite | None:
    """The active wording for subject, helpers, verb and doer; None where it might go wrong."""
    verb = parse.words[passive.verb]
    subjects = parse.children(passive.verb, "nsubj:pass")
    helpers = parse.children(passive.verb, "aux", "aux:pass")
    if len(subjects) != 1 or not helpers or verb.dep in {"acl:relcl", "acl", "advcl:relcl", "xcomp", "csubj"}:
        return None
    block = sorted(parse.subtree(subjects[0]))
    if not _plain_subject(parse, block) or not block[-1] < helpers[0] < passive.verb:
        return None
    between = [at for at in range(block[-1] + 1, passive.verb) if at not in helpers]
    lowers = [parse.words[at].lower for at in between]
    if any(word not in KEPT | LOST and not word.endswith("ly") for word in lowers):
        return None
    doer = _doer(
        parse, passive.verb, ahead=bool({parse.words[at].lower for at in helpers} & (WILL | {"being"}))
    )
    if doer is None:
        return None
    adverbs = [word for word in lowers if word not in NOT | LOST]
    group = _verb_group(plain_of(verb.lemma), verb.lower, {parse.words[at].lower for at in helpers}, doer)
    if group is None:
        return None
    if NOT & set(lowers) and not group[0]:
        past = {parse.words[at].lower for at in helpers} <= THEN
        group = "did" if past else "does" if doer.is_one else "do", plain_of(verb.lemma)
    told = _joined(doer, group, adverbs, negated=bool(NOT & set(lowers)))
    return _placed(parse, passive.verb, block, doer, told)


def _plain_subject(parse: Parse, block: list[int]) -> bool:
    words = [parse.words[at] for at in block]
    whole = block == list(range(block[0], block[-1] + 1))
    relative = any(
        word.tag.startswith("W") or word.dep in {"acl:relcl", "parataxis", "punct"} for word in words
    )
    return (
        whole
        and not relative
        and words[0].lower not in {"i", "we", "there", "no", "none", "nothing", "nobody"}
    )


def _doer(parse: Parse, verb: int, *, ahead: bool) -> Doer | None:
    ours = Doer("I" if ahead else "we")
    agents = parse.children(verb, "obl:agent")
    if not agents:
        after = parse.words[verb + 1 : verb + 2]
        return None if after and after[0].lower == "by" and _names_one(parse, verb + 2) else ours
    # "by our driver in the rain": where and when it was done stays where it stands.
    aside = {at for low in parse.children(agents[0], "nmod", "nmod:unmarked") for at in parse.subtree(low)}
    if aside and parse.words[min(aside)].lower == "of":
        aside = set()
    block = sorted(set(parse.subtree(agents[0])) - aside)
    words = [parse.words[at] for at in block]
    whole = block == list(range(block[0], block[-1] + 1)) and words[0].lower == "by" and len(words) > 1
    if whole and (parse.words[agents[0]].lower in TIMES | NO_DOER or words[1].pos == "NUM"):
        return ours
    if not whole or block[0] != verb + 1 or any(word.dep in {"acl:relcl", "punct", "conj"} for word in words):
        return None
    if len(words) == 2 and words[1].lower in SUBJECTS:
        return Doer(SUBJECTS[words[1].lower], tuple(block))
    named = words[1].lower in DETERMINERS or words[1].pos == "PROPN"
    return Doer(parse.text[words[1].start : words[-1].end], tuple(block)) if named else None


def _names_one(parse: Parse, place: int) -> bool:
    word = parse.words[place] if place < len(parse.words) else None
    return word is not None and word.lower not in TIMES | NO_DOER and word.pos != "NUM"


def _verb_group(lemma: str, participle: str, helpers: set[str], doer: Doer) -> tuple[str, str] | None:
    """The helper and the verb of the active, the helper empty where there is none."""
    modal = "will" if helpers & WILL else next(iter(sorted(helpers & MODALS)), "")
    if modal:
        return modal, f"have {participle}" if helpers & HAVE else lemma
    if "being" in helpers:
        return _helper(doer, past=bool(helpers & THEN)), ing_of(lemma)
    if "been" in helpers and helpers & (HAVE | {"had"}):
        return "had" if "had" in helpers else "has" if doer.is_one else "have", participle
    if helpers <= THEN:
        return "", past_of(participle)
    present = third_of(lemma) if doer.is_one else lemma
    return ("", present) if helpers <= NOW else None


def _helper(doer: Doer, *, past: bool) -> str:
    """The form of "be" for whoever acts."""
    if doer.words == "I":
        return "was" if past else "am"
    if past:
        return "was" if doer.is_one else "were"
    return "is" if doer.is_one else "are"


_SHORT = {"will": "'ll", "have": "'ve", "am": "'m", "are": "'re"}


def _joined(doer: Doer, group: tuple[str, str], adverbs: list[str], *, negated: bool) -> str:
    helper, verb = group
    if doer.words in {"I", "we"} and helper in _SHORT and not negated:
        helper = _SHORT[helper]
        return " ".join([f"{doer.words}{helper}", *adverbs, verb])
    return " ".join(word for word in (doer.words, helper, "not" if negated else "", *adverbs, verb) if word)


def _placed(parse: Parse, verb: int, block: list[int], doer: Doer, told: str) -> Rewrite:
    """The parts in the order of the active, particles before or after what they act on."""
    thing = _object(parse, block)
    last, small = verb, _particle(parse, verb)
    if small and doer.places:
        return Rewrite(*_span(parse, block[0], doer.places[-1]), _cased(f"{told} {thing}", parse, block[0]))
    if small:
        last = verb + 1
        short = len(block) == 1 and parse.words[block[0]].pos == "PRON" and small not in PREPOSITIONS
        thing = f"{thing} {small}" if short else f"{small} {thing}"
    last = doer.places[-1] if doer.places else last
    return Rewrite(*_span(parse, block[0], last), _cased(f"{told} {thing}", parse, block[0]))


def _span(parse: Parse, first: int, last: int) -> tuple[int, int]:
    return parse.words[first].start, parse.words[last].end


def _particle(parse: Parse, verb: int) -> str:
    """The small word that belongs to the verb: "looked into", "sent out"."""
    after = verb + 1
    if after >= len(parse.words):
        return ""
    word = parse.words[after]
    if word.lower in PARTICLES and word.dep in {"compound:prt", "advmod"}:
        return word.lower
    if word.lower not in PREPOSITIONS | PARTICLES:
        return ""
    follows = parse.words[after + 1] if after + 1 < len(parse.words) else None
    alone = (
        follows is None or follows.pos in {"PUNCT", "ADV", "ADP", "SCONJ", "CCONJ"} or follows.lower in TIMES
    )
    return word.lower if alone else ""


def _object(parse: Parse, block: list[int]) -> str:
    first = parse.words[block[0]]
    words = parse.text[first.start : parse.words[block[-1]].end]
    if len(block) == 1 and first.lower in OBJECTS:
        return OBJECTS[first.lower]
    # Inside a sentence nothing has a capital but a name.
    named = first.pos == "PROPN" or words[1:2].isupper()
    return words if named else words[0].lower() + words[1:]


def _cased(words: str, parse: Parse, first: int) -> str:
    at_start = first == 0 or (first == 1 and parse.words[0].pos == "PUNCT")
    return words[0].upper() + words[1:] if at_start else words
