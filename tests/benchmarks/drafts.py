"""`python -m tests.benchmarks.drafts --data FOLDER`: are our drafts worth sending, on 300 real complaints?

The posts are those of FOLDER/support_pairs/dev.jsonl that our own reader calls complaints. `--show FILE` writes
each post with its drafts to a file, for reading; the posts stay private and never enter the project.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from monitor.domain.reading import Kind, Reading
from monitor.language.reader import load_reader
from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import (
    VARIANTS,
    DraftRequest,
    Proposal,
    draft_many,
    draft_reply,
    reason_for_none,
)
from responders.domain.filling import TOPIC_ISSUES
from responders.domain.likeness import shared, shingles
from responders.domain.sources import Origin
from responders.grammar import shipped_grammar

SHOP = default_playbook("Fern & Kettle", "Maya")
COMPLAINTS = 300
BATCH = 100
"""Cases that the step drafts at once."""
RECENT = 12
"""Replies that the step remembers, so as not to sound like them."""
NEARLY_ALIKE = 0.6
PLATFORMS = ("x", "bluesky", "mastodon", "reddit")
AUTHORS = ("Jess Morris", "", "Sam Okafor", "railfan_88", "Priya Shah", "", "dave.kerr", "")
"""The posts' own authors are masked; half of a queue's have a name that we can greet."""

TOPIC_WORDS = {word for pair in TOPIC_ISSUES.values() for word in pair}
"""What we say of a topic where a post gives us no words of its own."""

PERSONAL = re.compile(
    r"\d{5,}|\b(?=\w*\d)(?=\w*[A-Z])[A-Z\d]{5,}\b|[\w.]+@[\w.]+\.\w+|https?://|(?<!\w)[@#]\w+"
)
"""Numbers of orders, bookings and phones, addresses, links and handles."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One complaint with its drafts."""

    request: DraftRequest
    proposals: tuple[Proposal, ...]


def complaints(data: Path, *, count: int = COMPLAINTS) -> list[tuple[str, Reading]]:
    """The first posts that our reader takes for complaints, with their readings."""
    lines = (data / "support_pairs" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["customer_text"] for line in lines]
    readings = load_reader().read_many(texts)
    found = ((text, one) for text, one in zip(texts, readings, strict=True) if one.kind is Kind.COMPLAINT)
    return list(itertools.islice(found, count))


def drafted(posts: list[tuple[str, Reading]]) -> tuple[list[Drafted], list[float]]:
    """Drafts for all posts in batches as the step makes them, and the processor's seconds that each batch took."""
    grammar = shipped_grammar()
    recent: list[str] = []
    found: list[Drafted] = []
    seconds = []
    numbered = list(enumerate(posts))
    for first in range(0, len(numbered), BATCH):
        requests = [
            DraftRequest(
                text=text,
                platform=PLATFORMS[number % len(PLATFORMS)],
                reading=reading,
                playbook=SHOP,
                author_name=AUTHORS[number % len(AUTHORS)],
                author_handle=AUTHORS[number % len(AUTHORS)].replace(" ", "").lower(),
                seed=str(number),
                grammar=grammar,
                recent_replies=tuple(recent[-RECENT:]),
            )
            for number, (text, reading) in numbered[first : first + BATCH]
        ]
        started = time.process_time()
        proposals = draft_many(requests)
        seconds.append(time.process_time() - started)
        found += [Drafted(request, made) for request, made in zip(requests, proposals, strict=True)]
        recent += [made[0].text for made in proposals if made]
    return found, seconds


def names_the_issue(one: Drafted) -> bool:
    """Whether the first draft says more than the topic's general words."""
    return quotes(one) or any(
        source.origin is Origin.MENTION and source.kind == "issue" and source.words.lower() not in TOPIC_WORDS
        for source in one.proposals[0].sources
    )


def quotes(one: Drafted) -> bool:
    """Whether the first draft quotes the customer."""
    return any(source.kind == "quoted" for source in one.proposals[0].sources)


def names_the_thing(one: Drafted) -> bool:
    """Whether the first draft names the issue, or at least the thing that the post speaks of."""
    return names_the_issue(one) or any(source.kind == "mentioned" for source in one.proposals[0].sources)


def alike(texts: list[str]) -> float:
    """Share of pairs of texts that are nearly alike."""
    known = [shingles(text) for text in texts]
    pairs = list(itertools.combinations(known, 2))
    return sum(shared(first, second) > NEARLY_ALIKE for first, second in pairs) / max(1, len(pairs))


