"""A front with everything real but Django, the database and the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from jarshy.delivery import holes
from jarshy.delivery.folder import Folder
from jarshy.delivery.front import Front
from jarshy.delivery.hosts import Hosts
from jarshy.delivery.keys import Addresses, Key
from jarshy.delivery.marks import History, Mark
from jarshy.delivery.producer import Producer, Product, Rendered, UnavailableError
from jarshy.delivery.rsgi import RsgiFront
from jarshy.delivery.shelf import Shelf
from jarshy.delivery.values import LiveValues

ADDRESSES = Addresses(
    scripts=frozenset({"lt", "tt"}),
    passed=frozenset({"newsroom", "static"}),
    queries={
        "": (),
        "post": (),
        "post/view": ("id",),
        "post/*/comments": ("after",),
        "latest": ("before",),
    },
)


@dataclass
class Answer:
    """What a reader got."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class StillValues(LiveValues):
    """Live values whose rounds a test makes itself."""

    def start(self) -> None:
        return


@dataclass
class QuietFollower:
    """A follower that knows only what a test tells it."""

    silent: float = 0.0

    def start(self) -> None:
        return

    def stop(self) -> None:
        return

    def silent_s(self, now: float) -> float:
        return self.silent


SORRY = "<h1>Бізде ақау шықты</h1>".encode()


@dataclass
class Press:
    """The renderer's stand-in: prints the version of the text, counts, and can be held up."""

    versions: dict[str, int] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    private: set[str] = field(default_factory=set)
    rendered: list[Key] = field(default_factory=list)
    during: Callable[[Key], None] = lambda key: None
    is_broken: bool = False
    fresh_s: float | None = None
    padding: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    def __call__(self, key: Key) -> Rendered | None:
        self.rendered.append(key)
        text = self.versions.get(key.path, 1)
        self.during(key)
        if self.is_broken:
            raise UnavailableError
        if key.path in self.private:
            return None
        status = 404 if key.path in self.missing else 200
        hole = holes.mark("views", 7)
        return Rendered(
            status=status,
            body=f"<p>{key.path}?{key.query} нұсқа {text}</p>{hole}{self.padding}",
            script="cyrillic",
            tags=frozenset({f"page:{key.path}", "site"}),
            headers=(("Content-Type", "text/html; charset=utf-8"), *self.headers),
            fresh_s=self.fresh_s,
        )


class PromptProducer(Producer):
    """A producer whose pages are on the disk when they are shown, where a test may look at once."""

    def produce(self, key: Key) -> Product | None:
        product = super().produce(key)
        if product is None or product.held is None:
            return product
        self.put_away([product])
        return replace(product, held=None)


class House:
    """The front with its parts in reach of a test."""

    def __init__(
        self, root: Path, *, pages_bytes: int = 1 << 22, rest_bytes: int = 1 << 20
    ) -> None:
        self.now = 100.0
        self.is_rsgi = False
        self.views = 1381
        self.press = Press()
        self.history = History()
        self.follower = QuietFollower()
        self.behind: list[Any] = []
        self.are_values_lost = False
        self.is_provider_faulty = False
        self.values = StillValues(lambda: {"views": self._views}, (UnavailableError,))
        self.folder = Folder(root, "edition")
        self.front = self._front(pages_bytes, rest_bytes)
        self.changes = 0
        self.learn()

    def _front(self, pages_bytes: int, rest_bytes: int) -> Front:
        producer = PromptProducer(
            history=self.history,
            values=self.values,
            folder=self.folder,
            render=self.press,
            wait_first=lambda patience: True,
            faults=(UnavailableError,),
            wall=lambda: self.now,
        )
        self.shelf = Shelf(
            history=self.history,
            values=self.values,
            follower=self.follower,
            producer=producer,
            pages_bytes=pages_bytes,
            rest_bytes=rest_bytes,
            clock=lambda: self.now,
        )
        return Front(
            self._django,
            shelf=self.shelf,
            addresses=ADDRESSES,
            hosts=Hosts(["abai.test", "old.test", ".wild.test"]),
            session_cookie="sessionid",
            files=frozenset({"static"}),
            apologise=lambda path: ("kk-Arab" if path.startswith("/tt/") else "kk-Cyrl", SORRY),
            wall=lambda: 1_700_000_000.9,
        )

    def _views(self, arguments: Any, script: str) -> dict[str, str]:
        if self.are_values_lost:
            raise UnavailableError
        if self.is_provider_faulty:
            raise ValueError("a fault of one provider")
        return dict.fromkeys(arguments, f"<b>{self.views}</b>")

    async def _django(self, scope: Any, receive: Any, send: Any) -> None:
        self.behind.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"from behind"})

    def change(self, *tags: str) -> None:
        """Commits a change of these tags and lets the follower see it."""
        self.changes += 1
        self.learn(*tags)

    def publish(self, path: str) -> None:
        """A new version of a page."""
        self.press.versions[path] = self.press.versions.get(path, 1) + 1
        self.change(f"page:{path}")

    def learn(self, *tags: str) -> None:
        """A poll of the follower."""
        mark = Mark(self.changes + 1, self.changes + 1)
        self.history.learn(mark, [(self.changes, tag) for tag in tags], self.now)

    async def get(self, path: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
        """One request; header names are written with underscores."""
        given = {"host": "abai.test", **{k.replace("_", "-"): v for k, v in headers.items()}}
        lines = {name: value for name, value in given.items() if value}
        if self.is_rsgi:
            return await self._ask_rsgi(path, query, method, lines)
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in lines.items()],
        }
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        await self.front(scope, None, send)  # type: ignore[arg-type]
        head, *rest = sent
        names = {name.decode(): value.decode() for name, value in head["headers"]}
        return Answer(head["status"], names, b"".join(part["body"] for part in rest))

    async def _ask_rsgi(self, path: str, query: str, method: str, lines: dict[str, str]) -> Answer:
        scope = RsgiScope(path=path, query_string=query, method=method, headers=lines)
        line = RsgiLine()
        await RsgiFront(self.front).__rsgi__(scope, line)
        status, headers, body = line.answer
        return Answer(status, dict(headers), body)


@dataclass(kw_only=True)
class RsgiScope:
    """A request as Granian hands it over; what it really hands over is in test_bridge."""

    path: str
    query_string: str
    method: str
    headers: dict[str, str]
    proto: str = "http"
    http_version: str = "1.1"
    scheme: str = "http"
    client: str = "127.0.0.1:50000"
    server: str = "127.0.0.1:8000"
    authority: str | None = None


class RsgiLine:
    """Where an answer goes."""

    answer: tuple[int, list[tuple[str, str]], bytes]

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.answer = status, headers, body


@pytest.fixture(params=["asgi", "rsgi"])
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    made = House(tmp_path / "pages")
    made.is_rsgi = request.param == "rsgi"
    yield made
    made.shelf.close()


def play(walk: Coroutine[Any, Any, None]) -> None:
    """Runs an asynchronous test."""
    asyncio.run(asyncio.wait_for(walk, 20))
