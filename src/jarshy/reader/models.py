"""What readers tell the newsroom: misprints."""

from __future__ import annotations

from django.db import models


class Misprint(models.Model):
    """A passage that a reader holds to be wrong, as it stood on the page they read."""

    article = models.ForeignKey(
        "content.Article", models.CASCADE, verbose_name="мақала", related_name="+"
    )
    passage = models.CharField("үзінді", max_length=300)
    block = models.CharField("мәтіндегі орны", max_length=16, blank=True)
    lang = models.CharField("жазуы", max_length=8)
    created_at = models.DateTimeField("хабарланған сәті")
    is_settled = models.BooleanField("қаралды", default=False)

    class Meta:
        verbose_name = "қате туралы хабар"
        verbose_name_plural = "қате туралы хабарлар"
        ordering = ("-created_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("article", "passage"), name="misprint_told_once"),
        )

    def __str__(self) -> str:
        return self.passage
