"""The fact check on a text that somebody else wrote: nothing in it that we don't know, and no promise of its own.

Every number, amount, time, day, name, thing and promised act must stand in what the customer said, in the
playbook's words for this matter, or in the brand's own. In doubt the text is refused: ours stand there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from responders.domain.courtesy import (
    COURTESY,
    DEEDS,
    GESTURES,
    KIND_VERBS,
    SUBJECTS,
    TOLD_VERBS,
)
from responders.domain.given_names import ALSO_WORDS, NAMES
from responders.domain.grammar import Grammar, Parse
from responders.domain.known import WORD, Known, plain, sentences_of
from responders.domain.links import LINK
from responders.domain.money import amounts_in
from responders.domain.promised_acts import Act, acts_in
from responders.domain.stems import stem

CONTACT = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w+|www\.|://|\b\w+/\w+\b")
MASK = re.compile(r"[\[\]{}<>]|\b(?:NAME|HANDLE|EMAIL|PHONE|NUMBER|ADDRESS|LINK|DATE)\b")
_UP_TO_TWELVE = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
COUNTS = {word: str(number) for number, word in enumerate(_UP_TO_TWELVE)} | {
    "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "ninety": "90",
    "hundred": "100", "dozen": "12", "twice": "2", "double": "2", "couple": "2", "second": "2", "third": "3",
}  # fmt: skip
_COUNT = "|".join(COUNTS)
NUMBER = re.compile(rf"\d+(?:[.,:]\d+)*|\b(?:{_COUNT}|half|triple)\b")
UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?)"
SPAN = re.compile(
    rf"\b(\d+|an?|{_COUNT}|half an)[ -](?:(?:whole|full|long|working|business|more) )?({UNIT})\b"
)
TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|january|february|april|june|july|"
    r"august|september|october|november|december|today|tonight|tomorrow|yesterday|noon|midday|midnight|morning|"
    r"afternoon|evening|overnight|weekend|lunch(?:time)?|immediately|instantly|straight ?away|right away|at once|"
    rf"soon|shortly|asap|promptly|quickly|{UNIT})\b|\b\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm)\b"
)
OWNS = re.compile(r"\b(?:sorry|apolog\w+|fault|mistake|wrong|ashamed)\b")
UNTIMED = re.compile(r"\b(?:these days|(?:at )?the end of the day|the other day|as soon as)\b|(?<=-)\w+")


@dataclass(frozen=True, slots=True)
class Unfounded:
    """Something that nobody told the writer. `code` is its sort, `why` a sentence for a person."""

    code: str
    words: str
    why: str


def unfounded(text: str, known: Known, grammar: Grammar) -> tuple[Unfounded, ...]:
    """Everything in `text` (without its signature) that is not known; empty where all of it is."""
    found = list(_marks(text, known))
    sentences = sentences_of(text)
    for sentence, parse in zip(sentences, grammar.parse_many(sentences), strict=True):
        found += _in_sentence(sentence, parse, known, grammar)
    return tuple(dict.fromkeys(found))


def _marks(text: str, known: Known) -> Iterator[Unfounded]:
    for match in MASK.finditer(text):
        yield Unfounded("mask", match[0], "It left a mask or a blank in the text.")
    contact = plain(known.contact)
    for match in (found for pattern in (LINK, CONTACT) for found in pattern.finditer(text)):
        if match[0].lower() not in contact:
            yield Unfounded("link", match[0], f"It names an address that is not ours: “{match[0][:60]}”.")


def _in_sentence(sentence: str, parse: Parse, known: Known, grammar: Grammar) -> Iterator[Unfounded]:
    acts = tuple(acts_in(parse))
    # What the customer told may be said back, and never promised: only the playbook is.
    promises = any(not act.done for act in acts)
    source = known.promises if promises else known.everything
    words = plain(sentence)
    yield from _numbers(words, source, known)
    yield from _times(UNTIMED.sub(" ", words), source)
    yield from _names(sentence, parse, known)
    verbs = known.promised_verbs(grammar)
    owned = known.their_verbs(grammar) if OWNS.search(words) else frozenset()
    yield from (found for act in acts if (found := _judged(act, verbs, known, owned)))
    yield from _things(parse, known, promises=promises)


def _numbers(words: str, source: str, known: Known) -> Iterator[Unfounded]:
    ours = {value for value, _, _ in amounts_in(source)}
    for value, start, end in amounts_in(words):
        if value not in ours:
            why = f"It names an amount that the playbook or the customer did not: {words[start:end]}."
            yield Unfounded("amount", words[start:end], why)
    there = {_number(match[0]) for match in NUMBER.finditer(known.everything)}
    for match in NUMBER.finditer(words):
        if _number(match[0]) not in there and match[0] != "one":
            yield Unfounded("number", match[0], f"It names a number that nobody told it: {match[0]}.")
    spans = {_span(match) for match in SPAN.finditer(source)}
    for match in SPAN.finditer(words):
        if _span(match) not in spans:
            why = f"It names a length of time that nobody gave: “{match[0]}”."
            yield Unfounded("time", match[0], why)


def _number(word: str) -> str:
    return COUNTS.get(word, word).replace(",", "")


def _span(match: re.Match[str]) -> tuple[str, str]:
    return "1" if match[1] in {"a", "an"} else _number(match[1]), _unit(match[2])


def _unit(word: str) -> str:
    short = word.removesuffix("s")
    return {"min": "minute", "hr": "hour"}.get(short, short)


def _times(words: str, source: str) -> Iterator[Unfounded]:
    there = {_unit(match[0]) for match in TIME.finditer(source)}
    for match in TIME.finditer(words):
        if _unit(match[0]) not in there:
            why = f"It names a time that the playbook or the customer did not: “{match[0]}”."
            yield Unfounded("time", match[0], why)


def _names(sentence: str, parse: Parse, known: Known) -> Iterator[Unfounded]:
    proper = {word.start for word in parse.words if word.pos == "PROPN"}
    for match in WORD.finditer(sentence):
        word, low = match[0], plain(match[0]).removesuffix("'s")
        if low in known.words or stem(low) in known.stems or low == "i" or low.startswith("i'"):
            continue
        first = not sentence[: match.start()].strip(" \t“\"'(–—-")
        usual = first and (stem(low) in COURTESY or low in KIND_VERBS)
        given = low in NAMES and (low not in ALSO_WORDS or word[0].isupper())
        capital = word[0].isupper() and (not first or match.start() in proper)
        if given or (capital and not usual):
            yield Unfounded("name", word, f"It names somebody or something that nobody told it: “{word}”.")


def _judged(act: Act, verbs: frozenset[str], known: Known, owned: frozenset[str]) -> Unfounded | None:
    """What is wrong with one act. `owned` are deeds that the customer told of, where the sentence says sorry."""
    word = act.word
    if act.done:
        allowed = DEEDS | {verb for verb in TOLD_VERBS if stem(verb) in known.stems}
        allowed |= owned if word.tag.startswith("VBD") and act.subject == "we" else frozenset()
        why = f"It says that something was done which nobody told it: “{word.text}”."
    else:
        allowed = KIND_VERBS | verbs
        why = f"It promises what the playbook does not hold: “{word.text}”."
    if word.pos != "VERB" and act.subject in SUBJECTS:
        return None
    if {word.lemma, word.lower} & allowed or stem(word.lower) in {stem(verb) for verb in allowed}:
        return None
    return Unfounded("promise", word.text, why)


def _things(parse: Parse, known: Known, *, promises: bool) -> Iterator[Unfounded]:
    for word in parse.words:
        if word.pos != "NOUN" or not word.lower[0].isalpha():
            continue
        stems = {stem(word.lower), stem(word.lemma)}
        if promises and stems & GESTURES and not stems & known.promised_stems:
            why = f"It speaks of something that the playbook does not offer: “{word.text}”."
            yield Unfounded("promise", word.text, why)
        elif not (stems & (known.stems | COURTESY) or TIME.search(word.lower)):
            why = f"It speaks of something that nobody told it: “{word.text}”."
            yield Unfounded("thing", word.text, why)
