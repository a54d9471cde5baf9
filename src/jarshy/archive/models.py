"""Where an imported article came from, and what was seen beside it but not imported."""

from __future__ import annotations

from django.db import models

from jarshy.content.models import Article


class ImportedPage(models.Model):
    """An old page that moved in: its source and old id are its identity."""

    source = models.CharField(max_length=40)
    old_id = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    visited_on = models.DateField(null=True)
    article = models.OneToOneField(Article, models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "old_id"), name="old_page_once"),)

    def __str__(self) -> str:
        return f"{self.source} {self.old_id}"


class SeenEntry(models.Model):
    """A best-materials entry of an old page: seen there, not imported."""

    page = models.ForeignKey(ImportedPage, models.CASCADE, related_name="seen")
    position = models.PositiveSmallIntegerField()
    rubric = models.CharField(max_length=200)
    headline = models.CharField(max_length=400)
    author = models.CharField(max_length=200, blank=True)
    views = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("page", "position"), name="seen_position_once"),
        )

    def __str__(self) -> str:
        return f"{self.rubric}: {self.headline}"
