"""The editors' screens."""

from __future__ import annotations

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The editors' screens."""

    name = "jarshy.newsroom"
    label = "newsroom"
    verbose_name = "Редакция"
