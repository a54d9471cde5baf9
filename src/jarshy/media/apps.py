"""Pictures, their credits and renditions."""

from __future__ import annotations

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Pictures, their credits and renditions."""

    name = "jarshy.media"
    label = "media"
    verbose_name = "Суреттер"
