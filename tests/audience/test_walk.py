"""Walk B, a view: few stops, few queries, few bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import jarshy.reader
from jarshy.audience.ledger import Ledger
from jarshy.content.models import Article

from .conftest import Sender, view

# The queue on PostgreSQL, marks of others, live articles, hours, totals, marks; and a savepoint.
QUERIES = 8
SCRIPT_BYTES = 900


@pytest.mark.parametrize("count", [1, 100, 400])
def test_a_commit_costs_the_same_queries_for_one_view_and_for_hundreds(
    write_article: Callable[..., Article], now: datetime, count: int
) -> None:
    ids, ledger = [write_article().pk for _ in range(5)], Ledger()
    ledger.commit([view(ids[0], 10**6)], now)
    views = [view(ids[n % 5], n) for n in range(count)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert ledger.commit(views, now) == count
    assert len(asked) <= QUERIES


def test_a_filtered_beacon_asks_the_database_nothing(
    sender: Sender, write_article: Callable[..., Article]
) -> None:
    article = write_article()
    with CaptureQueriesContext(connection) as asked:
        sender.read(article.pk, headers={"user-agent": "Googlebot/2.1"})
        sender.post({"t": "7.480000.c.AAAAAAAAAAAA"})
    assert len(asked) == 0


def test_an_answer_has_no_body(sender: Sender, write_article: Callable[..., Article]) -> None:
    token = sender.token(write_article().pk)
    assert sender.send("POST", "/b", b'{"t": "%s"}' % token.encode()) == (204, b"")


def test_the_script_is_small() -> None:
    file = Path(jarshy.reader.__file__).parent / "static/reader/beacon.js"
    assert len(gzip.compress(file.read_bytes())) <= SCRIPT_BYTES
