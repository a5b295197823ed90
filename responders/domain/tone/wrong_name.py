"""The right name for the customer, and our own brand under the reply (P20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.given_names import ALSO_WORDS, NAMES
from responders.domain.grammar import Parse
from responders.domain.tone.check import Check, Spot
from responders.domain.tone.other_brand import PLACES, other_brands
from responders.domain.tone.said import Said
from responders.domain.tone.signing import NO_NAMES, TAIL
from responders.domain.tone.spelt_names import misspelt, plain_name, same_person

_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "rev"})
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev)\.? )"
GREETED = re.compile(
    r"(?:^|[\n.!?]\s*)(?i:@[\w.]+[,:]? *)?(?i:hi there|hello there|hey there|hi|hello|hey|hiya|dear|cheers|morning|good morning|good afternoon|good evening|evening|good day|g'day|greetings|hallo|hola|bonjour|ciao|hej|salut|namaste|howdy|heya|hullo|congratulations|congrats|well done|aww*|thanks for [a-z]+ing|thank you for [a-z]+ing|thanks again|thanks a (?:lot|million)|thanks|thank you|many thanks|thanks so much|"
    rf"thank you so much|sorry|so sorry|apologies|my apologies|i'?m (?:so |very |really )?sorry|ah|oh|oh no|right|yes|no|hang on|bless you|welcome back|welcome|you'?re (?:so |quite |absolutely )?right|fair enough|bless you),? +(?P<name>{_TITLE}?{_NAME}(?: and {_NAME}| {_NAME})?)(?=[ ]?[,!.:;–—?\n]| [-–—] |\s*$| I\b| we\b| I['’])"
)
LEADING = re.compile(
    rf"^\s*(?:@[\w.]+[,:]? *)?(?P<name>{_TITLE}?{_NAME}(?: {_NAME})?)(?=[,!:]\s| I['’]?m\b| I am\b| [-–—] )"
)
CALLED = re.compile(rf"[\w)\"”’'],\s(?P<name>{_TITLE}?{_NAME})(?=[.!?,;:]|\s*$|\s[-–—]\s)")
GREETED_LATER = re.compile(rf"[,:;]\s(?:dear|hello|hi) (?P<name>{_NAME})(?=[,.!]|\s*$)")
NEXT_WORD = re.compile(r",? ([^\W\d_]+(?:['’-][^\W\d_]+)*)")
ASIDE = re.compile(
    r",\s(?:[Ii]|[Ww]e|[Yy]ou)\s(?:think|know|guess|believe|hear|promise|see|say|suppose|reckon|gather|fear|admit|expect|agree)\b|,\s[Ii]['’]?\s?a?m (?:told|afraid|sure|guessing)\b"
)
"""What follows a word that is only talked about: "Golf, I think, is the one"."""

GREETING = re.compile(
    r"(?i)\b(?:hi|hello|hey|hiya|dear|morning|afternoon|evening|day|greetings|hallo|hola|bonjour|ciao|hej|salut|namaste|howdy|heya|hullo)(?: there)?,? +$"
)
"""After these, a word with a capital is the name of whom we greet, whatever the grammar takes it for."""

WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find(said: Said) -> Iterator[Spot]:
    """A customer called by another's name; another brand's name as ours."""
    customer = said.context.customer.strip()
    if customer:
        yield from _wrong_names(said, customer)
    yield from other_brands(said)


def _wrong_names(said: Said, customer: str) -> Iterator[Spot]:
    seen: set[int] = set()
    for pattern in (GREETED, GREETED_LATER, LEADING, CALLED):
        for match in pattern.finditer(said.reply):
            start, end = match.span("name")
            if start in seen or _in_signature(said, start, end):
                continue
            seen.add(start)
            name = match["name"]
            if pattern is LEADING and (_greets(said, end, customer) or ASIDE.match(said.reply, end)):
                continue
            if _is_name(said, name, start, inside=pattern is CALLED) and not _theirs(said, name, customer):
                right = (
                    customer
                    if name.split()[0].rstrip(".").lower() in TITLES
                    else customer.split(maxsplit=1)[0]
                )
                yield Spot(start, end, better=right, why=f"The customer's name is {customer}.")


def _greets(said: Said, end: int, customer: str) -> bool:
    """Whether the customer's own name comes next, so that the first word only greets: "Takk, Arne"."""
    after = NEXT_WORD.match(said.reply, end)
    return after is not None and _theirs(said, after[1], customer)


