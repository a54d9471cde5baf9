"""Numbers of the audience for the newsroom: live, by hour, by day, by source, script and filter.

Today is read from its hours; days that are over from their sums, which `close_days` wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Sum

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


# (hour or day, source, script, views)
_Row = tuple[int, int, int, int]


def views_of(subject: Subject, period: Period, now: datetime) -> Figures:
    """The views of a subject: by hour for today, by day for longer periods."""
    zone = _zone()
    today = day_of(now, zone)
    hours = _of_hours(subject, hours_of(today, zone))
    if not period.days:
        return _figures(hours, hours_of(today, zone))
    start = today - period.days
    rows = [(today, source, script, views) for _, source, script, views in hours]
    return _figures([*_of_days(subject, start, today, zone), *rows], range(start, today + 1))


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


def _of_days(subject: Subject, start: int, today: int, zone: ZoneInfo) -> list[_Row]:
    if subject.kind == "article":
        hours = range(hours_of(start, zone).start, hours_of(today, zone).start)
        found = _of_hours(subject, hours)
        return [(day_of(moment_of(h), zone), source, script, n) for h, source, script, n in found]
    kind = {"site": 0, "rubric": 1, "author": 2}[subject.kind]
    rows = DailySum.objects.filter(kind=kind, key_id=subject.id, day__gte=start, day__lt=today)
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
    sums = rows.values_list("article_id").annotate(n=Sum("views"))
    return dict(sums.order_by("-n", "-article_id")[:limit])


def sums_by(kind: str, period: Period, now: datetime) -> dict[int, int]:
    """Views of every rubric or author in a period, by id, the largest first."""
    zone = _zone()
    today = day_of(now, zone)
    paths = {"rubric": "article__rubric_id", "author": "article__bylines__author_id"}
    hours = hours_of(today, zone)
    now_rows = HourlyViews.objects.filter(hour__gte=hours.start, hour__lt=hours.stop).order_by()
    found: dict[int, int] = {}
    for id_, views in now_rows.values_list(paths[kind]).annotate(Sum("views")):
        if id_ is not None:
            found[id_] = views
    days = DailySum.objects.filter(
        kind={"rubric": 1, "author": 2}[kind], day__gte=today - period.days, day__lt=today
    )
    for id_, views in days.order_by().values_list("key_id").annotate(Sum("views")):
        found[id_] = found.get(id_, 0) + views
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def removed(period: Period, now: datetime) -> tuple[tuple[Filter, int], ...]:
    """What each filter removed in a period, in the order of the filters."""
    zone = _zone()
    start = hours_of(day_of(now, zone) - period.days, zone).start
    rows = Filtered.objects.filter(hour__gte=start).order_by()
    counts = dict(rows.values_list("reason").annotate(Sum("count")))
    return tuple((filter_, counts.get(filter_.name, 0)) for filter_ in FILTERS)


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
