"""People who sign in."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "jarshy.accounts"
    label = "accounts"
    verbose_name = "Қызметкерлер"
