"""What the clock asks of this room."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from jarshy.audience.operations import close_days, prune_marks, sum_today
from jarshy.audience.salt import SaltFile


def tend(now: datetime) -> None:
    """Changes the salt on time, adds up days, prunes marks; safe to run twice.

    The salt is changed here too because a site without readers would keep its last one.
    """
    salt_file(ZoneInfo(settings.TIME_ZONE)).read(now)
    close_days(now=now)
    sum_today(now=now)
    prune_marks(now=now)


def salt_file(zone: ZoneInfo) -> SaltFile:
    """The salt of this installation, in the folder that backups leave out."""
    return SaltFile(Path(settings.VAR) / "volatile", zone)
