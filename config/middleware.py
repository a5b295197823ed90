"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

NO_POWERS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PrivatePages:
    """No page is kept by a browser or a proxy, and none may ask for a camera or the like.

    Pages show what customers wrote and who is signed in; static files pass by before this.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what a view has not set by itself."""
        response = self._get_response(request)
        response.headers.setdefault("Permissions-Policy", NO_POWERS)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
