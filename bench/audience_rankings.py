"""Rankings and newsroom reports over 1,000,000 articles and 100,000,000 views, on SQLite."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from bench import Metric
from bench._audience_ground import ROOT, installation

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "1000000"))


def run() -> dict[str, Metric]:
    """The history is built first (a few minutes), then everything is read warm."""
    with installation("sqlite", articles=0) as ground:
        done = subprocess.run(
            [sys.executable, "-m", "bench._audience_history", str(ARTICLES)],
            env=ground.environ, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        found = json.loads(done.stdout.splitlines()[-1])
        size = (ground.var / "jarshy.sqlite3").stat().st_size
    kinds = ("article", "rubric", "author", "site", "filters")
    reports = {
        f"the same, processor time: {kind}": Metric(found[f"report_{kind}_cpu_ms"], "ms")
        for kind in kinds
    } | {
        f"report over a year, whole request: {kind}": Metric(found[f"report_{kind}_ms"], "ms", 300)
        for kind in kinds
    }
    return {
        "articles": Metric(found["articles"], ""),
        "views of history": Metric(found["views"], ""),
        "rows of hours": Metric(found["hour_rows"], ""),
        "rows of days": Metric(found["day_rows"], ""),
        "database": Metric(size / 1e9, "GB"),
        "history built in": Metric(found["built_s"], "s"),
        "all seven rankings refreshed": Metric(found["refresh_s"], "s", 5),
        "the same, processor time": Metric(found["refresh_cpu_s"], "s"),
        "a ranking read, median": Metric(found["read_ms"], "ms", 1),
        "a ranking read, 99th of 100": Metric(found["read_99_ms"], "ms"),
        "candidates of best materials read": Metric(found["best_ms"], "ms"),
        "a day added up": Metric(found["close_day_s"], "s"),
        **reports,
    }
