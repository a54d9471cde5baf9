from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.audience.keys import WINDOW_S, Keys
from jarshy.audience.marks import (
    NETWORK_LIMIT,
    PLACE_LIMIT,
    VISITOR_LIMIT,
    Marks,
    Tally,
    pack,
)

NOON = 1_732_345_200 - 1_732_345_200 % WINDOW_S


def keys(mark: int, visitor: int = 1, network: int = 1, place: int = 1) -> Keys:
    return Keys("s", mark, visitor, network, place)


def count(marks: Marks, key: Keys, at_s: int) -> str:
    reason = marks.judge(key, at_s)
    if not reason:
        marks.add(key, at_s)
    return reason


def test_the_same_view_counts_again_after_thirty_minutes() -> None:
    marks = Marks("s")
    assert count(marks, keys(7), NOON) == ""
    assert count(marks, keys(7), NOON + WINDOW_S - 1) == "repeat"
    assert count(marks, keys(7), NOON + WINDOW_S) == ""


def test_a_visitor_of_too_many_articles_is_hurried_until_the_half_hour_ends() -> None:
    marks = Marks("s")
    reasons = [count(marks, keys(n, place=n), NOON + n) for n in range(VISITOR_LIMIT + 5)]
    assert reasons == [""] * VISITOR_LIMIT + ["hurried"] * 5
    assert count(marks, keys(10**6, place=10**6), NOON + WINDOW_S) == ""


def test_an_address_of_too_many_visitors_is_a_crowd() -> None:
    marks = Marks("s")
    for n in range(NETWORK_LIMIT):
        assert count(marks, keys(n, visitor=n, place=n * 2**23), NOON) == ""
    assert count(marks, keys(10**9, visitor=10**9, place=5), NOON) == "crowd"


def test_an_address_at_one_article_is_a_crowd_for_the_rest_of_the_day() -> None:
    marks = Marks("s")
    for n in range(PLACE_LIMIT):
        assert count(marks, keys(n, visitor=n, network=n), NOON + 60 * n) == ""
    late = NOON + 20 * 3600
    assert count(marks, keys(10**9, visitor=10**9, network=10**9), late) == "crowd"


def test_the_kth_view_from_one_address_weighs_one_kth() -> None:
    marks, weights = Marks("s"), []
    for n in range(5):
        weights.append(marks.add(keys(n, visitor=n, network=n), NOON))
    assert weights == [1000, 500, 333, 250, 200]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 6)] * 4, st.integers(0, 4000)), max_size=60))
def test_a_process_that_learns_judges_like_the_one_that_saw(
    views: list[tuple[int, int, int, int, int]],
) -> None:
    saw, learned = Marks("s"), Marks("s")
    views = sorted(views, key=lambda view: view[4])
    for number, (*parts, after_s) in enumerate(views):
        key, at_s = Keys("s", *parts), NOON + after_s
        assert saw.judge(key, at_s) == learned.judge(key, at_s)
        if not saw.judge(key, at_s):
            saw.add(key, at_s)
            learned.learn(number, at_s, pack([key]), at_s)


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**64 - 1), max_size=200))
def test_a_tally_is_never_too_low(added: list[int]) -> None:
    tally = Tally()
    for key in added:
        tally.add(key)
    assert all(tally.count(key) >= added.count(key) for key in added)


def test_a_full_tally_stays_full() -> None:
    tally = Tally()
    for _ in range(300):
        tally.add(9)
    assert tally.count(9) == 255


def test_memory_is_bounded_by_cutting_the_half_hour_short(monkeypatch) -> None:
    monkeypatch.setattr("jarshy.audience.marks.MOST_MARKS", 100)
    monkeypatch.setattr("jarshy.audience.marks.NETWORK_LIMIT", 10**9)
    marks = Marks("s")
    for n in range(1000):
        count(marks, keys(n, visitor=n, network=n, place=n), NOON)
    assert len(marks._young) + len(marks._old) <= 200


def test_a_clock_that_was_put_back_does_not_take_readers_for_repeats() -> None:
    marks = Marks("s")
    assert count(marks, keys(7), NOON + 86_400) == ""
    assert count(marks, keys(7), NOON) == "", "counted by the clock that was a day ahead"
    assert count(marks, keys(7), NOON + 1) == "repeat"
