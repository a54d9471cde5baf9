"""Marks the browsers of the newsroom, so that their reading is not counted.

The cookie is sent to the beacon alone and says nothing but "staff": whoever sets it by hand only
takes himself out of the count. Readers never get it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jarshy.audience.arrivals import STAFF_COOKIE

LIFE_S = 30 * 24 * 3600


class MarkStaff:
    """The middleware: every answer to somebody signed in renews the mark."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What the rest of the house answers, marked."""
        response = self.get_response(request)
        # Only the newsroom's cookies carry a session: asking elsewhere would open one for nothing.
        if request.path.startswith(settings.SESSION_COOKIE_PATH) and _is_staff(request):
            response.set_cookie(
                STAFF_COOKIE,
                "1",
                max_age=LIFE_S,
                path="/b",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def _is_staff(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated
