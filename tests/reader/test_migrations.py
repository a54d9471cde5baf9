"""What readers told before misprints moved into the room of articles moves along."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = [("reader", "0001_initial")], [("reader", "0002_misprints_move")]
AT = datetime(2024, 11, 20, 9, 30, tzinfo=UTC)


def migrate(targets: list[tuple[str, str]]) -> Any:
    """The models as they stand after these migrations, which are carried out."""
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_misprints_are_taken_along_with_their_state() -> None:
    apps = migrate(BEFORE)
    article = apps.get_model("content", "Article").objects.create(headline="Көл")
    old = apps.get_model("reader", "Misprint")
    for passage, is_settled in (("көлл", False), ("тұзз", True)):
        old.objects.create(
            article_id=article.pk, passage=passage, block="b1", lang="kk-Cyrl", created_at=AT,
            is_settled=is_settled,
        )  # fmt: skip
    new = migrate(AFTER).get_model("content", "Misprint")
    rows = new.objects.order_by("id").values_list("passage", "block", "created_at", "told", "state")
    assert list(rows) == [("көлл", "b1", AT, 1, "new"), ("тұзз", "b1", AT, 1, "fixed")]
    assert {row.article_id for row in new.objects.all()} == {article.pk}
    assert "reader_misprint" not in connection.introspection.table_names()