def _in_signature(said: Said, start: int, end: int) -> bool:
    """Whether the name is the one that signs: the signer's, or the last words of the reply."""
    rest = said.reply[end:].strip(" .!\n–—-x")
    if not rest and start > len(said.reply) - TAIL and _starts_line(said, start):
        return True
    after = said.reply[end : end + 12].lstrip(" ,").lower()
    if after.startswith(("here", "from ", "at ", "speaking", "again here")):
        return True
    signer = said.playbook.signer if said.playbook else ""
    name = said.reply[start:end].lower()
    return any(word.lower() == name for word in WORDS.findall(signer)) and said.reply[end : end + 1] != ","


def _starts_line(said: Said, start: int) -> bool:
    before = said.reply[:start].rstrip(" ")
    return (
        not before
        or before[-1] in ".!?\n–—-^*~"
        or bool(
            re.search(
                r"(?i)\b(?:love|best|thanks|cheers|regards|yours|wishes|warmly|sincerely|care),?$", before
            )
        )
    )


def _is_name(said: Said, name: str, start: int, *, inside: bool) -> bool:
    """Whether a capitalised word is somebody's name: known as one, or by the grammar."""
    words = [word.lower() for word in WORDS.findall(name)]
    if not words or words[0] in TITLES:
        return len(words) > 1
    first = words[0]
    brand = said.playbook.brand.lower() if said.playbook else ""
    if first in NO_NAMES or first in COMMON or first in WORDS.findall(brand):
        return first in NAMES - ALSO_WORDS
    if first in NAMES or (first not in CALENDAR and misspelt(first, said.context.customer)):
        return True
    if name.isupper() and len(name) < 4:
        return False
    if first in PLACES or first in {word.lower() for word in WORDS.findall(said.mention)}:
        return False
    return bool(GREETING.search(said.reply[max(0, start - 24) : start])) or _proper(
        said, start, inside=inside
    )


def _proper(said: Said, start: int, *, inside: bool) -> bool:
    """Whether the grammar takes the word for a name; inside a sentence only for one that is called."""
    span = next((span for span in said.sentences if span[0] <= start < span[1]), None)
    parse = said.parse_of(*span) if span else None
    if span is None or parse is None:
        return False
    for place, word in enumerate(parse.words):
        if word.start <= start - span[0] < word.end:
            proper = word.tag.startswith("NNP") and not word.tag.startswith("NNPS")
            return proper and (
                not inside or word.dep in {"vocative", "discourse"} or _ends_call(parse, place)
            )
    return False


def _ends_call(parse: Parse, place: int) -> bool:
    """Whether a name ends its sentence after a comma ("She can, Bella!"), and is no part of an address."""
    rest = [word for word in parse.words[place + 1 :] if word.pos != "PUNCT"]
    before = parse.words[place - 2] if place > 1 else None
    return not rest and before is not None and before.text[:1].islower()


_COMMON = """
absolutely agreed ah ahh ahhh aisle all also apologies aw awful aww bad bleach boss buddy certainly chief
correct eight english everybody everyone exactly fair fifty first five folks forty four friday's friend good
goodness gorgeous gosh great guys half hmm honestly huh indeed love lovely luckily madam mate meanwhile
monday's nice nine ninety noted oof ooh oops ouch pal poor sadly second seven sir six sixty still sure team
ten terrible third thirty three today's true twenty two unfortunately whoopsie wow yesterday
"""
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december easter christmas
"""
CALENDAR = frozenset(_CALENDAR.split())
COMMON = frozenset(_COMMON.split())
"""Words that begin a sentence with a capital and are nobody's name."""


def _theirs(said: Said, name: str, customer: str) -> bool:
    words = [word for word in WORDS.findall(name) if word != "and"]
    given = WORDS.findall(customer)
    if words[0].lower() in TITLES:
        return _same_title(words, given)
    known = [*given, *WORDS.findall(said.context.handle)]
    return any(same_person(one, other) for one in words for other in known) or (
        bool(said.context.handle) and plain_name(words[0]) in plain_name(said.context.handle)
    )


def _same_title(words: list[str], given: list[str]) -> bool:
    """Whether title and surname fit ("Mr Poole" is none of "Mrs Poole"); of a given name alone nobody knows."""
    titled = bool(given) and given[0].lower() in TITLES
    surname = plain_name(words[-1])
    if titled:
        return words[0].lower() == given[0].lower() and surname == plain_name(given[-1])
    return len(given) < 2 or surname in {plain_name(word) for word in given}


CHECK = Check(
    code="wrong-name",
    principle="P20",
    weight=Weight.BLOCK,
    advice="Use the customer's own name, and sign for our brand.",
    example="(to Jess) Hi Tom, I'm sorry your parcel is late. I'll send it today. – Maya",
    find=find,
    why="It is another name than theirs or ours.",
    loosest=Weight.WARN,
)
