"""Reads of the change rows."""

from __future__ import annotations

from django.db import connection

from jarshy.delivery.marks import Mark, read_mark
from jarshy.delivery.models import Era

# One statement, so that the rows and the snapshot are those of one moment.
_POSTGRESQL = (
    "SELECT s.snapshot::text, c.xact, c.tag FROM (SELECT pg_current_snapshot() AS snapshot) AS s"
    " LEFT JOIN delivery_change AS c ON c.xact >= %s"
)
_SQLITE = "SELECT id, tag FROM delivery_change WHERE id >= %s ORDER BY id"
_OLDEST = {
    "postgresql": "SELECT xact FROM delivery_change ORDER BY xact LIMIT 1",
    "sqlite": "SELECT id FROM delivery_change ORDER BY id LIMIT 1",
}


def changes_since(mark: Mark) -> tuple[Mark, list[tuple[int, str]]]:
    """How far one can see now, and every change that the mark may not have seen.

    Shape: (number, tag); some may be known already. One query.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL, [mark.low])
            rows = cursor.fetchall()
            found = [(number, tag) for _, number, tag in rows if number is not None]
            return read_mark(rows[0][0]), found
        cursor.execute(_SQLITE, [mark.low])
        found = list(cursor.fetchall())
    low = max(found[-1][0] + 1 if found else 1, mark.low)
    return Mark(low, low), found


def oldest_number() -> int | None:
    """The number of the oldest change row that is kept; None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_OLDEST[connection.vendor])
        row = cursor.fetchone()
    return row[0] if row else None


def era_name() -> str:
    """The name of this database's life; empty before the first."""
    return Era.objects.values_list("name", flat=True).first() or ""


def next_number() -> int:
    """The lowest number no change can have yet."""
    if connection.vendor == "postgresql":
        sql = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
    else:
        sql = "SELECT COALESCE(MAX(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'delivery_change'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
