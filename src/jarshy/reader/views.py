"""HTTP in, one call, HTTP out. Whatever cannot be found answers in the script of its address."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jarshy.content import presentation, queries, tags
from jarshy.content.scripts import BY_KEY, BY_PREFIX, Script
from jarshy.delivery.responses import StorableResponse
from jarshy.reader import browsing, live, pages
from jarshy.reader.addresses import old_address_key, script_of
from jarshy.reader.frame import Page

# A slot of the front page ends at a moment of its own, which no change row tells of.
FRONT_FRESH_S = 10.0
RETRY_AFTER_S = "2"


def front(request: HttpRequest, script: Script) -> HttpResponse:
    """The front page."""
    return answer(pages.front(script, timezone.now()), script, fresh_s=FRONT_FRESH_S)


def article(request: HttpRequest, script: Script, article_id: str) -> HttpResponse:
    """An article."""
    view = presentation.article(int(article_id))
    if view is None:
        status = 410 if queries.was_published(int(article_id)) else 404
        return failure(status, script, {tags.article(int(article_id))})
    return answer(pages.article(view, script), script)


def comments(request: HttpRequest, script: Script, article_id: str) -> HttpResponse:
    """Every comment of an article."""
    found = queries.cards([int(article_id)])
    after, is_valid = _cursor(request, "after")
    if not found or not is_valid:
        return failure(404, script, {tags.article(int(article_id))})
    return answer(pages.comments(found[0], script, after), script)


def latest(request: HttpRequest, script: Script) -> HttpResponse:
    """Everything, newest first."""
    before, is_valid = _cursor(request)
    return answer(pages.latest(script, before), script) if is_valid else failure(404, script)


def labelled(request: HttpRequest, script: Script, kind: str, slug: str) -> HttpResponse:
    """The list of a rubric, an author, a topic or a series."""
    label = queries.label(kind, slug)
    before, is_valid = _cursor(request)
    if label is None:
        return not_found(request)
    if not is_valid:
        return failure(404, script)
    if kind == "series":
        return answer(browsing.series(label, script), script)
    page = {"rubric": pages.rubric, "author": pages.author, "topic": pages.topic}[kind]
    return answer(page(label, script, before), script)


def day(request: HttpRequest, script: Script, year: str, month: str, number: str) -> HttpResponse:
    """The archive of a day; days before the first article or after today are not found."""
    try:
        on = date(int(year), int(month), int(number))
    except ValueError:
        return failure(404, script)
    before, is_valid = _cursor(request)
    page = pages.day(on, script, before) if is_valid and queries.has_day(on) else None
    return answer(page, script) if page else failure(404, script, {tags.day(on)})


def standalone(request: HttpRequest, script: Script, slug: str) -> HttpResponse:
    """A page such as About."""
    page = queries.standalone(slug)
    if page is None:
        return _elsewhere(request, {tags.page(slug)})
    return answer(pages.standalone(page, script), script)


def preview(row: Any, request: HttpRequest, script_key: str) -> HttpResponse:
    """A draft of an article or a page of the tree, as the real page."""
    script = BY_KEY.get(script_key, BY_KEY["cyrillic"])
    page = pages.draft(row, script, timezone.now())
    headers = {"Content-Language": script.lang, "Cache-Control": "private, no-store"}
    return HttpResponse(live.fill(page.html, script.key), status=page.status, headers=headers)


def failure(status: int, script: Script, depends: Collection[str] = ()) -> HttpResponse:
    """An error page; `depends` are the tags whose change may bring what is missing."""
    return answer(pages.failure(status, script), script, depends=depends)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Anything else: an old address moves on, the rest is not here."""
    return _elsewhere(request)


def _elsewhere(request: HttpRequest, depends: Collection[str] = ()) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    key = old_address_key(request.META.get("HTTP_HOST", ""), request.path_info, query)
    moved = queries.moved_to(key)
    script = BY_PREFIX[script_of(request.path_info)]
    # Old addresses arrive with articles, and every article that arrives changes LATEST.
    if moved:
        return StorableResponse(
            status=301,
            script=script.key,
            tags={tags.LATEST, tags.article(moved)},
            headers={"Location": f"{script.prefix}/post/{moved}"},
        )
    return failure(404, script, {tags.LATEST, *depends})


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours: says so without asking the database, which may be the fault.

    A database that does not answer is no fault of the page: 503, come back.
    """
    if isinstance(sys.exc_info()[1], Error):
        headers = {"Retry-After": RETRY_AFTER_S, "Cache-Control": "no-store"}
        return HttpResponse(apologise(request.path_info)[1], status=503, headers=headers)
    return HttpResponse(apologise(request.path_info, 500)[1], status=500)


def apologise(path: str, status: int = 503) -> tuple[str, bytes]:
    """The page of a fault in the script of a path; no query is asked for it.

    Shape: its language, UTF-8.
    """
    return _apology(script_of(path), status, live.visit_day(timezone.now()))


@lru_cache(maxsize=4 * len(BY_PREFIX))
def _apology(prefix: str, status: int, day: date) -> tuple[str, bytes]:
    """`day` is named so that today's date in the page is no older than a day."""
    script = BY_PREFIX[prefix]
    return script.lang, live.fill(pages.server_error(script, status), script.key).encode()


def answer(
    page: Page,
    script: Script,
    *,
    depends: Collection[str] = (),
    fresh_s: float | None = None,
) -> HttpResponse:
    return StorableResponse(
        page.html,
        script=script.key,
        tags=page.tags.union(depends),
        status=page.status,
        fresh_s=fresh_s,
        headers={"Content-Language": script.lang},
    )


def _cursor(request: HttpRequest, name: str = "before") -> tuple[queries.Cursor | None, bool]:
    text = request.GET.get(name, "")
    cursor = queries.read_cursor(text) if text else None
    return cursor, bool(cursor) or not text
