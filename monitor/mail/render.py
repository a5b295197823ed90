"""Write the mail that tells an owner of a case that must not wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from css_inline import CSSInliner
from django.conf import settings
from django.template.loader import get_template

from monitor.domain.alerting import Reason, reasons, words_behind
from monitor.domain.mention import ReplyMode
from monitor.domain.places import place
from monitor.mail.plain import block, one_line, quoted
from monitor.models import Alert, Mention, Reading
from monitor.pages.formats import day_time
from monitor.steps.facts import reading_facts

LONGEST_SUBJECT = 160
NO_WORDS = "(no words, perhaps only a picture)"


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """A mail as its reader gets it."""

    subject: str
    text: str
    html: str


@cache
def _inliner() -> CSSInliner:
    # The media queries for dark mode and narrow windows can't be inlined and stay in the head.
    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def render_alert(alert: Alert, *, reading: Reading) -> RenderedMail:
    """The mail of an alert whose reading is `reading`; its case, mention, brand and channel are at hand."""
    case, mention = alert.case, alert.mention
    brand = case.brand
    facts = reading_facts(reading)
    why = reasons(facts.risks, followers=mention.author_followers)
    writer, where = _writer(mention), place(case.channel.platform)
    post, cut = block(mention.text)
    context: dict[str, Any] = {
        "brand": one_line(brand.name, 80),
        "writer": writer,
        "name": _name_beside(mention, writer),
        "where": where,
        "when": f"{day_time(mention.posted_at, brand.time_zone)} ({_zone(brand.time_zone)})",
        "post": post or NO_WORDS,
        "quoted": quoted(post or NO_WORDS),
        "cut": cut,
        "why": [reason.why for reason in why],
        "first": why[0].first,
        "words": [one_line(words, 60) for words in words_behind(facts.evidence, facts.risks)],
        "approver": one_line(brand.signer, 40),
        "due": day_time(case.due_at, brand.time_zone),
        "overdue": case.due_at <= alert.created_at,
        "by_hand": mention.reply_mode == ReplyMode.BY_HAND,
        "no_reply": mention.reply_mode == ReplyMode.NONE,
        "link": f"{settings.SITE_URL}/desk/{case.pk}/",
    }
    # Rendered apart: a .txt included in a page would go into it unescaped.
    context["already"] = get_template("mail/_already.txt").render(context).strip()
    subject = one_line(_subject(why, writer=writer, where=where), LONGEST_SUBJECT)
    return rendered("alert", context, subject=subject)


def rendered(name: str, context: dict[str, Any], *, subject: str) -> RenderedMail:
    """Both forms of the mail `name` from its two templates."""
    html = get_template(f"mail/{name}.html").render({**context, "subject": subject})
    return RenderedMail(
        subject=subject,
        text=get_template(f"mail/{name}.txt").render(context).strip() + "\n",
        html=_inliner().inline(html),
    )


def _subject(why: Sequence[Reason], *, writer: str, where: str) -> str:
    return f"Must not wait: {why[0].subject}, from {writer} on {where}"


def _writer(mention: Mention) -> str:
    handle = one_line(mention.author_handle, 60).lstrip("@")
    return f"@{handle}" if handle else one_line(mention.author_name, 60) or "somebody without a name"


def _name_beside(mention: Mention, writer: str) -> str:
    """The name to put before the handle; empty where it would say the same twice."""
    name = one_line(mention.author_name, 60)
    return "" if name.casefold() in {"", writer.casefold(), writer.lstrip("@").casefold()} else name


def _zone(zone: str) -> str:
    """The zone as people say it: "London time" for Europe/London."""
    city = one_line(zone, 64).rpartition("/")[2].replace("_", " ")
    return "UTC" if city in {"", "UTC"} else f"{city} time"
