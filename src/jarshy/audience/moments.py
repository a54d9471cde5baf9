"""Hours and days as whole numbers: hours since 1970 in UTC, days since 1970 in the newsroom's zone.

Almaty's offset is whole hours, so a day is 24 hours of the table; in a zone of half hours a day's
sum would begin 30 minutes late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR_S = 3600
_FIRST = date(1970, 1, 1).toordinal()


def hour_of(moment: datetime) -> int:
    """The hour a moment lies in."""
    return int(moment.timestamp()) // HOUR_S


def moment_of(hour: int) -> datetime:
    """The first moment of an hour."""
    return datetime.fromtimestamp(hour * HOUR_S, UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> int:
    """The day a moment lies in."""
    return moment.astimezone(zone).date().toordinal() - _FIRST


def date_of(day: int) -> date:
    """The date of a day."""
    return date.fromordinal(day + _FIRST)


def day_of_date(on: date) -> int:
    """The day of a date."""
    return on.toordinal() - _FIRST


def hours_of(day: int, zone: ZoneInfo) -> range:
    """The hours of a day."""
    start = datetime.combine(date_of(day), time.min, zone)
    end = datetime.combine(date_of(day) + timedelta(days=1), time.min, zone)
    return range(hour_of(start), hour_of(end))
