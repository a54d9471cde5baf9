"""Views and best materials."""

from __future__ import annotations

from django.apps import AppConfig


class AudienceConfig(AppConfig):
    """Views and best materials."""

    name = "jarshy.audience"
    label = "audience"
    verbose_name = "Оқырман"
