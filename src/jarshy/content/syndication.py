"""Articles as feeds name them: the newest of the paper or of a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from jarshy.content.models import Article, Byline, FrontPage
from jarshy.content.queries import Label
from jarshy.media.queries import CARD_SPEC, PictureView, pictures

FEED_SIZE = 30


@dataclass(frozen=True, slots=True)
class Item:
    """An article as a feed shows it; texts are plain, in Cyrillic or in the article's language."""

    id: int
    headline: str
    lead: str
    language: str
    published_at: datetime
    changed_at: datetime
    rubric: Label | None
    authors: tuple[Label, ...]
    source: str
    topics: tuple[Label, ...]
    picture: PictureView | None

    @property
    def path(self) -> str:
        """The article's page in Cyrillic."""
        return f"/post/{self.id}"


_COLUMN = {
    "rubric": "rubric_id",
    "author": "bylines__author_id",
    "topic": "topics",
    "series": "series_id",
}


def newest(label: Label | None = None, limit: int = FEED_SIZE) -> tuple[Item, ...]:
    """The newest live articles of a name, or of all. Five queries at most."""
    rows = Article.objects.filter(live=True)
    if label:
        rows = rows.filter(**{_COLUMN[label.kind]: label.id})
    ordered = rows.order_by("-published_at", "-id")
    return _items(list(ordered.values_list("id", flat=True)[:limit]))


_FIELDS = (
    "id", "headline", "lead", "language", "published_at", "updated_at", "source",
    "lead_picture_id", "rubric_id", "rubric__name", "rubric__slug",
)  # fmt: skip


def _items(ids: Sequence[int]) -> tuple[Item, ...]:
    if not ids:
        return ()
    rows = {
        row["id"]: row for row in Article.objects.filter(id__in=ids, live=True).values(*_FIELDS)
    }
    bylines = Byline.objects.filter(article_id__in=ids).order_by("sort_order", "id")
    authors = _labels(bylines, "author")
    topics = _labels(Article.topics.through.objects.filter(article_id__in=ids), "topic")
    shots = pictures((row["lead_picture_id"] for row in rows.values()), (CARD_SPEC,))
    return tuple(_item(rows[id_], authors, topics, shots) for id_ in ids if id_ in rows)


def _labels(rows: Any, kind: str) -> dict[int, tuple[Label, ...]]:
    """The names that rows tie to articles, in the order of the rows."""
    found: dict[int, tuple[Label, ...]] = {}
    columns = ("article_id", f"{kind}_id", f"{kind}__name", f"{kind}__slug")
    for article_id, id_, name, slug in rows.values_list(*columns):
        found[article_id] = (*found.get(article_id, ()), Label(id_, name, slug, kind))
    return found


def _item(
    row: dict[str, Any],
    authors: dict[int, tuple[Label, ...]],
    topics: dict[int, tuple[Label, ...]],
    shots: dict[int, PictureView],
) -> Item:
    rubric = None
    if row["rubric_id"]:
        rubric = Label(row["rubric_id"], row["rubric__name"], row["rubric__slug"], "rubric")
    return Item(
        id=row["id"],
        headline=row["headline"],
        lead=row["lead"],
        language=row["language"],
        published_at=row["published_at"],
        changed_at=last_of(row["published_at"], row["updated_at"]),
        rubric=rubric,
        authors=authors.get(row["id"], ()),
        source=row["source"],
        topics=tuple(sorted(topics.get(row["id"], ()), key=lambda topic: topic.id)),
        picture=shots.get(row["lead_picture_id"]),
    )


def last_of(published_at: datetime, updated_at: datetime | None) -> datetime:
    """When the text last changed, as its page says; additions before publication do not count."""
    return max(published_at, updated_at) if updated_at else published_at


def since(moment: datetime, limit: int) -> tuple[Item, ...]:
    """Live articles published from a moment on, newest first, by their words alone. One query."""
    rows = Article.objects.filter(live=True, published_at__gte=moment)
    chosen = rows.order_by("-published_at", "-id").values(*_FIELDS)[:limit]
    return _bare(chosen)


def _bare(rows: Iterable[dict[str, Any]]) -> tuple[Item, ...]:
    return tuple(_item(row, {}, {}, {}) for row in rows)


def site_uuid() -> UUID | None:
    """A name of this paper that no other has and no change of address touches.

    Wagtail gave it to the front page when the site was opened; it goes along with the database.
    """
    return FrontPage.objects.values_list("translation_key", flat=True).first()
