"""What the newsroom writes."""

from __future__ import annotations

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """What the newsroom writes."""

    name = "jarshy.content"
    label = "content"
    verbose_name = "Мазмұн"

    def ready(self) -> None:
        """Listens to the newsroom."""
        from jarshy.content import receivers

        receivers.connect()