def measured(found: list[Drafted]) -> dict[str, str]:
    """The figures of the first drafts, each as it is printed."""
    firsts = [(one, one.proposals[0]) for one in found if one.proposals]
    count = max(1, len(firsts))
    every = [proposal for one in found for proposal in one.proposals]
    codes = [{finding.code for finding in first.findings} for _, first in firsts]

    def share(hits: int, of: int = count) -> str:
        return f"{hits / of:.1%}"

    return {
        "with a draft": share(len(firsts), max(1, len(found))),
        "no blocking finding, first drafts": share(sum(not first.blocked for _, first in firsts)),
        "no blocking finding, all variants": share(sum(not p.blocked for p in every), max(1, len(every))),
        "no finding at all": share(sum(not first.findings for _, first in firsts)),
        "names the issue beyond the topic's words": share(sum(names_the_issue(one) for one, _ in firsts)),
        "of these in quotation marks": share(sum(quotes(one) for one, _ in firsts)),
        "names the issue, or the thing spoken of": share(sum(names_the_thing(one) for one, _ in firsts)),
        "says what we do": share(sum("no-action" not in said for said in codes)),
        "says by when": share(sum("no-time" not in said for said in codes)),
        "signed by name": share(sum(p.text.endswith("\n– Maya, Fern & Kettle") for _, p in firsts)),
        "repeats personal data": str(sum(PERSONAL.search(p.text) is not None for p in every)),
        "pairs nearly alike": f"{alike([first.text for _, first in firsts]):.2%}",
        "three variants": share(sum(len(one.proposals) == VARIANTS for one, _ in firsts)),
    }


def latencies(found: list[Drafted]) -> list[float]:
    """Seconds that each post takes alone, with sentences of its own that nobody has parsed yet."""
    taken = []
    for number, one in enumerate(found):
        request = replace(one.request, seed=f"again {number}")
        started = time.perf_counter()
        draft_reply(request)
        taken.append(time.perf_counter() - started)
    return sorted(taken)


def show(found: list[Drafted], path: Path) -> None:
    """Write every post with its drafts and their findings, for reading."""
    with path.open("w", encoding="utf-8") as file:
        for number, one in enumerate(found):
            reading = one.request.reading
            about = ", ".join(map(str, (*reading.topics, *reading.risks)))
            file.write(
                f"### {number} {one.request.platform} {reading.severity:.2f} {about}\n{one.request.text}\n"
            )
            for proposal in one.proposals or ():
                codes = " ".join(finding.code for finding in proposal.findings)
                file.write(f"--- {proposal.template} {proposal.length} {codes}\n{proposal.text}\n")
            file.write("\n" if one.proposals else f"--- {reason_for_none(one.request)}\n\n")


def report(data: Path, *, console: Console | None = None, to: Path | None = None) -> None:
    """Measure and print; says what is missing and ends where the posts are not there."""
    console = console or Console()
    if not (data / "support_pairs" / "dev.jsonl").is_file():
        console.print(f"The drafts need support_pairs/dev.jsonl in {data}; they are left out.")
        return
    posts = complaints(data)
    shipped_grammar().parse("The first sentence loads the pipeline.")
    draft_many([DraftRequest(text="late", platform="x", reading=posts[0][1], playbook=SHOP)])
    found, seconds = drafted(posts)
    table = Table("what", "figure", title=f"Drafts for {len(found)} real complaints")
    for name, figure in measured(found).items():
        table.add_row(name, figure)
    count = sum(len(one.proposals) for one in found)
    table.add_row("drafts a second, checked, one core", f"{count / sum(seconds):,.0f}")
    taken = latencies(found)
    for name, place in (("p50", 0.5), ("p95", 0.95)):
        table.add_row(f"one post alone, {name}", f"{1000 * taken[int(place * len(taken))]:.1f} ms")
    firsts = [one.proposals[0] for one in found if one.proposals]
    for code, times in Counter(f.code for first in firsts for f in first.findings).most_common():
        table.add_row(f"  finding {code}", str(times))
    console.print(table)
    if to is not None:
        show(found, to)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.drafts", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds support_pairs")
    parser.add_argument(
        "--show", type=Path, help="where the posts with their drafts are written, for reading"
    )
    chosen = parser.parse_args()
    report(chosen.data, to=chosen.show)


if __name__ == "__main__":
    main()
