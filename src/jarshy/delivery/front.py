"""The front: an ASGI application that answers stored pages before Django is asked.

A hit costs two dictionary look-ups, two comparisons and two messages. All else takes the longer
way through `_answer`.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from jarshy.delivery.hosts import Hosts
from jarshy.delivery.keys import Addresses, Key, RefusedError
from jarshy.delivery.plain import send_json, send_plain
from jarshy.delivery.shelf import BusyError, Entry, Shelf, UnavailableError
from jarshy.delivery.variants import Message, choose_coding, is_unchanged

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Handler = Callable[[Scope, Receive, Send], Awaitable[None]]

# Sent by deploy/nginx.conf. nginx counts in whole seconds, so that an answer "for one second" may
# live for nearly two; an answer until the end of this second lives for one at most.
CACHE = b"x-jarshy-cache"
_READING = frozenset({"GET", "HEAD"})


class Front:
    """Answers from the shelf what may be stored, hands the rest on.

    Shape: `behind` is Django's ASGI application; `session_cookie` names the cookie of signed-in
    people, whose requests are never answered from the store; `files` are first path segments that
    need no database.
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
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.shelf = shelf
        self._behind = behind
        self._wall = wall
        self._addresses = addresses
        self._hosts = hosts
        self._session_cookie = session_cookie.encode() + b"="
        self._files = tuple(f"/{name}/" for name in files)
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
        headers = dict(scope["headers"])
        if scope["method"] == "GET" and not scope["query_string"]:
            entry = self._entries.get((self._sites.get(headers.get(b"host")), scope["path"], ""))
            if (
                entry is not None
                and entry.epoch == self._history.epoch
                and entry.tick == self._values.tick
                and b"cookie" not in headers
                and b"if-none-match" not in headers
                and CACHE not in headers
                and not self.shelf.is_degraded
            ):
                variant = entry.variants.get(choose_coding(headers.get(b"accept-encoding", b"")))
                if variant is not None:
                    await send(variant.start)
                    await send(variant.body)
                    return
        await self._answer(scope, headers, receive, send)

    async def _answer(
        self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send
    ) -> None:
        self.shelf.open()
        path = scope["path"]
        try:
            site = self._hosts.name(headers.get(b"host"))
            mounted = self._mounts.get(path)
            if mounted is not None:
                await mounted(scope, receive, send)
                return
            key = self._addresses.key(site or "", path, scope["query_string"])
            if key is None or site is None or not self._may_store(scope):
                await self._hand_on(scope, receive, send)
                return
            entry = await self.shelf.entry(key)
        except RefusedError as refusal:
            await send_plain(send, refusal.status)
        except (BusyError, UnavailableError):
            await send_plain(send, 503)
        else:
            if entry is None:
                await self._hand_on(scope, receive, send)
            else:
                await self._send(scope["method"], headers, key, entry, send)

    def _may_store(self, scope: Scope) -> bool:
        if scope["method"] not in _READING:
            return False
        return not any(
            name == b"cookie" and self._session_cookie in value for name, value in scope["headers"]
        )

    async def _send(
        self, method: str, headers: dict[bytes, bytes], key: Key, entry: Entry, send: Send
    ) -> None:
        coding = choose_coding(headers.get(b"accept-encoding", b""))
        variant = await self.shelf.variant(key, entry, coding)
        extra = _age(self.shelf.stale_s(entry))
        if CACHE in headers:
            extra.append((b"x-accel-expires", b"@%d" % int(self._wall())))
        if b"if-none-match" in headers and is_unchanged(headers[b"if-none-match"], variant.etag):
            await send(_with(variant.unchanged, extra))
            await send(variant.empty)
            return
        await send(_with(variant.start, extra))
        await send(variant.empty if method == "HEAD" else variant.body)

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.shelf.is_degraded and not scope["path"].startswith(self._files or ("\n",)):
            await send_plain(send, 503)
            return
        await self._behind(scope, receive, send)

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await send({"type": "websocket.close", "code": 1000})
            return
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.shelf.open()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.shelf.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def answer_health(self, scope: Scope, receive: Receive, send: Send) -> None:
        """`/health`: ok, or degraded while stored pages are all there is. Always 200: reading
        works, and a balancer that took the node away would end that."""
        await send_json(send, self.shelf.health(time.monotonic()))


def _age(stale_s: float | None) -> list[tuple[bytes, bytes]]:
    """How long ago the page was last known to be right, when it is not known to be now."""
    if stale_s is None:
        return []
    seconds = str(max(0, int(stale_s))).encode()
    return [(b"age", seconds), (b"x-jarshy-stale", seconds)]


def _with(start: Message, extra: list[tuple[bytes, bytes]]) -> Message:
    """The start of an answer with headers of this moment; they come last, which nginx needs."""
    return {**start, "headers": [*start["headers"], *extra]} if extra else start
