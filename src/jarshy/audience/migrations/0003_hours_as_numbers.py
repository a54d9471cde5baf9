from django.db import migrations


class Migration(migrations.Migration):
    """The hour becomes a number and a part of the key: no row of the old form was ever shipped."""

    dependencies = [("audience", "0002_initial")]

    operations = [migrations.DeleteModel(name="HourlyViews")]
