"""Articles that stand in nobody's way, and a beacon with a clock that obeys."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Executor, Future
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jarshy.audience.addresses import Ranges
from jarshy.audience.beacon import Beacon, Desk
from jarshy.audience.keys import Keys
from jarshy.audience.ledger import Ledger, View
from jarshy.audience.models import Filtered, HourlyViews
from jarshy.audience.moments import hour_of
from jarshy.audience.salt import SaltFile
from jarshy.audience.tokens import Signer
from jarshy.content.models import Article, Rubric

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/130.0.0.0 Mobile Safari/537.36"
)


class TestThread(Executor):
    """Hands what it is given to the test's own thread, which holds the test's transaction."""

    __test__ = False

    def __init__(self) -> None:
        self.jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()

        def job() -> None:
            try:
                done.set_result(fn(*args, **kwargs))
            except Exception as error:  # noqa: BLE001  (handed on to whoever waits)
                done.set_exception(error)

        self.jobs.put(job)
        return done

    def run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Runs a coroutine in a thread and its jobs here, until it ends."""

        def serve() -> None:
            try:
                asyncio.run(coroutine)
            finally:
                self.jobs.put(None)

        thread = Thread(target=serve)
        thread.start()
        while job := self.jobs.get():
            job()
        thread.join()


class Sender:
    """Sends requests to a beacon and tells the status; `now` may be set."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.now = now
        self.headers: dict[bytes, bytes] = {}
        self.signer = Signer("a secret of this test")
        self.ledger, self.writer = Ledger(), TestThread()
        self.beacon = Beacon(
            Desk(
                signer=self.signer,
                salt=SaltFile(folder, ZoneInfo("Asia/Almaty")),
                ledger=self.ledger,
                hosts=frozenset({"localhost"}),
                proxies=Ranges(["10.0.0.0/8"]),
                clock=lambda: self.now,
                writer=self.writer,
            )
        )

    def token(self, article_id: int, *, hours_ago: int = 0, script: str = "cyrillic") -> str:
        return self.signer.make(article_id, hour_of(self.now) - hours_ago, script)

    def read(self, article_id: int, *, script: str = "cyrillic", **more: Any) -> int:
        """A reader's browser tells that the article is read."""
        return self.post({"t": self.token(article_id, script=script), "s": "360x800@3"}, **more)

    def post(self, body: Any, **more: Any) -> int:
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.send("POST", "/b", text, **more)[0]

    def send(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        address: str = "2.72.1.9",
        query: str = "",
    ) -> tuple[int, bytes]:
        words = {
            "host": "localhost",
            "user-agent": PHONE,
            "accept-language": "kk,ru;q=0.9",
            "content-length": str(len(body)),
            **(headers or {}),
        }
        scope = {
            "type": "http", "method": method, "path": path, "query_string": query.encode(),
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in words.items()],
            "client": (address, 50000),
        }  # fmt: skip
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        self.writer.run(self.beacon(scope, receive, send))
        self.headers = dict(sent[0]["headers"])
        return sent[0]["status"], sent[1]["body"]

    def settle(self) -> None:
        """Writes what the filters removed, as the beacon does every second."""
        self.ledger.commit([], self.now)

    def removed(self) -> dict[str, int]:
        """What the filters removed so far."""
        self.settle()
        return dict(Filtered.objects.values_list("reason", "count"))


@pytest.fixture
def sender(tmp_path: Path, now: datetime, db: None) -> Sender:
    return Sender(tmp_path, now)


@pytest.fixture
def write_article(db: None, now: datetime) -> Callable[..., Article]:
    """Publishes an article."""

    def write(headline: str = "Тұзкөлдің тұзы", **fields: Any) -> Article:
        return Article.objects.create(
            **{"headline": headline, "live": True, "published_at": now, **fields}
        )

    return write


@pytest.fixture
def rubric(db: None) -> Rubric:
    return Rubric.objects.create(name="Әдебиет")


def views_of(article: Article) -> int:
    """Views in the table of hours."""
    return sum(HourlyViews.objects.filter(article=article).values_list("views", flat=True))


def view(article_id: int, visitor: int, *, salt: str = "s", place: int | None = None) -> View:
    """A view of a visitor with an address of his own, or of the address given."""
    home = visitor if place is None else place
    keys = Keys(
        salt,
        mark=visitor * 1_000_003 + article_id,
        visitor=visitor,
        network=2**40 + home,
        place=2**50 + home * 1_000_003 + article_id,
    )
    return View(article_id, 0, 0, keys)
