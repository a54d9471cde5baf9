"""What a commit of views reads and writes, in the caller's transaction.

The statements are written by hand: no ORM call adds to a row that may not be there yet, and those
that read are asked a hundred times a second, where writing their SQL anew cost more than SQLite.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, models

from jarshy.audience.models import Filtered, HourlyViews, Seen, TotalViews
from jarshy.content.models import Article

# 500 rows of 6 columns: SQLite allows 32,766 parameters in a statement.
CHUNK = 500
_LIVE = f"SELECT id FROM {Article._meta.db_table} WHERE live AND id"  # noqa: S608
_LIVE_OF_JSON = f"{_LIVE} IN (SELECT value FROM json_each(%s))"  # noqa: S608
_SEEN = Seen._meta.db_table
_ADD_SEEN = f"""INSERT INTO {_SEEN} (salt, seen_at, views, marks)
    VALUES (%s, %s, %s, %s) RETURNING id"""  # noqa: S608
_SEEN_AFTER = f"""SELECT id, seen_at, marks FROM {_SEEN}
    WHERE id > %s AND salt = %s ORDER BY id"""  # noqa: S608


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
    numbers = list(ids)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"{_LIVE} = ANY(%s)", [numbers])
        else:
            # One parameter: a statement whose text stays the same is parsed once.
            cursor.execute(_LIVE_OF_JSON, [json.dumps(numbers)])
        return {id_ for (id_,) in cursor.fetchall()}


def add_seen(salt_id: str, now: datetime, views: int, marks: bytes) -> int:
    """Writes a commit's marks and returns the row's id."""
    moment = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(_ADD_SEEN, [salt_id, moment, views, marks])
        return int(cursor.fetchone()[0])


def seen_after(id_: int, salt_id: str) -> Iterator[tuple[int, int, bytes]]:
    """The commits after one under the same salt, oldest first.

    Shape: (id, second of the commit, marks).
    """
    with connection.cursor() as cursor:
        cursor.execute(_SEEN_AFTER, [id_, salt_id])
        while rows := cursor.fetchmany(CHUNK):
            for row_id, moment, marks in rows:
                # SQLite keeps no zone: what Django writes there is UTC.
                at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
                yield row_id, int(at.timestamp()), bytes(marks)


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
