"""The newsroom's screens of the audience."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail import hooks

from jarshy.accounts.models import User
from jarshy.audience.arrivals import STAFF_COOKIE
from jarshy.audience.moments import hour_of
from jarshy.audience.operations import record_filtered, record_hours
from jarshy.audience.rows import Slot
from jarshy.audience.tasks import tend
from jarshy.content.models import Article, Author, Byline, Rubric
from jarshy.newsroom.charts import Column, draw_columns, nice_top
from jarshy.newsroom.roles import CHIEF, JOURNALIST, MODERATOR

hooks.search_for_hooks()
Write = Callable[..., Article]
SCREENS = ("", "filters/", "article/{article}/", "rubric/{rubric}/", "author/{author}/")


@pytest.fixture
def sign_in(site: Any) -> Callable[[Any], Client]:
    def enter(role: Any) -> Client:
        user = User.objects.create(username=role.key, is_staff=True)
        user.groups.add(Group.objects.get(name=role.name))
        client = Client()
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def read(write_article: Write, rubric: Rubric) -> dict[str, int]:
    """An article that was read; ids by kind."""
    article = write_article("=Тұзкөлдің тұзы", rubric=rubric, imported_views=1000)
    author = Author.objects.create(name="Айша Қарақат")
    Byline.objects.create(article=article, author=author, sort_order=0)
    now = timezone.now()
    hour = hour_of(now)
    record_hours(hours={Slot(article.pk, hour, 2, 1): 345, Slot(article.pk, hour - 48, 0, 0): 55})
    record_filtered(counts={(hour, "robot"): 77})
    tend(now)
    return {"article": article.pk, "rubric": rubric.pk, "author": author.pk}


def address(screen: str, ids: dict[str, int]) -> str:
    return "/newsroom/audience/" + screen.format(**ids)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("period", ["day", "week", "month", "year"])
def test_every_screen_of_every_period_opens(
    sign_in: Callable, read: dict[str, int], screen: str, period: str
) -> None:
    response = sign_in(CHIEF).get(address(screen, read), {"period": period})
    html = response.content.decode()
    assert response.status_code == 200
    assert "345" in html or screen == "filters/"
    assert '<svg class="chart"' in html


def test_filters_are_shown_with_reasons_and_counts(sign_in: Callable, read: dict[str, int]) -> None:
    html = sign_in(JOURNALIST).get(address("filters/", read)).content.decode()
    assert "Өзін таныстырған робот" in html and ">77<" in html
    assert "Date: 2026" in html, "the data files tell their age"


def test_an_article_shows_imported_views_apart_and_added(
    sign_in: Callable, read: dict[str, int]
) -> None:
    html = sign_in(CHIEF).get(address("article/{article}/", read)).content.decode()
    for number in ("<dd>400</dd>", "<dd>1000</dd>", "<dd>1400</dd>"):
        assert number in html


@pytest.mark.parametrize("screen", SCREENS)
def test_who_does_not_work_on_articles_sees_no_numbers(
    sign_in: Callable, read: dict[str, int], screen: str
) -> None:
    assert sign_in(MODERATOR).get(address(screen, read)).status_code in {302, 403}
    assert Client().get(address(screen, read)).status_code == 302


@pytest.mark.parametrize(
    "path", ["article/999/", "page/1/", "article/x/", "?period=century", "rubric/999/"]
)
def test_what_is_not_there_is_not_found(sign_in: Callable, path: str) -> None:
    assert sign_in(CHIEF).get(f"/newsroom/audience/{path}").status_code == 404


def test_a_table_is_also_csv_and_no_cell_of_it_is_a_formula(
    sign_in: Callable, read: dict[str, int]
) -> None:
    response = sign_in(CHIEF).get(address("", read), {"period": "week", "export": "csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(response.content.decode("utf-8-sig").splitlines()))
    assert ["'=Тұзкөлдің тұзы", "345"] in rows
    assert ["Іздеу жүйесі", "345", "86,2 %"] in rows


def test_the_newsrooms_browsers_are_marked_for_the_beacon_alone(
    sign_in: Callable, read: dict[str, int]
) -> None:
    cookie = sign_in(CHIEF).get(address("", read)).cookies[STAFF_COOKIE]
    assert (cookie.value, cookie["path"], cookie["httponly"]) == ("1", "/b", True)
    assert STAFF_COOKIE not in Client().get("/newsroom/login/").cookies


def test_a_chart_says_its_numbers_in_words() -> None:
    svg = draw_columns([Column("00", "00:00: 7 <b>", 7)], caption='a "caption"')
    assert "<title>00:00: 7 &lt;b&gt;</title>" in svg
    assert 'aria-label="a &quot;caption&quot;"' in svg
    assert draw_columns([], caption="empty").count("<rect") == 0


@pytest.mark.parametrize(("value", "top"), [(0, 4), (4, 4), (5, 10), (25, 40), (1381, 2000)])
def test_a_scale_ends_at_a_round_number(value: int, top: int) -> None:
    assert nice_top(value) == top
