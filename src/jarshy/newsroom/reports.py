"""The audience for the newsroom: what is read now, by whom it was found, what was filtered out.

Every screen is a chart, the same numbers as a table, and the same table as CSV.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from jarshy.audience import datafiles, figures
from jarshy.audience.figures import PERIOD_OF, PERIODS, Figures, Period, Subject
from jarshy.audience.models import TotalViews
from jarshy.audience.moments import date_of, moment_of
from jarshy.content.models import Article, Author, Rubric
from jarshy.kazakh import dates
from jarshy.newsroom.charts import Column, draw_columns

TITLE = "Оқырман"
Points = Sequence[tuple[int, int]]
_VIEW = Callable[..., HttpResponse]
_MODELS: dict[str, Any] = {"article": Article, "rubric": Rubric, "author": Author}
_NAMES = {"rubric": "Айдар", "author": "Автор"}


@dataclass(frozen=True)
class Table:
    """Numbers as rows; the first cell of a row may lead somewhere."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    links: Sequence[str] = ()

    def linked(self) -> Iterable[tuple[str, tuple[Any, ...]]]:
        """(address or empty, row)."""
        return zip(self.links or [""] * len(self.rows), self.rows, strict=True)


def may_read(user: Any) -> bool:
    """True for those who work on articles: moderators and strangers have no use of the numbers."""
    return bool(user.has_perm("content.view_article"))


