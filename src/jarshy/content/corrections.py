"""Faults of published articles: what readers tell of them, what the paper says of them."""

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


class Misprint(models.Model):
    """A passage that readers hold to be wrong, as it stood on the page they read."""

    class State(models.TextChoices):
        """What the newsroom made of it."""

        NEW = "new", "жаңа"
        FIXED = "fixed", "түзетілді"
        NO_FAULT = "no_fault", "қате емес"

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name="мақала", related_name="misprints"
    )
    passage = models.CharField("үзінді", max_length=300)
    block = models.CharField("мәтіндегі орны", max_length=16, blank=True)
    lang = models.CharField("жазуы", max_length=8)
    created_at = models.DateTimeField("соңғы хабар сәті")
    told = models.PositiveIntegerField("хабар саны", default=1)
    state = models.CharField("күйі", max_length=8, choices=State, default=State.NEW)
    settled_at = models.DateTimeField("қаралған сәті", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="қараған қызметкер",
        related_name="+",
    )

    class Meta:
        verbose_name = "қате туралы хабар"
        verbose_name_plural = "қате туралы хабарлар"
        ordering = ("-created_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("article", "passage"), name="misprint_once"),
        )
        indexes = (models.Index(fields=("state", "-created_at"), name="misprint_by_state"),)

    def __str__(self) -> str:
        return self.passage
