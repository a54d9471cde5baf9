"""Seventeen years of a portal in its database: 1,000,000 articles, 100,000,000 views.

How it is made, all in SQL. Article n was published n times 9 minutes ago. Its views are
33 / (u + 0.003)^0.75, u even between 0 and 1: a hundred on average, a few have thousands. Two
fifths come on its first day, the rest on days 1, 2, 3, 5, 8, 13 … 1597 of its life, ever fewer. The
last eight days are spread over six hours a day and all source classes; older days lie in one hour.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

SHARES = (
    (0, 0.40), (1, 0.15), (2, 0.08), (3, 0.05), (5, 0.05), (8, 0.04), (13, 0.04), (21, 0.03),
    (34, 0.03), (55, 0.02), (89, 0.02), (144, 0.02), (233, 0.02), (377, 0.015), (610, 0.015),
    (987, 0.01), (1597, 0.01),
)  # fmt: skip
DAY_ARTICLES = 160  # 24 h / 9 min
RUBRICS, AUTHORS = 12, 60
_VIEWS = "33.0 / power(((n * 7919) % 100003) / 100003.0 + 0.003, 0.75)"


def main(articles: int) -> dict[str, float]:
    """Builds the history and measures; prints nothing."""
    import django

    django.setup()
    from django.utils import timezone

    now = timezone.now().astimezone(UTC)
    started = time.monotonic()
    _build(articles, now)
    found = {"built_s": time.monotonic() - started}
    return found | _measure(now)


def _build(articles: int, now: datetime) -> None:
    from django.db import connection

    from jarshy.audience.moments import day_of

    today = day_of(now, ZoneInfo("Asia/Almaty"))
    run = connection.cursor().execute
    _add_articles(run, articles, now)
    shares = ", ".join(f"({age}, {share})" for age, share in SHARES)
    run(
        "INSERT INTO audience_dailyviews (article_id, day, views, weight)"
        " WITH RECURSIVE share (age, part) AS (VALUES " + shares + "),"
        f" every (n, published, v) AS (SELECT id, {today} - id / {DAY_ARTICLES},"
        f" {_VIEWS.replace('n *', 'id *')} FROM content_article)"
        " SELECT n, published + age, CAST(v * part + 0.5 AS integer),"
        " CAST(v * part + 0.5 AS integer) * 950"
        f" FROM every, share WHERE published + age <= {today} AND v * part >= 0.5"
    )
    _add_hours(run, today)
    run("INSERT INTO audience_totalviews (article_id, views)"
        " SELECT article_id, SUM(views) FROM audience_dailyviews GROUP BY article_id")  # fmt: skip
    _add_sums(run, today)
    run(f"DELETE FROM audience_dailyviews WHERE day = {today}")
    run("ANALYZE")


def _add_articles(run: Callable[[str], Any], articles: int, now: datetime) -> None:
    from jarshy.content.models import Article, Author, Byline, Rubric

    Rubric.objects.bulk_create(Rubric(name=f"Айдар {n}", slug=f"r{n}") for n in range(RUBRICS))
    Author.objects.bulk_create(Author(name=f"Автор {n}", slug=f"a{n}") for n in range(AUTHORS))
    rubric = Rubric.objects.order_by("id").first()
    author = Author.objects.order_by("id").first()
    model = Article.objects.create(
        id=1, headline="Мақала", live=True, published_at=now, rubric=rubric
    )
    names = [f.column for f in Article._meta.concrete_fields]
    made = {
        "id": "n",
        "rubric_id": f"{rubric.pk} + n % {RUBRICS}",
        "published_at": f"datetime('{now:%Y-%m-%d %H:%M:%S}', '-' || (n * 9) || ' minutes')",
    }
    columns = ", ".join(made.get(name, name) for name in names)
    run(
        f"INSERT INTO content_article ({', '.join(names)})"
        f" WITH RECURSIVE number (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number"
        f" WHERE n < {articles}) SELECT {columns} FROM number, content_article"
        f" WHERE content_article.id = {model.pk}"
    )
    Byline.objects.create(article=model, author=author, sort_order=0)
    run("INSERT INTO content_byline (article_id, author_id, sort_order)"
        f" SELECT id, {author.pk} + id % {AUTHORS}, 0 FROM content_article"
        " WHERE id > 1")  # fmt: skip


def _add_hours(run: Callable[[str], Any], today: int) -> None:
    into = (
        "INSERT INTO audience_hourlyviews (article_id, hour, source, script, views, weight) SELECT"
    )
    run(f"{into} article_id, day * 24 - 5 + article_id % 24, 0, 0, views, weight"
        f" FROM audience_dailyviews WHERE day < {today - 8}")  # fmt: skip
    run(f"{into} article_id, day * 24 - 5 + (article_id + k * 4) % 24, k, k % 3,"
        " (views + 5) / 6, (weight + 5) / 6"
        f" FROM audience_dailyviews, (SELECT value AS k FROM json_each('[0,1,2,3,4,5]'))"
        f" WHERE day >= {today - 8}")  # fmt: skip


def _add_sums(run: Callable[[str], Any], today: int) -> None:
    """A year of daily sums, by every source class and script."""
    for kind, key in ((0, "0"), (1, "a.rubric_id"), (2, "b.author_id")):
        run("INSERT INTO audience_dailysum (kind, key_id, day, source, script, views)"
            f" SELECT {kind}, {key}, d.day, s.value, c.value, SUM(d.views) / 18 + 1"
            " FROM audience_dailyviews d JOIN content_article a ON a.id = d.article_id"
            " JOIN content_byline b ON b.article_id = a.id,"
            " json_each('[0,1,2,3,4,5]') s, json_each('[0,1,2]') c"
            f" WHERE d.day >= {today - 366} AND d.day <= {today}"
            " GROUP BY 1, 2, 3, 4, 5")  # fmt: skip
    run(
        "INSERT INTO audience_dailysum (kind, key_id, day, source, script, views)"
        " SELECT kind, key_id, day, -1, -1, SUM(views) FROM audience_dailysum GROUP BY 1, 2, 3"
    )


def _measure(now: datetime) -> dict[str, float]:
    from django.db.models import Sum

    from jarshy.audience.models import DailyViews, HourlyViews, TotalViews
    from jarshy.audience.moments import day_of
    from jarshy.audience.operations import close_day, refresh_rankings
    from jarshy.audience.queries import best_candidates, ranked_ids
    from jarshy.content.models import Article

    zone = ZoneInfo("Asia/Almaty")
    refresh = _times(3, lambda: refresh_rankings(now=now, comments=_comments))
    found = {
        "articles": float(Article.objects.count()),
        "views": float(TotalViews.objects.aggregate(n=Sum("views"))["n"]),
        "hour_rows": float(HourlyViews.objects.count()),
        "day_rows": float(DailyViews.objects.count()),
        "refresh_s": refresh[1][0],
        "refresh_cpu_s": refresh[1][1],
    }
    read = _times(300, lambda: ranked_ids("week", 10))
    best = _times(100, lambda: best_candidates(now))
    found |= {"read_ms": 1000 * read[150][0], "read_99_ms": 1000 * read[297][0]}
    found["best_ms"] = 1000 * best[50][0]
    closing = _times(1, lambda: close_day(day_of(now, zone) - 1, zone))
    return found | {"close_day_s": closing[0][0]} | _reports()


def _comments(since: datetime) -> Iterator[tuple[int, datetime]]:
    for number in range(5000):
        yield 1 + number * 37 % 3000, since + timedelta(minutes=2 * number)


def _reports() -> dict[str, float]:
    """The slowest of a few screens of each kind, whole requests, the middle one of five."""
    from django.test import Client

    from jarshy.accounts.models import User
    from jarshy.content.models import Author, Rubric
    from jarshy.content.operations import open_site

    open_site(name="Жаршы")
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_superuser(username="bench", email="", password="bench"))
    rubric = Rubric.objects.order_by("id").first()
    author = Author.objects.order_by("id").first()
    screens = {
        "site": [""],
        "article": ["article/1/", "article/200/", "article/20000/", "article/100001/"],
        "rubric": [f"rubric/{rubric.pk}/", f"rubric/{rubric.pk + 3}/"],
        "author": [f"author/{author.pk}/", f"author/{author.pk + 7}/"],
        "filters": ["filters/"],
    }
    found = {}
    for kind, paths in screens.items():
        worst = (0.0, 0.0)
        for path in paths:
            address = f"/newsroom/audience/{path}?period=year"
            assert client.get(address).status_code == 200, address
            worst = max(worst, _times(5, lambda address=address: client.get(address))[2])
        found[f"report_{kind}_ms"] = 1000 * worst[0]
        found[f"report_{kind}_cpu_ms"] = 1000 * worst[1]
    return found


def _times(count: int, call: Callable[[], object]) -> list[tuple[float, float]]:
    """(seconds on the clock, seconds of the processor) of each call, the quickest first."""
    spent = []
    for _ in range(count):
        started, used = time.perf_counter(), time.process_time()
        call()
        spent.append((time.perf_counter() - started, time.process_time() - used))
    return sorted(spent)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
