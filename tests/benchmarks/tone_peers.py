"""Others that look at a text's words, for the codes they share with the tone check: proselint, and a plain word list."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable

Finds = Callable[[str], frozenset[str]]

PROSELINT = {
    "hard-to-read": (
        "archaism", "industrial_language.", "misc.greylist", "misc.pretension", "misc.latin", "needless_variants",
        "nonwords", "misc.metadiscourse", "misc.back_formations",
    ),
    "shouting": ("typography.punctuation.exclamation", "typography.punctuation.hyperbole"),
    "boilerplate": ("cliches.",),
    "flippant": ("industrial_language.chatspeak",),
}  # fmt: skip
"""Our codes, each with the beginnings of the names of proselint's checks that come near to it."""

PLAIN = {
    "no-apology": None,
    "conditional-apology": r"\bsorry if\b|\bany inconvenience\b|\bsorry (?:that )?you feel\b|\bapologi[sz]e if\b|\bsorry, but\b",
    "blame": r"\byou should have\b|\byour fault\b|\bthe courier\b|\byou failed\b|\byou didn't\b|\bdue to the weather\b|\bhigh demand\b",
    "bare-refusal": r"\bunfortunately\b|\bunable to\b|\bcan't\b|\bcannot\b|\bnot possible\b",
    "hoops": r"\bcall us\b|\bfill in\b|\bform\b|\bemail our\b|\bcontact our\b",
    "slogan": r"\bpriority\b|\bwe value\b|\bpride ourselves\b|\bvery seriously\b|\bcommitted to\b",
    "over-promise": r"\bfree\b|\brefund\b|\bguarantee\b|\bnever happen again\b|\bdiscount\b|\bvoucher\b|\bon the house\b",
    "negativity": r"\bfrankly\b|\bto be honest\b|\bswamped\b|\bfrustrated\b|\bnightmare\b",
    "retort": r"\bcalm down\b|\bas i already\b|\bwith respect\b|\blearn to\b|\bactually\b",
    "passive-voice": r"\b(?:was|were|been|being|is|are|be) \w+ed\b",
    "impersonal": r"\bdear (?:customer|guest|sir)\b|\bvalued\b|\bthe customer\b|\bautomated\b|\bper our policy\b|\bcase (?:#|number)",
    "no-signature": None,
    "boilerplate": r"\breaching out\b|\bany inconvenience\b|\bfeedback is important\b|\brest assured\b|\bhesitate\b|\bearliest convenience\b|\byour patience\b",
    "personal-data": r"[\w.]+@[\w.]+|\b\d{6,}\b",
    "public-ask": r"\byour (?:order |phone |account |booking )?(?:number|e-?mail|address)\b",
    "open-blank": r"\[[^\]]+\]|\{\{|XX|___|\bTBC\b",
    "shouting": r"[!?]{2,}",
    "hard-to-read": r"\bpursuant\b|\butili[sz]e\b|\bas per\b|\brevert\b|\brma\b|\baforementioned\b|\btier\b",
    "link-cost": r"https?://|www\.",
    "admission": r"\bour fault\b|\bnegligent\b|\bliab\w+|\bbroke the law\b",
    "flippant": r"\boops\b|\bwhoops\w*|\boh no\b|\blol\b|[😂😅😉😊]",
    "sales-talk": r"\bfollow us\b|\bdownload\b|\bnew range\b|\breview\b|\boffer\b",
}
"""What somebody would write down in an afternoon; None where a list of words can't find it."""

WORDS = {code: re.compile(words, re.IGNORECASE) for code, words in PLAIN.items() if words}


def plain_list(reply: str) -> frozenset[str]:
    """The codes whose words stand in a reply."""
    text = reply.replace("’", "'")
    return frozenset(code for code, words in WORDS.items() if words.search(text))


def proselint() -> Finds | None:
    """The codes of proselint's findings; None where it is not installed."""
    if importlib.util.find_spec("proselint") is None:
        return None
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import DEFAULT, LintFile

    CheckRegistry().register_many(__register__)

    def finds(reply: str) -> frozenset[str]:
        paths = [found.check_result.check_path for found in LintFile("reply", content=reply).lint(DEFAULT)]
        return frozenset(
            code for code, begins in PROSELINT.items() if any(path.startswith(begins) for path in paths)
        )

    return finds
