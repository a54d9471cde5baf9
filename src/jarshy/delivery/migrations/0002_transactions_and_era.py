from django.db import migrations, models

import jarshy.delivery.models


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Era",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=32)),
            ],
        ),
        migrations.RemoveIndex(model_name="change", name="change_of_tag"),
        migrations.AddField(
            model_name="change",
            name="xact",
            field=models.BigIntegerField(
                db_default=jarshy.delivery.models.TransactionNumber(), null=True
            ),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["xact"], name="change_xact"),
        ),
    ]
