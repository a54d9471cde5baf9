"""A prepared query answers what its queryset answers, whatever it is asked with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Value

from jarshy.content.models import Article
from jarshy.database.prepared import Prepared, fetch

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids() -> list[int]:
    """Four articles."""
    moment = datetime(2024, 1, 1, 10, 30, tzinfo=UTC)
    rows = [Article(headline=f"№{n}", live=True, published_at=moment) for n in range(4)]
    return [row.pk for row in Article.objects.bulk_create(rows)]


def by_ids(*, wanted, but):
    rows = Article.objects.filter(id__in=wanted, live=True).exclude(id=but)
    return rows.order_by("id").values_list("id", "headline", "live", "published_at", Value(7))


COLUMNS = Prepared(lambda wanted, but: by_ids(wanted=wanted, but=but))


def test_it_answers_as_the_queryset_does_with_any_arguments(ids) -> None:
    for wanted, but in ((ids, ids[0]), (ids[:2], ids[1]), (ids[1:3], 0), ([ids[3]], ids[3])):
        assert COLUMNS(wanted, but) == list(by_ids(wanted=wanted, but=but))


def test_moments_and_truths_come_back_as_python_has_them(ids) -> None:
    row = COLUMNS(ids, ids[0])[0]
    assert row[2] is True
    assert row[3] == datetime(2024, 1, 1, 10, 30, tzinfo=UTC)


def test_the_sql_is_written_once_for_each_length(ids, django_assert_num_queries) -> None:
    prepared = Prepared(lambda wanted, but: by_ids(wanted=wanted, but=but))
    for _ in range(3):
        with django_assert_num_queries(1):
            prepared(ids, ids[0])
    prepared(ids[:2], ids[0])
    assert len(prepared.statements) == 2


def test_a_union_of_two_tables_is_prepared_too(ids) -> None:
    def build(one: int, other: int):
        first = Article.objects.filter(id=one).order_by().values_list("id", "headline")
        second = Article.objects.filter(id=other).order_by().values_list("id", "headline")
        return first.union(second, all=True)

    assert sorted(Prepared(build)(ids[0], ids[2])) == [(ids[0], "№0"), (ids[2], "№2")]


def test_a_fault_is_one_of_djangos(ids) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        fetch("SELECT headline FROM content_no_such_table WHERE id = %s", ids[:1])
