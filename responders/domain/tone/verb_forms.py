"""Forms of English verbs for rewriting: past, third person and "-ing"."""

from __future__ import annotations

from responders.domain.patterns import words

_PASTS = {
    "taken": "took", "given": "gave", "written": "wrote", "spoken": "spoke", "broken": "broke", "done": "did",
    "seen": "saw", "shown": "showed", "forgotten": "forgot", "driven": "drove", "drawn": "drew", "thrown": "threw",
    "known": "knew", "chosen": "chose", "stolen": "stole", "hidden": "hid", "eaten": "ate", "sewn": "sewed",
    "begun": "began", "rung": "rang", "worn": "wore", "torn": "tore", "mistaken": "mistook", "overseen": "oversaw",
    "frozen": "froze", "shaken": "shook", "withdrawn": "withdrew", "bitten": "bit", "beaten": "beat", "run": "ran",
    "gotten": "got", "grown": "grew", "flown": "flew", "undertaken": "undertook", "rewritten": "rewrote",
    "forgiven": "forgave", "redone": "redid", "undone": "undid", "ridden": "rode", "woken": "woke",
    "overridden": "overrode", "proven": "proved", "overtaken": "overtook", "sung": "sang", "overcome": "overcame",
    "misspoken": "misspoke", "fallen": "fell", "blown": "blew", "risen": "rose", "sunk": "sank",
}  # fmt: skip
"""Participles whose past tense is another word; all others are their own past."""
_THIRD = {"have": "has", "do": "does", "be": "is", "go": "goes"}
_DOUBLED = words(
    "ship drop stop plan cut put set get run let swap wrap tag log rub scan scrap ban book-in slip trim quit hit "
    "refer transfer admit omit refit rebook-in cancel label travel"
)
_VOWELS = frozenset("aeiou")


def plain_of(lemma: str) -> str:
    """A lemma as English has it: taggers make "classe" of "classed" and "flagge" of "flagged"."""
    if lemma.endswith(("sse", "tche", "xe", "rre", "lle", "ffe", "she")):
        return lemma[:-1]
    if lemma.endswith("e") and lemma[-2:-1] == lemma[-3:-2] and lemma[-2:-1] not in _VOWELS:
        return lemma[:-2]
    return lemma


def past_of(participle: str) -> str:
    """The past tense of a verb, by its participle."""
    return _PASTS.get(participle, participle)


def third_of(lemma: str) -> str:
    """The verb as somebody else does it now: "sends", "fixes", "carries"."""
    if lemma in _THIRD:
        return _THIRD[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def ing_of(lemma: str) -> str:
    """The verb while it goes on: "sending", "making", "shipping"."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return f"{lemma[:-1]}ing"
    if lemma in _DOUBLED:
        return f"{lemma}{lemma[-1]}ing"
    return f"{lemma}ing"
