"""Change rows: which tags changed, and in which transaction."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.expressions import Func


class TransactionNumber(Func):
    """The number of the running transaction on PostgreSQL; NULL on SQLite, where ids suffice."""

    allowed_default = True
    output_field = models.BigIntegerField()

    def as_sql(self, *_: Any, **__: Any) -> tuple[str, list[Any]]:
        """Nothing to remember where one transaction writes at a time."""
        return "NULL", []

    def as_postgresql(self, *_: Any, **__: Any) -> tuple[str, list[Any]]:
        """The 64-bit number that snapshots speak of."""
        return "(pg_current_xact_id()::text::bigint)", []


class Change(models.Model):
    """A tag that changed; written in the transaction of the content it speaks of."""

    tag = models.CharField(max_length=80)
    changed_at = models.DateTimeField()
    # PostgreSQL gives ids out early and commits them in any order; see delivery.marks.
    xact = models.BigIntegerField(null=True, db_default=TransactionNumber())

    class Meta:
        indexes = (models.Index(fields=("xact",), name="change_xact"),)

    def __str__(self) -> str:
        return f"{self.id} {self.tag}"


class Era(models.Model):
    """One row: the name of this database's life. Pages stored under another name are foreign."""

    name = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.name
