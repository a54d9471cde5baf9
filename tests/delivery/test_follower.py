"""Change rows on the real database: in the transaction or not at all, seen in any order."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from jarshy.delivery import eras
from jarshy.delivery.follower import POLL_S, Follower
from jarshy.delivery.marks import History
from jarshy.delivery.models import Change
from jarshy.delivery.operations import begin_era, forget_changes, record_changes
from jarshy.delivery.queries import era_name, next_number

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def follower() -> Follower:
    return Follower(History())


def history_of(follower: Follower) -> History:
    return follower._history


def test_a_change_is_seen_after_its_commit_and_not_before(
    follower: Follower, now: datetime
) -> None:
    follower.look()
    mark = history_of(follower).mark
    with transaction.atomic():
        record_changes(tags={"front"}, at=now)
        if connection.vendor == "postgresql":  # SQLite in memory locks the table for other readers
            in_another_thread(follower.look)
        assert history_of(follower).is_valid({"front"}, mark)
    assert follower.look()
    assert not history_of(follower).is_valid({"front"}, mark)
    assert history_of(follower).is_valid({"front"}, history_of(follower).mark)
    assert history_of(follower).is_valid({"rubric:1"}, mark)


def test_a_change_that_is_rolled_back_never_happened(follower: Follower, now: datetime) -> None:
    follower.look()
    mark = history_of(follower).mark

    class Regret(Exception):
        pass

    with pytest.raises(Regret), transaction.atomic():
        record_changes(tags={"front"}, at=now)
        raise Regret
    assert not follower.look()
    assert history_of(follower).is_valid({"front"}, mark)


def test_a_second_process_may_trust_a_page_of_the_first(now: datetime) -> None:
    one, two = Follower(History()), Follower(History())
    record_changes(tags={"front"}, at=now)
    one.look()
    two.look()
    mark = history_of(one).mark
    assert history_of(two).is_valid({"front"}, mark)
    record_changes(tags={"front"}, at=now)
    two.look()
    assert not history_of(two).is_valid({"front"}, mark)


def test_commits_in_another_order_than_their_ids_are_all_seen(
    follower: Follower, now: datetime
) -> None:
    """PostgreSQL only: the first to take an id is the last to commit."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    other = connection.copy()
    try:
        follower.look()
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("INSERT INTO delivery_change (tag, changed_at) VALUES ('front', now())")
        record_changes(tags={"front"}, at=now)
        assert follower.look()
        mark = history_of(follower).mark
        assert history_of(follower).is_valid({"front"}, mark)
        assert not follower.look()
        other.commit()
        assert follower.look()
        assert not history_of(follower).is_valid({"front"}, mark)
        assert history_of(follower).is_valid({"front"}, history_of(follower).mark)
    finally:
        other.close()


def test_a_row_lost_to_pruning_counts_as_a_change(now: datetime) -> None:
    early = Follower(History())
    early.look()
    mark = history_of(early).mark
    for n in range(20):
        record_changes(tags={f"article:{n}"}, at=now)
    assert forget_changes(now=now, kept_rows=5) > 0
    late = Follower(History())
    late.look()
    assert not history_of(late).is_valid({"article:0"}, mark)
    assert history_of(late).is_valid({"article:0"}, history_of(late).mark)


def test_pruning_keeps_the_newest_row_and_a_day(now: datetime) -> None:
    for age in (50, 30, 20, 1):
        record_changes(tags={f"age:{age}"}, at=now - timedelta(hours=age))
    forget_changes(now=now)
    assert set(Change.objects.values_list("tag", flat=True)) == {"age:20", "age:1"}
    forget_changes(now=now + timedelta(days=9))
    assert set(Change.objects.values_list("tag", flat=True)) == {"age:1"}
    assert forget_changes(now=now + timedelta(days=9)) == 0


def test_a_process_that_was_cut_off_trusts_nothing_older_than_what_is_kept(now: datetime) -> None:
    clock = [0.0]
    follower = Follower(History(), clock=lambda: clock[0])
    follower.look()
    mark = history_of(follower).mark
    for n in range(20):
        record_changes(tags={f"article:{n}"}, at=now)
    forget_changes(now=now, kept_rows=3)
    clock[0] = 3600.0
    follower.look()
    assert not history_of(follower).is_valid({"article:0"}, mark)


def test_the_thread_sees_a_publish_within_a_fifth_of_a_second(now: datetime) -> None:
    follower = Follower(History())
    follower.start()
    try:
        assert follower.wait_first(5)
        news = threading.Event()
        learn = History.learn

        def tell(history: History, *words: object) -> bool:
            is_news = learn(history, *words)  # type: ignore[arg-type]
            if is_news:
                news.set()
            return is_news

        History.learn = tell  # type: ignore[method-assign,assignment]
        try:
            record_changes(tags={"front"}, at=now)
            assert news.wait(5)
        finally:
            History.learn = learn  # type: ignore[method-assign]
        assert POLL_S <= 0.2
    finally:
        follower.stop()


def test_the_era_has_one_name_until_it_ends(tmp_path: Path) -> None:
    first = eras.read_era(tmp_path)
    assert first == eras.read_era(tmp_path) == era_name()
    assert begin_era() != first
    assert eras.read_era(tmp_path) != first


def test_a_database_that_went_back_in_time_begins_a_new_era(tmp_path: Path, now: datetime) -> None:
    first = eras.read_era(tmp_path)
    record_changes(tags={"front"}, at=now)
    assert not eras.settle(tmp_path)
    assert eras.read_era(tmp_path) == first
    (tmp_path / "reached").write_text(str(next_number() + 1000), encoding="ascii")
    assert eras.settle(tmp_path)
    assert eras.read_era(tmp_path) != first
    assert not eras.settle(tmp_path)


def in_another_thread(do: object) -> None:
    """Runs on a connection of its own, as the follower does."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            do()  # type: ignore[operator]
        except BaseException as error:  # noqa: BLE001  (carried into the test's own thread)
            failures.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert failures == []
