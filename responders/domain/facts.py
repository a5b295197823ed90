"""What a post tells, in short safe values: a post is hostile text, so nothing of it is repeated freely.

Every value comes from a list of plain words or a narrow shape (a number and a unit, an amount of money).
Order numbers, phone numbers, addresses, links, handles and names of strangers never become values.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from responders.domain.grammar import Grammar
from responders.domain.issues import Issue, issues_in
from responders.domain.people import staff_in
from responders.domain.subjects import BUT, praised_in, subject_of
from responders.domain.things import Thing, things_in
from responders.domain.understanding.asks import Asked, asked_in
from responders.domain.understanding.circumstances import NOTHING_TOLD, Told, told_in
from responders.domain.understanding.judging import judged
from responders.domain.understanding.merging import merged, placed
from responders.domain.understanding.quotations import Quotation, quotations_in
from responders.domain.understanding.scolding import scolded
from responders.domain.understanding.sentences import sentences_in
from responders.domain.understanding.trusting import clauses_in, trusted

LONGEST = 2000
"""How much of a post is looked at; nobody's point comes later than this."""

MARKUP = re.compile(r"<script\b.{0,500}?</script>|</?[a-z!][^<>\n]{0,200}>", re.IGNORECASE | re.DOTALL)
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
LINKS = re.compile(r"https?://\S+|www\.\S+|(?<![^\s@])[^\s@]{1,64}@[^\s@]{1,200}", re.IGNORECASE)
HANDLES = re.compile(r"(?<!\w)[@](\w+(?:[.@-]\w+)*)")
SENTENCE = re.compile(r"(?<=[.!?])\s+|[\n;]+|\.{2,}|…")

QUOTED = re.compile(r'"[^"\n]{1,200}"')
MOSTLY = 0.5
"""Share of a post (0 to 1) from which a quotation is the post itself."""

DISTRESS = re.compile(
    r"\b(?:looking after myself|stopped (?:eating|wanting|caring|living|going)|me to disappear|want(?:ing)? to (?:live|be here)|"
    r"can'?t (?:go on|cope)|no point (?:in )?(?:living|going on)|rather be dead|end it all)\b"
)
"""What a person in need writes: of such a post nothing is said back but what the rules know."""

THIN = 6
"""Words below which a post that names no trouble does not tell what happened."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The safe values of one post, in the order it tells them."""

    issues: tuple[Issue, ...] = ()
    things: tuple[Thing, ...] = ()
    staff: tuple[str, ...] = ()
    subject: str = ""
    praised: str = ""
    asked: tuple[Asked, ...] = ()
    """What the post asks of us: every request and question."""

    about: Issue | None = None
    """The one thing that a post scolds without telling what is wrong: "your wifi is trash"."""

    quotable: tuple[Quotation, ...] = ()
    """What a reply may quote of the post, the most telling first."""

    told: Told = NOTHING_TOLD
    """Since when, what was tried, in which mood, and what must never be repeated."""

    but: bool = False
    """Whether the post takes something back: "lovely, shame about the wait"."""

    plain: str = ""
    """The lower-case text that was looked at, without links, quotations and the brand's name."""

    @property
    def said_back(self) -> tuple[Issue, ...]:
        """What an apology may name: the troubles, else the thing that is scolded, else what was asked of us."""
        if self.issues:
            return self.issues
        asked = tuple(
            Issue(one.topic, one.noun, one.clause, one.thing, one.words, one.start, one.end, own=True)
            for one in self.asked[:1]
        )
        return (self.about,) if self.about is not None else asked

    @property
    def thin(self) -> bool:
        """Whether the post is too short to tell what happened."""
        return len(self.plain.split()) < THIN


def facts_of(text: str, *, brand: str = "", grammar: Grammar | None = None) -> Facts:
    """Everything a reply may take over from a post. Never raises, whatever the text.

    With a grammar the troubles are told in the customer's own clauses; without one only the rules find them.
    Have many posts parsed at once before (parsing_ahead.py), and this takes no parse of its own.
    The brand's own name is no thing of the customer's ("Tansy & Tin" has no tin in it), and what stands in
    quotation marks is somebody else's words.
    """
    clean = _without_brand(_clean(text), brand)
    lower = _without_quotes(clean.lower())
    sentences = tuple(part for part in (p.strip() for p in SENTENCE.split(lower)) if part)
    issues = placed(issues_in(sentences), text)
    asked: tuple[Asked, ...] = ()
    about = None
    quotable: tuple[Quotation, ...] = ()
    if grammar is not None:
        ready = sentences_in(text, brand=brand)
        parses = grammar.parse_many([sentence.text for sentence in ready])
        asked = asked_in(ready, parses)
        about = scolded(ready, parses) or (None if asked else judged(ready, parses))
        if not DISTRESS.search(lower):
            issues = merged(issues, trusted(clauses_in(text, brand, grammar), grammar))
            quotable = quotations_in(text, ready, parses)
    return Facts(
        issues=issues,
        asked=asked,
        about=about,
        quotable=quotable,
        told=told_in(text),
        things=tuple(chain.from_iterable(things_in(sentence) for sentence in sentences)),
        staff=staff_in(clean),
        subject=subject_of(sentences),
        praised=praised_in(sentences),
        but=BUT.search(lower) is not None,
        plain=lower,
    )


def _without_brand(text: str, brand: str) -> str:
    if len(brand.strip()) < 3:
        return text
    return _brand_pattern(brand.strip().lower()).sub(" us", text)


@lru_cache(maxsize=64)
def _brand_pattern(brand: str) -> re.Pattern[str]:
    name = r"\s+".join("(?:&|and)" if word in {"&", "and"} else re.escape(word) for word in brand.split())
    return re.compile(rf"(?<!\w){name}(?!\w)", re.IGNORECASE)


def _without_quotes(text: str) -> str:
    left = QUOTED.sub(" ~ ", text)
    return text if len(left) < MOSTLY * len(text) else left


def _clean(text: str) -> str:
    """One line of visible, plain text: no links, handles, markup braces or invisible characters."""
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    text = INVISIBLE.sub("", text).replace("’", "'").replace("‘", "'").replace("`", "'")
    text = text.replace("“", '"').replace("”", '"')
    text = HANDLES.sub(" ", LINKS.sub(" ", MARKUP.sub(" ", text)))
    text = re.sub(r"[{}<>|\\%#_*~]+", " ", text)
    return re.sub(r"[ \t\r\f\v]+", " ", text)
