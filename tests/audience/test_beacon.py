from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from jarshy.audience.beacon import PICTURE, PICTURE_PATH
from jarshy.audience.models import HourlyViews, ReadIn, Seen, Source, TotalViews
from jarshy.audience.patience import Patience
from jarshy.audience.queries import views
from jarshy.content.models import Article

from .conftest import Sender, views_of

Write = Callable[..., Article]


def test_a_view_is_counted_in_its_hour_source_and_script(
    sender: Sender, write_article: Write
) -> None:
    article = write_article()
    token = sender.token(article.pk, script="arabic")
    assert sender.post({"t": token, "r": "www.google.kz", "s": "360x800@3", "w": 0}) == 204
    row = HourlyViews.objects.get()
    assert (row.article_id, row.views, row.weight) == (article.pk, 1, 1000)
    assert (row.source, row.script) == (Source.SEARCH, ReadIn.ARABIC)
    assert row.hour == int(sender.now.timestamp()) // 3600


def test_one_number_for_all_scripts(sender: Sender, write_article: Write) -> None:
    article = write_article(imported_views=1381)
    for number, script in enumerate(("cyrillic", "latin", "arabic")):
        assert sender.read(article.pk, script=script, address=f"2.72.1.{number}") == 204
    assert views([article.pk]) == {article.pk: 1384}
    assert TotalViews.objects.get().views == 3, "imported views stay apart"


def test_a_reader_counts_once_in_thirty_minutes_whatever_script_he_turns_to(
    sender: Sender, write_article: Write
) -> None:
    article, start = write_article(), sender.now
    for minutes, script in ((0, "cyrillic"), (10, "latin"), (29, "cyrillic"), (30, "cyrillic")):
        sender.now = start + timedelta(minutes=minutes)
        assert sender.read(article.pk, script=script) == 204
    assert views_of(article) == 2
    assert sum(n for name, n in sender.removed().items() if name == "repeat") == 2


def test_two_browsers_behind_one_address_are_two_readers(
    sender: Sender, write_article: Write
) -> None:
    article = write_article()
    sender.read(article.pk)
    sender.read(article.pk, headers={"accept-language": "ru-RU,ru;q=0.9"})
    sender.post({"t": sender.token(article.pk), "s": "412x915@2.625"})
    assert views_of(article) == 3
    assert HourlyViews.objects.get().weight == 1000 + 500 + 333


def test_without_scripts_a_picture_counts(sender: Sender, write_article: Write) -> None:
    article = write_article()
    status, body = sender.send("GET", PICTURE_PATH, query=f"t={sender.token(article.pk)}")
    assert (status, body) == (200, PICTURE)
    assert views_of(article) == 1


def test_a_picture_with_a_forged_token_is_shown_and_counts_nothing(
    sender: Sender, write_article: Write
) -> None:
    write_article()
    status, body = sender.send("GET", PICTURE_PATH, query="t=1.480000.c.AAAAAAAAAAAA")
    assert (status, body) == (200, PICTURE)
    assert sender.removed() == {"forged": 1}
    assert not HourlyViews.objects.exists()


_BAD: list[tuple[str, Any, int]] = [
    ("not JSON", b"{", 400),
    ("empty", b"", 400),
    ("bytes that are no text", b"\xff\xfe", 400),
    ("a list", [], 400),
    ("a number", 7, 400),
    ("a token that is a number", {"t": 7}, 400),
    ("a token that is a list", {"t": ["x"]}, 400),
    ("an unknown name", {"t": "x", "id": 176593}, 400),
    ("a long token", {"t": "7" * 65}, 400),
    ("a long screen", {"s": "7" * 25}, 400),
    ("a driven that is a word", {"w": "yes"}, 400),
    ("a driven of a half", {"w": 0.5}, 400),
    ("deeply nested", b"[" * 400 + b"]" * 100, 400),
    ("long", b'{"t":"' + b"7" * 600 + b'"}', 413),
    ("10 MB", b"7" * 10_000_000, 413),
]


@pytest.mark.parametrize(("body", "status"), [row[1:] for row in _BAD], ids=[r[0] for r in _BAD])
def test_an_ill_formed_beacon_is_refused_and_counts_nothing(
    sender: Sender, body: Any, status: int
) -> None:
    assert sender.post(body) == status
    assert sender.removed() == {"ill_formed": 1}
    assert not HourlyViews.objects.exists()


def test_a_body_longer_than_it_said_is_not_held(sender: Sender) -> None:
    assert sender.post(b"7" * 2000, headers={"content-length": "10"}) == 413


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS", "DELETE"])
def test_another_method_is_refused(sender: Sender, method: str) -> None:
    assert sender.send(method, "/b")[0] == 405


