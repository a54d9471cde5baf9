"""Comments as readers see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Value

from jarshy.comments.models import Comment
from jarshy.content.models import Article
from jarshy.content.queries import Cursor
from jarshy.database.prepared import Prepared

WITH_ARTICLE = 20  # with 50 of them an article's page weighed more than 50 KB
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class CommentView:
    """One shown comment; both texts are plain, in whatever script they were written."""

    id: int
    name: str
    text: str
    created_at: datetime
    parent_id: int | None
    replies: tuple[CommentView, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A stretch of an article's comments, oldest first, and where the next begins."""

    comments: tuple[CommentView, ...]
    next: Cursor | None


def _numbers_of(ids: Sequence[int]) -> Any:
    """Imported comments of live articles, then shown ones of all, in one query."""
    imported = Article.objects.filter(id__in=ids, live=True).order_by()
    shown = Comment.objects.filter(article_id__in=ids, state=Comment.State.SHOWN).order_by()
    return imported.values_list(Value(0), "id", "imported_comments").union(
        shown.values_list(Value(1), "article_id").annotate(Count("id")), all=True
    )


_NUMBERS = Prepared(_numbers_of)


def counts(ids: Iterable[int]) -> dict[int, int]:
    """Comments of each live article of these ids: imported and shown ones added."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = _NUMBERS(wanted)
    found = {id_: count for is_shown, id_, count in rows if not is_shown}
    for is_shown, id_, count in rows:
        if is_shown and id_ in found:
            found[id_] += count
    return found


def moments_since(since: datetime) -> Iterator[tuple[int, datetime]]:
    """(article id, moment) of every comment shown since then."""
    rows = Comment.objects.filter(state=Comment.State.SHOWN, created_at__gte=since).order_by()
    yield from rows.values_list("article_id", "created_at").iterator()


_THREAD = Prepared(
    lambda article_id: (
        Comment.objects.filter(article_id=article_id, state=Comment.State.SHOWN)
        .order_by("created_at", "id")
        .values_list("id", "name", "text", "created_at", "parent_id")[: WITH_ARTICLE + 1]
    )
)


def opening(article_id: int) -> Thread:
    """What is read with an article: its first shown comments."""
    return _thread(_THREAD(article_id), WITH_ARTICLE)


def thread(article_id: int, after: Cursor | None = None) -> Thread:
    """The shown comments behind a place. One query over an index, however many there are."""
    rows = Comment.objects.filter(article_id=article_id, state=Comment.State.SHOWN)
    if after:
        # The first condition bounds the index, the second breaks ties inside one moment.
        later = Q(created_at__gt=after.at) | Q(id__gt=after.id)
        rows = rows.filter(later, created_at__gte=after.at)
    columns = ("id", "name", "text", "created_at", "parent_id")
    found = rows.order_by("created_at", "id").values_list(*columns)[: PAGE_SIZE + 1]
    return _thread(list(found), PAGE_SIZE)


def _thread(rows: list[tuple[Any, ...]], limit: int) -> Thread:
    """Replies stand under what they answer, where that stands in the same stretch."""
    flat = [CommentView(*row) for row in rows[:limit]]
    known = {comment.id for comment in flat}
    replies: dict[int | None, list[CommentView]] = {}
    for comment in flat:
        parent_id = comment.parent_id if comment.parent_id in known else None
        replies.setdefault(parent_id, []).append(comment)
    following = Cursor(flat[-1].created_at, flat[-1].id) if len(rows) > limit else None
    return Thread(_nest(replies, None), following)


def _nest(
    replies: dict[int | None, list[CommentView]], parent_id: int | None
) -> tuple[CommentView, ...]:
    return tuple(
        CommentView(c.id, c.name, c.text, c.created_at, c.parent_id, _nest(replies, c.id))
        for c in replies.get(parent_id, ())
    )
