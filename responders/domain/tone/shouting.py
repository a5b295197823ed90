"""Nobody wants to be shouted at, not even an apology (P26)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import Check, Spot
from responders.domain.tone.said import Said

CAPITALS = re.compile(r"(?<![\w'’&./-])[A-Z]+(?:['’][A-Z]+)?(?![\w&/-])")
MARKS = re.compile(r"[!?]{2,}|[‼⁉⁇]|!(?:\s+!)+")
MANY = 3
"""Exclamation marks in one reply from which it shouts, wherever they stand."""

_SHORT = """
a all am and any are ask at be big both but buy by can day did do fix for free from get go got had has have he her
here him his how i'd i'll i'm i've if in into is it's its just let like lot many me more my new no none nor not now
of off on one only or our out own please she so some sorry than thank thanks that that's the them then they this to
today too two up us very was way we we'll we're we've well were what when who why will with won't wow yes yet you
you'll you're you've your can't don't didn't isn't it that's never ever always again wrong fixed love ever best stop
"""
SHORT = frozenset(_SHORT.split()) - {"it", "us", "am"}
"""Plain words of any length that somebody writes large to be loud; `IT`, `US` and `AM` mean something else."""

_ABBREVIATIONS = """
acas adhd aids amex apac asap asbo asda asos avif bacs cctv chaps covid defra dpia eftpos eori epos eula fifa gaap
gdpr hevc hiv https iban icann ieee ikea imap imax imei imsi isbn isofix jpeg lidl mpeg nasa nato ofcom ofgem ofsted
ofwat oled osha paye pdas pics raid rspb saas scuba sepa sims soho tesla unesco unicef uefa upvc visa voip wifi wlan
xbox yaml
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Written in capitals by everybody, though they look like words."""

VOWEL = re.compile(r"[aeiouy]")
QUOTES = frozenset('"“[#@%<{')


def find(said: Said) -> Iterator[Spot]:
    """Words in capitals, two or more; marks in a row; too many exclamation marks."""
    yield from _capitals(said)
    runs = list(MARKS.finditer(said.reply))
    for run in runs:
        yield Spot(run.start(), run.end(), better=_one(run[0]), why=f"“{run[0][:6]}” sounds like shouting.")
    marks = [at for at, letter in enumerate(said.reply) if letter == "!"]
    if not runs and len(marks) >= MANY:
        calmer = said.reply[marks[0] : marks[-1] + 1]
        yield Spot(
            marks[0],
            marks[-1] + 1,
            better=calmer[0] + calmer[1:].replace("!", "."),
            why=f"{len(marks)} exclamation marks in one short reply sound like shouting.",
        )


def _one(run: str) -> str:
    return "?" if "?" in run or "⁉" in run or "⁇" in run else "!"


def _capitals(said: Said) -> Iterator[Spot]:
    found = [match for match in CAPITALS.finditer(said.reply) if len(match[0]) > 1]
    loud = [match for match in found if _is_loud(match, said)] if len(found) > 1 else []
    if len(loud) < 2:
        return
    first, last = loud[0], loud[0]
    for match in [*loud[1:], None]:
        # Loud words next to each other are one place, with the names and abbreviations between them.
        if match is not None and match.start() - last.end() <= 3:
            last = match
            continue
        yield _quieter(said, first.start(), last.end())
        if match is not None:
            first, last = match, match


def _quieter(said: Said, start: int, end: int) -> Spot:
    def low(match: re.Match[str]) -> str:
        if not _is_loud(match, said):
            return match[0]
        word = match[0].lower()
        word = "I" + word[1:] if word.split("'")[0].split("’")[0] == "i" else word
        begins = not said.reply[: start + match.start()].rstrip(' "“(') or said.reply[
            : start + match.start()
        ].rstrip(' "“(').endswith((".", "!", "?", "\n", ":"))
        return word[0].upper() + word[1:] if begins else word

    quiet = CAPITALS.sub(low, said.reply[start:end])
    return Spot(start, end, better=quiet, why="Words in capitals sound like shouting.")


def _is_loud(match: re.Match[str], said: Said) -> bool:
    word = match[0].lower().replace("’", "'")
    if word in _ours(said):
        return False
    if said.reply[match.start() - 1 : match.start()] in QUOTES:
        return False
    if word in SHORT:
        return True
    return len(word) >= 4 and word not in ABBREVIATIONS and bool(VOWEL.search(word))


def _ours(said: Said) -> frozenset[str]:
    playbook = said.playbook
    names = [said.context.customer, *said.facts.staff]
    if playbook is not None:
        names += [playbook.brand, playbook.signer]
    return frozenset(word for name in names for word in re.findall(r"[\w'’]+", name.lower()))


CHECK = Check(
    code="shouting",
    principle="P26",
    weight=Weight.WARN,
    advice="Write it in small letters, with one exclamation mark at most.",
    example="We are SO SORRY about your kettle!!! I'll send a new one today. – Maya",
    find=find,
    why="Capitals and rows of marks sound like shouting.",
)
