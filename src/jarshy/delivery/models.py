"""Change rows: which tags changed, in the order in which the changes were committed."""

from __future__ import annotations

from django.db import models


class Change(models.Model):
    """A tag that changed; written in the transaction of the content it speaks of."""

    tag = models.CharField(max_length=80)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("tag", "-id"), name="change_of_tag"),)

    def __str__(self) -> str:
        return f"{self.id} {self.tag}"
