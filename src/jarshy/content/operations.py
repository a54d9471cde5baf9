"""Writes to content that do not come through the newsroom's forms; one transaction each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import CharField, Value
from wagtail.models import Page, Site

from jarshy.content import tags
from jarshy.content.models import (
    Article,
    Author,
    Byline,
    CorrectionNote,
    FrontPage,
    FrontSlot,
    OldAddress,
    Rubric,
)
from jarshy.content.signals import content_changed
from jarshy.database.prepared import Prepared
from jarshy.delivery.operations import record_changes


@dataclass(frozen=True, kw_only=True)
class IncomingArticle:
    """An article that arrives from outside the newsroom.

    Shape: `blocks` are (kind, value) as BodyBlock stores them; names are found or made.
    `id` is the old number to keep, or None for a new one above the highest.
    """

    id: int | None
    headline: str
    lead: str
    blocks: Sequence[tuple[str, Any]]
    published_at: datetime
    rubric: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    origin: str = "cyrillic"
    language: str = "kk"
    picture_credit: str = ""
    imported_views: int = 0
    imported_comments: int = 0
    addresses: tuple[str, ...] = field(default=())


@transaction.atomic
def open_site(*, name: str) -> FrontPage:
    """The front page as the root of Wagtail's site; made at the first call, found later."""
    found = FrontPage.objects.first()
    if found:
        return found
    root = Page.objects.get(depth=1)
    # Wagtail's first migration leaves a welcome page; the front page takes its place.
    Page.objects.filter(depth=2).exclude(content_type__model="frontpage").delete()
    root.refresh_from_db()
    page = root.add_child(instance=FrontPage(title=name, slug="front"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": page, "site_name": name},
    )
    return page


@transaction.atomic
def take_in(*, incoming: IncomingArticle, at: datetime, existing_id: int | None = None) -> int:
    """Stores an arriving article live and returns its id; `existing_id` is brought up to date."""
    values = _values(incoming)
    if existing_id is None:
        row = Article(id=incoming.id, live=True, first_published_at=incoming.published_at, **values)
        row.last_published_at = incoming.published_at
        row.save(force_insert=incoming.id is not None)
    else:
        row = Article.objects.get(id=existing_id)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
    _set_bylines(row, incoming.authors)
    for address in incoming.addresses:
        OldAddress.objects.get_or_create(address=address, defaults={"article": row})
    lift_ids()
    announce([row], at=at)
    return row.pk


def _values(incoming: IncomingArticle) -> dict[str, Any]:
    blocks = [{"type": kind, "value": value} for kind, value in incoming.blocks]
    return {
        "headline": incoming.headline,
        "lead": incoming.lead,
        "body": json.dumps(blocks, ensure_ascii=False),
        "published_at": incoming.published_at,
        "rubric": named(Rubric, incoming.rubric) if incoming.rubric else None,
        "source": incoming.source,
        "origin": incoming.origin,
        "language": incoming.language,
        "picture_credit": incoming.picture_credit,
        "imported_views": incoming.imported_views,
        "imported_comments": incoming.imported_comments,
    }


def _set_bylines(row: Article, names: Iterable[str]) -> None:
    Byline.objects.filter(article=row).delete()
    authors = [named(Author, name) for name in dict.fromkeys(names)]
    Byline.objects.bulk_create(
        Byline(article=row, author=author, sort_order=n) for n, author in enumerate(authors)
    )


def named(model: Any, name: str) -> Any:
    """The row of this name, made when there is none."""
    return model.objects.filter(name=name).first() or model.objects.create(name=name)


def lift_ids() -> None:
    """Makes the next article's number higher than every one there is.

    SQLite's AUTOINCREMENT remembers the highest number ever stored; PostgreSQL's sequence has to
    be told of numbers that were given by hand. It is only ever moved up.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(s, GREATEST((SELECT last_value FROM content_article_id_seq),"
            " (SELECT COALESCE(MAX(id), 1) FROM content_article)))"
            " FROM pg_get_serial_sequence('content_article', 'id') AS s"
        )


@transaction.atomic
def set_front(*, article_ids: Sequence[int], notice: str, at: datetime) -> None:
    """Fills the front page's slots by hand, in this order."""
    page = FrontPage.objects.get()
    FrontSlot.objects.filter(page=page).delete()
    FrontSlot.objects.bulk_create(
        FrontSlot(page=page, article_id=id_, sort_order=n) for n, id_ in enumerate(article_ids)
    )
    FrontPage.objects.filter(pk=page.pk).update(notice=notice)
    tell({tags.FRONT}, at=at)


def announce(rows: Iterable[Article], *, at: datetime) -> None:
    """Tells the house that these articles changed, appeared or went away."""
    changed: set[str] = set()
    for row in rows:
        changed |= tags_of(row)
    tell(changed, at=at)


def tell(changed: set[str], *, at: datetime) -> None:
    """Writes the change rows in the caller's transaction and rings the doorbell."""
    record_changes(tags=changed, at=at)
    content_changed.send(sender=Article, tags=changed, at=at)


def tags_of(row: Article) -> set[str]:
    """Every tag whose pages show something of this article."""
    own = {tags.article(row.pk), tags.thousand(row.pk), tags.LATEST, tags.FRONT}
    return own | places_of(row)


def places_of(row: Article) -> set[str]:
    """The tags of the lists an article stands in by what was chosen for it."""
    found: set[str] = set()
    if row.rubric_id:
        found.add(tags.rubric(row.rubric_id))
    if row.series_id:
        found.add(tags.series(row.series_id))
    if row.published_at:
        found.add(tags.day(row.published_at.astimezone(_zone()).date()))
    return found | {_TAG_OF[kind](id_) for kind, id_ in _NAMED_BY(row.pk)}


def _names_of(article_id: int) -> Any:
    """What else shows something of an article, in one query: (kind, id)."""
    authors = Byline.objects.filter(article_id=article_id).order_by()
    topics = Article.topics.through.objects.filter(article_id=article_id)
    notes = CorrectionNote.objects.filter(article_id=article_id).order_by()
    kind = CharField()
    return authors.values_list(Value("author", kind), "author_id").union(
        topics.values_list(Value("topic", kind), "topic_id"),
        notes.values_list(Value("note", kind), "id"),
        all=True,
    )


_NAMED_BY = Prepared(_names_of)
_TAG_OF: dict[str, Callable[[int], str]] = {
    "author": tags.author,
    "topic": tags.topic,
    "note": lambda _: tags.CORRECTIONS,
}


def _zone() -> Any:
    from django.utils.timezone import get_default_timezone

    return get_default_timezone()
