"""The rankings as pages, and the clock's job that computes them: views and comments meet here."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from jarshy.audience.operations import refresh_rankings
from jarshy.audience.rankings import RANKINGS
from jarshy.comments.queries import moments_since
from jarshy.content.scripts import Script
from jarshy.reader import pages, views

_BY_NAME = {ranking.NAME: ranking for ranking in RANKINGS}


def refresh(now: datetime) -> None:
    """Computes every ranking anew; safe to run twice."""
    refresh_rankings(now=now, comments=moments_since)


def index(request: HttpRequest, script: Script) -> HttpResponse:
    """All rankings with their formulas, the first places of each."""
    return views.answer(pages.ratings(RANKINGS, script), script)


def ranking(request: HttpRequest, script: Script, name: str) -> HttpResponse:
    """One ranking."""
    found = _BY_NAME.get(name)
    if found is None:
        return views.failure(404, script)
    return views.answer(pages.rating(found, script), script)
