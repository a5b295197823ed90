"""Why a post must not wait, and what to do first, in the words of a colleague to somebody who runs a shop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.domain.reading import Evidence, Risk

WIDE_REACH = 10_000
"""From so many followers on, an alert says that many people read this writer."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to look now: `subject` for a subject line, `why` and `first` as whole sentences."""

    code: str
    subject: str
    why: str
    first: str


# Gravest first: the first one that fits names the mail. Why it matters, then what to do first.
_BY_RISK = {
    Risk.SELF_HARM: (
        "somebody may be in danger",
        "Somebody may be thinking of hurting themselves.",
        """Answer at once, as one person to another, and privately if you can. Tell them where to find help
        near them; if a life is in danger, call the emergency services.""",
    ),
    Risk.INJURY: (
        "possible injury",
        "Somebody may have been hurt.",
        """Ask how they are before anything else. Until you know what happened, take whatever caused it out
        of use or off sale.""",
    ),
    Risk.DATA_BREACH: (
        "possible data leak",
        "Somebody's personal details may have reached the wrong people.",
        """Find out today what was seen and by whom, and close the gap. In the EU and the UK a leak may have
        to be reported within 72 hours.""",
    ),
    Risk.DISCRIMINATION: (
        "unfair treatment",
        "Somebody says they were treated worse because of who they are.",
        """Apologise, and offer to listen today. Hear your staff too before you say what happened.""",
    ),
    Risk.LEGAL: (
        "legal action mentioned",
        "A lawyer, a court or an authority is mentioned.",
        """Answer kindly and soon, and keep the details out of public view. Ask your own adviser before you
        promise or deny anything.""",
    ),
    Risk.ABUSE: (
        "threat or abuse",
        "Your staff are threatened or insulted.",
        """If it is a threat, warn those it is aimed at, keep the post, and call the police. If it is only
        rude, answer the trouble behind it and leave the insult alone.""",
    ),
    Risk.PRESS: (
        "press or a large audience",
        "A journalist, the press or a large audience is mentioned.",
        """Decide who speaks for you. Say only what you know, and when you will know more.""",
    ),
    Risk.LEAVING: (
        "a customer is leaving",
        "A customer says they are leaving for good.",
        """Make leaving easy, and put right what went wrong all the same.""",
    ),
}

_SERIOUS = Reason(
    code="serious",
    subject="serious complaint",
    why="Somebody is badly let down, and it can't wait its turn.",
    first='Apologise without an "if", and say what you will do and by when.',
)


def reasons(risks: Iterable[str], *, followers: int | None = None) -> tuple[Reason, ...]:
    """Why this must not wait, gravest first; never empty. A risk without words here counts as serious.

    Reach alone is no reason to be told what to do first (P27), so its `first` is empty.
    """
    named = set(risks)
    found = [
        Reason(code=str(risk), subject=subject, why=why, first=" ".join(first.split()))
        for risk, (subject, why, first) in _BY_RISK.items()
        if risk in named
    ] or [_SERIOUS]
    if followers is not None and followers >= WIDE_REACH:
        told = f"About {_rounded(followers)} people follow the writer."
        found.append(Reason(code="reach", subject="", why=told, first=""))
    return tuple(found)


def _rounded(count: int) -> str:
    """Two leading digits are enough: 12,431 is "12,000"."""
    step = 10 ** (len(str(count)) - 2)
    return f"{count // step * step:,}"


def words_behind(evidence: Iterable[Evidence], risks: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The words of the post that raised `risks`, in the order of the post; at most `most`, each once."""
    named = set(risks)
    heaviest = sorted((piece for piece in evidence if piece.toward in named), key=lambda piece: -piece.weight)
    found = (
        " ".join(piece.words.split()) for piece in sorted(heaviest[:most], key=lambda piece: piece.start)
    )
    return tuple(dict.fromkeys(words for words in found if words))
