"""A series on one page and as a book: what the paper says of its faults goes along."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from jarshy import kazakh
from jarshy.content.models import Article, Author, Byline, CorrectionNote, Series

AT = datetime(2024, 11, 20, 9, 30, tzinfo=UTC)
SCHEMES = {"": "cyrillic", "/lt": settings.LATIN_SCHEME, "/tt": "arabic"}


@pytest.fixture
def series(site: object) -> Series:
    """Parts 1 and 3 of a series: the first was corrected, the last added to."""
    row = Series.objects.create(name="Жол дәптері")
    notes = {1: ("correction", "Дұрысы – <18> & 20.\nКешіріңіз."), 3: ("addition", "Қосылды.")}
    for part, (kind, text) in notes.items():
        article = Article.objects.create(
            headline=f"Көл {part}", live=True, published_at=AT, series=row, part=part
        )
        CorrectionNote.objects.create(
            article=article, kind=kind, text=text, noted_at=AT + timedelta(hours=part), sort_order=0
        )
    return row


def fetch(path: str) -> bytes:
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    assert answer.status_code == 200
    return bytes(answer.content)


def open_book(path: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(fetch(path))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("prefix", SCHEMES)
def test_notes_stand_below_each_part_of_the_whole_series(series: Series, prefix: str) -> None:
    html = fetch(f"{prefix}/series/{series.slug}/whole").decode()
    first, last = Article.objects.order_by("part")
    said = [kazakh.convert(word, SCHEMES[prefix]) for word in ("Дұрысы", "Қосылды")]
    assert html.index(f'id="part{first.pk}"') < html.index(said[0])
    assert html.index(said[0]) < html.index(f'id="part{last.pk}"') < html.index(said[1])
    assert "&lt;18&gt; &amp; 20." in html
    for part in (first, last):
        assert html.count(f'id="notes{part.pk}"') == html.count(f'href="#notes{part.pk}"') == 1


def test_parts_have_their_own_numbers_on_the_page_of_the_whole_series(series: Series) -> None:
    author = Author.objects.create(name="Раушан Тастемір")
    Byline.objects.create(article=Article.objects.get(part=3), author=author, sort_order=0)
    html = fetch(f"/series/{series.slug}/whole").decode()
    head = html.split("3-бөлім")[1].split("</header>")[0]
    assert f'href="/author/{author.slug}">Раушан Тастемір</a>' in head
    assert kazakh.dates.moment(AT) in head
    assert "2-бөлім" not in html


@pytest.mark.parametrize("prefix", SCHEMES)
def test_notes_stand_at_the_end_of_each_chapter_of_the_book(series: Series, prefix: str) -> None:
    book = open_book(f"{prefix}/series/{series.slug}/book")
    expected = {"part1.xhtml": ("Түзету", "Дұрысы"), "part2.xhtml": ("Толықтыру", "Қосылды")}
    for name, words in expected.items():
        chapter = book[name]
        ElementTree.fromstring(chapter)
        assert all(kazakh.convert(word, SCHEMES[prefix]) in chapter for word in words)
        assert chapter.index("</h1>") < chapter.index('class="notes"')
    assert "15:30" in book["part1.xhtml"]
    assert "&lt;18&gt; &amp; 20.<br/>" in book["part1.xhtml"]


def test_a_book_is_as_new_as_its_newest_note(series: Series) -> None:
    package = open_book(f"/series/{series.slug}/book")["book.opf"]
    assert 'dcterms:modified">2024-11-20T12:30:00Z<' in package


def test_a_part_without_notes_says_nothing_of_them(series: Series) -> None:
    CorrectionNote.objects.all().delete()
    assert b'class="notes"' not in fetch(f"/series/{series.slug}/whole")
    assert "<section" not in open_book(f"/series/{series.slug}/book")["part1.xhtml"]


def test_what_xml_cannot_hold_does_not_break_the_book(series: Series) -> None:
    CorrectionNote.objects.update(text="Тік\x0bбелгі\x01")
    for name, text in open_book(f"/series/{series.slug}/book").items():
        if name.endswith((".xml", ".opf", ".xhtml")):
            ElementTree.fromstring(text)


@pytest.mark.parametrize("prefix", ["/lt", "/tt"])
def test_a_part_in_another_language_keeps_its_letters(series: Series, prefix: str) -> None:
    Article.objects.filter(part=1).update(headline="Озеро", lead="У дороги", language="ru")
    book = open_book(f"{prefix}/series/{series.slug}/book")
    pages = fetch(f"{prefix}/series/{series.slug}/whole").decode(), book["part1.xhtml"]
    assert all("Озеро" in page and "У дороги" in page for page in pages)
    assert "Дұрысы" not in "".join(pages)
    assert '<title lang="ru" xml:lang="ru">Озеро</title>' in book["part1.xhtml"]
    assert "Озеро" in book["nav.xhtml"]
