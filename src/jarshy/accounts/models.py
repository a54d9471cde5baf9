"""A person who signs in: staff today, readers with accounts later. Authors are not users."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Django's user, ours by name, so that a column can be added without a change of model."""

    class Meta(AbstractUser.Meta):
        verbose_name = "қызметкер"
        verbose_name_plural = "қызметкерлер"