def _guarded(view: _VIEW) -> _VIEW:
    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_read(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return require_admin_access(guard)


@_guarded
def overview(request: HttpRequest) -> HttpResponse:
    """The site: live now, the period's course, and where it is read."""
    now, period = timezone.now(), _period(request)
    found = figures.views_of(Subject(), period, now)
    tables = [
        _course(found.points, period),
        _top_articles(now),
        _named("rubric", period, now),
        _named("author", period, now),
        *_shares(found),
    ]
    minutes, half_hour = figures.live_views(now)
    live = (("Соңғы 5 минутта", minutes), ("Соңғы 30 минутта", half_hour))
    chart = _chart("Қаралым", found.points, period)
    more = {"live": live, "total": found.total}
    return _answer(request, "Сайт оқылымы", period, chart, tables=tables, **more)


@_guarded
def subject(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """An article, a rubric or an author."""
    row = _MODELS[kind].objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    now, period = timezone.now(), _period(request)
    found = figures.views_of(Subject(kind, pk), period, now)
    tables = [_course(found.points, period), *_shares(found)]
    facts = _facts(row) if kind == "article" else ()
    chart = _chart("Қаралым", found.points, period)
    more = {"facts": facts, "total": found.total}
    return _answer(request, str(row), period, chart, tables=tables, **more)


@_guarded
def filtered(request: HttpRequest) -> HttpResponse:
    """What the filters removed, and why."""
    now, period = timezone.now(), _period(request)
    removed = figures.removed(period, now)
    rows = [(f.title, n, f.about) for f, n in removed.filters]
    found = figures.views_of(Subject(), period, now)
    rows.append(("Есепке кірген қаралым", found.total, "Барлық сүзгіден өткен сұраулар."))
    table = Table("Сүзгілер, қолданылу ретімен", ("Сүзгі", "Саны", "Себебі"), rows)
    notes = [datafiles.title_of(name) for name in ("datacentres.tsv", "sources.tsv")]
    chart = _chart("Сүзілген сұраулар", removed.points, period)
    tables = [table, _course(removed.points, period)]
    return _answer(request, "Сүзгілер", period, chart, tables=tables, notes=notes)


def _facts(row: Article) -> tuple[tuple[str, int], ...]:
    measured = TotalViews.objects.filter(pk=row.pk).values_list("views", flat=True).first() or 0
    return (
        ("Осы сайтта саналғаны", measured),
        ("Ескі сайттан көшірілгені", row.imported_views),
        ("Оқырманға көрінетіні", measured + row.imported_views),
    )


def _period(request: HttpRequest) -> Period:
    key = request.GET.get("period", "day")
    if key not in PERIOD_OF:
        raise Http404
    return PERIOD_OF[key]


def _course(points: Points, period: Period) -> Table:
    head = ("Күні" if period.days else "Сағаты", "Саны")
    rows = [(_long_label(place, period), views) for place, views in points]
    return Table("Барысы", head, rows)


def _shares(found: Figures) -> list[Table]:
    parts = (("Қайдан келді", "Көзі", found.sources), ("Қай жазумен оқылды", "Жазу", found.scripts))
    return [
        Table(
            title,
            (head, "Қаралым", "Үлесі"),
            [(k, n, _share(n, found.total)) for k, n in c.items()],
        )
        for title, head, c in parts
    ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %".replace(".", ",") if whole else "—"


def _top_articles(now: datetime) -> Table:
    counts = figures.top_articles(24, now)
    names = dict(Article.objects.filter(pk__in=counts).values_list("pk", "headline"))
    rows = [(names.get(pk, f"№ {pk}"), n) for pk, n in counts.items()]
    links = [_address("article", pk) for pk in counts]
    return Table("Соңғы 24 сағатта ең көп оқылғаны", ("Мақала", "Қаралым"), rows, links)


def _named(kind: str, period: Period, now: datetime) -> Table:
    counts = dict(list(figures.sums_by(kind, period, now).items())[:20])
    names = dict(_MODELS[kind].objects.filter(pk__in=counts).values_list("pk", "name"))
    rows = [(names[pk], n) for pk, n in counts.items() if pk in names]
    links = [f"{_address(kind, pk)}?period={period.key}" for pk in counts if pk in names]
    title = {"rubric": "Айдарлар", "author": "Авторлар"}[kind]
    return Table(title, (_NAMES[kind], "Қаралым"), rows, links)


def _address(kind: str, pk: int) -> str:
    return reverse("newsroom_audience_subject", args=[kind, pk])


def _long_label(place: int, period: Period) -> str:
    if period.days:
        return dates.masthead(date_of(place))
    return f"{moment_of(place).astimezone(ZoneInfo(settings.TIME_ZONE)):%H:%M}"


def _short_label(place: int, period: Period) -> str:
    return f"{date_of(place):%d.%m}" if period.days else _long_label(place, period)[:2]


def _chart(title: str, points: Points, period: Period) -> str:
    columns = [
        Column(_short_label(place, period), f"{_long_label(place, period)}: {count}", count)
        for place, count in points
    ]
    total = sum(count for _, count in points)
    return draw_columns(columns, caption=f"{title}, {period.title}: {total}")


def _answer(
    request: HttpRequest,
    title: str,
    period: Period,
    chart: str,
    *,
    tables: list[Table],
    **more: Any,
) -> HttpResponse:
    if request.GET.get("export") == "csv":
        return _export(title, period, tables)
    context = {
        "page_title": title,
        "header_title": f"{title} — {TITLE}",
        "header_icon": "view",
        "periods": PERIODS,
        "period": period,
        "chart": chart,
        "tables": tables,
        "export": urlencode({"period": period.key, "export": "csv"}),
        "here": request.resolver_match and request.resolver_match.url_name,
    }
    return render(request, "newsroom/reports/audience.html", context | more)


def _export(title: str, period: Period, tables: list[Table]) -> HttpResponse:
    """The tables one under another; the mark at the start tells spreadsheets that it is UTF-8."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="audience-{period.key}.csv"'
    writer = csv.writer(response)
    writer.writerow([title, period.title])
    for table in tables:
        writer.writerow([])
        writer.writerow([table.title])
        writer.writerow(table.head)
        writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return response


def _harmless(cell: Any) -> Any:
    """A headline that begins like a formula is not run by a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


class ReportsItem(MenuItem):
    """The way to the numbers, for those who may read them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those who work on articles."""
        return may_read(request.user)


@hooks.register("register_admin_urls")
def lay_addresses() -> list[URLPattern]:
    """The screens' addresses."""
    return [
        path("audience/", overview, name="newsroom_audience"),
        path("audience/filters/", filtered, name="newsroom_audience_filters"),
        path("audience/<str:kind>/<int:pk>/", _known(subject), name="newsroom_audience_subject"),
    ]


def _known(view: _VIEW) -> _VIEW:
    @wraps(view)
    def check(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        if kind not in _MODELS:
            raise Http404
        return view(request, kind, pk)

    return check


@hooks.register("register_admin_menu_item")
def add_to_menu() -> MenuItem:
    """After what is written, what is read."""
    url = reverse("newsroom_audience")
    return ReportsItem(TITLE, url, name="audience", icon_name="view", order=350)
