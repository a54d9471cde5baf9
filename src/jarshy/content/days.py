"""The archive as a calendar: which days of a month have articles, and where it ends."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from jarshy.content.models import Article


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the archive."""

    year: int
    number: int

    @property
    def path(self) -> str:
        """Its page in Cyrillic."""
        return f"/archive/{self.year:04}/{self.number:02}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return calendar.monthrange(self.year, self.number)[1]

    def shift(self, by: int) -> Month:
        """So many months later, or earlier."""
        year, number = divmod(self.year * 12 + self.number - 1 + by, 12)
        return Month(year, number + 1)


def reach() -> tuple[Month, Month] | None:
    """The first and the last month that have an article; None for an empty site. Two queries."""
    moments = Article.objects.filter(live=True).values_list("published_at", flat=True)
    first = moments.order_by("published_at").first()
    last = moments.order_by("-published_at").first()
    return (_month(first), _month(last)) if first and last else None


def _month(moment: datetime) -> Month:
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    return Month(local.year, local.month)


def weeks(month: Month) -> tuple[tuple[tuple[int, bool], ...], ...]:
    """The month's weeks from Monday: (day, whether it has an article); 0 is no day of it."""
    busy = _busy_days(month)
    rows = calendar.Calendar().monthdayscalendar(month.year, month.number)
    return tuple(tuple((day, day in busy) for day in row) for row in rows)


def _busy_days(month: Month) -> set[int]:
    """One query that looks once into the index for each day."""
    zone, table = ZoneInfo(settings.TIME_ZONE), Article._meta.db_table
    one = (
        f"SELECT %s WHERE EXISTS (SELECT 1 FROM {table}"  # noqa: S608  (a name of our own)
        " WHERE live AND published_at >= %s AND published_at < %s)"
    )
    starts = [datetime(month.year, month.number, day, tzinfo=zone) for day in _days(month)]
    adapt = connection.ops.adapt_datetimefield_value
    params: list[object] = []
    for start in starts:
        # Wall-clock days: on 29 February 2024 the newsroom's day had 25 hours.
        end = datetime.combine(start.date() + timedelta(days=1), start.timetz())
        params += [start.day, adapt(start), adapt(end)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(starts)), params)
        return {int(row[0]) for row in cursor.fetchall()}


def _days(month: Month) -> range:
    return range(1, month.days + 1)


def years(first: Month, last: Month) -> tuple[tuple[int, tuple[Month, ...]], ...]:
    """Every month between the two, by year, newest year first."""
    found = []
    for year in range(last.year, first.year - 1, -1):
        months = (Month(year, number) for number in range(1, 13))
        found.append((year, tuple(m for m in months if first <= m <= last)))
    return tuple(found)


def has_month(month: Month) -> bool:
    """True for a month between the first article's and the last one's."""
    ends = reach()
    return ends is not None and ends[0] <= month <= ends[1]


def first_day(month: Month) -> date:
    """The first of it."""
    return date(month.year, month.number, 1)
