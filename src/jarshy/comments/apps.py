"""What readers say."""

from __future__ import annotations

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """What readers say."""

    name = "jarshy.comments"
    label = "comments"
    verbose_name = "Пікірлер"

    def ready(self) -> None:
        """Listens to its own rows."""
        from jarshy.comments import receivers

        receivers.connect()
