"""The public pages."""

from __future__ import annotations

from django.apps import AppConfig


class ReaderConfig(AppConfig):
    """The public pages."""

    name = "jarshy.reader"
    label = "reader"
    verbose_name = "Оқырман беттері"

    def ready(self) -> None:
        """Gives the editors' preview the real page, and the front its live values."""
        from jarshy.content import previewing
        from jarshy.delivery import responses
        from jarshy.reader import live, views

        previewing.register_previewer(views.preview)
        best = live.BestOfRound()
        responses.provide(live.PROVIDERS, front={"best": best}, begin_round=best.begin)
