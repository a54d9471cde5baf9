"""Writes of the audience room that no beacon makes: histories, days, rankings, picks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction

from jarshy.audience import rankings, rows
from jarshy.audience.models import (
    BestPick,
    DailySum,
    DailyViews,
    HourlyViews,
    OpenDay,
    Ranked,
    Seen,
)
from jarshy.audience.moments import day_of, hours_of, moment_of
from jarshy.audience.rows import Slot

# Marks older than a salt's life open nothing: no key fits them any more.
MARKS_LIFE = timedelta(hours=24)
PRUNE_ROWS = 5_000
# A commit that began before midnight may end a little after it: yesterday stays open this long.
COMMIT_LIFE = timedelta(minutes=5)


@transaction.atomic
def record_hours(*, hours: Mapping[Slot, int]) -> None:
    """Adds views that were measured elsewhere, in bulk; their days will be added up again.

    A view weighs a whole view here: nothing is known of the addresses.
    """
    zone = _zone()
    rows.add_hours({slot: (views, 1000 * views) for slot, views in hours.items()})
    days = {_day_of_hour(hour, zone) for hour in {slot.hour for slot in hours}}
    OpenDay.objects.bulk_create((OpenDay(day=day) for day in days), ignore_conflicts=True)


@transaction.atomic
def record_filtered(*, counts: Mapping[tuple[int, str], int]) -> None:
    """Adds to what the filters removed, by (hour, name of the filter)."""
    rows.add_filtered(counts)


@transaction.atomic
def set_best(*, article_ids: Sequence[int], until: datetime | None = None) -> None:
    """Replaces the desk's picks with these, in this order."""
    BestPick.objects.all().delete()
    BestPick.objects.bulk_create(
        BestPick(position=n, article_id=id_, until=until) for n, id_ in enumerate(article_ids, 1)
    )


def refresh_rankings(*, now: datetime, comments: rankings.Comments) -> None:
    """Computes every ranking anew; each is replaced in a transaction of its own.

    `comments` gives (article id, moment) of the comments shown since a moment: they belong to
    another room.
    """
    history = rankings.History(now=now, zone=_zone(), comments=comments)
    for ranking in rankings.RANKINGS:
        places = history.live_places(ranking.scores(history))
        with transaction.atomic():
            Ranked.objects.filter(ranking=ranking.NAME).delete()
            Ranked.objects.bulk_create(
                Ranked(ranking=ranking.NAME, place=n, article_id=id_, score=score)
                for n, (id_, score) in enumerate(places, 1)
            )


def close_days(*, now: datetime) -> int:
    """Adds up the days that are over and changed since; returns how many.

    Safe to run twice: a day is written anew as a whole.
    """
    zone = _zone()
    today, settled = day_of(now, zone), day_of(now - COMMIT_LIFE, zone)
    _open_forgotten_days(today, zone)
    days = list(OpenDay.objects.filter(day__lt=today).values_list("day", flat=True))
    for day in days:
        with transaction.atomic():
            close_day(day, zone)
            OpenDay.objects.filter(day=day, day__lt=settled).delete()
    return len(days)


def _open_forgotten_days(today: int, zone: ZoneInfo) -> None:
    """Opens days with views on which nobody added up: the worker may have been down all day."""
    whole = DailySum.objects.filter(
        kind=DailySum.Kind.SITE, source=DailySum.ALL, script=DailySum.ALL, day__lt=today
    )
    last = whole.order_by("-day").values_list("day", flat=True).first()
    since = 0 if last is None else hours_of(last + 1, zone).start
    missed = HourlyViews.objects.filter(hour__gte=since, hour__lt=hours_of(today, zone).start)
    days = {_day_of_hour(hour, zone) for hour in missed.values_list("hour", flat=True).distinct()}
    OpenDay.objects.bulk_create((OpenDay(day=day) for day in days), ignore_conflicts=True)


@transaction.atomic
def sum_today(*, now: datetime) -> None:
    """Adds up the present day so far, so that no report of a longer period has to.

    It stays open: once it is over, `close_days` adds it up for good.
    """
    zone = _zone()
    today = day_of(now, zone)
    OpenDay.objects.get_or_create(day=today)
    close_day(today, zone)


def close_day(day: int, zone: ZoneInfo) -> None:
    """Writes the sums of one day from its hours, in the caller's transaction."""
    hours = hours_of(day, zone)
    DailyViews.objects.filter(day=day).delete()
    DailySum.objects.filter(day=day).delete()
    bounds = [day, hours.start, hours.stop]
    with connection.cursor() as cursor:
        for statement in _DAY_STATEMENTS:
            cursor.execute(statement, bounds)
        cursor.execute(_WHOLE_DAYS, [day])


_DAY_STATEMENTS = (
    """INSERT INTO audience_dailyviews (article_id, day, views, weight)
    SELECT h.article_id, %s, SUM(h.views), SUM(h.weight) FROM audience_hourlyviews h
    WHERE h.hour >= %s AND h.hour < %s GROUP BY h.article_id""",
    """INSERT INTO audience_dailysum (kind, key_id, day, source, script, views)
    SELECT 0, 0, %s, h.source, h.script, SUM(h.views) FROM audience_hourlyviews h
    WHERE h.hour >= %s AND h.hour < %s GROUP BY h.source, h.script""",
    """INSERT INTO audience_dailysum (kind, key_id, day, source, script, views)
    SELECT 1, a.rubric_id, %s, h.source, h.script, SUM(h.views) FROM audience_hourlyviews h
    JOIN content_article a ON a.id = h.article_id
    WHERE h.hour >= %s AND h.hour < %s AND a.rubric_id IS NOT NULL
    GROUP BY a.rubric_id, h.source, h.script""",
    """INSERT INTO audience_dailysum (kind, key_id, day, source, script, views)
    SELECT 2, b.author_id, %s, h.source, h.script, SUM(h.views) FROM audience_hourlyviews h
    JOIN content_byline b ON b.article_id = h.article_id
    WHERE h.hour >= %s AND h.hour < %s GROUP BY b.author_id, h.source, h.script""",
)
_WHOLE_DAYS = """INSERT INTO audience_dailysum (kind, key_id, day, source, script, views)
    SELECT kind, key_id, day, -1, -1, SUM(views) FROM audience_dailysum
    WHERE day = %s GROUP BY kind, key_id, day"""


def prune_marks(*, now: datetime) -> int:
    """Deletes marks that no key fits any more, a few thousand a transaction; returns how many."""
    total = 0
    while True:
        old = Seen.objects.filter(seen_at__lt=now - MARKS_LIFE).order_by("id")
        ids = list(old.values_list("id", flat=True)[:PRUNE_ROWS])
        if not ids:
            return total
        total += Seen.objects.filter(id__in=ids).delete()[0]


def _day_of_hour(hour: int, zone: ZoneInfo) -> int:
    return day_of(moment_of(hour), zone)


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
