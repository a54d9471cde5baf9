"""From Publish in the newsroom to every page that shows it, under load, in two workers."""

from __future__ import annotations

import http.client
import os
import subprocess
import time
from datetime import timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bench import Metric
from bench._delivery_ground import CONNECTIONS, lay_ground, served, start_django

PUBLISHES = int(os.environ.get("BENCH_PUBLISHES", "200"))
PATIENCE_S = 10.0


def run() -> dict[str, Metric]:
    """The 200 times of a real publish, the last page to show it counting."""
    ground = lay_ground()
    start_django(ground)
    with served(ground, 2) as (url, _):
        article = _article()
        pages = _pages(article)
        seen = _Seen(url)
        seen.all_show(dict.fromkeys((*pages, _map(article)), "</"))
        load = ["wrk", "-t1", f"-c{CONNECTIONS}", "-d3600", "-H", "Accept-Encoding: br"]
        with subprocess.Popen([*load, url + pages[0]], stdout=subprocess.DEVNULL) as wrk:
            try:
                times = [_publish(article, n, pages, seen) for n in range(PUBLISHES)]
            finally:
                wrk.terminate()
    times.sort()
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    return {
        "publish to visible everywhere, p99": Metric(p99, "s", 1.0),
        "publish to visible everywhere, median": Metric(times[len(times) // 2], "s"),
        "publish to visible everywhere, worst": Metric(times[-1], "s"),
        "publishes": Metric(len(times), ""),
        "addresses that show each": Metric(len(pages) + 1, ""),
    }


def _article():  # type: ignore[no-untyped-def]
    from jarshy.content.models import Article

    return Article.objects.filter(live=True, rubric__isnull=False, bylines__isnull=False).latest(
        "published_at"
    )


def _pages(article) -> list[str]:  # type: ignore[no-untyped-def]
    """Article, front page, latest, rubric, author, two feeds, in three scripts."""
    author, rubric = article.bylines.first().author, f"/rubric/{article.rubric.slug}"
    plain = [f"/post/{article.pk}", "/", "/latest", rubric, f"/author/{author.slug}"]
    plain += ["/feed.xml", f"{rubric}/feed.xml"]
    return [f"{prefix}{page}" for prefix in ("", "/lt", "/tt") for page in plain]


def _map(article) -> str:  # type: ignore[no-untyped-def]
    """The file of the sitemap that the article is in: it shows the moment of the last addition."""
    return f"/sitemap/post/{article.pk // 1000}.xml"


def _publish(article, n: int, pages: list[str], seen: _Seen) -> float:  # type: ignore[no-untyped-def]
    """Wagtail's own publish; seconds from its commit until the last page showed it."""
    number = f"{7_000_000 + n}"  # the same in all scripts
    article.headline = f"Нұсқа {number}"
    article.updated_at = article.published_at + timedelta(seconds=n + 1)
    article.save_revision().publish()
    began = time.monotonic()
    added = article.updated_at.astimezone(ZoneInfo("Asia/Almaty")).isoformat(timespec="seconds")
    seen.all_show({_map(article): added, **dict.fromkeys(pages, number)})
    return time.monotonic() - began


class _Seen:
    """Looks at pages over several connections, so that both workers are asked."""

    def __init__(self, url: str) -> None:
        host = urlsplit(url).netloc
        self._lines = [http.client.HTTPConnection(host, timeout=10) for _ in range(6)]

    def all_show(self, texts: dict[str, str]) -> None:
        """Returns when every page shows its text on every connection. Errors: TimeoutError."""
        until = time.monotonic() + PATIENCE_S
        left = [(line, page) for line in self._lines for page in texts]
        while left:
            if time.monotonic() > until:
                raise TimeoutError([page for _, page in left])
            left = [(line, page) for line, page in left if texts[page] not in _read(line, page)]


def _read(line: http.client.HTTPConnection, page: str) -> str:
    line.request("GET", page)
    return line.getresponse().read().decode()
