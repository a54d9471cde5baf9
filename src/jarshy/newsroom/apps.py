"""The editors' screens."""

from __future__ import annotations

from django.apps import AppConfig
from wagtail import hooks


class NewsroomConfig(AppConfig):
    """The editors' screens."""

    name = "jarshy.newsroom"
    label = "newsroom"
    verbose_name = "Редакция"

    def ready(self) -> None:
        """Loads the admin's hooks while Django speaks Kazakh.

        Wagtail fixes some words ("Choose", "Status") when its hooks load, and loads them at the
        first need. Every management command turns translation off first: a server that begins with
        `migrate` would keep those words in English for as long as it runs.
        """
        from jarshy.newsroom import labels

        labels.name_fields()
        hooks.search_for_hooks()
