"""HTTP in, one call, HTTP out. Whatever cannot be found answers in the script of its address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone

from jarshy.content import presentation, queries
from jarshy.content.scripts import BY_KEY, BY_PREFIX, Script
from jarshy.reader import live, pages
from jarshy.reader.addresses import old_address_key, script_of


def front(request: HttpRequest, script: Script) -> HttpResponse:
    """The front page."""
    return _answer(pages.front(script, timezone.now()), script)


def article(request: HttpRequest, script: Script, article_id: str) -> HttpResponse:
    """An article."""
    view = presentation.article(int(article_id))
    if view is None:
        return failure(410 if queries.was_published(int(article_id)) else 404, script)
    return _answer(pages.article(view, script), script)


def latest(request: HttpRequest, script: Script) -> HttpResponse:
    """Everything, newest first."""
    before, is_valid = _cursor(request)
    return _answer(pages.latest(script, before), script) if is_valid else failure(404, script)


def labelled(request: HttpRequest, script: Script, kind: str, slug: str) -> HttpResponse:
    """The list of a rubric, an author, a topic or a series."""
    label = queries.label(kind, slug)
    before, is_valid = _cursor(request)
    if label is None or not is_valid:
        return failure(404, script)
    if kind == "series":
        return _answer(pages.series(label, script), script)
    page = {"rubric": pages.rubric, "author": pages.author, "topic": pages.topic}[kind]
    return _answer(page(label, script, before), script)


def day(request: HttpRequest, script: Script, year: str, month: str, number: str) -> HttpResponse:
    """The archive of a day; days before the first article or after today are not found."""
    try:
        on = date(int(year), int(month), int(number))
    except ValueError:
        return failure(404, script)
    before, is_valid = _cursor(request)
    page = pages.day(on, script, before) if is_valid and queries.has_day(on) else None
    return _answer(page, script) if page else failure(404, script)


def standalone(request: HttpRequest, script: Script, slug: str) -> HttpResponse:
    """A page such as About."""
    page = queries.standalone(slug)
    return _answer(pages.standalone(page, script), script) if page else failure(404, script)


def preview(row: Any, request: HttpRequest, script_key: str) -> HttpResponse:
    """A draft of an article or a page of the tree, as the real page."""
    script = BY_KEY.get(script_key, BY_KEY["cyrillic"])
    return _answer(pages.draft(row, script, timezone.now()), script)


def failure(status: int, script: Script) -> HttpResponse:
    """An error page."""
    return _answer(pages.failure(status, script), script)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Anything else: an old address moves on, the rest is not here."""
    query = request.META.get("QUERY_STRING", "")
    key = old_address_key(request.META.get("HTTP_HOST", ""), request.path_info, query)
    moved = queries.moved_to(key)
    script = BY_PREFIX[script_of(request.path_info)]
    if moved:
        return HttpResponsePermanentRedirect(f"{script.prefix}/post/{moved}")
    return failure(404, script)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours: says so without asking the database, which may be the fault."""
    script = BY_PREFIX[script_of(request.path_info)]
    return HttpResponse(pages.server_error(script), status=500)


def _answer(page: pages.Page, script: Script) -> HttpResponse:
    html = live.fill(page.html, script.key)
    return HttpResponse(html, status=page.status, headers={"Content-Language": script.lang})


def _cursor(request: HttpRequest) -> tuple[queries.Cursor | None, bool]:
    text = request.GET.get("before", "")
    cursor = queries.read_cursor(text) if text else None
    return cursor, bool(cursor) or not text
