"""What readers get of the audience: the counter on article pages, numbers, rankings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from jarshy.audience.moments import hour_of
from jarshy.audience.operations import record_hours, set_best
from jarshy.audience.rows import Slot
from jarshy.audience.tokens import Signer
from jarshy.comments.operations import add_shown
from jarshy.content.models import Article
from jarshy.reader.ratings import refresh

Write = Callable[..., Article]
_TOKEN = re.compile(r'data-token="([^"]+)"')
_PICTURE = re.compile(r'<noscript><img src="/b/p\.gif\?t=([^"]+)"')


def page(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize(("prefix", "script"), [("", 0), ("/lt", 1), ("/tt", 2)])
def test_an_article_carries_its_token_for_scripts_and_without(
    site: Any, write_article: Write, prefix: str, script: int
) -> None:
    article = write_article()
    html = page(f"{prefix}/post/{article.pk}")
    token = _TOKEN.search(html)
    assert token and _PICTURE.findall(html) == [token[1]]
    read = Signer(settings.SECRET_KEY).read(token[1], hour_of(timezone.now()))
    assert (read.article_id, read.script) == (article.pk, script)


def test_other_pages_carry_no_counter(site: Any, write_article: Write) -> None:
    write_article()
    for path in ("/", "/latest", "/ratings"):
        assert not _TOKEN.search(page(path)), path


def test_no_page_sets_a_cookie(site: Any, write_article: Write) -> None:
    response = Client().get(f"/post/{write_article().pk}")
    assert not response.cookies


def test_measured_and_imported_views_are_shown_added(site: Any, write_article: Write) -> None:
    article = write_article(imported_views=1381)
    record_hours(hours={Slot(article.pk, 480_000): 19})
    assert ">1400<" in page(f"/post/{article.pk}")


@pytest.mark.parametrize("prefix", ["", "/lt", "/tt"])
def test_large_numbers_are_grouped_in_every_script(
    site: Any, write_article: Write, prefix: str
) -> None:
    article = write_article(imported_views=12_500)
    assert ">12\u00a0500<" in page(f"{prefix}/post/{article.pk}")


def test_the_desks_pick_says_so_above_the_scores(site: Any, write_article: Write) -> None:
    read, picked = write_article("Оқылған мақала"), write_article("Таңдалған мақала")
    record_hours(hours={Slot(read.pk, hour_of(timezone.now())): 12})
    set_best(article_ids=[picked.pk])
    refresh(timezone.now())
    html = page("/ratings/best")
    assert html.index("Таңдалған") < html.index("редакция таңдауы") < html.index("Оқылған")
    assert ">12&nbsp;ұпай</span>" in html


@pytest.mark.parametrize("prefix", ["", "/lt", "/tt"])
def test_rankings_are_pages_with_their_formulas(
    site: Any, write_article: Write, prefix: str
) -> None:
    article = write_article("Baiqońyr")
    record_hours(hours={Slot(article.pk, hour_of(timezone.now())): 12})
    refresh(timezone.now())
    for path in ("/ratings", "/ratings/week", "/ratings/best"):
        html = page(prefix + path)
        assert f'href="{prefix}/post/{article.pk}"' in html
        assert '<bdi dir="ltr">1/k</bdi>' in html
        assert "<!--hole" not in html


def test_the_most_discussed_are_shown_with_their_comments(site: Any, write_article: Write) -> None:
    article = write_article(imported_views=1381)
    for _ in range(3):
        add_shown(article_id=article.pk, name="Оқырман", text="Иә.", created_at=timezone.now())
    refresh(timezone.now())
    html = page("/ratings/discussed")
    assert ">3&nbsp;пікір</span>" in html
    assert ">1381<" not in html


def test_an_unknown_ranking_is_not_found(site: Any) -> None:
    assert Client().get("/ratings/bought").status_code == 404


def test_the_best_block_never_shows_the_article_being_read(site: Any, write_article: Write) -> None:
    first, second = write_article("Бірінші мақала"), write_article("Екінші мақала")
    hour = hour_of(timezone.now())
    record_hours(hours={Slot(first.pk, hour): 50, Slot(second.pk, hour): 20})
    refresh(timezone.now())
    for reading, shown in ((first, second), (second, first)):
        block = page(f"/post/{reading.pk}").partition('class="best"')[2]
        assert f'/post/{shown.pk}"' in block
        assert f'/post/{reading.pk}"' not in block.partition("</ol>")[0]


def test_the_clocks_job_may_run_twice(site: Any, now: datetime) -> None:
    from jarshy.audience.tasks import tend

    for _ in range(2):
        refresh(now)
        tend(now)
