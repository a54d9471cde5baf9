"""Notes of corrections: where they are shown, and which pages hear of them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from jarshy.content import names, presentation, tags
from jarshy.content.models import Article, CorrectionNote
from jarshy.content.operations import announce, tags_of
from jarshy.delivery.models import Change

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(now: datetime) -> Article:
    """A live article without a note."""
    return Article.objects.create(headline="Тұзды көл", live=True, published_at=now)


def note(article: Article, text: str, at: datetime, **more: object) -> CorrectionNote:
    return CorrectionNote.objects.create(article=article, text=text, noted_at=at, **more)


def test_notes_stand_in_the_editors_order_with_their_exact_moments(
    article: Article, now: datetime
) -> None:
    odd = now.replace(microsecond=123456)
    note(article, "екінші", odd, sort_order=1)
    note(article, "бірінші", now + timedelta(hours=1), sort_order=0, kind="addition")
    view = presentation.article(article.pk)
    assert view is not None
    shown = [(n.text, n.is_fault, n.noted_at) for n in view.notes]
    assert shown == [("бірінші", False, now + timedelta(hours=1)), ("екінші", True, odd)]


def test_the_list_of_corrections_is_newest_first_and_of_live_articles_alone(
    article: Article, now: datetime
) -> None:
    hidden = Article.objects.create(headline="Нобай")
    for n, row in enumerate((article, hidden, article)):
        note(row, f"жазба {n}", now + timedelta(minutes=n), kind="addition" if n else "correction")
    shown = [(row.text, row.is_fault, row.path) for row in names.corrected()]
    assert shown == [
        ("жазба 2", False, article_path(article)),
        ("жазба 0", True, article_path(article)),
    ]
    assert len(names.corrected(limit=1)) == 1


def article_path(article: Article) -> str:
    return f"/post/{article.pk}"


def test_only_an_article_with_a_note_changes_the_page_of_corrections(
    article: Article, now: datetime
) -> None:
    assert tags.CORRECTIONS not in tags_of(article)
    note(article, "жазба", now)
    assert tags.CORRECTIONS in tags_of(article)
    announce([article], at=now)
    told = set(Change.objects.values_list("tag", flat=True))
    assert {tags.CORRECTIONS, tags.article(article.pk)} <= told


def test_a_note_that_went_is_told_to_its_article_and_to_the_list(
    article: Article, now: datetime
) -> None:
    row = note(article, "жазба", now)
    Change.objects.all().delete()
    row.delete()
    told = set(Change.objects.values_list("tag", flat=True))
    assert told == {tags.CORRECTIONS, tags.article(article.pk)}


def test_publishing_a_revision_publishes_its_notes_and_tells_both_pages(
    article: Article, now: datetime
) -> None:
    article.corrections.add(CorrectionNote(text="жазба", noted_at=now))
    revision = article.save_revision()
    assert not CorrectionNote.objects.exists()
    Change.objects.all().delete()
    revision.publish()
    assert CorrectionNote.objects.get().text == "жазба"
    assert tags.CORRECTIONS in set(Change.objects.values_list("tag", flat=True))
