"""The reader's addresses, once for each script."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from jarshy.content.scripts import SCRIPTS, Script
from jarshy.reader import books, browsing_views, misprints, ratings, views

_LABEL = r"(?P<kind>rubric|author|topic|series)/(?P<slug>[-a-z0-9]+)"
_DAY = r"(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<number>[0-9]{2})"


def _addresses(script: Script) -> list[URLPattern]:
    start = script.prefix.removeprefix("/")
    below = f"{start}/" if start else ""
    known = {"script": script}
    return [
        path(below, views.front, known),
        re_path(rf"^{below}post/(?P<article_id>[0-9]{{1,18}})$", views.article, known),
        re_path(rf"^{below}post/(?P<article_id>[0-9]{{1,18}})/comments$", views.comments, known),
        path(f"{below}latest", views.latest, known),
        path(f"{below}ratings", ratings.index, known),
        re_path(rf"^{below}ratings/(?P<name>[a-z]+)$", ratings.ranking, known),
        re_path(rf"^{below}{_LABEL}$", views.labelled, known),
        re_path(rf"^{below}archive/{_DAY}$", views.day, known),
        re_path(
            rf"^{below}archive/(?P<year>[0-9]{{4}})/(?P<number>[0-9]{{2}})$",
            browsing_views.month,
            known,
        ),
        path(f"{below}archive", browsing_views.archive, known),
        re_path(rf"^{below}series/(?P<slug>[-a-z0-9]+)/whole$", browsing_views.whole_series, known),
        re_path(rf"^{below}series/(?P<slug>[-a-z0-9]+)/book$", books.series, known),
        path(f"{below}search", browsing_views.search, known),
        path(f"{below}corrections", browsing_views.corrections, known),
        path(f"{below}page/<slug:slug>", views.standalone, known),
    ]


urlpatterns = [
    path("typo", misprints.take),
    *(address for script in SCRIPTS for address in _addresses(script)),
]
