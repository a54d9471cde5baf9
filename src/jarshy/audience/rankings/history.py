"""What rankings are computed from: weights of hours and days, and the moments of comments.

Weights, not views: the k-th view of an article from one address in a day weighs 1/k, so that one
address adds at most about 6 to an article's day however often it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Sum

from jarshy.audience.models import HourlyViews
from jarshy.audience.moments import day_of, hour_of, hours_of
from jarshy.content.models import Article

Scores = Mapping[int, float]
# since -> (article id, moment) of each comment shown since
Comments = Callable[[datetime], Iterable[tuple[int, datetime]]]

# Places kept; and twice as many candidates, some of which may no longer be live.
PLACES = 100
CANDIDATES = 4 * PLACES


class History:
    """The measured past, asked at one moment."""

    def __init__(self, *, now: datetime, zone: ZoneInfo, comments: Comments) -> None:
        self.now = now
        self._zone = zone
        self._comments = comments

    @property
    def hour(self) -> int:
        """The present hour, which is not over yet."""
        return hour_of(self.now)

    def of_hours(self, hours: int) -> Scores:
        """The heaviest articles of the last hours, the present one included.

        Grouped by `article_id + 0`: by the bare column SQLite would walk the whole table in its
        order instead of the few hours asked for.
        """
        return _read(
            "SELECT article_id + 0, SUM(weight) AS sum FROM audience_hourlyviews WHERE hour > %s"
            " GROUP BY article_id + 0 ORDER BY sum DESC LIMIT %s",
            [self.hour - hours, CANDIDATES],
        )

    def sums(self, ids: Iterable[int], hours: int) -> Scores:
        """The weights of these articles in the last hours, the present one included."""
        rows = HourlyViews.objects.filter(article_id__in=list(ids), hour__gt=self.hour - hours)
        sums = rows.order_by().values_list("article_id").annotate(Sum("weight"))
        return {id_: weight / 1000 for id_, weight in sums}

    def of_days(self, days: int) -> Scores:
        """The heaviest articles of this many days that are over, and of today."""
        today = day_of(self.now, self._zone)
        return _read(
            "SELECT article_id, SUM(weight) AS sum FROM ("
            "SELECT article_id, weight FROM audience_dailyviews WHERE day >= %s AND day < %s"
            " UNION ALL SELECT article_id, weight FROM audience_hourlyviews WHERE hour >= %s"
            ") AS both_kinds GROUP BY article_id ORDER BY sum DESC LIMIT %s",
            [today - days, today, hours_of(today, self._zone).start, CANDIDATES],
        )

    def decayed(self, hours: int, half_life_h: int, only: Iterable[int] = ()) -> Scores:
        """Weights of the last hours, each halved with every half-life that passed since.

        `only` names articles whose score is wanted however small it is.
        """
        ages = range(hours)
        decay = ", ".join(f"({self.hour - age}, {0.5 ** (age / half_life_h):.6f})" for age in ages)
        wanted = ", ".join(str(int(id_)) for id_ in only)
        limit = f"AND article_id IN ({wanted})" if wanted else ""
        return _read(
            f"WITH decay (at, part) AS (VALUES {decay})"  # noqa: S608  (numbers of our own)
            " SELECT article_id + 0, SUM(weight * part) AS sum FROM audience_hourlyviews"
            f" JOIN decay ON at = hour WHERE hour > %s {limit}"
            " GROUP BY article_id + 0 ORDER BY sum DESC LIMIT %s",
            [self.hour - hours, CANDIDATES],
        )

    @cached_property
    def comments(self) -> tuple[tuple[int, float], ...]:
        """(article id, age in hours) of the comments of the last seven days."""
        found = self._comments(self.now - timedelta(days=7))
        return tuple((id_, (self.now - at).total_seconds() / 3600) for id_, at in found)

    def live_places(self, scores: Scores) -> list[tuple[int, float]]:
        """The first PLACES live articles, the newer one first where scores are equal."""
        ordered = sorted(scores.items(), key=lambda pair: (-pair[1], -pair[0]))
        places: list[tuple[int, float]] = []
        for start in range(0, len(ordered), CANDIDATES):
            part = ordered[start : start + CANDIDATES]
            rows = Article.objects.filter(id__in=[id_ for id_, _ in part], live=True).order_by()
            live = set(rows.values_list("id", flat=True))
            places += [pair for pair in part if pair[0] in live]
            if len(places) >= PLACES:
                break
        return places[:PLACES]


def _read(statement: str, values: list[Any]) -> Scores:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {id_: float(thousandths) / 1000 for id_, thousandths in cursor.fetchall()}
