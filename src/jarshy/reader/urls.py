"""The reader's addresses, once for each script."""

from __future__ import annotations

import re

from django.urls import URLPattern, path, re_path

from jarshy.content.scripts import SCRIPTS, Script
from jarshy.content.sitemap import KINDS
from jarshy.reader import books, browsing_views, misprints, ratings, sitemaps, views
from jarshy.reader.feeds import FEEDS, FORMS
from jarshy.reader.feeds.views import feed

# All that a column of slugs can hold: only small letters are made and taken (content.slugs), but
# a page that has stood under another name goes on being read there.
_SLUG = r"(?P<slug>[-\w]+)"
_LABEL = rf"(?P<kind>rubric|author|topic|series)/{_SLUG}"
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
        re_path(rf"^{below}series/{_SLUG}/whole$", browsing_views.whole_series, known),
        re_path(rf"^{below}series/{_SLUG}/book$", books.series, known),
        path(f"{below}search", browsing_views.search, known),
        path(f"{below}corrections", browsing_views.corrections, known),
        re_path(rf"^{below}page/{_SLUG}$", views.standalone, known),
        path(f"{below}sitemap/news.xml", sitemaps.news, known),
        *_feeds(below, script),
    ]


def _feeds(below: str, script: Script) -> list[URLPattern]:
    return [
        re_path(
            rf"^{below}{kind.address}{re.escape(form.FILE)}$",
            feed,
            {"script": script, "kind": kind, "form": form},
        )
        for kind in FEEDS
        for form in FORMS
    ]


urlpatterns = [
    path("typo", misprints.take),
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemaps.index),
    path("sitemap/site.xml", sitemaps.site),
    # One form of each number: others would be other pages to the store.
    re_path(
        rf"^sitemap/(?P<kind>{'|'.join(KINDS)})/(?P<number>0|[1-9][0-9]{{0,14}})\.xml$",
        sitemaps.thousand,
    ),
    *(address for script in SCRIPTS for address in _addresses(script)),
]
