"""Writes of the comments room."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jarshy.comments.models import Comment


@transaction.atomic
def add_shown(
    *, article_id: int, name: str, text: str, created_at: datetime, parent_id: int | None = None
) -> int:
    """Stores a comment that a moderator or an import already let through; returns its id."""
    comment = Comment.objects.create(
        article_id=article_id,
        parent_id=parent_id,
        name=name,
        text=text,
        created_at=created_at,
        state=Comment.State.SHOWN,
    )
    return comment.pk
