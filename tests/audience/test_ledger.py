from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError

from jarshy.audience.ledger import Ledger
from jarshy.audience.models import Filtered, HourlyViews, Seen, TotalViews
from jarshy.audience.operations import prune_marks
from jarshy.content.models import Article

from .conftest import view, views_of

Write = Callable[..., Article]


def test_views_of_one_commit_share_their_rows(write_article: Write, now: datetime) -> None:
    first, second = write_article(), write_article()
    views = [view(first.pk, n) for n in range(5)] + [view(second.pk, n) for n in range(3)]
    assert Ledger().commit(views, now) == 8
    assert (views_of(first), views_of(second)) == (5, 3)
    assert TotalViews.objects.get(article=first).views == 5
    assert HourlyViews.objects.count() == 2 and Seen.objects.count() == 1


def test_hours_are_added_to(write_article: Write, now: datetime) -> None:
    article, ledger = write_article(), Ledger()
    for minutes in (0, 10, 61):
        ledger.commit([view(article.pk, minutes)], now + timedelta(minutes=minutes))
    assert sorted(HourlyViews.objects.values_list("views", flat=True)) == [1, 2]
    assert TotalViews.objects.get().views == 3


def test_a_beacon_sent_again_to_another_process_counts_once(
    write_article: Write, now: datetime
) -> None:
    article, here, there = write_article(), Ledger(), Ledger()
    there.commit([view(article.pk, 1)], now)
    assert here.commit([view(article.pk, 1), view(article.pk, 2)], now) == 1
    assert there.commit([view(article.pk, 2)], now) == 0
    assert views_of(article) == 2


def test_a_beacon_sent_again_after_a_crash_counts_once(write_article: Write, now: datetime) -> None:
    article = write_article()
    Ledger().commit([view(article.pk, n) for n in range(50)], now)
    # The process died after the commit and before its answers: everybody sends again.
    restarted = Ledger()
    assert restarted.commit([view(article.pk, n) for n in range(60)], now) == 10
    assert views_of(article) == 60


def test_the_same_beacon_twice_in_a_commit_counts_once(write_article: Write, now: datetime) -> None:
    article, ledger = write_article(), Ledger()
    assert ledger.commit([view(article.pk, 1), view(article.pk, 1)], now) == 1
    assert Filtered.objects.get().reason == "repeat"


def test_a_failed_commit_leaves_nothing_and_forgets_what_it_learned(
    write_article: Write, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, ledger = write_article(), Ledger()
    ledger.drop("robot", 480_000)

    def fail(*_: Any) -> None:
        raise DatabaseError("the disk is full")

    with monkeypatch.context() as patch, pytest.raises(DatabaseError):
        patch.setattr("jarshy.audience.ledger.add_filtered", fail)
        ledger.commit([view(article.pk, 1)], now)
    assert not Seen.objects.exists() and views_of(article) == 0
    assert ledger.commit([view(article.pk, 1)], now) == 1
    assert Filtered.objects.get().count == 1, "the filters' counts waited for the next commit"


def test_views_of_a_deleted_article_go_with_it(write_article: Write, now: datetime) -> None:
    article, ledger = write_article(), Ledger()
    ledger.commit([view(article.pk, 1)], now)
    article.delete()
    assert not HourlyViews.objects.exists() and not TotalViews.objects.exists()
    assert ledger.commit([view(article.pk or 1, 2)], now) == 0


def test_one_address_weighs_little_however_often_it_comes(
    write_article: Write, now: datetime
) -> None:
    article = write_article()
    Ledger().commit([view(article.pk, n, place=7) for n in range(300)], now)
    row = HourlyViews.objects.get()
    assert row.views == 200, "the limit of one address at one article"
    assert row.weight < 6000, "200 views of one address weigh less than 6 of different ones"


def test_marks_of_a_dead_salt_are_pruned(write_article: Write, now: datetime) -> None:
    article = write_article()
    for hours in range(30):
        Ledger().commit([view(article.pk, hours)], now + timedelta(hours=hours))
    assert prune_marks(now=now + timedelta(hours=30)) == 6
    assert prune_marks(now=now + timedelta(hours=30)) == 0


@pytest.mark.parametrize("error", [InterfaceError("closed"), OSError(28, "no space"), ValueError()])
def test_whatever_ends_a_commit_leaves_nothing(
    write_article: Write, now: datetime, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    article, ledger = write_article(), Ledger()
    ledger.drop("robot", 480_000)

    def fail(*_: Any) -> None:
        raise error

    with monkeypatch.context() as patch, pytest.raises(type(error)):
        patch.setattr("jarshy.audience.ledger.add_filtered", fail)
        ledger.commit([view(article.pk, 1)], now)
    assert ledger.commit([view(article.pk, 1)], now) == 1, "sent again, it is no repeat"
    assert Filtered.objects.get().reason == "robot"


def test_a_line_that_cannot_be_opened_stops_no_count(
    write_article: Write, now: datetime, tmp_path: Path
) -> None:
    ledger = Ledger(tmp_path / "not there" / "line")
    assert ledger.commit([view(write_article().pk, 1)], now) == 1
