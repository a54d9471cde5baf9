"""Additions to the tables of counts, many rows a statement, in the caller's transaction.

The statements are written by hand because no ORM call adds to a row that may not be there yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, models

from jarshy.audience.models import Filtered, HourlyViews, TotalViews
from jarshy.content.models import Article

# 500 rows of 6 columns: SQLite allows 32,766 parameters in a statement.
CHUNK = 500


class Slot(NamedTuple):
    """The row a view is added to."""

    article_id: int
    hour: int
    source: int = 0  # models.Source
    script: int = 0  # models.ReadIn


def add_hours(sums: Mapping[Slot, tuple[int, int]]) -> None:
    """Adds (views, weight) to hours and to the articles' totals.

    In the order of the keys, so that two writers never wait for each other's rows crosswise.
    """
    rows = [(*slot, *sums[slot]) for slot in sorted(sums)]
    _add(HourlyViews, ("article_id", "hour", "source", "script"), ("views", "weight"), rows)
    totals: dict[int, int] = {}
    for slot in sorted(sums):
        totals[slot.article_id] = totals.get(slot.article_id, 0) + sums[slot][0]
    _add(TotalViews, ("article_id",), ("views",), list(totals.items()))


def add_filtered(counts: Mapping[tuple[int, str], int]) -> None:
    """Adds to the filters' counters by (hour, reason)."""
    rows = [(hour, reason, count) for (hour, reason), count in sorted(counts.items())]
    _add(Filtered, ("hour", "reason"), ("count",), rows)


def live_ids(ids: Iterable[int]) -> set[int]:
    """Those of the ids that are live articles."""
    rows = Article.objects.filter(id__in=ids, live=True).order_by()
    return set(rows.values_list("id", flat=True))


def _add(
    model: type[models.Model],
    keys: Sequence[str],
    sums: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> None:
    table, columns = connection.ops.quote_name(model._meta.db_table), (*keys, *sums)
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in sums)
    waiting = iter(rows)
    with connection.cursor() as cursor:
        while chunk := list(islice(waiting, CHUNK)):
            source, values = _source(model, columns, chunk)
            # Names are our own columns; every value is a parameter.
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) {source}"
                f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {added}",
                values,
            )


def _source(
    model: type[models.Model], columns: Sequence[str], chunk: Sequence[Sequence[Any]]
) -> tuple[str, list[Any]]:
    """Where the rows of a statement come from, and its parameters.

    PostgreSQL takes a list for each column: 6 parameters to read instead of 3,000.
    """
    if connection.vendor != "postgresql":
        one = "(" + ", ".join(["%s"] * len(columns)) + ")"
        values = [value for row in chunk for value in row]
        return "VALUES " + ", ".join([one] * len(chunk)), values
    types = {field.column: field.db_type(connection) for field in model._meta.concrete_fields}
    lists = ", ".join(f"%s::{types[name]}[]" for name in columns)
    by_column = [list(column) for column in zip(*chunk, strict=True)]
    return f"SELECT * FROM unnest({lists})", by_column  # noqa: S608  (our own columns)
