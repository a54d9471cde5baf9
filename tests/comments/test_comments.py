"""Comments as readers see them, and that a page learns of each change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from jarshy.comments.models import Comment
from jarshy.comments.operations import add_shown
from jarshy.comments.queries import PAGE_SIZE, WITH_ARTICLE, counts, opening, thread
from jarshy.content.models import Article
from jarshy.delivery.models import Change

pytestmark = pytest.mark.django_db
MOMENT = datetime(2024, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def article() -> Article:
    """A live article with two comments from its old portal."""
    return Article.objects.create(headline="Т", live=True, published_at=MOMENT, imported_comments=2)


def say(article: Article, text: str, minutes: int = 0, parent_id: int | None = None) -> int:
    return add_shown(
        article_id=article.pk,
        name="Оқырман",
        text=text,
        created_at=MOMENT + timedelta(minutes=minutes),
        parent_id=parent_id,
    )


def changes(article: Article) -> int:
    return Change.objects.filter(tag=f"article:{article.pk}").count()


def test_imported_and_shown_comments_are_counted_together(article) -> None:
    say(article, "Бірінші")
    Comment.objects.create(article=article, name="Б", text="Қаралуда", created_at=MOMENT)
    assert counts([article.pk, 999]) == {article.pk: 3}


def test_replies_stand_under_what_they_answer_oldest_first(article) -> None:
    first, second = say(article, "Бірінші", 1), say(article, "Екінші", 2)
    reply = say(article, "Жауап", 3, parent_id=first)
    for found in (opening(article.pk), thread(article.pk)):
        assert [c.id for c in found.comments] == [first, second]
        assert [c.id for c in found.comments[0].replies] == [reply]
        assert found.next is None


def test_a_reply_to_a_hidden_comment_stands_by_itself(article) -> None:
    hidden = Comment.objects.create(article=article, name="Б", text="Жасырын", created_at=MOMENT)
    reply = say(article, "Жауап", 3, parent_id=hidden.pk)
    assert [c.id for c in opening(article.pk).comments] == [reply]


def test_every_comment_is_reached_stretch_by_stretch(article) -> None:
    # Three to a moment: a stretch may end between comments of one moment.
    said = [say(article, str(n), n // 3) for n in range(WITH_ARTICLE + 2 * PAGE_SIZE + 3)]
    stretch = opening(article.pk)
    found = [c.id for c in stretch.comments]
    assert len(found) == WITH_ARTICLE
    while stretch.next:
        stretch = thread(article.pk, stretch.next)
        found += [c.id for c in stretch.comments]
    assert found == said


def test_a_thread_that_ends_with_a_stretch_has_no_next(article) -> None:
    for n in range(WITH_ARTICLE):
        say(article, str(n), n)
    assert opening(article.pk).next is None


def test_every_change_of_a_comment_makes_the_page_stale(article) -> None:
    comment = Comment.objects.get(pk=say(article, "Бірінші"))
    assert changes(article) == 1
    comment.state = Comment.State.REFUSED
    comment.save()
    assert changes(article) == 2
    comment.delete()
    assert changes(article) == 3


def test_a_comment_that_is_rolled_back_leaves_no_change(article) -> None:
    with transaction.atomic():
        say(article, "Бірінші")
        transaction.set_rollback(True)
    assert not Comment.objects.exists()
    assert changes(article) == 0
