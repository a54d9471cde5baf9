"""HTTP for the pages of browsing.py."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jarshy.content import queries, tags
from jarshy.content.days import Month
from jarshy.content.scripts import Script
from jarshy.reader import browsing, live, views

ASKED_LENGTH = 200


def archive(request: HttpRequest, script: Script) -> HttpResponse:
    """The months of the archive."""
    return views.answer(browsing.archive(script), script)


def month(request: HttpRequest, script: Script, year: str, number: str) -> HttpResponse:
    """A month's calendar."""
    is_month = 1 <= int(number) <= 12 and int(year) > 0
    page = browsing.month(Month(int(year), int(number)), script) if is_month else None
    if page is None:
        return views.failure(404, script, {tags.LATEST})
    return views.answer(page, script)


def whole_series(request: HttpRequest, script: Script, slug: str) -> HttpResponse:
    """A series as one long page."""
    label = queries.label("series", slug)
    if label is None:
        return views.not_found(request)
    return views.answer(browsing.whole_series(label, script), script)


def search(request: HttpRequest, script: Script) -> HttpResponse:
    """The search page; an answer to a question is made anew each time and never stored."""
    asked = request.GET.get("q", "").strip()[:ASKED_LENGTH]
    page = browsing.search(asked, script)
    if not asked:
        return views.answer(page, script)
    headers = {"Content-Language": script.lang, "Cache-Control": "no-store"}
    return HttpResponse(live.fill(page.html, script.key), headers=headers)


def corrections(request: HttpRequest, script: Script) -> HttpResponse:
    """What was changed after it was published."""
    return views.answer(browsing.corrections(script), script)
