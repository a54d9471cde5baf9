"""Numbers of the audience: views measured here, and today's best materials."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from jarshy.audience.models import BestPick, TotalViews
from jarshy.content.models import Article


def views(ids: Iterable[int]) -> dict[int, int]:
    """Views of each live article of these ids: imported and measured ones added."""
    wanted = list(ids)
    found = dict(
        Article.objects.filter(id__in=wanted, live=True).values_list("id", "imported_views")
    )
    measured = TotalViews.objects.filter(article_id__in=wanted)
    for id_, count in measured.values_list("article_id", "views"):
        if id_ in found:
            found[id_] += count
    return found


def best_ids(now: datetime, limit: int = 3) -> tuple[int, ...]:
    """The articles the desk holds up now, in its order, at most one a rubric."""
    standing = Q(until__isnull=True) | Q(until__gt=now)
    rows = BestPick.objects.filter(standing, article__live=True)
    chosen: dict[int | None, int] = {}
    for article_id, rubric_id in rows.values_list("article_id", "article__rubric_id"):
        chosen.setdefault(rubric_id, article_id)
    return tuple(chosen.values())[:limit]
