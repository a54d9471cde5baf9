"""Numbers of the audience for readers' pages: views, rankings, best materials, page tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet, Value

from jarshy.audience.models import BestPick, Ranked, TotalViews
from jarshy.audience.moments import hour_of
from jarshy.audience.tokens import Signer
from jarshy.content.models import Article
from jarshy.database.prepared import Prepared

# Enough that three of different rubrics are left when the article being read is taken out.
BEST_CANDIDATES = 60


def _numbers_of(ids: Sequence[int]) -> Any:
    """Imported views of live articles, then measured ones of all, in one query."""
    imported = Article.objects.filter(id__in=ids, live=True).order_by()
    measured = TotalViews.objects.filter(article_id__in=ids).order_by()
    return imported.values_list(Value(0), "id", "imported_views").union(
        measured.values_list(Value(1), "article_id", "views"), all=True
    )


_NUMBERS = Prepared(_numbers_of)


def views(ids: Iterable[int]) -> dict[int, int]:
    """Views of each live article of these ids: imported and measured ones added."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = _NUMBERS(wanted)
    found = {id_: count for is_measured, id_, count in rows if not is_measured}
    for is_measured, id_, count in rows:
        if is_measured and id_ in found:
            found[id_] += count
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """An article of a ranking; `score` is None for one the desk put there."""

    article_id: int
    score: float | None


def places(ranking: str, limit: int, now: datetime) -> tuple[Place, ...]:
    """The places of a ranking as last computed, the first first.

    In `best` the desk's picks that have not ended stand above them. One query on its key, two then.
    """
    rows = Ranked.objects.filter(ranking=ranking).order_by("place")
    found = dict(rows.values_list("article_id", "score")[:limit])
    chosen = _picks(now).values_list("article_id", flat=True) if ranking == "best" else ()
    picks: dict[int, float | None] = dict.fromkeys(chosen)
    ordered = picks | {id_: score for id_, score in found.items() if id_ not in picks}
    return tuple(Place(*place) for place in list(ordered.items())[:limit])


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may stand among the best materials."""

    article_id: int
    rubric_id: int | None


def best_candidates(now: datetime) -> tuple[Candidate, ...]:
    """The desk's picks that have not ended, then the ranking `best`; live articles only."""
    fields = ("article_id", "article__rubric_id")
    picks = _picks(now).values_list(*fields)
    ranked = Ranked.objects.filter(ranking="best", article__live=True).order_by("place")
    rows = [*picks, *ranked.values_list(*fields)[:BEST_CANDIDATES]]
    return tuple(Candidate(*row) for row in dict.fromkeys(rows))


def _picks(now: datetime) -> QuerySet[BestPick]:
    standing = Q(until__isnull=True) | Q(until__gt=now)
    return BestPick.objects.filter(standing, article__live=True)


def choose_best(
    candidates: Sequence[Candidate], *, reading_id: int, limit: int = 3
) -> tuple[int, ...]:
    """The first candidates, one a rubric, without the article being read."""
    chosen: dict[int | None, int] = {}
    for candidate in candidates:
        if candidate.article_id != reading_id:
            chosen.setdefault(candidate.rubric_id, candidate.article_id)
    return tuple(chosen.values())[:limit]


@cache
def _signer() -> Signer:
    return Signer(settings.SECRET_KEY)


def page_token(article_id: int, script_key: str, now: datetime) -> str:
    """The token of an article's page, the same for every reader of this hour."""
    return _signer().make(article_id, hour_of(now), script_key)
