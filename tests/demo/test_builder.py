"""The demo newsroom: complete, the same at every build, plausible, and as large as asked."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db.models import Sum

from jarshy.audience.models import TotalViews
from jarshy.comments.models import Comment
from jarshy.content import names
from jarshy.content.models import Article, Author, FrontSlot, Rubric, Series, StandalonePage
from jarshy.demo.builder import DemoNewsroom, spread_views
from jarshy.demo.scale import grow
from jarshy.demo.staff import hire
from jarshy.demo.texts_reader import read_texts
from jarshy.newsroom.roles import ROLES

SMALL_PX = (320, 200)


@pytest.fixture(scope="module")
def texts():
    return read_texts()


@pytest.fixture
def newsroom(site, texts, now):
    """The whole demo newsroom, its pictures drawn small."""
    DemoNewsroom(texts, now=now, progress=lambda *_: None, shot_px=SMALL_PX).build()
    return texts


def test_every_page_of_it_looks_alive(newsroom) -> None:
    assert Article.objects.filter(live=True).count() == len(newsroom.articles) >= 60
    assert Rubric.objects.count() >= 8
    assert all(Article.objects.filter(rubric=r).exists() for r in Rubric.objects.all())
    assert all(author.portrait_id for author in Author.objects.all())
    assert Comment.objects.count() == len(newsroom.comments)
    assert FrontSlot.objects.count() == 6
    assert StandalonePage.objects.filter(slug="about", live=True).exists()
    parts = [Article.objects.filter(series=s).count() for s in Series.objects.all()]
    assert 3 in parts


def test_every_kind_of_block_is_shown_somewhere(newsroom) -> None:
    kinds = Counter(
        block["type"] for row in Article.objects.all() for block in row.body.get_prep_value()
    )
    assert set(kinds) == {
        "paragraph", "heading", "quote", "verse", "picture", "gallery", "video", "table",
        "footnote", "read_also",
    }  # fmt: skip


def test_some_articles_say_what_was_corrected_after_they_were_published(newsroom) -> None:
    notes = names.corrected()
    assert len({note.id for note in notes}) >= 3
    assert {note.is_fault for note in notes} == {True, False}
    published = dict(Article.objects.values_list("id", "published_at"))
    assert all(note.noted_at > published[note.id] for note in notes)


def test_numbers_rise_with_time_and_views_add_up_to_the_texts(newsroom) -> None:
    ordered = Article.objects.order_by("published_at").values_list("id", flat=True)
    assert list(ordered) == sorted(ordered)
    wanted = sum(article.head["views"] for article in newsroom.articles.values())
    assert TotalViews.objects.aggregate(Sum("views"))["views__sum"] == wanted


def test_views_of_an_article_add_up_and_come_mostly_early(now) -> None:
    hours = spread_views("кілт", 5000, 240, now)
    assert sum(hours.values()) == 5000
    assert all(count > 0 for count in hours.values())
    ordered = [hours[hour] for hour in sorted(hours)]
    assert sum(ordered[:48]) > sum(ordered[48:])


@pytest.mark.parametrize(("total", "age"), [(0, 5), (1, 0.2), (3, 1000), (7, 1)])
def test_views_add_up_whatever_they_are(total: int, age: float, now) -> None:
    assert sum(spread_views("к", total, age, now).values()) == total


def test_it_grows_to_the_number_asked_for_and_no_further(newsroom, now) -> None:
    have = Article.objects.count()
    assert grow(to=have + 150, now=now, progress=lambda *_: None) == 150
    assert grow(to=have + 150, now=now, progress=lambda *_: None) == 0
    assert Article.objects.filter(live=True).count() == have + 150
    assert Article.objects.create(headline="Жаңа").pk > have + 150


def test_its_people_have_roles_and_passwords_that_are_kept(site, tmp_path) -> None:
    first = hire(tmp_path)
    assert set(first) == {role.key for role in ROLES}
    assert len(set(first.values())) == len(ROLES)
    assert hire(tmp_path) == first
    assert (tmp_path / "demo-passwords.json").stat().st_mode & 0o077 == 0
