"""The demo newsroom repeated to any size, in bulk, for measurements."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from jarshy.audience.models import TotalViews
from jarshy.content.models import Article, Byline
from jarshy.content.operations import lift_ids
from jarshy.demo.builder import Progress

BATCH = 2_000
MINUTES_APART = 9  # a million articles then reach back 17 years, as an old portal's archive does


def grow(*, to: int, now: datetime, progress: Progress) -> int:
    """Adds copies of the demo's articles until there are `to`; returns how many were added.

    Each batch is one transaction. Copies get numbers below none: they follow the highest one.
    """
    models = list(Article.objects.filter(live=True).values(*_FIELDS).order_by("id")[:64])
    authors = list(Byline.objects.values_list("author_id", flat=True).distinct())
    have = Article.objects.count()
    missing = max(0, to - have)
    for start in range(0, missing, BATCH):
        count = min(BATCH, missing - start)
        _add(models, authors, first=have + start, count=count, now=now)
        progress("мақалалар", have + start + count, to)
    return missing


_FIELDS = ("headline", "lead", "body", "rubric_id", "source", "lead_picture_id", "language")


@transaction.atomic
def _add(
    models: list[dict[str, Any]], authors: list[int], *, first: int, count: int, now: datetime
) -> None:
    dice = random.Random(first)  # noqa: S311  (the same copies at every run)
    rows = Article.objects.bulk_create(_copies(models, first, count, now), batch_size=500)
    Byline.objects.bulk_create(
        [Byline(article_id=row.pk, author_id=dice.choice(authors), sort_order=0) for row in rows],
        batch_size=BATCH,
    )
    TotalViews.objects.bulk_create(
        [TotalViews(article_id=row.pk, views=int(dice.paretovariate(1.2) * 80)) for row in rows],
        batch_size=BATCH,
    )
    lift_ids()


def _copies(
    models: list[dict[str, Any]], first: int, count: int, now: datetime
) -> Iterator[Article]:
    for n in range(first, first + count):
        model = models[n % len(models)]
        at = now - timedelta(days=91, minutes=MINUTES_APART * n)
        yield Article(
            **{**model, "headline": f"{model['headline']} ({n})"},
            live=True,
            published_at=at,
            first_published_at=at,
            last_published_at=at,
        )
