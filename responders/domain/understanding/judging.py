"""What a post judges and does not describe: "the worst customer service", "my experience has been poor"."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.issues import Issue
from responders.domain.understanding.gravity import is_grave
from responders.domain.understanding.lexicon import NEGATIONS
from responders.domain.understanding.rendering import rendered
from responders.domain.understanding.safety import is_safe
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.tokens import US
from responders.domain.understanding.topics import topic_of
from responders.domain.understanding.torn import is_torn
from responders.domain.understanding.vocabulary import is_plain
from responders.domain.understanding.wholeness import is_open
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import joined, said

DEALINGS = words(
    "experience experiences service communication support response treatment handling journey stay visit aftercare"
)
"""What somebody had of us: it may be named although nothing is said of it but that it was bad."""

WITH_US = words("experience experiences communication journey stay visit")
"""Of these, what is had with us, and not from us."""

JUDGING = words("""
terrible awful horrible appalling shocking pathetic ridiculous poor bad worst dire atrocious abysmal dreadful unacceptable
disappointing disgraceful crappy lousy shoddy rubbish useless trash garbage joke disgrace nightmare shambles mess laughable woeful
substandard frustrating infuriating annoying worse inconsistent incompetent absurd outrageous chaotic chaos horrendous
""")
UNTOLD = NEGATIONS | words("if than until unless")
FURTHEST = 5
"""Words that tell where the dealings were had."""


def judged(sentences: tuple[Sentence, ...], parses: list[Parse]) -> Issue | None:
    """The first dealings with us that a post calls bad; None where there are none."""
    for sentence, parse in zip(sentences, parses, strict=True):
        lowers = {word.lower for word in parse.words}
        if (lacking := _lacking(sentence, parse)) is not None:
            return lacking
        if sentence.asks or is_grave([parse]) or not lowers & DEALINGS or not lowers & JUDGING:
            continue
        for place, word in enumerate(parse.words):
            if word.lower in DEALINGS and _is_bad(parse, place):
                return _issue(sentence, parse, place)
    return None


def _lacking(sentence: Sentence, parse: Parse) -> Issue | None:
    """What there was a lack of: "amazed at the lack of customer service"."""
    for place, word in enumerate(parse.words):
        things = parse.children(place, "nmod") if word.lower == "lack" and not is_grave([parse]) else ()
        made = rendered(parse, things[0], most=FURTHEST) if things else None
        text = joined(said(made)) if made is not None else ""
        if made is None or not text.startswith("of ") or not is_safe(text) or is_open(text) or is_torn(made):
            continue
        start, end = sentence.span(word.start, parse.words[made.kept[-1]].end)
        return Issue(topic_of(text), f"the lack {text}", f"there was a lack {text}", "", (), start, end)
    return None


def _is_bad(parse: Parse, place: int) -> bool:
    """Whether dealings are judged: "awful service", "the service is awful"."""
    word = parse.words[place]
    governor = parse.words[word.head]
    near = {parse.words[at].lower for at in (*parse.children(place), *parse.children(word.head))}
    if near & UNTOLD:
        return False
    before = {parse.words[at].lower for at in parse.children(place, "amod", "compound")}
    return bool(before & JUDGING) or (word.dep == "nsubj" and governor.lower in JUDGING)


def _issue(sentence: Sentence, parse: Parse, place: int) -> Issue | None:
    names = [at for at in parse.children(place, "compound", "amod") if at < place]
    named = [
        parse.words[at].lower
        for at in (*names, place)
        if is_plain(parse.words[at].lower) and parse.words[at].lower not in JUDGING
    ]
    if parse.words[place].lower not in named:
        return None
    dealings = " ".join(named)
    where = next(filter(None, (_where(parse, at) for at in parse.children(place, "nmod"))), "")
    noun = (
        f"the {dealings} you had {where or ('with us' if parse.words[place].lower in WITH_US else 'from us')}"
    )
    if not is_safe(noun) or is_open(noun):
        return None
    start, end = sentence.span(parse.words[place].start, parse.words[place].end)
    return Issue(topic_of(dealings), noun, f"{noun} let you down", "", (), start, end)


def _where(parse: Parse, at: int) -> str:
    """Where or with whom the dealings were had: "at the gate"; empty where it is us, or can't be said."""
    below = [parse.words[c].lower for c in parse.subtree(at)]
    if (
        US.lower() in below
        or len(below) > FURTHEST
        or below[0] not in {"at", "in", "on", "with", "during", "by"}
    ):
        return ""
    made = rendered(parse, at, most=FURTHEST)
    return joined(said(made)) if made is not None and len(made.kept) == len(below) else ""
