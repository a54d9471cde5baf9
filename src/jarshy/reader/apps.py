"""The public pages."""

from __future__ import annotations

from django.apps import AppConfig


class ReaderConfig(AppConfig):
    """The public pages."""

    name = "jarshy.reader"
    label = "reader"
    verbose_name = "Оқырман беттері"

    def ready(self) -> None:
        """Gives the editors' preview the real page."""
        from jarshy.content import presentation
        from jarshy.reader import views

        presentation.register_previewer(views.preview)
