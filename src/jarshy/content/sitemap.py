"""Every address of the paper, a thousand numbers at a time, for sitemaps.

A thousand is fixed by the numbers in it: what is written today changes the last one, never an
older one. Both questions walk a primary key; nothing is counted, skipped or sorted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from jarshy.content import tags
from jarshy.content.models import Article, Author, Rubric, Series, StandalonePage, Topic
from jarshy.content.syndication import last_of


@dataclass(frozen=True, slots=True)
class Place:
    """An address in Cyrillic, and when what stands there last changed, where that is known."""

    path: str
    changed_at: datetime | None = None


# For each kind of address where its numbers are; the last word is the column they stand in.
_NUMBERS = {
    "post": "content_article WHERE live AND id",
    "rubric": "content_rubric WHERE id",
    "author": "content_author WHERE id",
    "topic": "content_topic WHERE id",
    "series": "content_series WHERE id",
    "page": "content_standalonepage JOIN wagtailcore_page ON id = page_ptr_id WHERE live AND id",
}
KINDS = tuple(_NUMBERS)

# From each thousand one step in the index to the next number beyond it: a million articles are a
# thousand steps, and numbers that were never given cost none.
_STEPS = """
WITH RECURSIVE step(n) AS (
    SELECT CAST(-1 AS bigint)
    UNION ALL
    SELECT (SELECT id / {size} FROM {numbers} >= (step.n + 1) * {size} ORDER BY id LIMIT 1)
    FROM step WHERE step.n IS NOT NULL
) SELECT n FROM step WHERE n >= 0
"""


def thousands(kind: str) -> tuple[int, ...]:
    """The thousands in which there is something of this kind, rising. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_STEPS.format(numbers=_NUMBERS[kind], size=tags.THOUSAND))
        return tuple(row[0] for row in cursor.fetchall())


def places(kind: str, thousand: int) -> tuple[Place, ...]:
    """What stands in a thousand, by number; empty where nothing is. One query."""
    return _READERS.get(kind, _named)(kind, thousand * tags.THOUSAND)


def _posts(_: str, first: int) -> tuple[Place, ...]:
    columns = ("id", "published_at", "updated_at")
    rows = _stretch(Article.objects.filter(live=True), first).values_list(*columns)
    return tuple(
        Place(f"/post/{id_}", last_of(published_at, updated_at))
        for id_, published_at, updated_at in rows
    )


_MODELS: dict[str, Any] = {"rubric": Rubric, "author": Author, "topic": Topic, "series": Series}


def _named(kind: str, first: int) -> tuple[Place, ...]:
    slugs = _stretch(_MODELS[kind].objects, first).values_list("slug", flat=True)
    return tuple(Place(f"/{kind}/{slug}") for slug in slugs)


def _pages(_: str, first: int) -> tuple[Place, ...]:
    rows = _stretch(StandalonePage.objects.filter(live=True), first)
    return tuple(
        Place(f"/page/{slug}", at) for slug, at in rows.values_list("slug", "last_published_at")
    )


def _stretch(rows: Any, first: int) -> Any:
    return rows.filter(id__gte=first, id__lt=first + tags.THOUSAND).order_by("id")


_READERS: dict[str, Callable[[str, int], tuple[Place, ...]]] = {"post": _posts, "page": _pages}
