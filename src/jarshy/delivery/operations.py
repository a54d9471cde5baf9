"""Change rows written beside the content they speak of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from jarshy.delivery.models import Change


def record_changes(*, tags: Iterable[str], at: datetime) -> None:
    """Marks tags as changed, in the caller's transaction: all of it commits or none."""
    Change.objects.bulk_create(Change(tag=tag, changed_at=at) for tag in sorted(tags))
