"""Write the mail that tells an owner that one of their accounts needs them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from monitor.domain.places import place
from monitor.mail.plain import one_line, quoted
from monitor.mail.render import LONGEST_SUBJECT, RenderedMail, rendered
from monitor.models import Channel
from monitor.pages.formats import day_time


def render_account_problem(channel: Channel, *, said: str, now: datetime) -> RenderedMail:
    """We are not let in, or a paid allowance is used up; `said` is a sentence of the platform's room."""
    where = place(channel.platform)
    subject = f"Amends can't reach {where} any more"
    since = day_time(now, channel.brand.time_zone)
    return _rendered(
        channel,
        subject=subject,
        said=said,
        first="Open the page of the account and connect it again, or put right there what it says. It takes "
        "about two minutes, and you need what you used to connect it.",
        already=f"Since {since} nothing new is heard from {where} and no reply goes out there. Amends tries again "
        "every hour. What customers write meanwhile is fetched once the account works, as far back as "
        f"{where} lets us. Your other accounts go on.",
        button="Open the account",
    )


def render_cap_reached(channel: Channel, *, said: str) -> RenderedMail:
    """The month's cap for a paid platform stopped its collecting."""
    where = place(channel.platform)
    return _rendered(
        channel,
        subject=f"Your monthly cap for {where} is reached",
        said="",
        first=f"{said} If you want to hear more before then, raise the cap on the page of the account.",
        already=f"Nothing new is heard from {where}, so customers there may be waiting for you without your "
        "knowing. Replies that you approve still go out.",
        button="Open the account",
    )


def _rendered(
    channel: Channel, *, subject: str, said: str, first: str, already: str, button: str
) -> RenderedMail:
    words = one_line(said, 400)
    name = one_line(str(channel), 80)
    context = {
        "brand": one_line(channel.brand.name, 80),
        "what": f"{subject} ({name}).",
        "where": place(channel.platform)[:1].upper() + place(channel.platform)[1:],
        "said": words,
        "quoted": quoted(words) if words else "",
        "first": first,
        "already": already,
        "button": button,
        "link": f"{settings.SITE_URL}/channels/{channel.pk}/",
    }
    return rendered("account", context, subject=one_line(f"{subject}: {name}", LONGEST_SUBJECT))
