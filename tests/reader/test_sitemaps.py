"""Maps of the site: every address once, in every script, stable and honest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from jarshy.content import sitemap
from jarshy.content.models import Article, Author
from jarshy.content.scripts import CYRILLIC, LATIN
from jarshy.reader.sitemaps import NEWS_AGE, NEWS_MOST, write_news
from tests.browser.paper import NOW, TITLE_400, Paper
from tests.reader.conftest import PREFIXES, addresses

SITE = "http://127.0.0.1:8000"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def read(reader: Client, path: str) -> ElementTree.Element:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def locations(document: ElementTree.Element) -> list[str]:
    return [(loc.text or "").removeprefix(SITE) for loc in document.iter(f"{MAP}loc")]


def files(reader: Client) -> list[str]:
    return locations(read(reader, "/sitemap.xml"))


def rows(reader: Client) -> Iterator[ElementTree.Element]:
    """Every entry of every file that names pages in three scripts."""
    for file in files(reader):
        if not file.endswith("news.xml"):
            yield from read(reader, file).findall(f"{MAP}url")


def test_the_map_names_every_page_that_is_there_once_in_every_script(
    reader: Client, paper: Paper
) -> None:
    found = [loc for row in rows(reader) for loc in locations(row)]
    assert len(found) == len(set(found))
    unlisted = {
        # Found through the archive and the pages of series; answers to questions.
        "whole series", "day", "discussion", "month", "search", "search answer",
        "taken down", "missing",
    }  # fmt: skip
    for name, path in addresses(paper).items():
        for start in PREFIXES.values():
            assert (start + path in found) == (name not in unlisted), (name, start)


def test_every_address_of_the_map_answers(reader: Client, paper: Paper) -> None:
    for location in {loc for row in rows(reader) for loc in locations(row)}:
        assert reader.get(location).status_code == 200, location


def test_twins_in_the_map_name_each_other_as_the_pages_do(reader: Client, paper: Paper) -> None:
    for row in rows(reader):
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in row.iter(LINK)}
        assert set(links) == {*PREFIXES, "x-default"}
        assert links["x-default"] == links["kk-Cyrl"]
        assert SITE + locations(row)[0] in links.values()
    html = reader.get(f"/lt/post/{paper.full}").content.decode()
    on_page = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html))
    named = next(row for row in rows(reader) if locations(row) == [f"/lt/post/{paper.full}"])
    assert {e.attrib["hreflang"]: e.attrib["href"] for e in named.iter(LINK)} == on_page


def test_a_file_says_when_an_article_last_changed(reader: Client, paper: Paper) -> None:
    changed = {
        locations(row)[0]: row.findtext(f"{MAP}lastmod")
        for row in rows(reader)
        if "/post/" in locations(row)[0]
    }
    assert datetime.fromisoformat(changed[f"/post/{paper.full}"] or "") == NOW
    row = Article.objects.get(id=paper.no_text)
    assert datetime.fromisoformat(changed[f"/tt/post/{row.pk}"] or "") == row.published_at


def test_an_empty_site_has_a_map(db: None) -> None:
    reader = Client(HTTP_HOST="127.0.0.1")
    Article.objects.all().delete()
    Author.objects.all().delete()
    assert not any("/post/" in file for file in files(reader))
    assert "/latest" in locations(read(reader, "/sitemap/site.xml"))
    assert locations(read(reader, "/lt/sitemap/news.xml")) == []


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap/post/424242.xml",
        "/sitemap/post/999999999999999.xml",
        "/sitemap/post/-1.xml",
        "/sitemap/post/00.xml",
        "/sitemap/post/abc.xml",
        "/sitemap/post/1e3.xml",
        "/sitemap/post/٣.xml",
        "/sitemap/post.xml",
        "/sitemap/user/0.xml",
        "/sitemap/2031-01.xml",
        "/sitemap/author/900000.xml",
        "/sitemap",
        "/lt/sitemap.xml",
        "/tt/sitemap/post/0.xml",
        "/lt/robots.txt",
    ],
)
def test_a_file_that_is_not_there_is_404(reader: Client, paper: Paper, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    lang = {"/lt": "kk-Latn", "/tt": "kk-Arab"}.get(path[:3], "kk-Cyrl")
    assert f'<html lang="{lang}"' in answer.content.decode()


def _publish(now: datetime, **ages: timedelta) -> None:
    for headline, age in ages.items():
        Article.objects.create(headline=headline, live=True, published_at=now - age)


def test_the_news_hold_two_days_and_nothing_older(db: None) -> None:
    now = timezone.now()
    hours = timedelta(hours=1)
    _publish(now, Бүгін=hours, Кеше=47 * hours, Ескі=NEWS_AGE + hours, Дәл=NEWS_AGE)
    titles = re.findall("<news:title>(.*?)</news:title>", write_news(CYRILLIC, now))
    assert titles == ["Бүгін", "Кеше"]


def test_the_news_are_in_the_letters_of_their_script(reader: Client, db: None) -> None:
    _publish(timezone.now(), Жаңалық=timedelta(minutes=5))
    shown = {
        start: read(reader, f"{start}/sitemap/news.xml").findtext(f".//{NEWS}title")
        for start in PREFIXES.values()
    }
    assert shown[""] == "Жаңалық" and shown["/lt"] == "Jańalyq"
    assert re.fullmatch("[\u0600-\u06ff]+", shown["/tt"] or "")


def test_foreign_news_are_told_once(db: None) -> None:
    now = timezone.now()
    Article.objects.create(headline="Новость", language="ru", live=True, published_at=now)
    assert "<news:language>ru</news:language>" in write_news(CYRILLIC, now)
    assert "<url>" not in write_news(LATIN, now)


def test_the_news_never_hold_more_than_a_thousand(db: None) -> None:
    now = timezone.now()
    Article.objects.bulk_create(
        Article(headline=f"Жаңалық {n}", live=True, published_at=now - timedelta(minutes=n))
        for n in range(NEWS_MOST + 50)
    )
    text = write_news(CYRILLIC, now)
    assert text.count("<url>") == NEWS_MOST
    assert ">Жаңалық 0<" in text


@pytest.mark.parametrize("title", ["]]>", "A & B <i>", "x\x08y\x0bz\ufffe", "😀🇰🇿", TITLE_400])
def test_news_are_well_formed_whatever_a_title_holds(db: None, title: str) -> None:
    now = timezone.now()
    Article.objects.create(headline=title, live=True, published_at=now)
    for script in (CYRILLIC, LATIN):
        document = ElementTree.fromstring(write_news(script, now).encode())
        assert document.find(f".//{NEWS}title") is not None
    assert re.sub("[\x08\x0b\ufffe]", "", title) in (
        ElementTree.fromstring(write_news(CYRILLIC, now)).findtext(f".//{NEWS}title") or ""
    )


def test_robots_may_read_all_but_the_newsroom_and_the_search(reader: Client, paper: Paper) -> None:
    from urllib.robotparser import RobotFileParser

    answer = reader.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    for start in PREFIXES.values():
        assert rules.can_fetch("anyone", f"{start}/post/{paper.full}")
        assert rules.can_fetch("anyone", f"{start}/feed.xml")
        assert not rules.can_fetch("anyone", f"{start}/search?q=x")
    assert not rules.can_fetch("anyone", "/newsroom/")


def test_maps_cost_few_queries(
    reader: Client, paper: Paper, django_assert_max_num_queries: Any
) -> None:
    for file in files(reader):
        with django_assert_max_num_queries(1):
            reader.get(file)
    with django_assert_max_num_queries(len(sitemap.KINDS)):
        reader.get("/sitemap.xml")
