"""Writes of the audience room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from jarshy.audience.models import BestPick, HourlyViews, TotalViews


@transaction.atomic
def record_hours(*, hours: Mapping[tuple[int, datetime], int]) -> None:
    """Adds views to (article id, full hour) rows and to the articles' sums, in bulk."""
    HourlyViews.objects.bulk_create(
        [HourlyViews(article_id=a, hour_at=h, views=n) for (a, h), n in hours.items()],
        batch_size=2000,
    )
    sums: dict[int, int] = {}
    for (article_id, _), count in hours.items():
        sums[article_id] = sums.get(article_id, 0) + count
    known = set(
        TotalViews.objects.filter(article_id__in=list(sums)).values_list("article_id", flat=True)
    )
    TotalViews.objects.bulk_create(
        [TotalViews(article_id=a, views=n) for a, n in sums.items() if a not in known],
        batch_size=2000,
    )
    for article_id in known:
        TotalViews.objects.filter(article_id=article_id).update(views=F("views") + sums[article_id])


@transaction.atomic
def set_best(*, article_ids: Sequence[int]) -> None:
    """Replaces the desk's picks with these, in this order."""
    BestPick.objects.all().delete()
    BestPick.objects.bulk_create(
        BestPick(position=n, article_id=id_) for n, id_ in enumerate(article_ids, 1)
    )
