"""What the paper says of its own faults: notes that stand below an article that was corrected."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey

from jarshy.content.articles import Article


class CorrectionNote(models.Model):
    """A word to readers: what was wrong in an article, or what was added to it, and when.

    It belongs to the article's revisions: a note in a draft is not shown yet.
    """

    class Kind(models.TextChoices):
        """What happened to the text."""

        CORRECTION = "correction", "түзету"
        ADDITION = "addition", "толықтыру"

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField("түрі", max_length=10, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField("жазба", max_length=1000)
    noted_at = models.DateTimeField("сәті", default=timezone.now)
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        verbose_name="жазған қызметкер",
        related_name="+",
    )
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        verbose_name = "түзету жазбасы"
        verbose_name_plural = "түзету жазбалары"
        ordering = ("sort_order", "id")
        indexes = (models.Index(fields=("-noted_at", "-id"), name="correction_latest"),)

    def __str__(self) -> str:
        return self.text
