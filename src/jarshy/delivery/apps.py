"""Stored pages and what makes them stale."""

from __future__ import annotations

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Stored pages and what makes them stale."""

    name = "jarshy.delivery"
    label = "delivery"
    verbose_name = "Жеткізу"
