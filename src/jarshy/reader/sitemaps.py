"""Maps of the site for search engines: an index, a file for each thousand numbers, the news.

Source: sitemaps.org 0.9; Google's rules for alternates (each twin has an entry of its own and
names all) and for news (two days, a thousand articles).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jarshy.audience.rankings import RANKINGS
from jarshy.content import sitemap, syndication, tags
from jarshy.content.scripts import CYRILLIC, SCRIPTS, Script
from jarshy.content.sitemap import Place
from jarshy.delivery.responses import StorableResponse
from jarshy.reader import views
from jarshy.reader.feeds.assembly import in_language, in_script
from jarshy.reader.xmltext import DECLARATION, element, line, words

XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKS = "http://www.w3.org/1999/xhtml"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

NEWS_AGE = timedelta(hours=48)
NEWS_MOST = 1000
# A moment takes articles out of the news, which no change row tells of.
NEWS_FRESH_S = 60.0

# Pages that are there whatever was written; days and months are found through the archive.
_FIXED = ("/", "/latest", "/ratings", "/archive", "/corrections")

_ROBOTS = """User-agent: *
Disallow: /newsroom/
{searches}
Sitemap: {site}/sitemap.xml
"""


def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the newsroom and the search; where the map is."""
    searches = "\n".join(f"Disallow: {script.prefix}/search" for script in SCRIPTS)
    return _answer(_ROBOTS.format(searches=searches, site=settings.SITE_ADDRESS), (), TEXT)


def index(request: HttpRequest) -> HttpResponse:
    """Every file of the map.

    It does not say when a file last changed: to know that is to read a million articles.
    """
    files = ["/sitemap/site.xml", *(f"{script.prefix}/sitemap/news.xml" for script in SCRIPTS)]
    files += [f"/sitemap/{kind}/{n}.xml" for kind in sitemap.KINDS for n in sitemap.thousands(kind)]
    rows = (element("sitemap", _location(file)) for file in files)
    text = DECLARATION + element("sitemapindex", "\n".join(rows), xmlns=_MAP)
    return _answer(text, {tags.SITE, tags.LATEST, tags.PAGES})


def site(request: HttpRequest) -> HttpResponse:
    """The pages that are always there."""
    rankings = (f"/ratings/{ranking.NAME}" for ranking in RANKINGS)
    return _answer(_write(Place(path) for path in (*_FIXED, *rankings)), {tags.SITE})


def thousand(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """The addresses of a kind whose numbers lie in one thousand, in all scripts."""
    found = sitemap.places(kind, int(number))
    depends = {_tag(kind, int(number))}
    if not found:
        return views.failure(404, CYRILLIC, depends)
    return _answer(_write(found), depends)


def _tag(kind: str, number: int) -> str:
    """What makes a file another; every new name is told to the whole site, in its frame."""
    if kind == "post":
        return tags.thousand(number * tags.THOUSAND)
    return tags.PAGES if kind == "page" else tags.SITE


def news(request: HttpRequest, script: Script) -> HttpResponse:
    """What appeared in the last two days, in one script; may be empty."""
    text = write_news(script, timezone.now())
    return _answer(text, {tags.LATEST}, fresh_s=NEWS_FRESH_S)


def write_news(script: Script, now: datetime) -> str:
    """The news of a moment. While it may still be shown nothing in it grows older than two days."""
    since = now - NEWS_AGE + timedelta(seconds=NEWS_FRESH_S)
    rows = (
        _news_row(item, script)
        for item in syndication.since(since, NEWS_MOST)
        # What is not Kazakh reads the same in all scripts: one address of it is enough.
        if script is CYRILLIC or item.language == "kk"
    )
    return DECLARATION + element("urlset", "\n".join(rows), xmlns=_MAP, xmlns_news=_NEWS)


def _news_row(item: syndication.Item, script: Script) -> str:
    title, _ = in_language(line(item.headline), item.language, script)
    name = in_script(line(settings.SITE_NAME), script)
    publication = element("news:name", words(name)) + element("news:language", item.language)
    said = (
        element("news:publication", publication)
        + element("news:publication_date", _moment(item.published_at))
        + element("news:title", words(title))
    )
    return element("url", _location(script.prefix + item.path) + element("news:news", said))


def _write(places: Iterable[Place]) -> str:
    rows = (row for place in places for row in _rows(place))
    return DECLARATION + element("urlset", "\n".join(rows), xmlns=_MAP, xmlns_xhtml=_LINKS)


def _rows(place: Place) -> Iterator[str]:
    """A page's entries, one a script, each naming all."""
    path = quote(place.path)
    changed = element("lastmod", _moment(place.changed_at)) if place.changed_at else ""
    twins = [(script.lang, _address(script.prefix + path)) for script in SCRIPTS]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{address}"/>'
        for lang, address in (*twins, ("x-default", twins[0][1]))
    )
    for _, address in twins:
        yield f"<url><loc>{address}</loc>{changed}{links}</url>"


def _location(path: str) -> str:
    return element("loc", _address(path))


def _address(path: str) -> str:
    return words(settings.SITE_ADDRESS + path)


def _moment(when: datetime) -> str:
    return when.astimezone(ZoneInfo(settings.TIME_ZONE)).isoformat(timespec="seconds")


def _answer(
    text: str,
    depends: Collection[str],
    content_type: str = XML,
    *,
    fresh_s: float | None = None,
) -> HttpResponse:
    return StorableResponse(
        text,
        script=CYRILLIC.key,
        tags=depends,
        content_type=content_type,
        fresh_s=fresh_s,
    )
