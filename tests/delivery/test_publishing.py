"""From the newsroom's write to the reader's page, with Django and the database in between."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from jarshy.content.models import Article
from jarshy.content.operations import IncomingArticle, announce, take_in
from jarshy.delivery.folder import Folder
from jarshy.delivery.follower import Follower
from jarshy.delivery.front import Front
from jarshy.delivery.hosts import Hosts
from jarshy.delivery.keys import Addresses
from jarshy.delivery.marks import History
from jarshy.delivery.renderer import FAULTS, Renderer
from jarshy.delivery.responses import begin_round, front_providers
from jarshy.delivery.shelf import Shelf
from tests.delivery.conftest import Answer, PromptProducer, StillValues

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

HOST = "127.0.0.1"


class TidyProducer(PromptProducer):
    """A producer whose threads leave no connection open: each lives for one request here."""

    def produce(self, key: Any) -> Any:
        try:
            return super().produce(key)
        finally:
            connection.close()

    def ask(self, record: Any) -> Any:
        try:
            return super().ask(record)
        finally:
            connection.close()


class NewsHouse:
    """The real house behind the front; only the threads that wait for time are left out."""

    def __init__(self, root: Path) -> None:
        self.now = 0.0
        history = History()
        self.follower = Follower(history, clock=lambda: self.now)
        self.follower.start = lambda: None  # type: ignore[method-assign]
        self.values = StillValues(front_providers, FAULTS, begin_round=begin_round)
        self.renderer = Renderer("https")
        self.rendered: list[str] = []
        producer = TidyProducer(
            history=history,
            values=self.values,
            folder=Folder(root, "e"),
            render=self._render,
            wait_first=self.follower.wait_first,
            faults=FAULTS,
        )
        self.shelf = Shelf(
            history=history,
            values=self.values,
            follower=self.follower,
            producer=producer,
            pages_bytes=1 << 22,
            clock=lambda: self.now,
        )
        self.front = Front(
            self._behind,
            shelf=self.shelf,
            addresses=Addresses(**settings.STORE_ADDRESSES),
            hosts=Hosts([HOST, "www.abai.test"]),
            session_cookie=settings.SESSION_COOKIE_NAME,
        )
        self.follower.look()

    def _render(self, key: Any) -> Any:
        self.rendered.append(key.path)
        return self.renderer(key)

    async def _behind(self, scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError(f"{scope['path']} should have been answered by the front")

    def follow(self) -> None:
        """A poll, and a second later."""
        self.follower.look()
        self.now += 1.0

    def get(self, path: str, query: str = "", host: str = HOST, **headers: str) -> Answer:
        """One request on an event loop of its own."""
        given = {"host": host, **{k.replace("_", "-"): v for k, v in headers.items()}}
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in given.items()],
        }
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(self._ask(scope, send))
        lines = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], lines, b"".join(part["body"] for part in sent[1:]))

    async def _ask(self, scope: Any, send: Any) -> None:
        await self.front(scope, None, send)  # type: ignore[arg-type]
        await asyncio.gather(*self.shelf._renewals.values())
        self.shelf.close()
        self.shelf._pool = None


@pytest.fixture
def news(tmp_path: Path, site: Any) -> Iterator[NewsHouse]:
    house = NewsHouse(tmp_path)
    yield house
    house.shelf.close()


def publish(now: datetime, headline: str, **more: Any) -> int:
    """A new article, live."""
    incoming = IncomingArticle(
        id=more.pop("id", None),
        headline=headline,
        lead="Кіріспе сөз",
        blocks=[("paragraph", "<p>Ақ қағаз бетіне қара сия түсті.</p>")],
        published_at=now,
        rubric=more.pop("rubric", "Әдебиет"),
        authors=("Асан Қайғы",),
        **more,
    )
    return take_in(incoming=incoming, at=now)


def rewrite(id_: int, now: datetime, headline: str) -> None:
    """A new headline, announced in the same transaction."""
    with transaction.atomic():
        row = Article.objects.get(id=id_)
        row.headline = headline
        row.save()
        announce([row], at=now)


def everywhere(id_: int) -> list[str]:
    """The pages that show an article."""
    from jarshy.content.models import Author, Rubric

    rubric, author = Rubric.objects.get(), Author.objects.get()
    pages = ["/", f"/post/{id_}", "/latest", f"/rubric/{rubric.slug}", f"/author/{author.slug}"]
    return [f"{prefix}{page}" for prefix in ("", "/lt", "/tt") for page in pages]


def test_a_publish_is_on_every_page_it_touches_in_three_scripts(
    news: NewsHouse, now: datetime
) -> None:
    id_ = publish(now, "Бірінші тақырып")
    news.follow()
    for page in everywhere(id_):
        assert news.get(page).status == 200
    rewrite(id_, now, "Екінші сөйлем")
    news.follow()
    shown = {"": "Екінші сөйлем", "/lt": "Ekinshi sóılem", "/tt": "ەكىنشى سويلەم"}
    for page in everywhere(id_):
        script = page[:3] if page[:3] in shown else ""
        assert shown[script] in news.get(page).text, page


def test_a_publish_renders_no_page_it_does_not_touch(news: NewsHouse, now: datetime) -> None:
    one, two = publish(now, "Бір"), publish(now, "Екі", rubric="Тарих")
    news.follow()
    for id_ in (one, two):
        news.get(f"/post/{id_}")
    news.rendered.clear()
    rewrite(one, now, "Бір жаңарды")
    news.follow()
    assert "Бір жаңарды" in news.get(f"/post/{one}").text
    assert "Екі" in news.get(f"/post/{two}").text
    assert news.rendered == [f"/post/{one}"]


def test_an_article_that_did_not_exist_appears(news: NewsHouse, now: datetime) -> None:
    assert news.get("/post/77").status == 404
    publish(now, "Жаңа мақала", id=77)
    news.follow()
    assert news.get("/post/77").status == 200


def test_an_old_address_moves_when_its_article_arrives(news: NewsHouse, now: datetime) -> None:
    assert news.get("/eski/bet.html").status == 404
    publish(now, "Көшкен мақала", id=78, addresses=(f"{HOST}/eski/bet.html",))
    news.follow()
    moved = news.get("/eski/bet.html")
    assert (moved.status, moved.headers["location"]) == (301, "/post/78")


def test_redirects_are_stored(news: NewsHouse, now: datetime) -> None:
    id_ = publish(now, "Мақала")
    news.follow()
    for _ in range(5):
        answer = news.get(f"/post/{id_}/", "utm_source=x")
        assert (answer.status, answer.headers["location"]) == (301, f"/post/{id_}")
    assert len(news.rendered) == 1


def test_no_header_cookie_or_host_of_a_request_is_in_the_stored_page(
    news: NewsHouse, now: datetime
) -> None:
    id_ = publish(now, "Мақала")
    news.follow()
    spoilt = news.get(
        f"/post/{id_}",
        cookie="messages=evil; csrftoken=evil; theme=evil",
        x_forwarded_host="evil.test",
        x_forwarded_for="6.6.6.6",
        x_forwarded_proto="evil",
        accept_language="evil",
        user_agent="evil",
        referer="http://evil.test/",
    )
    clean = news.get(f"/post/{id_}")
    assert spoilt.body == clean.body
    assert b"evil" not in clean.body
    assert spoilt.headers == clean.headers
    assert "set-cookie" not in clean.headers


def test_a_page_that_sets_a_cookie_is_never_stored(news: NewsHouse, now: datetime) -> None:
    from django.http import HttpRequest, HttpResponse

    from jarshy.delivery.renderer import _read
    from jarshy.delivery.responses import StorableResponse

    plain: HttpResponse = StorableResponse("<p>", script="cyrillic", tags={"site"})
    assert _read(plain) is not None
    plain.set_cookie("sessionid", "x")
    assert _read(plain) is None
    assert _read(HttpResponse("private")) is None
    looked: HttpResponse = StorableResponse("<p>", script="cyrillic", tags={"site"})
    looked["Vary"] = "Accept-Language, Cookie"
    assert _read(looked) is None
    assert HttpRequest().COOKIES == {}


def test_live_values_of_the_page_follow_the_numbers(news: NewsHouse, now: datetime) -> None:
    id_ = publish(now, "Мақала", imported_views=1381, imported_comments=2)
    news.follow()
    for prefix in ("", "/lt", "/tt"):
        assert '<span class="views">1381</span>' in news.get(f"{prefix}/post/{id_}").text
    Article.objects.filter(id=id_).update(imported_views=1400)
    news.values.refresh()
    for prefix in ("", "/lt", "/tt"):
        text = news.get(f"{prefix}/post/{id_}").text
        assert '<span class="views">1400</span>' in text
        assert "<!--hole" not in text


def test_a_hole_stays_open_in_the_store_only(news: NewsHouse, now: datetime, client: Any) -> None:
    id_ = publish(now, "Мақала")
    news.follow()
    news.get(f"/post/{id_}")
    (file,) = news.shelf._producer._folder.home.glob("*/*.page")
    assert b'["views"' in file.read_bytes().split(b"\n")[1]
    direct = client.get(f"/post/{id_}", HTTP_HOST=HOST)
    assert "<!--hole" not in direct.content.decode()
    assert direct["Cache-Control"] == "private, no-store"


def test_safety_headers_are_stored_with_the_page(news: NewsHouse, now: datetime) -> None:
    id_ = publish(now, "Мақала")
    news.follow()
    for _ in range(2):
        headers = news.get(f"/post/{id_}").headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-language"] == "kk-Cyrl"


def test_a_failing_view_is_503_and_not_stored(
    news: NewsHouse, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from jarshy.content import presentation

    id_ = publish(now, "Мақала")
    news.follow()

    def fail(article_id: int) -> None:
        raise OperationalError("the database is gone")

    with monkeypatch.context() as patch:
        patch.setattr(presentation, "article", fail)
        broken = news.get(f"/post/{id_}")
    assert broken.status == 503
    assert b"Traceback" not in broken.body
    assert news.get(f"/post/{id_}").status == 200
