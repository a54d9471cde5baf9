"""What a reader is told of corrections: below the article, beside its date, and in one list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jarshy import kazakh
from jarshy.content.models import Article, CorrectionNote

AT = datetime(2024, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def article(site: object) -> Article:
    """A live article that was corrected and then added to."""
    row = Article.objects.create(headline="Тұзды көл", live=True, published_at=AT)
    for n, (kind, text) in enumerate(
        (("correction", "Дұрысы – <18> шақырым."), ("addition", "Қосылды."))
    ):
        at = AT + timedelta(hours=n + 1)
        CorrectionNote.objects.create(article=row, kind=kind, text=text, noted_at=at, sort_order=n)
    return row


def read(path: str) -> str:
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_notes_stand_below_the_text_and_one_word_beside_the_date_leads_to_them(
    article: Article,
) -> None:
    html = read(f"/post/{article.pk}")
    assert '<a class="amended" href="#notes">Түзетілді</a>' in html
    assert html.index('class="body"') < html.index('id="notes"') < html.index('id="comments"')
    assert "20 Қараша, 2024 сағат 15:30" in html
    assert "Дұрысы\u00a0– &lt;18&gt; шақырым." in html
    assert html.index("Дұрысы") < html.index("Қосылды.")


def test_an_article_without_notes_says_nothing_of_them(site: object) -> None:
    row = Article.objects.create(headline="Көл", live=True, published_at=AT)
    html = read(f"/post/{row.pk}")
    assert "amended" not in html
    assert 'id="notes"' not in html


def test_an_addition_alone_is_not_called_a_correction(article: Article) -> None:
    CorrectionNote.objects.filter(kind="correction").delete()
    assert 'href="#notes">Толықтырылды</a>' in read(f"/post/{article.pk}")


@pytest.mark.parametrize("prefix", ["/lt", "/tt"])
def test_notes_are_read_in_the_readers_script(article: Article, prefix: str) -> None:
    scheme = settings.LATIN_SCHEME if prefix == "/lt" else "arabic"
    expected = [kazakh.convert(word, scheme) for word in ("Түзету", "Қараша", "Дұрысы")]
    for path in (f"{prefix}/post/{article.pk}", f"{prefix}/corrections"):
        html = read(path)
        assert all(word in html for word in expected), path
        assert "Дұрысы" not in html


def test_the_page_of_corrections_is_newest_first_and_leads_to_the_notes(article: Article) -> None:
    html = read("/corrections")
    assert f'href="/post/{article.pk}#notes"' in html
    assert html.index("Қосылды.") < html.index("Дұрысы")
    assert "20 Қараша, 2024 сағат 16:30" in html


def test_notes_cost_an_article_no_query(article: Article) -> None:
    path = f"/post/{article.pk}"
    read(path)
    with CaptureQueriesContext(connection) as noted:
        read(path)
    CorrectionNote.objects.all().delete()
    with CaptureQueriesContext(connection) as plain:
        read(path)
    assert len(noted) == len(plain)
