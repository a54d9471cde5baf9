"""Counted views and the picks of the desk."""

from __future__ import annotations

from django.db import models

from jarshy.content.models import Article


class HourlyViews(models.Model):
    """Measured views of one article in one hour (UTC)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+", db_index=False)
    hour_at = models.DateTimeField()
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("article", "hour_at"), name="views_hour_once"),
        )
        indexes = (models.Index(fields=("hour_at", "article"), name="views_by_hour"),)

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour_at:%Y-%m-%d %H} {self.views}"


class TotalViews(models.Model):
    """The sum of an article's hours, kept so that a list of cards reads one row each."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="+")
    views = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.article_id} {self.views}"


class BestPick(models.Model):
    """An article the desk holds up as best material until a moment."""

    position = models.PositiveSmallIntegerField("орны", unique=True)
    article = models.OneToOneField(Article, models.CASCADE, verbose_name="мақала", related_name="+")
    until = models.DateTimeField("мерзімі", null=True, blank=True)

    class Meta:
        ordering = ("position",)
        verbose_name = "үздік материал"
        verbose_name_plural = "үздік материалдар"

    def __str__(self) -> str:
        return f"{self.position}. {self.article}"
