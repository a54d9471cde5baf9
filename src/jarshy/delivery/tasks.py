"""What the clock asks of this room."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from jarshy.delivery.assembly import open_folder
from jarshy.delivery.eras import keep_reached
from jarshy.delivery.operations import forget_changes


def tidy(now: datetime) -> None:
    """Prunes change rows and the store on disk; safe to run twice."""
    forget_changes(now=now)
    keep_reached(Path(settings.STORE_ROOT))
    open_folder().sweep(settings.STORE_DISK_BYTES)