@pytest.mark.parametrize(
    ("hours_ago", "status", "removed"),
    [(0, 204, {}), (24, 204, {}), (25, 403, {"stale": 1}), (-1, 204, {}), (-2, 403, {"stale": 1})],
)
def test_a_token_counts_for_a_day_and_never_from_the_future(
    sender: Sender, write_article: Write, hours_ago: int, status: int, removed: dict
) -> None:
    article = write_article()
    token = sender.token(article.pk, hours_ago=hours_ago)
    assert sender.post({"t": token}) == status
    assert sender.removed() == removed
    assert views_of(article) == (status == 204)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"user-agent": "Googlebot/2.1"}, "robot"),
        ({"user-agent": ""}, "robot"),
        ({"sec-purpose": "prefetch;prerender"}, "prefetch"),
        ({"x-moz": "prefetch"}, "prefetch"),
        ({"sec-fetch-site": "cross-site"}, "foreign"),
        ({"cookie": "a=b; jarshy_staff=1"}, "staff"),
    ],
)
def test_a_filtered_view_is_answered_in_silence_and_shown_by_name(
    sender: Sender, write_article: Write, headers: dict[str, str], reason: str
) -> None:
    article = write_article()
    assert sender.read(article.pk, headers=headers) == 204
    assert sender.removed() == {reason: 1}
    assert views_of(article) == 0


def test_articles_that_are_not_live_or_do_not_exist_count_nothing(
    sender: Sender, write_article: Write
) -> None:
    draft = write_article(live=False)
    assert sender.read(draft.pk) == 204
    assert sender.read(10**17) == 204
    assert sender.removed() == {"no_article": 2}
    assert not HourlyViews.objects.exists() and not Seen.objects.exists()


def test_a_client_without_an_address_is_refused(sender: Sender, write_article: Write) -> None:
    assert sender.read(write_article().pk, address="") == 400


def test_an_unwritten_view_is_not_acknowledged(
    sender: Sender, write_article: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = write_article()

    def fail(*_: Any) -> None:
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("jarshy.audience.ledger.add_hours", fail)
        assert sender.read(article.pk) == 503
    assert views_of(article) == 0
    assert sender.read(article.pk) == 204, "sent again, it counts"
    assert views_of(article) == 1


@pytest.mark.parametrize("error", [OperationalError("gone"), OSError(24, "too many open files")])
def test_what_cannot_be_written_now_may_be_sent_again(
    sender: Sender, write_article: Write, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    token = sender.token(write_article().pk)

    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr("jarshy.audience.ledger.add_hours", fail)
    for method, path, body, query in (
        ("POST", "/b", b'{"t": "%s"}' % token.encode(), ""),
        ("GET", PICTURE_PATH, b"", f"t={token}"),
    ):
        assert sender.send(method, path, body, query=query) == (503, b"")
        assert sender.headers[b"retry-after"] == b"2"


def test_a_salt_that_cannot_be_written_is_no_fault_of_the_reader(
    sender: Sender, write_article: Write, tmp_path: Path
) -> None:
    article = write_article()
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    sender.beacon._desk.salt.path = blocked / "audience-salt"
    assert sender.read(article.pk) == 503


def test_a_body_that_does_not_come_is_given_up(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jarshy.audience.patience.LOOK_S", 0.001)
    sender.beacon._patience = Patience(0.0)
    sent: list[dict[str, Any]] = []

    async def wait_for_ever() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/b", "query_string": b"",
        "headers": [(b"content-length", b"90")], "client": ("2.72.1.9", 1),
    }  # fmt: skip
    asyncio.run(sender.beacon(scope, wait_for_ever, send))
    assert sent[0]["status"] == 408


def test_a_cancelled_request_is_not_taken_for_a_slow_one(sender: Sender) -> None:
    async def leave() -> str:
        async def wait() -> None:
            with sender.beacon._patience:
                await asyncio.Event().wait()

        task = asyncio.create_task(wait())
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return "cancelled"
        return "ended"

    assert asyncio.run(leave()) == "cancelled"


def test_a_new_salt_begins_a_new_memory(
    sender: Sender, write_article: Write, now: datetime
) -> None:
    article = write_article()
    sender.now = now.replace(hour=3, minute=59)
    sender.read(article.pk)
    sender.now = now.replace(hour=4, minute=1)
    sender.read(article.pk)
    # The one error that a change of salts makes, and it is stated: he counts twice.
    assert views_of(article) == 2
    assert Seen.objects.values("salt").distinct().count() == 2
