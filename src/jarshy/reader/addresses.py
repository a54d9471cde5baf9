"""One address for every page: any other spelling of it answers 301 to the canonical one."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from jarshy.content.scripts import BY_PREFIX

_SCRIPT = re.compile(r"^/(lt|tt)(?=/|$)")
_FRONT_CONTROLLER = re.compile(r"^/index\.php(?=/|$)")
# Wagtail's screens, files and the beacon keep their own addresses.
_OWN = ("/newsroom/", "/static/", "/media/")


def canonical_path(path: str, query: str) -> str | None:
    """Where a request should have gone, without host; None when it is already right.

    Shape: `path` is percent-decoded; what comes back is encoded and keeps a query worth keeping.
    """
    if path.startswith(_OWN):
        return None
    plain = _FRONT_CONTROLLER.sub("", path) or "/"
    prefix = _SCRIPT.match(plain)
    script, rest = (prefix[0], plain[prefix.end() :]) if prefix else ("", plain)
    rest = re.sub(r"/{2,}", "/", rest)
    old = _old_post(rest, query)
    if old:
        return script + old
    rest = rest.rstrip("/") or "/"
    target = script + rest
    if target == path:
        return None
    return quote(target) + (f"?{query}" if query else "")


def _old_post(path: str, query: str) -> str | None:
    """The address of an article asked for as /post/view?id=7."""
    if path.rstrip("/") != "/post/view":
        return None
    id_ = parse_qs(query).get("id", [""])[0]
    return f"/post/{int(id_)}" if re.fullmatch(r"[0-9]{1,18}", id_) else None


def old_address_key(host: str, path: str, query: str) -> str:
    """The form in which content.OldAddress stores an address."""
    host = host.lower().removeprefix("www.")
    return unquote(f"{host}{path}" + (f"?{query}" if query else ""))[:500]


def script_of(path: str) -> str:
    """The key in BY_PREFIX that a path begins with: "", "lt" or "tt"."""
    match = _SCRIPT.match(path)
    key = match[1] if match else ""
    return key if key in BY_PREFIX else ""


class CanonicalAddress:
    """The middleware that sends every other address of a page to the canonical one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A redirect, or what the rest of the house answers."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        target = canonical_path(request.path_info, query)
        host = request.META.get("HTTP_HOST", "")
        if host.lower().startswith("www."):
            here = quote(request.path_info) + (f"?{query}" if query else "")
            return HttpResponsePermanentRedirect(settings.SITE_ADDRESS + (target or here))
        return HttpResponsePermanentRedirect(target) if target else self.get_response(request)
