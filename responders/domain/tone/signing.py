"""How a reply is signed: the words at its end, and the one who says who they are."""

from __future__ import annotations

import re
from functools import lru_cache

from responders.domain.given_names import NAMES
from responders.domain.tone.said import Said

_WORDS = """
the your our my we i it this that a an and or but for with from to in on at by of no not yes ok okay so see us all
team teams customer customers support service services care thanks thank you best kind regards cheers social sorry
admin management staff everyone everybody today tonight tomorrow soon now then here there monday tuesday wednesday
thursday friday saturday sunday january february march april may june july august september october november december
promise promised honest honestly enjoy always never again bye goodbye hello hi hey hope love lovely warmly sincerely
yours faithfully respectfully talk speak until till please done fixed sorted noon midnight morning afternoon evening
night just welcome wow great good bravo well right wrong also dear take safe happy have any one two three first
department desk help agent representative advisor adviser manager company ltd limited inc group bank hotel shop
"""
NO_NAMES = frozenset(_WORDS.split())

EMOJI = r"[^\w\s.,;:!?'’\"()&@/^*~|–—-]"
KISSES = rf"(?:\s*(?:{EMOJI}|x{{1,4}}\b|X{{1,3}}\b|[:;]-?[)D]|\.|!|\(?\d/\d\)?))*\s*$"
_NAME = r"(?:(?:[^\W\d_a-z]\.){2,3}|[^\W\d_a-z](?:\.(?![^\W\d_]{2})|[^\W\d_]*(?:['’-][^\W\d_]+)*))"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Chef|Sister|Nurse|Captain|Sir|Rev)\.? )?"
_ROLE = (
    r"(?:\s*[,(@|/–—-]\s*(?![^\n.!?]*\b(?:[iI]|[wW]e|[yY]ou|[yY]our|[iI]t|us|me|don't|hope)\b)[^\n.!?]{0,50}"
    r"|\s+(?:from|at|of|for|on behalf of) (?:the |all at )?[^\W\d_a-z][^\n.!?]{0,40}|\s*\n[^\n.!?]{0,50})?"
)
SIGNED = re.compile(
    rf"(?:^|[-–—^*~/|•]|\n|[.!?…:;)\"”’]\s+|{EMOJI}\s*|\d\s+)\s*"
    r"(?i:(?:love|all my love|much love|best|thanks|many thanks|thank you|cheers|regards|greetings|yours|warmly|sincerely|kind regards|best wishes|with [\w ]{2,24}|"
    r"(?:\w+ )?(?:regards|wishes|thanks)|take care|all the best|yours (?:truly|sincerely|faithfully)|speak soon|talk soon|signed|safe travels|bye|xx?),?\s*(?:from )?)?"
    rf"(?P<name>{_TITLE}{_NAME}(?: {_NAME}){{0,2}}){_ROLE}{KISSES}"
)
INITIALS = re.compile(
    r"(?:[\^*/~|]\s?|(?:\s|(?i:thanks|regards|cheers|[.!]))[-–—]\s?)(?P<name>[A-Z]{1,3}|(?<=\^)[a-z]{2,3}|[A-Z][a-z]{1,14})\b\.?"
    + KISSES
)
INTRODUCED = re.compile(
    rf"\b(?i:i'?m|i’m|i am|my name is|my name's|my name’s|this is|it's|it’s|call me|you(?:'re|’re| are) (?:chatting|talking|speaking) (?:to|with)|ask for)\s+(?P<a>{_TITLE}{_NAME}(?: {_NAME})?)(?=,| from| at| here| again| and| –| -|[.!:]|\s*$| in | of |, who| who| with)"
    rf"|\b(?P<b>{_TITLE}{_NAME}(?: {_NAME})?)(?: (?:from|at|of|with|in) [^\n.!?,:]{{1,40}}?)? (?:here|speaking)\b"
    rf"|(?:^|\b(?i:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there)?[,!]? +)(?:{_NAME}, )?(?P<c>{_NAME}) (?:from|at) [^\W\d_a-z][^\n.!?,:]{{0,40}}?(?=[.,!:]|\s+here)"
)
FROM_END = re.compile(
    rf"\b(?:from|yours,?|love,?|by) (?P<name>{_TITLE}{_NAME})(?: (?:at|from|of) [^\n.!?]{{1,40}})?{KISSES}"
    rf"|(?:^|[.!?]\s+)(?P<other>{_NAME}) (?:at|from|of) [^\n.!?]{{1,40}}{KISSES}"
)
TAIL = 160
"""Characters at the end of a reply among which its signature stands."""


def is_signed(said: Said) -> bool:
    """Whether a person's name, or initials, stand under the reply or in an introduction."""
    text = said.reply[-5000:].rstrip()
    playbook = said.playbook
    brand = playbook.brand if playbook else ""
    tail = text[-TAIL:]
    if playbook is not None and _tail_names(playbook.signer, tail):
        return True
    for pattern in (SIGNED, FROM_END):
        for match in pattern.finditer(tail):
            name = next((group for group in match.groupdict().values() if group), "")
            if _is_person(name, brand):
                return True
    initials = INITIALS.search(tail)
    if initials is not None and (initials["name"].isupper() or _is_person(initials["name"], brand)):
        return True
    return any(
        _is_person(next(group for group in match.groupdict().values() if group), brand)
        for match in INTRODUCED.finditer(said.reply)
    )


def _tail_names(signer: str, tail: str) -> bool:
    """Whether the last words of a reply are the signer's name, with a role, a brand or a kiss after it at most."""
    words = [word for word in re.findall(r"[^\W\d_]+", signer) if len(word) > 1 or len(signer) < 4]
    return any(_ends_with(word).search(tail) is not None for word in words)


@lru_cache(maxsize=256)
def _ends_with(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}\b[^.!?\n]{{0,40}}{KISSES}")


def _is_person(name: str, brand: str) -> bool:
    words = re.findall(r"[^\W\d_]+", name)
    if not words:
        return False
    first = words[0].lower()
    ours = {word.lower() for word in re.findall(r"[^\W\d_]+", brand)}
    if first in NO_NAMES and first not in {"may", "june", "april"}:
        return False
    if any(
        word.lower() in {"team", "support", "care", "service", "services", "staff", "crew"} for word in words
    ):
        return False
    return first not in ours or (first in NAMES and len(words) == 1)
