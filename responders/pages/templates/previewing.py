"""What a template makes of the brand's past posts, before it is saved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.channels.overview import platform_name
from monitor.models import Brand, Mention
from monitor.steps.current import current_readings
from monitor.steps.facts import reading_facts
from responders.domain.drafting import DraftRequest, Proposal, try_own
from responders.domain.finding import Finding, Weight
from responders.domain.own_examples import EXAMPLES
from responders.domain.own_templates import OwnTemplate
from responders.domain.own_words import TemplateWords, built, faults
from responders.domain.playbook import Playbook
from responders.domain.voice import voice_from
from responders.grammar import shipped_grammar
from responders.language.sense import shipped_sense
from responders.models import Reply
from responders.playbooks import playbook_of
from responders.steps.checking import RECENT, limit_on

SHOWN = 20
LOOKED_AT = 200
"""Newest posts among which those that fit are looked for."""

LONGEST_POST = 600
EMPTY = re.compile(r"“(\w+)” is empty")
TOLD = {"issue", "clause", "trouble", "happened", "thing"}
"""Variables of a complaint that a post may not give."""


@dataclass(frozen=True, slots=True)
class Post:
    """A past post, or a made-up one (`at` is None), with what a draft of it depends on."""

    who: str
    platform: str
    at: datetime | None
    case: int | None
    request: DraftRequest


@dataclass(frozen=True, slots=True)
class Row:
    """A post and the reply to it; `why` says why the template would not be used there."""

    post: Post
    wording: int
    proposal: Proposal | None
    why: str

    @property
    def text(self) -> str:
        """The post's words, as many as are shown."""
        text = self.post.request.text
        return text if len(text) <= LONGEST_POST else f"{text[:LONGEST_POST]}…"

    def findings(self, weight: str) -> list[Finding]:
        """What the checks say of the reply, by weight."""
        found = self.proposal.findings if self.proposal else ()
        return [finding for finding in found if finding.weight == Weight(weight)]


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows; whether they are made up, and how many past posts were looked at."""

    rows: Sequence[Row]
    made_up: bool = False
    looked_at: int = 0
    wrong: Sequence[tuple[str, str]] = ()

    @property
    def used(self) -> int:
        """On how many of the posts the template would be used."""
        return sum(not row.why for row in self.rows)

    @property
    def several_wordings(self) -> bool:
        """Whether the posts have taken more than one wording."""
        return len({row.wording for row in self.rows}) > 1

    @property
    def reasons(self) -> list[tuple[str, int, str]]:
        """Why it would not be used, how often, and what to do about it; the oftenest first."""
        counted = Counter(row.why for row in self.rows if row.why)
        return [(why, times, hint(why)) for why, times in counted.most_common(3)]


def hint(why: str) -> str:
    """What to do about a reason; empty where it speaks for itself."""
    found = EMPTY.search(why)
    if found is None:
        return ""
    name = found[1]
    ask = f"{{% if {name} %}} … {{% else %}} … {{% endif %}}"
    if name in TOLD:
        return f"{{{{ apology }}}} always finds words. Or say something else where it is empty: {ask}"
    return f"Say something else where it is empty, or nothing: {ask}"


def preview(brand: Brand, words: TemplateWords) -> Preview:
    """The template on the newest posts that it is for; on made-up ones where there is none."""
    wrong = [one for one in faults(words).items() if one[0] not in {"name", "topics", "moods"}]
    if wrong:
        return Preview((), wrong=wrong)
    template = built(words, key=0, version=0)
    playbook = playbook_of(brand)
    posts = list(_past(brand, playbook))
    if rows := _rows(template, posts):
        return Preview(rows, looked_at=len(posts))
    return Preview(_rows(template, list(_made_up(brand, playbook))), made_up=True, looked_at=len(posts))


def for_instance(brand: Brand, sort: str, text: str) -> str:
    """How a wording reads on the first made-up post that it can be used for; empty where there is none."""
    template = built(TemplateWords(name="", sort=sort, texts=(text,)), key=0, version=0)
    rows = (row for post in _made_up(brand, playbook_of(brand)) for row in _rows(template, [post]))
    return next((row.proposal.text for row in rows if row.proposal and not row.why), "")


def _rows(template: OwnTemplate, posts: Sequence[Post]) -> list[Row]:
    """The posts take the wordings by turns."""
    rows: list[Row] = []
    for post in posts:
        number = len(rows) % len(template.wordings)
        one = replace(template, wordings=template.wordings[number : number + 1])
        tried = try_own(replace(post.request, own=(one,)))
        rows.extend(Row(post, number + 1, found.proposal, found.why) for found in tried)
        if len(rows) >= SHOWN:
            break
    return rows


def _past(brand: Brand, playbook: Playbook) -> Iterator[Post]:
    rows = Mention.objects.filter(channel__brand=brand, case__isnull=False, deleted_at=None).exclude(text="")
    mentions = list(rows.select_related("channel").defer("raw").order_by("-posted_at", "-pk")[:LOOKED_AT])
    readings = current_readings(mentions)
    replies = Reply.objects.filter(case__brand=brand).order_by("-pk").values_list("case_id", "text")
    recent = list(replies[: RECENT * 2])
    for mention in mentions:
        if mention.pk not in readings:
            continue
        others = [text for case, text in recent if case != mention.case_id][:RECENT]
        yield Post(
            who=mention.author_name or mention.author_handle,
            platform=platform_name(mention.channel.platform),
            at=mention.posted_at,
            case=mention.case_id,
            request=DraftRequest(
                text=mention.text,
                platform=mention.channel.platform,
                limit=limit_on(mention.channel, mention),
                reading=reading_facts(readings[mention.pk]),
                playbook=playbook,
                author_name=mention.author_name,
                author_handle=mention.author_handle,
                recent_replies=tuple(others),
                seed=mention.external_id,
                grammar=shipped_grammar(),
                sense=shipped_sense(),
                voice=voice_from(brand.voice),
            ),
        )


def _made_up(brand: Brand, playbook: Playbook) -> Iterator[Post]:
    for example in EXAMPLES:
        yield Post(
            who=example.author,
            platform=platform_name(example.platform),
            at=None,
            case=None,
            request=DraftRequest(
                text=example.text,
                platform=example.platform,
                reading=example.reading,
                playbook=playbook,
                author_name=example.author,
                seed=example.text,
                grammar=shipped_grammar(),
                sense=shipped_sense(),
                voice=voice_from(brand.voice),
            ),
        )
