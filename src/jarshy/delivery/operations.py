"""Writes of the delivery room."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction

from jarshy.delivery.models import Change, Era

CHANNEL = "jarshy_change"
# A process that was cut off for longer than this renders everything anew.
KEPT = timedelta(hours=24)
KEPT_ROWS = 50_000


def record_changes(*, tags: Iterable[str], at: datetime) -> None:
    """Marks tags as changed, in the caller's transaction: all of it commits or none."""
    rows = [Change(tag=tag, changed_at=at) for tag in sorted(tags)]
    Change.objects.bulk_create(rows, batch_size=1000)
    if rows and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Rung by the database when the transaction commits; once, however often it is asked.
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])


@transaction.atomic
def forget_changes(*, now: datetime, kept_rows: int = KEPT_ROWS) -> int:
    """Removes old change rows, the newest always kept; returns how many went.

    Rows of one transaction go together, for the oldest row that is left says how much is known.
    """
    column = "xact" if connection.vendor == "postgresql" else "id"
    newest_first = Change.objects.order_by(f"-{column}").values_list(column, flat=True)
    newest = newest_first.first()
    if newest is None:
        return 0
    beyond = newest_first[kept_rows : kept_rows + 1].first() or 0
    dated = newest_first.filter(changed_at__lt=now - KEPT).first() or -1
    before = min(newest, max(beyond, dated + 1))
    return Change.objects.filter(**{f"{column}__lt": before}).delete()[0]


@transaction.atomic
def begin_era() -> str:
    """Gives the database a new name, which makes every stored page foreign; after a restore."""
    Era.objects.all().delete()
    return Era.objects.create(name=secrets.token_hex(16)).name
