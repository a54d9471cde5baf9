"""What a front page shows besides lists: opinions with portraits, series, a picture of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jarshy.content.models import Article, Byline
from jarshy.content.queries import Label
from jarshy.database.prepared import Prepared
from jarshy.media.queries import PORTRAIT_SPEC, WIDE_SPECS, PictureView, pictures


@dataclass(frozen=True, slots=True)
class Opinion:
    """An author with a portrait and the newest article."""

    author: Label
    portrait: PictureView
    article_id: int
    headline: str
    language: str

    @property
    def path(self) -> str:
        """The article's page in Cyrillic."""
        return f"/post/{self.article_id}"


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series and its live parts: (part, article id, headline, language)."""

    label: Label
    parts: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class DayPicture:
    """A picture that stands for itself."""

    article_id: int
    headline: str
    caption: str
    credit: str
    picture: PictureView
    language: str

    @property
    def path(self) -> str:
        """The article's page in Cyrillic."""
        return f"/post/{self.article_id}"


def opinions(recent_ids: Sequence[int], limit: int = 4) -> tuple[Opinion, ...]:
    """The newest article of each author who has a portrait, among recent articles. Two queries."""
    by_author: dict[int, tuple] = {}
    taken: set[int] = set()
    for row in _OPINIONS(list(recent_ids)) if recent_ids else ():
        if row[0] not in by_author and row[4] not in taken and len(by_author) < limit * 2:
            by_author[row[0]] = row
            taken.add(row[4])
    shots = pictures((row[3] for row in by_author.values()), (PORTRAIT_SPEC,))
    found = (
        Opinion(Label(id_, name, slug, "author"), shots[portrait_id], article_id, headline, own)
        for id_, name, slug, portrait_id, article_id, headline, own in by_author.values()
        if portrait_id in shots
    )
    return tuple(found)[:limit]


_OPINIONS = Prepared(
    lambda ids: (
        Byline.objects.filter(article_id__in=ids, author__portrait__isnull=False)
        .order_by("-article__published_at", "sort_order")
        .values_list(
            *("author_id", "author__name", "author__slug", "author__portrait_id"),
            *("article_id", "article__headline", "article__language"),
        )
    )
)


def series_rows(recent_ids: Sequence[int], limit: int = 2) -> tuple[SeriesRow, ...]:
    """The series that recent articles belong to, the newest first. Two queries."""
    recent = _SERIES(list(recent_ids)) if recent_ids else ()
    labels = {id_: Label(id_, name, slug, "series") for id_, name, slug in recent}
    chosen = list(labels.values())[:limit]
    if not chosen:
        return ()
    parts: dict[int, list[tuple[int, int, str, str]]] = {}
    for series_id, *part in _PARTS([label.id for label in chosen]):
        parts.setdefault(series_id, []).append(tuple(part))
    return tuple(SeriesRow(label, tuple(parts.get(label.id, ()))) for label in chosen)


_SERIES = Prepared(
    lambda ids: (
        Article.objects.filter(id__in=ids, series__isnull=False)
        .order_by("-published_at")
        .values_list("series_id", "series__name", "series__slug")
    )
)
_PARTS = Prepared(
    lambda ids: (
        Article.objects.filter(series_id__in=ids, live=True)
        .order_by("part")
        .values_list("series_id", "part", "id", "headline", "language")
    )
)


def day_picture(ids: Sequence[int]) -> DayPicture | None:
    """The first of these articles that has a picture, with its words. Two queries."""
    found = {row[0]: row for row in _PICTURED(list(ids))} if ids else {}
    row = next((found[id_] for id_ in ids if id_ in found), None)
    shot = pictures([row[4]], WIDE_SPECS).get(row[4]) if row else None
    if row is None or shot is None:
        return None
    return DayPicture(row[0], row[1], row[2], row[3] or shot.credit, shot, row[5])


_PICTURED = Prepared(
    lambda ids: Article.objects.filter(
        id__in=ids, live=True, lead_picture__isnull=False
    ).values_list(
        *("id", "headline", "picture_caption", "picture_credit", "lead_picture_id", "language")
    )
)
