"""Findings as a person reads them at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from responders.domain.finding import Finding, Weight

SAID = {Weight.BLOCK: "blocks", Weight.WARN: "warns", Weight.SUGGEST: "suggests"}
LONGEST = 80
"""Characters of the words that are shown of one finding."""


def told(findings: Sequence[Finding], length: int, limit: int) -> Iterator[str]:
    """A few lines a finding, the gravest first, and a last line that sums up."""
    order = tuple(Weight)
    for finding in sorted(findings, key=lambda one: (order.index(one.weight), one.start)):
        words = " ".join(finding.words.split())
        shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        yield f"{SAID[finding.weight]}  {finding.code} ({finding.principle})" + (
            f"  “{shown}”" if shown else ""
        )
        yield from (f"        {line}" for line in (finding.why, finding.advice) if line)
        if finding.better:
            yield f"        Better: {finding.better}"
        yield ""
    yield f"{_count(findings)} {length:,} of {limit:,} characters."


def _count(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing found."
    blocking = sum(finding.weight is Weight.BLOCK for finding in findings)
    many = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    if not blocking:
        return f"{many}, none of them blocks."
    return f"{many}, {blocking} of them {'blocks' if blocking == 1 else 'block'}."
