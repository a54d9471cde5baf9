"""What the clock asks of this room."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from jarshy.delivery.assembly import open_folder
from jarshy.delivery.operations import forget_changes


def tidy(now: datetime) -> None:
    """Prunes change rows and the store on disk; safe to run twice."""
    forget_changes(now=now)
    open_folder().sweep(settings.STORE_DISK_BYTES)
