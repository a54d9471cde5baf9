"""Numbers of the audience for the newsroom: live, by hour, by day, by source, script and filter.

Today by hour is read from the hours. Longer periods are read from the sums of days; that of today
is a minute old at most (`sum_today`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Sum

from jarshy.audience.filters import FILTERS, Filter
from jarshy.audience.models import DailySum, Filtered, HourlyViews, ReadIn, Seen, Source
from jarshy.audience.moments import day_of, hour_of, hours_of, moment_of

LIVE = (timedelta(minutes=5), timedelta(minutes=30))


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: the site, or an article, a rubric or an author by its id."""

    kind: str = "site"
    id: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that ends today; `days` is 0 for today alone, by hour."""

    key: str
    title: str
    days: int


PERIODS = (
    Period("day", "Бүгін", 0),
    Period("week", "7 күн", 7),
    Period("month", "30 күн", 30),
    Period("year", "365 күн", 365),
)
PERIOD_OF = {period.key: period for period in PERIODS}


@dataclass(frozen=True, slots=True)
class Figures:
    """Views of a subject in a period.

    Shape: `points` are (hour or day, views), without gaps, oldest first; the other two map titles
    to views, the largest first.
    """

    points: tuple[tuple[int, int], ...]
    sources: Mapping[str, int]
    scripts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All views of the period."""
        return sum(views for _, views in self.points)


_KINDS = {
    "site": DailySum.Kind.SITE,
    "rubric": DailySum.Kind.RUBRIC,
    "author": DailySum.Kind.AUTHOR,
}
# (hour or day, source, script, views)
_Row = tuple[int, int, int, int]


def views_of(subject: Subject, period: Period, now: datetime) -> Figures:
    """The views of a subject: by hour for today, by day for longer periods."""
    zone = _zone()
    today = day_of(now, zone)
    if not period.days:
        hours = hours_of(today, zone)
        return _figures(_of_hours(subject, hours), hours)
    days = range(today - period.days, today + 1)
    return _figures(_of_days(subject, days, zone), days)


def _of_hours(subject: Subject, hours: range) -> list[_Row]:
    rows = HourlyViews.objects.filter(hour__gte=hours.start, hour__lt=hours.stop)
    paths = {
        "article": "article_id",
        "rubric": "article__rubric_id",
        "author": "article__bylines__author_id",
    }
    if subject.kind in paths:
        rows = rows.filter(**{paths[subject.kind]: subject.id})
    sums = rows.order_by().values_list("hour", "source", "script").annotate(Sum("views"))
    return list(sums)


def _of_days(subject: Subject, days: range, zone: ZoneInfo) -> list[_Row]:
    if subject.kind == "article":
        hours = range(hours_of(days.start, zone).start, hours_of(days.stop, zone).start)
        found = _of_hours(subject, hours)
        return [(day_of(moment_of(h), zone), source, script, n) for h, source, script, n in found]
    rows = DailySum.objects.filter(kind=_KINDS[subject.kind], key_id=subject.id, source__gte=0)
    rows = rows.filter(day__gte=days.start, day__lt=days.stop)
    return list(rows.values_list("day", "source", "script", "views"))


def _figures(rows: Iterable[_Row], places: range) -> Figures:
    points = dict.fromkeys(places, 0)
    sources: dict[int, int] = {}
    scripts: dict[int, int] = {}
    for place, source, script, views in rows:
        points[place] = points.get(place, 0) + views
        sources[source] = sources.get(source, 0) + views
        scripts[script] = scripts.get(script, 0) + views
    return Figures(tuple(points.items()), _titled(sources, Source), _titled(scripts, ReadIn))


def _titled(counts: Mapping[int, int], names: Any) -> dict[str, int]:
    titles = dict(names.choices)
    return {titles[key]: n for key, n in sorted(counts.items(), key=lambda pair: -pair[1])}


def live_views(now: datetime) -> tuple[int, ...]:
    """Views of the last five and of the last thirty minutes."""
    rows = Seen.objects.filter(seen_at__lte=now)
    sums = (rows.filter(seen_at__gt=now - span).aggregate(n=Sum("views"))["n"] for span in LIVE)
    return tuple(count or 0 for count in sums)


def top_articles(hours: int, now: datetime, limit: int = 15) -> dict[int, int]:
    """The most viewed articles of the last hours, the present one included, with their views."""
    rows = HourlyViews.objects.filter(hour__gt=hour_of(now) - hours).order_by()
    # + 0: grouped by the bare column, SQLite walks the whole table in its order instead of the
    # few hours asked for: a second instead of 20 ms where 16 million rows lie.
    sums = rows.values_list(F("article_id") + 0).annotate(n=Sum("views"))
    return dict(sums.order_by("-n")[:limit])


def sums_by(kind: str, period: Period, now: datetime) -> dict[int, int]:
    """Views of every rubric or author in a period, by id, the largest first."""
    today = day_of(now, _zone())
    rows = DailySum.objects.filter(kind=_KINDS[kind], source=DailySum.ALL)
    rows = rows.filter(day__gte=today - period.days, day__lte=today).order_by()
    sums = dict(rows.values_list("key_id").annotate(Sum("views")))
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))


@dataclass(frozen=True, slots=True)
class Removed:
    """What the filters removed in a period.

    Shape: `filters` in the order in which they are asked; `points` are (hour or day, beacons).
    """

    filters: tuple[tuple[Filter, int], ...]
    points: tuple[tuple[int, int], ...]


def removed(period: Period, now: datetime) -> Removed:
    """What each filter removed, and when."""
    zone = _zone()
    today = day_of(now, zone)
    days = range(today - period.days, today + 1)
    hours = hours_of(today, zone)
    points = dict.fromkeys(days if period.days else hours, 0)
    counts: dict[str, int] = {}
    rows = Filtered.objects.filter(hour__gte=hours_of(days.start, zone).start, hour__lt=hours.stop)
    for hour, reason, count in rows.values_list("hour", "reason", "count"):
        place = day_of(moment_of(hour), zone) if period.days else hour
        points[place] += count
        counts[reason] = counts.get(reason, 0) + count
    return Removed(tuple((f, counts.get(f.name, 0)) for f in FILTERS), tuple(points.items()))


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
