"""Write the mail that tells an owner that a manager needs their word."""

from __future__ import annotations

from django.conf import settings

from monitor.domain.places import place
from monitor.mail.plain import block, one_line, quoted
from monitor.mail.render import LONGEST_SUBJECT, RenderedMail, rendered
from responders.domain.playbook_changes import check_name
from responders.domain.tone import CHECKS
from responders.models import OwnersQuestion

LONGEST_REPLY = 2000
"""Characters of the waiting reply that the mail shows; the desk has all of it."""


def render_question(question: OwnersQuestion) -> RenderedMail:
    """The mail of a question, with the reply that waits.

    The customer's post stays at the desk: a mail outlives a post that is deleted.
    """
    case = question.case
    who = one_line(question.asked_by.get_full_name() or question.asked_by.get_username(), 60)
    why = one_line(question.why, 400)
    reply, _ = block(question.text, LONGEST_REPLY)
    reasons = {check.code: check.advice for check in CHECKS}
    context = {
        "brand": one_line(case.brand.name, 80),
        "who": who,
        "where": place(case.channel.platform),
        "why": why,
        "quoted": quoted(why),
        "reply": reply,
        "quoted_reply": quoted(reply),
        "stopped": [(check_name(code), reasons.get(code, "")) for code in dict.fromkeys(question.stopped)],
        "link": f"{settings.SITE_URL}/desk/{case.pk}/",
    }
    subject = f"{who} needs your word on a reply"
    return rendered("owners_question", context, subject=one_line(subject, LONGEST_SUBJECT))
