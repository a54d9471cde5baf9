from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.audience import figures
from jarshy.audience.figures import PERIOD_OF, Subject
from jarshy.audience.ledger import Ledger
from jarshy.audience.models import DailySum, DailyViews, OpenDay
from jarshy.audience.moments import (
    date_of,
    day_of,
    day_of_date,
    hour_of,
    hours_of,
    moment_of,
)
from jarshy.audience.operations import close_days, record_filtered, record_hours, sum_today
from jarshy.audience.rows import Slot
from jarshy.content.models import Article, Author, Byline, Rubric

from .conftest import view

Write = Callable[..., Article]
ALMATY = ZoneInfo("Asia/Almaty")


@settings(deadline=None)
@given(
    st.datetimes(datetime(2000, 1, 2), datetime(2099, 1, 1)).map(lambda m: m.replace(tzinfo=ALMATY))
)
def test_every_moment_lies_in_its_hour_and_its_day(moment: datetime) -> None:
    hour, day = hour_of(moment), day_of(moment, ALMATY)
    assert moment_of(hour) <= moment < moment_of(hour + 1)
    assert day_of_date(date_of(day)) == day
    assert hour in hours_of(day, ALMATY)


def test_the_day_the_zone_changed_has_twenty_five_hours() -> None:
    day = day_of(datetime(2024, 2, 29, 12, tzinfo=ALMATY), ALMATY)
    assert len(hours_of(day, ALMATY)) == 25


@pytest.fixture
def history(write_article: Write, rubric: Rubric, now: datetime) -> Article:
    """An article with views in each of the last fifty hours: n views n hours ago."""
    article = write_article(rubric=rubric)
    author = Author.objects.create(name="Айша Қарақат")
    Byline.objects.create(article=article, author=author, sort_order=0)
    hour = hour_of(now)
    record_hours(hours={Slot(article.pk, hour - n, n % 6, n % 3): n for n in range(1, 51)})
    return article


def test_days_that_are_over_are_added_up_once(history: Article, now: datetime) -> None:
    assert close_days(now=now) == 2
    assert close_days(now=now) == 0
    assert OpenDay.objects.count() == 1, "today stays open"
    # Noon in Almaty: 12 hours of today, 24 of yesterday, 14 of the day before.
    found = sorted(DailyViews.objects.values_list("views", flat=True))
    assert found == sorted([sum(range(13, 37)), sum(range(37, 51))])


def test_a_day_that_changed_is_added_up_anew(history: Article, now: datetime) -> None:
    close_days(now=now)
    before = DailyViews.objects.order_by("day").last()
    record_hours(hours={Slot(history.pk, hour_of(now) - 13): 1000})
    assert close_days(now=now) == 1
    after = DailyViews.objects.order_by("day").last()
    assert before and after and after.views == before.views + 1000


@pytest.mark.parametrize("kind", ["site", "article", "rubric", "author"])
@pytest.mark.parametrize("period", ["day", "week", "month", "year"])
def test_every_report_adds_up_to_the_same_number(
    history: Article, now: datetime, kind: str, period: str
) -> None:
    close_days(now=now)
    sum_today(now=now)
    ids = {
        "site": 0,
        "article": history.pk,
        "rubric": history.rubric_id,
        "author": history.bylines.get().author_id,
    }
    found = figures.views_of(Subject(kind, ids[kind]), PERIOD_OF[period], now)
    assert found.total == (sum(range(1, 13)) if period == "day" else sum(range(1, 51)))
    assert sum(found.sources.values()) == sum(found.scripts.values()) == found.total
    assert len(found.points) == (24 if period == "day" else PERIOD_OF[period].days + 1)


def test_today_is_summed_again_and_again(history: Article, now: datetime) -> None:
    for _ in range(3):
        sum_today(now=now)
    found = figures.sums_by("rubric", PERIOD_OF["day"], now)
    assert found == {history.rubric_id: sum(range(1, 13))}
    close_days(now=now + timedelta(days=1))
    week = figures.sums_by("author", PERIOD_OF["week"], now + timedelta(days=1))
    assert list(week.values()) == [sum(range(1, 51))]


def test_sums_of_whole_days_equal_their_parts(history: Article, now: datetime) -> None:
    close_days(now=now)
    for kind, key, day in set(DailySum.objects.values_list("kind", "key_id", "day")):
        rows = DailySum.objects.filter(kind=kind, key_id=key, day=day)
        parts = sum(rows.filter(source__gte=0).values_list("views", flat=True))
        assert parts == rows.get(source=DailySum.ALL).views


def test_what_filters_removed_is_shown_in_their_order(now: datetime, db: None) -> None:
    hour = hour_of(now)
    record_filtered(counts={(hour, "robot"): 5, (hour - 1, "robot"): 2, (hour - 30, "repeat"): 9})
    today = {f.name: n for f, n in figures.removed(PERIOD_OF["day"], now).filters}
    found = figures.removed(PERIOD_OF["week"], now)
    week = {f.name: n for f, n in found.filters}
    assert sum(n for _, n in found.points) == sum(week.values())
    assert (today["robot"], today["repeat"]) == (7, 0)
    assert (week["robot"], week["repeat"]) == (7, 9)
    assert list(week)[:2] == ["ill_formed", "robot"]


def test_top_articles_are_those_of_the_hours_asked_for(history: Article, now: datetime) -> None:
    assert figures.top_articles(3, now) == {history.pk: 1 + 2}


def test_a_day_on_which_nobody_added_up_is_added_up_later(
    write_article: Write, now: datetime
) -> None:
    """The worker was down all day; readers were counted."""
    article = write_article()
    for days in range(3):
        Ledger().commit([view(article.pk, days)], now + timedelta(days=days))
    assert close_days(now=now + timedelta(days=2)) == 2
    assert list(DailyViews.objects.values_list("views", flat=True)) == [1, 1]
    assert close_days(now=now + timedelta(days=2)) == 0


def test_a_commit_that_ends_after_midnight_is_in_the_sums_of_its_day(
    write_article: Write, now: datetime
) -> None:
    article, midnight = write_article(), now.replace(hour=0) + timedelta(days=1)
    Ledger().commit([view(article.pk, 1)], midnight - timedelta(minutes=9))
    close_days(now=midnight + timedelta(seconds=2))
    Ledger().commit([view(article.pk, 2)], midnight - timedelta(seconds=1))
    close_days(now=midnight + timedelta(minutes=1))
    assert DailyViews.objects.get().views == 2
    close_days(now=midnight + timedelta(minutes=6))
    assert close_days(now=midnight + timedelta(minutes=7)) == 0
