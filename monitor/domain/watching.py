"""Whether a post speaks of the brand: by its handle, or by a word we watch and none that we exclude."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Watched:
    """The brand's handles, the words we watch for, and the words that tell a namesake apart."""

    handles: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def and_also(self, word: str) -> Watched:
        """The same with one more word to watch for; an empty one changes nothing."""
        return replace(self, keywords=(*self.keywords, word)) if word.strip() else self

    def named(self, text: str) -> bool:
        """Whether the post addresses the brand by its @handle. An excluded word does not undo that."""
        return _any_of((f"@{handle.removeprefix('@')}" for handle in self.handles), text)

    def spoken_of(self, text: str) -> bool:
        """Whether the post has a word we watch and none that we exclude."""
        return _any_of(self.keywords, text) and not self.excluded(text)

    def excluded(self, text: str) -> bool:
        """Whether the post has a word that tells a namesake apart."""
        return _any_of(self.exclude, text)


def _any_of(words: Iterable[str], text: str) -> bool:
    """Whole words only, whatever their case; a phrase may be broken by any white space."""
    pattern = _pattern(tuple(words))
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    phrases = [r"\s+".join(re.escape(part) for part in word.split()) for word in words if word.strip()]
    if not phrases:
        return None
    return re.compile(rf"(?<![\w@])(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)
