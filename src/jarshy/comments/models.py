"""What readers say under an article."""

from __future__ import annotations

from django.db import models

from jarshy.content.models import Article


class Comment(models.Model):
    """One reader's words; only a shown comment is seen and counted."""

    class State(models.TextChoices):
        """Where a comment stands with the moderators."""

        SHOWN = "shown", "көрінеді"
        HELD = "held", "қаралуда"
        REFUSED = "refused", "қабылданбады"

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name="мақала", related_name="+", db_index=False
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, verbose_name="жауап", related_name="replies"
    )
    name = models.CharField("есімі", max_length=80)
    text = models.TextField("пікірі", max_length=4000)
    state = models.CharField("күйі", max_length=8, choices=State, default=State.HELD)
    created_at = models.DateTimeField("сәті")

    class Meta:
        verbose_name = "пікір"
        verbose_name_plural = "пікірлер"
        indexes = (
            models.Index(fields=("article", "state", "created_at", "id"), name="comment_thread"),
            models.Index(fields=("state", "created_at"), name="comment_queue"),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"
