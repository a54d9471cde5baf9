"""Walk A, a reader's GET: its stops, its queries, its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jarshy.delivery.keys import Key
from jarshy.delivery.renderer import Renderer
from tests.delivery.test_publishing import HOST, NewsHouse, publish

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

COLD_QUERIES = 6
PAGE_BYTES = 20_000  # of the 50 KB budget; style, script and fonts have the rest


@pytest.fixture
def news(tmp_path: Path, site: Any) -> Iterator[NewsHouse]:
    house = NewsHouse(tmp_path)
    yield house
    house.shelf.close()


@pytest.mark.parametrize("prefix", ["", "/lt", "/tt"])
def test_a_cold_article_asks_the_database_six_times_at_most(
    site: Any, now: datetime, prefix: str
) -> None:
    id_ = publish(now, "Мақала")
    renderer = Renderer("https")
    renderer(Key(HOST, f"{prefix}/post/{id_}"))
    with CaptureQueriesContext(connection) as asked:
        rendered = renderer(Key(HOST, f"{prefix}/post/{id_}"))
    assert rendered is not None
    assert rendered.status == 200
    assert len(asked) <= COLD_QUERIES, [query["sql"] for query in asked]


def test_a_hit_asks_nothing_and_meets_neither_django_nor_the_disk(
    news: NewsHouse, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = publish(now, "Мақала")
    news.follow()
    cold = news.get(f"/post/{id_}")

    def forbid(*_: Any, **__: Any) -> None:
        raise AssertionError("a hit must not come here")

    monkeypatch.setattr(news.shelf._producer, "produce", forbid)
    monkeypatch.setattr(news.shelf._producer, "ask", forbid)
    monkeypatch.setattr(news.renderer, "get_response", forbid)
    with CaptureQueriesContext(connection) as asked:
        hot = news.get(f"/post/{id_}")
    assert hot.body == cold.body
    assert len(asked) == 0


@pytest.mark.parametrize("prefix", ["", "/lt", "/tt"])
def test_an_article_is_small_on_the_wire(news: NewsHouse, now: datetime, prefix: str) -> None:
    id_ = publish(now, "Мақала")
    news.follow()
    for coding in ("gzip", "br"):
        answer = news.get(f"{prefix}/post/{id_}", accept_encoding=coding)
        assert answer.headers["content-encoding"] == coding
        assert 0 < len(answer.body) <= PAGE_BYTES


def test_any_other_spelling_of_the_address_is_one_redirect_away(
    news: NewsHouse, now: datetime
) -> None:
    id_ = publish(now, "Мақала")
    news.follow()
    for path, query in (
        (f"/post/{id_}/", ""),
        (f"/index.php/post/{id_}", ""),
        ("/post/view", f"id={id_}"),
        (f"//post//{id_}", "utm_source=x"),
    ):
        answer = news.get(path, query)
        assert (answer.status, answer.headers["location"]) == (301, f"/post/{id_}"), path
