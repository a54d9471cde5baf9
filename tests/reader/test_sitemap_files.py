"""The files of the map: each a thousand numbers, told of a change when one of them changes."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from jarshy.content import sitemap, tags
from jarshy.content.models import Article
from jarshy.content.operations import announce, open_site
from tests.browser.paper import NOW

SITE = "http://127.0.0.1:8000"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def files(reader: Client) -> list[str]:
    return locations(reader, "/sitemap.xml")


def locations(reader: Client, path: str) -> list[str]:
    document = ElementTree.fromstring(reader.get(path).content)
    return [(loc.text or "").removeprefix(SITE) for loc in document.iter(f"{MAP}loc")]


@pytest.fixture
def numbers(db: None) -> list[int]:
    """Articles on both sides of edges, one of them taken down, and a number from elsewhere."""
    open_site(name="Жаршы")
    ids = [1, 999, 1000, 2999, 7_654_321, 10**17]
    for id_ in ids:
        Article.objects.create(id=id_, headline="Мақала", live=id_ != 1000, published_at=NOW)
    return ids


def test_a_thousand_begins_and_ends_where_its_numbers_do(numbers: list[int]) -> None:
    assert sitemap.thousands("post") == (0, 2, 7654, 10**14)
    assert [place.path for place in sitemap.places("post", 0)] == ["/post/1", "/post/999"]
    assert sitemap.places("post", 1) == ()
    assert [place.path for place in sitemap.places("post", 10**14)] == [f"/post/{10**17}"]


def test_a_new_article_changes_no_older_file(numbers: list[int]) -> None:
    reader = Client(HTTP_HOST="127.0.0.1")
    before = {file: reader.get(file).content for file in files(reader)}
    Article.objects.create(id=7_655_000, headline="Жаңа", live=True, published_at=NOW)
    after = {file: reader.get(file).content for file in files(reader)}
    assert set(after) - set(before) == {"/sitemap/post/7655.xml"}
    assert {file: after[file] for file in before} == before


def test_no_file_is_too_large_for_a_search_engine(db: None) -> None:
    open_site(name="Жаршы")
    Article.objects.bulk_create(
        Article(id=10**15 + n, headline="Мақала", live=True, published_at=NOW, updated_at=NOW)
        for n in range(tags.THOUSAND)
    )
    answer = Client(HTTP_HOST="127.0.0.1").get("/sitemap/post/1000000000000.xml")
    assert answer.content.count(b"<loc>") == 3 * tags.THOUSAND <= 5_000
    assert len(answer.content) < 2_000_000


def test_an_edit_tells_the_file_of_its_thousand_and_no_other(numbers: list[int]) -> None:
    from jarshy.delivery.models import Change

    Change.objects.all().delete()
    announce([Article.objects.get(id=2999)], at=NOW)
    said = set(Change.objects.values_list("tag", flat=True))
    assert {tag for tag in said if tag.startswith("thousand:")} == {"thousand:2"}
    reader = Client(HTTP_HOST="127.0.0.1")
    shown = {file: reader.get(file).tags for file in files(reader) if "/post/" in file}  # type: ignore[attr-defined]
    assert {file for file, depends in shown.items() if depends & said} == {"/sitemap/post/2.xml"}


def test_a_standalone_page_that_appears_changes_the_map(site: Any) -> None:
    from jarshy.content.models import StandalonePage
    from jarshy.delivery.models import Change

    reader = Client(HTTP_HOST="127.0.0.1")
    assert not any("/page/" in file for file in files(reader))
    page = site.add_child(instance=StandalonePage(title="Байланыс", slug="bailanys", live=False))
    page.save_revision().publish()
    assert tags.PAGES in Change.objects.values_list("tag", flat=True)
    file = next(file for file in files(reader) if "/page/" in file)
    assert locations(reader, file)[0] == "/page/bailanys"
    assert tags.PAGES in reader.get(file).tags  # type: ignore[attr-defined]


def test_a_missing_file_of_the_map_is_found_when_its_first_article_comes(
    numbers: list[int],
) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get("/sitemap/post/1.xml")
    row = Article.objects.get(id=1000)
    assert answer.status_code == 404
    assert tags.thousand(row.pk) in answer.tags  # type: ignore[attr-defined]
