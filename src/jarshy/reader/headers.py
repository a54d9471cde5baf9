"""What a browser is told about safety with every answer of the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NEWSROOM = "/newsroom/"
YEAR_S = 365 * 24 * 3600

# Hosts whose players a reader may start by a click; see PLAYERS in content/body.py.
_PLAYERS = "https://www.youtube-nocookie.com https://player.vimeo.com"

# Nothing a newspaper needs: the page could not ask for it even if somebody's text got a script in.
_PERMISSIONS = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb", "browsing-topics",
    )
)  # fmt: skip


def reader_policy() -> str:
    """The Content-Security-Policy of public pages: our own files and nothing written in a page."""
    return _policy(settings.STATIC_URL, settings.MEDIA_URL)


@cache
def _policy(*urls: str) -> str:
    files = " ".join(["'self'", *_origins(urls)])
    rules = {
        "default-src": "'none'",
        "script-src": files,
        "style-src": files,
        "img-src": files,
        "font-src": files,
        "media-src": files,
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "frame-src": _PLAYERS,
        "frame-ancestors": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _origins(urls: Iterable[str]) -> list[str]:
    """Other hosts that static files and pictures come from, when an operator moved them."""
    parts = map(urlsplit, urls)
    return sorted({f"{url.scheme}://{url.netloc}" for url in parts if url.netloc})


# Wagtail's screens write styles and some scripts into their pages: they get what holds there too.
NEWSROOM_POLICY = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"


def safety(path: str, *, is_page: bool) -> dict[str, str]:
    """Every header for an answer at this path.

    What binds a document is sent with pages only: 700 bytes that a font or a style sheet would
    carry for nothing.
    """
    is_newsroom = path.startswith(NEWSROOM)
    found = {
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        # Pictures and feeds are for other sites to show; the newsroom's answers are not.
        "Cross-Origin-Resource-Policy": "same-origin" if is_newsroom else "cross-origin",
    }
    if is_page:
        found["Content-Security-Policy"] = NEWSROOM_POLICY if is_newsroom else reader_policy()
        found["Permissions-Policy"] = _PERMISSIONS
    if settings.SITE_ADDRESS.startswith("https://"):
        found["Strict-Transport-Security"] = f"max-age={YEAR_S}"
    return found


def public_headers() -> dict[str, str]:
    """The headers that every public page carries, whatever its address."""
    return {**safety("/", is_page=True), "X-Frame-Options": settings.X_FRAME_OPTIONS}


class SafetyHeaders:
    """The middleware that adds them; what a view set itself stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers."""
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "text/html").startswith("text/html")
        for name, value in safety(request.path_info, is_page=is_page).items():
            response.headers.setdefault(name, value)
        return response
