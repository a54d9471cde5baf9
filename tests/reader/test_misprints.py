"""A reader's word about a misprint is noted once, and nothing else gets in by that door."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from jarshy.content.misprints import OPEN_AT_ONCE, report
from jarshy.content.models import Article, Misprint


@pytest.fixture
def article(site: Any) -> Article:
    """A live article."""
    at = datetime(2024, 11, 20, tzinfo=UTC)
    return Article.objects.create(headline="Мақала", live=True, published_at=at)


def tell(told: Any, **headers: str) -> tuple[int, str]:
    body = told if isinstance(told, str) else json.dumps(told)
    client = Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)
    answer = client.post("/typo", body, content_type="application/json", headers=headers)
    return answer.status_code, answer.content.decode()


def test_a_passage_told_twice_is_noted_once(article: Article) -> None:
    told = {"article": article.pk, "passage": " қате \n сөз ", "block": "b3", "lang": "kk-Latn"}
    assert tell(told) == tell(told) == (204, "")
    noted = Misprint.objects.get()
    assert (noted.passage, noted.block, noted.lang) == ("қате сөз", "b3", "kk-Latn")
    assert noted.told == 2


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ("not json", (400, "form")),
        ([], (400, "form")),
        ({}, (400, "form")),
        ({"article": "7", "passage": "сөз"}, (400, "form")),
        ({"article": True, "passage": "сөз"}, (400, "form")),
        ({"article": 2**63, "passage": "сөз"}, (400, "form")),
        ({"article": 10**9, "passage": "сөз"}, (404, "article")),
        ({"article": 1, "passage": "сөз \ud800"}, (400, "form")),
        ({"article": 1, "passage": ""}, (400, "passage")),
        ({"article": 1, "passage": "а" * 301}, (400, "passage")),
        ({"article": 1, "passage": "а" * 3000}, (413, "size")),
    ],
)
def test_what_is_no_report_is_refused(site: Any, told: Any, refusal: tuple[int, str]) -> None:
    assert tell(told) == refusal
    assert not Misprint.objects.exists()


def test_another_site_cannot_report(article: Article) -> None:
    told = {"article": article.pk, "passage": "сөз"}
    assert tell(told, **{"Sec-Fetch-Site": "cross-site"}) == (403, "origin")


def test_a_get_is_not_a_report(site: Any) -> None:
    assert Client(HTTP_HOST="127.0.0.1").get("/typo").status_code == 405


def test_an_article_takes_no_more_reports_than_an_editor_can_read(article: Article) -> None:
    at = datetime(2024, 11, 23, tzinfo=UTC)
    for n in range(OPEN_AT_ONCE):
        report(article_id=article.pk, passage=f"қате {n}", block="", lang="", at=at)
    assert tell({"article": article.pk, "passage": "тағы бір"}) == (429, "enough")
    Misprint.objects.update(state="fixed")
    assert tell({"article": article.pk, "passage": "тағы бір"}) == (204, "")
