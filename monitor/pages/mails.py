"""The mails that Amends wrote: sent, waiting, refused, or kept for want of a mail server."""

from __future__ import annotations

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from monitor.models import Mail
from monitor.models.mail import MailState

MAILS_ON_A_PAGE = 50

# The mail's own styles may apply; nothing may be loaded, run, sent or framed elsewhere.
_MAIL_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


@never_cache
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """All mails, the newest first."""
    rows = Mail.objects.select_related("brand").defer("text", "html").order_by("-created_at", "-pk")
    page = Paginator(rows, MAILS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "server": settings.EMAIL_HOST, "now": timezone.now(), "State": MailState}
    return render(request, "pages/mails.html", context)


@never_cache
@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type] # django-csp types views without further arguments
def mail(request: HttpRequest, mail_id: int) -> HttpResponse:
    """One mail as its reader gets it, both parts."""
    row = get_object_or_404(Mail.objects.select_related("brand", "alert"), pk=mail_id)
    context = {
        "mail": row,
        "case_link": f"/desk/{row.alert.case_id}/" if row.alert else "",
        "sender": settings.DEFAULT_FROM_EMAIL,
        "now": timezone.now(),
        "State": MailState,
    }
    return render(request, "pages/mail.html", context)


@never_cache
@require_safe
@xframe_options_sameorigin
@csp(_MAIL_POLICY)  # type: ignore[arg-type] # as above
def mail_html(_request: HttpRequest, mail_id: int) -> HttpResponse:
    """The HTML part by itself, for the frame in the page of its mail."""
    return HttpResponse(get_object_or_404(Mail.objects.only("html"), pk=mail_id).html)
