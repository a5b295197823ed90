"""The door of webhooks: other programs send posts here, signed with the channel's secret."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from monitor.channels.incoming import take_in
from monitor.models import Channel
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.webhook.normalise import LARGEST, BadBodyError
from monitor.platforms.webhook.signing import HEADER, BadSignatureError
from monitor.steps.trouble import needs_a_person

PLATFORM = "webhook"
TOO_MUCH = frozenset({"too-large", "too-many"})


@csrf_exempt
@login_not_required
@never_cache
def intake(request: HttpRequest, channel_id: int) -> JsonResponse:
    """Take posts in: 200 with how many were new, edited, seen before and broken; else an error in words.

    401 for a wrong signature and for an address that is none, 413 for too much at once, 400 for what can't
    be read; nothing is kept then.
    """
    if request.method != "POST":
        return _no(405, "not-a-post", "Send posts by HTTP POST.", Allow="POST")
    if _announced(request) > LARGEST:
        return _no(413, "too-large", f"The body may have {LARGEST:,} bytes. Send less at once.")
    channel = Channel.objects.filter(pk=channel_id, platform=PLATFORM, enabled=True).first()
    return _answer(request, channel)


def _answer(request: HttpRequest, channel: Channel | None) -> JsonResponse:
    now = timezone.now()
    try:
        kept = take_in(channel, header=request.headers.get(HEADER), body=request.body, now=now)
    except BadSignatureError as error:
        return _no(401, error.code, str(error))
    except BadBodyError as error:
        return _no(413 if error.code in TOO_MUCH else 400, error.code, str(error))
    except UnreadableSecretError as error:
        if channel:
            needs_a_person(channel, str(error), now=now)
        return _no(503, "unreadable-secret", "This address has to be connected again by its owner.")
    return JsonResponse(asdict(kept))


def _announced(request: HttpRequest) -> int:
    """How long the body is by its header; waitress counts it for those sent in pieces."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _no(status: int, code: str, message: str, **headers: str) -> JsonResponse:
    return JsonResponse({"error": {"code": code, "message": message}}, status=status, headers=headers)
