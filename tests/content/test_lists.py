"""Keyset pages: every article once, whatever ties there are, and no counting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jarshy.content import queries
from jarshy.content.models import Article, Rubric

START = datetime(2024, 1, 1, tzinfo=UTC)


def write(seconds: list[int], rubric: Rubric | None = None) -> None:
    """Live articles published so many seconds after the start."""
    Article.objects.bulk_create(
        Article(
            headline=f"№{n}", live=True, rubric=rubric, published_at=START + timedelta(seconds=s)
        )
        for n, s in enumerate(seconds)
    )


def walk(limit: int) -> list[int]:
    """The ids met by following `next` to the end, as addresses carry it."""
    found, cursor = [], None
    while True:
        page = queries.latest(cursor, limit)
        found += [card.id for card in page.cards]
        if page.next is None:
            return found
        cursor = queries.read_cursor(str(page.next))


class WalkingAList(TestCase):
    """Hypothesis needs a transaction an example."""

    @given(st.lists(st.integers(0, 5), max_size=12), st.integers(1, 5))
    def test_every_article_is_met_once_newest_first(self, seconds: list[int], limit: int) -> None:
        write(seconds)
        rows = Article.objects.order_by("-published_at", "-id")
        assert walk(limit) == list(rows.values_list("id", flat=True))


@pytest.mark.parametrize(
    "text", ["", "abc", "1", "1-", "-1", "1-2-3", "९-1", "9" * 30 + "-1", "1-" + "9" * 30, "1 -2"]
)
def test_what_is_no_cursor_is_none(text: str) -> None:
    assert queries.read_cursor(text) is None


@pytest.mark.django_db
def test_a_draft_is_in_no_list() -> None:
    Article.objects.create(headline="Нобай")
    assert queries.latest().cards == ()


@pytest.mark.django_db
def test_rubric_rows_are_the_newest_of_each(django_assert_num_queries) -> None:
    rubrics = [Rubric.objects.create(name=name) for name in ("Тарих", "Тіл", "Бос")]
    write([1, 2, 3, 4, 5], rubrics[0])
    write([9], rubrics[1])
    labels = queries.rubrics()
    with django_assert_num_queries(1):
        rows = queries.rubric_rows(labels, each=2)
    ids = Article.objects.filter(rubric=rubrics[0]).order_by("-published_at")
    assert rows[rubrics[0].pk] == tuple(ids.values_list("id", flat=True)[:2])
    assert len(rows[rubrics[1].pk]) == 1
    assert rubrics[2].pk not in rows
