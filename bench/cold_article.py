"""Queries and CPU time of an article rendered from nothing, in each script.

Every article of the demo newsroom is rendered; the database stands warm, no page is stored.
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from bench import Metric
from bench.newsroom import stand_on_demo

ROUNDS = 5


def run() -> dict[str, Metric]:
    """The design's budget: at most 6 queries and 3 ms of CPU."""
    stand_on_demo()
    from jarshy.content.models import Article
    from jarshy.content.scripts import SCRIPTS

    ids = list(Article.objects.filter(live=True).values_list("id", flat=True))
    for script in SCRIPTS:
        _render(ids[0], script)
    metrics = {"queries, the most": Metric(max(_queries(id_) for id_ in ids), "queries", 6)}
    for script in SCRIPTS:
        times = [_milliseconds(id_, script) for _ in range(ROUNDS) for id_ in ids]
        metrics[f"CPU, median article, {script.key}"] = Metric(statistics.median(times), "ms", 3)
    return metrics


def _render(id_: int, script: Any) -> None:
    from jarshy.content import presentation
    from jarshy.reader import pages

    view = presentation.article(id_)
    assert view is not None
    pages.article(view, script)


def _milliseconds(id_: int, script: Any) -> float:
    started = time.process_time()
    _render(id_, script)
    return (time.process_time() - started) * 1000


def _queries(id_: int) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jarshy.content.scripts import CYRILLIC

    with CaptureQueriesContext(connection) as captured:
        _render(id_, CYRILLIC)
    return len(captured)
