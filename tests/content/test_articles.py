"""Rules the database itself keeps, and how an article goes live."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jarshy.content.errors import EmbargoError
from jarshy.content.models import Article, Author, Byline, OldAddress, Rubric, Series
from jarshy.delivery.models import Change

pytestmark = pytest.mark.django_db
MOMENT = datetime(2024, 11, 20, 10, tzinfo=UTC)


def article(**fields) -> Article:
    """A stored live article."""
    return Article.objects.create(
        **{"headline": "Тақырып", "live": True, "published_at": MOMENT, **fields}
    )


def refused(write) -> bool:
    """True when the database refuses a write."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


def test_two_articles_cannot_have_one_old_address() -> None:
    first, second = article(), article()
    OldAddress.objects.create(address="abai.kz/post/1", article=first)
    assert refused(lambda: OldAddress.objects.create(address="abai.kz/post/1", article=second))


def test_an_author_cannot_stand_twice_in_a_byline() -> None:
    row, author = article(), Author.objects.create(name="Абай Мауқараұлы")
    Byline.objects.create(article=row, author=author)
    assert refused(lambda: Byline.objects.create(article=row, author=author))


def test_a_live_article_has_a_moment() -> None:
    assert refused(lambda: Article.objects.create(headline="Т", live=True))


def test_a_part_needs_a_series_and_stands_once_in_it() -> None:
    series = Series.objects.create(name="Топтама")
    article(series=series, part=1)
    assert refused(lambda: article(part=2))
    assert refused(lambda: article(series=series))
    assert refused(lambda: article(series=series, part=0))
    assert refused(lambda: article(series=series, part=1))


def test_an_article_cannot_expire_before_its_embargo_ends() -> None:
    later = MOMENT + timedelta(days=1)
    assert refused(lambda: article(embargo_until=later, expire_at=MOMENT))


def test_two_rubrics_cannot_have_one_address_and_names_get_free_ones() -> None:
    first, second = Rubric.objects.create(name="Әдебиет"), Rubric.objects.create(name="Әдебиет")
    assert first.slug and second.slug == f"{first.slug}-2"
    assert refused(lambda: Rubric.objects.create(name="Б", slug=first.slug))


def test_a_rubric_with_articles_cannot_be_deleted() -> None:
    rubric = Rubric.objects.create(name="Тарих")
    article(rubric=rubric)
    with pytest.raises(Exception, match="protected"):
        rubric.delete()


def test_publishing_sets_the_moment_once_and_writes_change_rows() -> None:
    row = Article.objects.create(headline="Нобай")
    row.save_revision().publish()
    row.refresh_from_db()
    assert row.live
    first = row.published_at
    assert first is not None
    row.headline = "Түзетілген"
    row.save_revision().publish()
    row.refresh_from_db()
    assert (row.headline, row.published_at) == ("Түзетілген", first)
    assert Change.objects.filter(tag=f"article:{row.pk}").count() == 2


def test_what_an_article_leaves_learns_of_it_too() -> None:
    old, new = (Rubric.objects.create(name=name) for name in ("Қоғам", "Спорт"))
    writer, other = (Author.objects.create(name=name) for name in ("Арай", "Дәурен"))
    at = datetime(2024, 11, 20, 8, tzinfo=UTC)
    row = Article.objects.create(headline="Мақала", live=True, published_at=at, rubric=old)
    row.bylines.add(Byline(author=writer, sort_order=0))
    row.save()
    Change.objects.all().delete()
    draft = Article.objects.get(pk=row.pk)
    draft.rubric, draft.published_at = new, at + timedelta(days=1)
    draft.bylines.set([Byline(author=other, sort_order=0)])
    revision = draft.save_revision()
    assert not Change.objects.exists(), "a draft changes no page"
    revision.publish()
    named = set(Change.objects.values_list("tag", flat=True))
    assert {f"rubric:{old.pk}", f"rubric:{new.pk}", "day:2024-11-20", "day:2024-11-21"} <= named
    assert {f"author:{writer.pk}", f"author:{other.pk}"} <= named


def test_a_publication_that_fails_leaves_neither_text_nor_change_rows(monkeypatch) -> None:
    row = Article.objects.create(headline="Нобай")
    revision = row.save_revision()

    def fail(**_: object) -> None:
        raise IntegrityError("the disk said no")

    monkeypatch.setattr("jarshy.content.operations.record_changes", fail)
    with pytest.raises(IntegrityError):
        revision.publish()
    row.refresh_from_db()
    assert not row.live
    assert not Change.objects.exists()


def test_an_embargo_refuses_publication_until_it_ends() -> None:
    row = Article.objects.create(
        headline="Күтіңіз", embargo_until=timezone.now() + timedelta(hours=1)
    )
    with pytest.raises(EmbargoError):
        row.save_revision().publish()
    row.refresh_from_db()
    assert not row.live
    row.embargo_until = timezone.now() - timedelta(seconds=1)
    row.save_revision().publish()
    row.refresh_from_db()
    assert row.live
