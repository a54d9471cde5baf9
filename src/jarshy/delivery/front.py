"""The front: an ASGI application that answers stored pages before Django is asked.

`find_ready` is the short way of a hit, two look-ups and two comparisons, for a server that can send
an answer in one call (`rsgi`). What it does not answer takes the longer way through `_answer`,
which answers the same.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from jarshy.delivery.bodies import BodyLimits, Receive
from jarshy.delivery.dress import HEADER as DRESSED
from jarshy.delivery.dress import Dress, undress
from jarshy.delivery.hosts import Hosts
from jarshy.delivery.keeper import Keeper
from jarshy.delivery.keys import Addresses, Key, RefusedError
from jarshy.delivery.plain import RETRY_AFTER_S, send_json, send_lines, send_plain
from jarshy.delivery.shelf import BusyError, Entry, Shelf, UnavailableError
from jarshy.delivery.variants import Line, Variant, choose_coding, is_unchanged

Scope = MutableMapping[str, Any]
Send = Callable[[Any], Awaitable[None]]
Handler = Callable[[Scope, Receive, Send], Awaitable[None]]

# Sent by deploy/nginx.conf. nginx counts in whole seconds, so that an answer "for one second" may
# live for nearly two; an answer until the end of this second lives for one at most.
# Where it also says `files`, it serves hot files from this node's folder.
CACHE, FILES = "x-jarshy-cache", "files"
_READING = frozenset({"GET", "HEAD"})


class Asked(Protocol):
    """The headers of a request, as a dictionary has them and as RSGI has."""

    def get(self, name: str, default: Any = None, /) -> Any: ...
    def __contains__(self, name: Any, /) -> bool: ...


class Front:
    """Answers from the shelf what may be stored, hands the rest on.

    Shape: `behind` is Django's ASGI application; `session_cookie` names the cookie of signed-in
    people, whose requests are never answered from the store; `files` are first path segments that
    need no database; `dress` are headers a cache in front may put on itself; `limits` bound the
    bodies that Django is given; `keeper` looks after the files such a cache serves by itself;
    `apologise` gives the language and the HTML of what a reader sees at a path whose page cannot
    be made.
    """

    def __init__(
        self,
        behind: Handler,
        *,
        shelf: Shelf,
        addresses: Addresses,
        hosts: Hosts,
        session_cookie: str,
        files: frozenset[str] = frozenset(),
        dress: Dress | None = None,
        limits: BodyLimits | None = None,
        keeper: Keeper | None = None,
        apologise: Callable[[str], tuple[str, bytes]] | None = None,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.shelf = shelf
        self._behind = behind
        self._wall = wall
        self._addresses = addresses
        self._hosts = hosts
        self._session_cookie = session_cookie.encode() + b"="
        self._files = tuple(f"/{name}/" for name in files)
        self._dress = dress or Dress()
        self._limits = limits or BodyLimits()
        self._keeper = keeper
        self._apologise = apologise
        self._mounts: dict[str, Handler] = {}
        # The hot path reads these; each spares one attribute.
        self._sites = hosts.known
        self._entries = shelf.pages
        self._history = shelf.history
        self._values = shelf.values

    def mount(self, path: str, handler: Handler) -> None:
        """Gives one exact path to an ASGI handler that answers before Django, any method.

        The host of the request has been checked; everything else is the handler's own affair.
        """
        self._mounts[path] = handler

    @property
    def is_degraded(self) -> bool:
        """True while the database does not answer."""
        return self.shelf.is_degraded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the server's start and end."""
        if scope["type"] != "http":
            await self._live(scope, receive, send)
            return
        self._open()
        asked = _read_headers(scope)
        try:
            site = self._hosts.name(asked.get("host"))
            mounted = self._mounts.get(scope["path"])
            if mounted is not None:
                await mounted(scope, receive, send)
                return
            await self._answer(site, scope, asked, receive, send)
        except RefusedError as refusal:
            await send_plain(send, refusal.status)
        except (BusyError, UnavailableError):
            await self._apologise_for(scope, asked, send)

    def find_ready(self, asked: Asked, path: str) -> Variant | None:
        """The answer to a GET without a query that can go out as it stands; None for all else.

        Shape: `asked` are the headers of the request, names in lower case.
        """
        entry = self._entries.get((self._sites.get(asked.get("host")), path, ""))
        if (
            entry is None
            or entry.epoch != self._history.epoch
            or entry.tick != self._values.tick
            or "cookie" in asked
            or "if-none-match" in asked
            or CACHE in asked
            or DRESSED in asked
            or self.shelf.is_degraded
        ):
            return None
        return entry.variants.get(choose_coding(asked.get("accept-encoding", "")))

    async def _answer(
        self, site: str | None, scope: Scope, asked: dict[str, str], receive: Receive, send: Send
    ) -> None:
        key = self._addresses.key(site or "", scope["path"], scope["query_string"])
        entry = None
        if key is None or scope["method"] not in _READING:
            self._refuse_lost_cookie(scope)
        elif site is not None and not self._is_signed_in(scope):
            entry = await self.shelf.entry(key)
        if key is None or entry is None:
            worn = self._dress.is_worn_by(asked)
            bounded = self._limits.bound(scope["path"], asked.get("content-length", ""), receive)
            await self._hand_on(scope, bounded, undress(send, self._dress) if worn else send)
        else:
            await self._send(scope["method"], asked, key, entry, send)

    def _refuse_lost_cookie(self, scope: Scope) -> None:
        """Errors: RefusedError for a Cookie header the server could not read: who sent it would
        be a stranger to Django, and be sent from the door to the door."""
        lost = scope.get("extensions", {}).get("jarshy.unreadable", ())
        if "cookie" in lost and not scope["path"].startswith(self._files or ("\n",)):
            raise RefusedError(431)

    def _is_signed_in(self, scope: Scope) -> bool:
        return any(
            name == b"cookie" and self._session_cookie in value for name, value in scope["headers"]
        )

    async def _send(
        self, method: str, asked: dict[str, str], key: Key, entry: Entry, send: Send
    ) -> None:
        coding = choose_coding(asked.get("accept-encoding", ""))
        variant = await self.shelf.variant(key, entry, coding)
        # What is of this moment comes last, which nginx needs.
        extra = _age(self.shelf.stale_s(entry))
        if CACHE in asked:
            extra.append(("x-accel-expires", f"@{int(self._wall())}"))
        status, headers, body = variant.status, variant.headers, variant.body
        if "if-none-match" in asked and is_unchanged(asked["if-none-match"], variant.etag):
            status, headers, body = 304, variant.unchanged(), b""
        if self._dress.is_worn_by(asked):
            headers = self._dress.take_off(headers)
            if self._keeper and status == 200 and FILES in asked.get(CACHE, ""):
                self._keeper.notice(key, coding, headers)
        await send_lines(send, status, [*headers, *extra], b"" if method == "HEAD" else body)

    async def _apologise_for(self, scope: Scope, asked: dict[str, str], send: Send) -> None:
        """503: a page in the script of the address for who reads pages, a sentence for others."""
        if self._apologise is None or "text/html" not in asked.get("accept", ""):
            await send_plain(send, 503)
            return
        language, page = self._apologise(scope["path"])
        headers = [
            ("content-type", "text/html; charset=utf-8"),
            ("content-language", language),
            ("cache-control", "no-store"),
            ("retry-after", RETRY_AFTER_S),
        ]
        # The dress is put on by a cache in front, or here.
        worn = self._dress.is_worn_by(asked)
        dress = () if worn else sorted(self._dress.lines)
        body = b"" if scope["method"] == "HEAD" else page
        await send_lines(send, 503, [*headers, *dress], body)

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.shelf.is_degraded and not scope["path"].startswith(self._files or ("\n",)):
            await send_plain(send, 503)
            return
        await self._behind(scope, receive, send)

    async def start(self) -> None:
        """The server's start, on its event loop."""
        self._open()

    async def stop(self) -> None:
        """The server's end."""
        if self._keeper:
            self._keeper.close()
        await self.shelf.finish()

    def _open(self) -> None:
        self.shelf.open()
        if self._keeper:
            self._keeper.open()

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await send({"type": "websocket.close", "code": 1000})
            return
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def answer_health(self, scope: Scope, receive: Receive, send: Send) -> None:
        """`/health`: ok, or degraded while stored pages are all there is. Always 200: reading
        works, and a balancer that took the node away would end that."""
        hot = {"hot_files": self._keeper.count if self._keeper else 0}
        await send_json(send, self.shelf.health(time.monotonic()) | hot)


def _age(stale_s: float | None) -> list[Line]:
    """How long ago the page was last known to be right, when it is not known to be now."""
    if stale_s is None:
        return []
    seconds = str(max(0, int(stale_s)))
    return [("age", seconds), ("x-jarshy-stale", seconds)]


def _read_headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
