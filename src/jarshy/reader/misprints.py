"""POST /typo: a reader's word about a mistake in the text. No cookie, no name, no address kept."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jarshy.content.errors import MisprintRefusedError
from jarshy.content.misprints import report

MAX_BODY_BYTES = 2_000


# There is no session a stranger's page could ride on; that the page is ours is checked here.
@csrf_exempt
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """204 when it was noted, else the reason as a word."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return _refuse(MisprintRefusedError("origin", 403))
    try:
        report(**_read(request), at=timezone.now())
    except MisprintRefusedError as error:
        return _refuse(error)
    return HttpResponse(status=204)


def _refuse(error: MisprintRefusedError) -> HttpResponse:
    return HttpResponse(error.code, status=error.status, content_type="text/plain")


def _read(request: HttpRequest) -> dict[str, Any]:
    if int(request.headers.get("Content-Length") or 0) > MAX_BODY_BYTES:
        raise MisprintRefusedError("size", 413)
    try:
        told = json.loads(request.body)
    except ValueError as error:
        raise MisprintRefusedError("form", 400) from error
    if not isinstance(told, dict) or not _is_id(told.get("article")):
        raise MisprintRefusedError("form", 400)
    return {
        "article_id": told["article"],
        "passage": " ".join(_text(told, "passage").split()),
        "block": _text(told, "block"),
        "lang": _text(told, "lang"),
    }


def _text(told: dict[str, Any], name: str) -> str:
    """A text of the report without NUL; JSON may carry half a surrogate pair, which is no text."""
    try:
        return str(told.get(name, "")).replace("\0", "").encode().decode()
    except UnicodeEncodeError as error:
        raise MisprintRefusedError("form", 400) from error


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63
