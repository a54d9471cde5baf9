"""A comment that appeared, changed or went away makes its article's stored pages stale."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from jarshy.comments.models import Comment
from jarshy.content import tags
from jarshy.delivery.operations import record_changes


def connect() -> None:
    """Starts listening; called once, when Django is ready."""
    for signal in (post_save, post_delete):
        signal.connect(_comment_changed, sender=Comment)


def _comment_changed(instance: Comment, **_: Any) -> None:
    # In the writer's transaction: the newsroom's form and add_shown both open one.
    record_changes(tags={tags.article(instance.article_id)}, at=timezone.now())
