"""Misprints live in the room of articles now; what readers told is taken along."""

from typing import Any

from django.db import migrations


def take_along(apps: Any, schema_editor: Any) -> None:
    """Copies every report; a settled one counts as fixed, for nothing else was known of it."""
    old, new = apps.get_model("reader", "Misprint"), apps.get_model("content", "Misprint")
    new.objects.bulk_create(
        (
            new(
                article_id=row.article_id,
                passage=row.passage,
                block=row.block,
                lang=row.lang,
                created_at=row.created_at,
                state="fixed" if row.is_settled else "new",
            )
            for row in old.objects.order_by("id").iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("reader", "0001_initial"), ("content", "0004_misprints")]

    operations = [
        migrations.RunPython(take_along, migrations.RunPython.noop),
        migrations.DeleteModel("Misprint"),
    ]
