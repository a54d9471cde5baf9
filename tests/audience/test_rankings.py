from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from jarshy.audience.models import BestPick, Ranked
from jarshy.audience.moments import hour_of
from jarshy.audience.operations import close_days, record_hours, refresh_rankings, set_best
from jarshy.audience.queries import Candidate, Place, best_candidates, choose_best, places
from jarshy.audience.rankings import RANKINGS
from jarshy.audience.rows import Slot
from jarshy.content.models import Article, Rubric

Write = Callable[..., Article]


@pytest.fixture
def rank(now: datetime, db: None) -> Callable[..., None]:
    """Records views as {article: {hours ago: views}} and computes the rankings."""

    def compute(
        views: dict[Article, dict[int, int]], comments: Iterable[tuple[Article, int]] = ()
    ) -> None:
        hour = hour_of(now)
        record_hours(
            hours={Slot(a.pk, hour - h): n for a, hours in views.items() for h, n in hours.items()}
        )
        close_days(now=now)
        said = [(article.pk, now - timedelta(hours=ago)) for article, ago in comments]
        refresh_rankings(now=now, comments=lambda since: [c for c in said if c[1] >= since])

    return compute


def ids_of(ranking: str, limit: int) -> tuple[int, ...]:
    return tuple(place.article_id for place in places(ranking, limit, timezone.now()))


def test_each_window_sees_its_own_hours(write_article: Write, rank: Callable) -> None:
    day, week, month, year = (write_article(name) for name in ("а", "ә", "б", "в"))
    rank({day: {2: 10}, week: {70: 20}, month: {400: 30}, year: {4000: 40}})
    found = {name: ids_of(name, 10) for name in ("day", "week", "month", "year")}
    assert found == {
        "day": (day.pk,),
        "week": (week.pk, day.pk),
        "month": (month.pk, week.pk, day.pk),
        "year": (year.pk, month.pk, week.pk, day.pk),
    }


def test_a_day_halves_what_a_view_is_worth(write_article: Write, rank: Callable) -> None:
    fresh, old = write_article("жаңа"), write_article("ескі")
    rank({fresh: {0: 60}, old: {24: 100}})
    scores = dict(Ranked.objects.filter(ranking="best").values_list("article_id", "score"))
    assert scores == {fresh.pk: pytest.approx(60), old.pk: pytest.approx(50)}


def test_a_comment_is_worth_five_views(write_article: Write, rank: Callable) -> None:
    read, talked = write_article("оқылған"), write_article("талқыланған")
    rank({read: {0: 9}}, comments=[(talked, 0), (talked, 0), (talked, 200)])
    assert ids_of("best", 5) == (talked.pk, read.pk)
    assert ids_of("discussed", 5) == (talked.pk,)
    assert Ranked.objects.get(ranking="discussed").score == 2, "the third is older than a week"


def test_rising_is_read_more_than_the_day_before_promised(
    write_article: Write, rank: Callable
) -> None:
    steady, rising, tiny = (write_article(name) for name in ("бірқалыпты", "өрлеген", "шағын"))
    rank({
        steady: dict.fromkeys(range(24), 50),
        rising: {0: 60, 10: 8},
        tiny: {0: 4},
    })  # fmt: skip
    assert ids_of("rising", 5) == (rising.pk, steady.pk)


def test_an_article_taken_down_leaves_the_rankings(write_article: Write, rank: Callable) -> None:
    shown, hidden = write_article("көрінетін"), write_article("алынған", live=False)
    rank({shown: {0: 1}, hidden: {0: 99}})
    assert {ids_of(r.NAME, 9) for r in RANKINGS} <= {(shown.pk,), ()}


def test_computing_twice_changes_nothing(write_article: Write, rank: Callable) -> None:
    articles = [write_article(str(n)) for n in range(5)]
    rank({article: {n: 10 * n + 3} for n, article in enumerate(articles)})
    before = list(Ranked.objects.order_by("ranking", "place").values())
    rank({})
    assert list(Ranked.objects.order_by("ranking", "place").values()) == before != []


def test_a_ranking_is_read_with_one_query(
    write_article: Write, rank: Callable, django_assert_num_queries: Callable
) -> None:
    rank({write_article(): {0: 1}})
    with django_assert_num_queries(1):
        assert len(ids_of("week", 10)) == 1
    with django_assert_num_queries(2):
        assert len(ids_of("best", 10)) == 1


def test_the_desks_picks_stand_above_the_ranking_without_a_score(
    write_article: Write, rank: Callable
) -> None:
    read, picked, ended = (
        write_article("оқылған"),
        write_article("таңдалған"),
        write_article("өткен"),
    )
    rank({read: {0: 9}, picked: {0: 3}})
    now = timezone.now()
    BestPick.objects.create(position=1, article=ended, until=now - timedelta(hours=1))
    BestPick.objects.create(position=2, article=picked)
    found = [(place.article_id, place.score) for place in places("best", 5, now)]
    assert found == [(picked.pk, None), (read.pk, 9.0)]
    assert places("best", 1, now) == (Place(picked.pk, None),)
    assert ids_of("day", 5) == (read.pk, picked.pk)


def test_every_ranking_explains_itself_in_kazakh() -> None:
    names = [ranking.NAME for ranking in RANKINGS]
    assert names == ["best", "day", "week", "month", "year", "discussed", "rising"]
    for ranking in RANKINGS:
        assert ranking.FORMULA.endswith(".") and not ranking.TITLE.isascii()


@pytest.fixture
def rubrics(db: None) -> list[Rubric]:
    return [Rubric.objects.create(name=f"Айдар {n}", slug=f"r{n}") for n in range(4)]


def test_the_desks_picks_stand_first_until_they_end(
    write_article: Write, rank: Callable, rubrics: list[Rubric], now: datetime
) -> None:
    picked = write_article("таңдалған", rubric=rubrics[0])
    read = [write_article(f"оқылған {n}", rubric=rubrics[n]) for n in range(4)]
    rank({article: {0: 100 - n} for n, article in enumerate(read)})
    set_best(article_ids=[picked.pk], until=now + timedelta(hours=1))
    chosen = choose_best(best_candidates(now), reading_id=0)
    assert chosen == (picked.pk, read[1].pk, read[2].pk), "the pick holds its rubric's place"
    later = choose_best(best_candidates(now + timedelta(hours=2)), reading_id=0)
    assert later == (read[0].pk, read[1].pk, read[2].pk)


def test_a_pick_that_was_taken_down_is_not_shown(
    write_article: Write, rank: Callable, rubrics: list[Rubric], now: datetime
) -> None:
    hidden = write_article("алынған", live=False, rubric=rubrics[0])
    set_best(article_ids=[hidden.pk])
    assert best_candidates(now) == ()


@settings(deadline=None)
@given(
    st.lists(
        st.builds(Candidate, st.integers(1, 30), st.one_of(st.none(), st.integers(1, 5))),
        unique_by=lambda c: c.article_id,
    ),
    st.integers(1, 30),
)
def test_best_is_one_a_rubric_and_never_what_is_being_read(
    candidates: list[Candidate], reading_id: int
) -> None:
    chosen = choose_best(candidates, reading_id=reading_id)
    rubric_of = {c.article_id: c.rubric_id for c in candidates}
    assert reading_id not in chosen and len(chosen) <= 3
    assert len({rubric_of[id_] for id_ in chosen}) == len(chosen)
    others = {c.rubric_id for c in candidates if c.article_id != reading_id}
    assert len(chosen) == min(3, len(others)), "no place stays empty without need"
