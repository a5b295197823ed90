"""What a reply speaks of, which matters of a post it takes up by that, and what it says beyond them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from responders.domain.tone.matter_families import DEEDS
from responders.domain.tone.matter_repair import REPAIR
from responders.domain.tone.matter_words import (
    STOCKED,
    WORD,
    alike,
    content,
    durations,
    families_of,
    stem,
    tellings,
)
from responders.domain.tone.matters import Matter

_REPAIR = frozenset(stem(word) for word in REPAIR)

_EACH = re.compile(
    r"\b(?:both|neither|either|all three|all four|on (?:two|three|all) counts|each of (?:them|those|these)|twice over|"
    r"on top of (?:it|that)|at that|(?:and|then) (?:the )?rest|one after (?:the other|another)|first .{1,60}\bthen)\b"
)
"""Words by which a reply takes up several troubles at once."""

_REPAIRED = re.compile(
    r"\b(?:(?:i|we)(?:'ve| have|'m| am|'re| are|'ll| will)? (?:just |now |also |already |personally )?"
    r"(?:fix|mend|repair|replac|cancel|refund|remov|chang|reset|redo(?:ne|ing)?|undo(?:ne|ing)?|swap|clean|stopp?|correct|"
    r"rebook|restor|unlock|reopen|re-?send|re-?sent|re-?mak|remade|bring|fetch|collect|pack|post|cook|bak|print|wip|"
    r"tak\w* (?:it |that |this |them )?(?:off|away)|took)\w* (?:it|that|this|them|those|one|yours|another|a new|the new|everything)\b"
    r"|\byours\b|\b(?:a|the) (?:new|fresh|right|second|spare) (?:one|pair|set|copy|lot|box)\b|\banother (?:one )?(?:is|leaves|comes|goes)\b"
    r"|\b(?:it|that|they|both)(?:'s| is| has|'ve| have|'re| are) (?:\w+ )?(?:back|stopped|lifted|mended|fixed|working|done|running|off|gone|with you|on its way)\b)"
)
"""A repair that names its thing by a pronoun only."""


_CLAUSE = re.compile(
    r"[.!?;:\n]+(?=\s|$)|,? (?:and|but|so) (?=(?:i|we)(?:'|\b))|, (?=(?:i've|i'm (?!sorry|so|very)|we've|i'll|we'll)\b)| - "
)
_DEED = re.compile(
    r"^\W*(?:and |but |so |now |today |please |from \w+ |as of \w+ )*(?:(?:i|we)(?:'ve|'ll|'d)?(?!['\w]| (?:am|are) (?:\w+ )?sorry| apolog| do apolog)|i'm (?!(?:so |very |really |truly |deeply )*sorry\b|afraid|ashamed)|we're (?!(?:so |very )*sorry\b)|"
    r"(?:a|the|your|our) (?:new|fresh|right|second|refund|money|crew|plumber|engineer|manager|team)\b|you(?:'ll| will|'re)\b|(?:please |send |bring |come )|thank)"
)
"""How a clause begins that tells what is done, not what went wrong."""

_WHEN = re.compile(
    r"\b(?:today|tonight|tomorrow|now|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:morning|afternoon|evening|minute|week|instant)|"
    r"by (?:\w+|\d+ ?[ap]m)|from (?:monday|tonight|today|tomorrow)|next time|again|(?:has|have) been [a-z]+ed|(?:is|are) back (?:on|in|with|to))\b"
)
_SORRY = re.compile(r"\b(?:sorry|apolog\w+)\b")
FEW = 2
"""Words up to which what follows a joining word says nothing by itself."""

_OF_US = re.compile(r"\b(?:we|us|our|nobody|no one|someone|somebody)\b")
"""Words that tell what one of us did, where nothing else is named."""

_NEXT = re.compile(
    r",? (?:and|then|plus)\b(?! again)|, (?=(?:no|a|an|the|two|three|half|nobody|late|our|my)\b)|\bon top\b|\bat that\b"
)
"""Where the naming of one trouble goes over to the next."""

_LEANS = re.compile(
    r"^(?:[\w' ]{1,30}[,!:] )?(?:i'm|i am|we're|my) (?:\w+ )?(?:sorry|apologies)(?:,? \w+)?[.,;:!]+ (?:they|it|he|she)\b"
)
"""An apology that stands alone, and then a pronoun for what the post named."""


@dataclass(frozen=True)
class Answer:
    """What a reply speaks of."""

    plain: str
    names: frozenset[str] = frozenset()
    """Stems of whose names are named, which tell nothing."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words."""
        return content(self.plain) - self.names

    @cached_property
    def own(self) -> frozenset[str]:
        """Those that do not stand under just any post."""
        return tellings(self.stems)

    @cached_property
    def families(self) -> frozenset[int]:
        """The families of its own words."""
        return families_of(self.own)

    @cached_property
    def lasting(self) -> frozenset[tuple[str, str]]:
        """The lengths of time that it says back."""
        return durations(self.plain)

    @cached_property
    def takes_up_each(self) -> bool:
        """Whether it speaks of several troubles by one word ("both")."""
        return _EACH.search(self.plain) is not None

    @cached_property
    def leans(self) -> bool:
        """Whether it goes on with "it" or "they" before it has named anything."""
        return _LEANS.match(self.plain) is not None

    @cached_property
    def repairs(self) -> bool:
        """Whether it says that a thing is put right, and names that thing by a pronoun."""
        return _REPAIRED.search(self.plain) is not None

    @cached_property
    def naming(self) -> tuple[str, ...]:
        """The clauses that tell what went wrong, and not what is done about it."""
        return tuple(
            clause for clause in _CLAUSE.split(self.plain) if clause.strip() and not _is_deed(clause)
        )

    def names_any(self, matters: Sequence[Matter]) -> bool:
        """Whether it tells of one of these, and not only what is done."""
        naming = content(" ".join(self.naming)) - self.names
        lasting = frozenset(one for matter in matters for one in matter.lasting)
        return bool(self.lasting & lasting) or _is_explained(naming, matters)

    def names_others(self, matters: Sequence[Matter]) -> int:
        """How many troubles beside these it may name."""
        return sum(
            1
            for clause in self.naming
            for at, part in enumerate(_NEXT.split(clause))
            if self._may_name(part, matters, follows=at > 0)
        )

    def _may_name(self, part: str, matters: Sequence[Matter], *, follows: bool) -> bool:
        """Whether a part of a clause may name another trouble: by its words, or by saying what was done."""
        words = content(part) - self.names - STOCKED - _REPAIR
        if words:
            return not _is_explained(words, matters)
        if _SORRY.search(part) or durations(part) or alike(content(part), _told(matters)):
            return False
        return _OF_US.search(part) is not None or (follows and len(WORD.findall(part)) > FEW)

    def names_one(self, matter: Matter) -> bool:
        """Whether it says a word of the matter itself, or tells what was done."""
        return alike(self.stems, matter.stems) or bool(self.families & matter.families & DEEDS)

    def meets(self, matter: Matter, others: Sequence[Matter] = ()) -> bool:
        """Whether it says a word of the matter, a word of the same family, or its length of time.

        `others` are the post's other troubles. Where there are any, a word of repair meets none by its family but
        those of money, answers and people; a matter of lateness, money or people is not met by the scene that it
        shares with them; and a word that takes up one of them by name takes up no second one by a family.
        """
        if self.lasting & matter.lasting or alike(self.stems, matter.stems):
            return True
        if not others:
            return bool(self.families & matter.families)
        alone = matter.families - _families_of_each(others)
        families = alone if alone & DEEDS else matter.families
        free = self.own - _told(others)
        return bool((families_of(free - _REPAIR) | (families_of(free) & DEEDS)) & families)

    def beyond(self, matters: Sequence[Matter]) -> frozenset[str]:
        """Its own words that none of these matters explains: it may mean another one by them."""
        return frozenset(
            word for word in self.own if word not in _REPAIR and not _is_explained(frozenset({word}), matters)
        )

    def named_beyond(self, matters: Sequence[Matter]) -> frozenset[str]:
        """Those of them that stand where it tells what went wrong."""
        return self.beyond(matters) & content(" ".join(self.naming))


def _is_explained(words: frozenset[str], matters: Sequence[Matter]) -> bool:
    """Whether any of some words belongs to one of the matters."""
    return alike(words, _told(matters)) or bool(families_of(words) & _families_of_each(matters))


def _is_deed(clause: str) -> bool:
    """Whether a lower-case clause tells what is done about a trouble."""
    return _DEED.match(clause) is not None or (
        _WHEN.search(clause) is not None and _SORRY.search(clause) is None
    )


def _told(matters: Iterable[Matter]) -> frozenset[str]:
    return frozenset(word for matter in matters for word in matter.stems)


def _families_of_each(matters: Iterable[Matter]) -> frozenset[int]:
    return frozenset(number for matter in matters for number in matter.families)
