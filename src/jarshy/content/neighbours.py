"""What a page of an article points to: read-also, the series, earlier articles of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from jarshy.content.models import Article
from jarshy.database.prepared import fetch

RELATED_ROWS = 5


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article another one points to; `kind` says why: linked, series, topic or rubric."""

    kind: str
    id: int
    headline: str
    part: int
    language: str

    @property
    def path(self) -> str:
        """Its page in Cyrillic."""
        return f"/post/{self.id}"


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The article whose neighbours are sought."""

    id: int
    published_at: datetime | None
    rubric_id: int | None
    series_id: int | None
    topic_ids: tuple[int, ...]


def neighbours(of: Standpoint, linked_ids: Iterable[int]) -> tuple[Neighbour, ...]:
    """All of them in one query; each part of it walks an index and stops early.

    Related articles are those before this one, never the newest: a page then changes only when one
    of the articles it names does, not with every publication.
    """
    branches = [*_linked(tuple(linked_ids)), *_series(of), *_topics(of), *_rubric(of)]
    if not branches:
        return ()
    sql = " UNION ALL ".join(sql for sql, _ in branches)
    rows = fetch(sql, [part for _, parts in branches for part in parts])
    return tuple(Neighbour(*row) for row in rows)


_Branch = tuple[str, Sequence[Any]]
# Only names of our own are written into the text below; values are parameters.
_ARTICLE = Article._meta.db_table
_TOPICS = Article.topics.through._meta.db_table


def _linked(ids: tuple[int, ...]) -> list[_Branch]:
    if not ids:
        return []
    holes = ", ".join(["%s"] * len(ids))
    sql = (
        f"SELECT 'linked', id, headline, 0, language FROM {_ARTICLE} WHERE live AND id IN ({holes})"  # noqa: S608
    )
    return [(sql, ids)]


def _series(of: Standpoint) -> list[_Branch]:
    if of.series_id is None:
        return []
    columns = "'series', id, headline, part, language"
    sql = f"SELECT {columns} FROM {_ARTICLE} WHERE live AND series_id = %s"  # noqa: S608
    return [(sql, (of.series_id,))]


def _rubric(of: Standpoint) -> list[_Branch]:
    if of.rubric_id is None or of.published_at is None:
        return []
    sql = (
        "SELECT 'rubric', id, headline, 0, language FROM ("  # noqa: S608
        f"SELECT id, headline, language FROM {_ARTICLE}"
        " WHERE live AND rubric_id = %s AND published_at < %s"
        " ORDER BY published_at DESC, id DESC LIMIT %s) AS earlier"
    )
    moment = connection.ops.adapt_datetimefield_value(of.published_at)
    return [(sql, (of.rubric_id, moment, RELATED_ROWS))]


def _topics(of: Standpoint) -> list[_Branch]:
    sql = (
        "SELECT 'topic', a.id, a.headline, 0, a.language FROM ("  # noqa: S608
        f"SELECT article_id FROM {_TOPICS} WHERE topic_id = %s AND article_id < %s"
        f" ORDER BY article_id DESC LIMIT %s) AS t JOIN {_ARTICLE} AS a ON a.id = t.article_id"
        " WHERE a.live"
    )
    return [(sql, (topic_id, of.id, RELATED_ROWS)) for topic_id in of.topic_ids[:3] if of.id]


def related(found: Iterable[Neighbour], limit: int = 4) -> tuple[Neighbour, ...]:
    """The related ones: those that share a topic first, each once, none that stands elsewhere."""
    found = list(found)
    elsewhere = {n.id for n in found if n.kind in {"linked", "series"}}
    ordered = sorted(
        (n for n in found if n.kind in {"topic", "rubric"} and n.id not in elsewhere),
        key=lambda n: (n.kind != "topic", -n.id),
    )
    once = {n.id: n for n in reversed(ordered)}
    return tuple(n for n in ordered if once[n.id] is n)[:limit]
