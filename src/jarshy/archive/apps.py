"""Old pages moving in."""

from __future__ import annotations

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Old pages moving in."""

    name = "jarshy.archive"
    label = "archive"
    verbose_name = "Мұрағат"
