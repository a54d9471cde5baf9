"""The front on RSGI, Granian's own interface: a hit is one call; all else is handed to ASGI.

ASGI is the contract: nothing is answered here that the front would answer otherwise.
"""

from __future__ import annotations

import asyncio
from typing import Any

from jarshy.delivery.front import Front

# What a client that left is told by the server's own classes, which are not imported here.
_GONE = frozenset({"RSGIProtocolClosed", "RSGIProtocolError"})
_NOTHING = {"type": "http.request", "body": b"", "more_body": False}
_DISCONNECT = {"type": "http.disconnect"}


class RsgiFront:
    """The RSGI application. `rsgi` names what is used of the specification, version 1.5."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._find_ready = front.find_ready

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """One request."""
        headers = scope.headers
        if scope.method == "GET" and not scope.query_string:
            variant = self._find_ready(headers, scope.path)
            if variant is not None:
                protocol.response_bytes(variant.status, variant.headers, variant.body)
                return
        if scope.proto != "http":
            protocol.close(403)
            return
        bridge = Bridge(protocol, headers)
        await self._front(read_scope(scope, headers), bridge.receive, bridge.send)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """The server's start: the threads of the front begin."""
        loop.run_until_complete(self._front.start())

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """The server's end."""
        loop.run_until_complete(self._front.stop())


def read_scope(scope: Any, headers: Any) -> dict[str, Any]:
    """The request as ASGI has it.

    Shape: a header whose value is not ASCII does not come through RSGI; the names of such are in
    `extensions`, for a cookie that cannot be read is not the same as none.
    """
    pairs = headers.items()
    lines = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs]
    if scope.authority and "host" not in headers:
        lines.insert(0, (b"host", scope.authority.encode()))
    lost = set(headers.keys()).difference(name for name, _ in pairs)
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "extensions": {"jarshy.unreadable": lost} if lost else {},
        "http_version": scope.http_version,
        "scheme": scope.scheme,
        "method": scope.method,
        "path": scope.path,
        "root_path": "",
        "query_string": scope.query_string.encode(),
        "headers": lines,
        "client": _read_address(scope.client),
        "server": _read_address(scope.server),
    }


def _read_address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port) if port.isdigit() else 0


class Bridge:
    """One RSGI request as the `receive` and `send` of ASGI."""

    def __init__(self, protocol: Any, headers: Any) -> None:
        self._protocol = protocol
        self._length = headers.get("content-length")
        self._is_read = self._length is None and "transfer-encoding" not in headers
        self._is_told = False
        self._got_bytes = 0
        self._pieces: Any = None
        self._start: Any = None
        self._stream: Any = None
        self._is_over = False

    async def receive(self) -> dict[str, Any]:
        """The next piece of the body, taken when it is asked for; then the client's leaving."""
        if not self._is_read:
            return await self._read()
        if not self._is_told:
            self._is_told = True
            return _NOTHING
        if not self._is_over:
            await self._protocol.client_disconnect()
        return _DISCONNECT

    async def _read(self) -> dict[str, Any]:
        if self._pieces is None:
            self._pieces = aiter(self._protocol)
        try:
            piece = await anext(self._pieces)
        except StopAsyncIteration:
            return self._end()
        except RuntimeError as error:
            _pass_if_gone(error)
            self._is_read = self._is_told = self._is_over = True
            return _DISCONNECT
        self._got_bytes += len(piece)
        return {"type": "http.request", "body": piece, "more_body": True}

    def _end(self) -> dict[str, Any]:
        """The end of the body. A body that broke off looks like one that ended, but is shorter."""
        self._is_read = self._is_told = True
        if self._length is not None and str(self._got_bytes) != self._length.lstrip("0").rjust(
            1, "0"
        ):
            self._is_over = True
            return _DISCONNECT
        return _NOTHING

    async def send(self, message: dict[str, Any]) -> None:
        """A part of the answer; nothing when the client has gone."""
        if message["type"] == "http.response.start":
            self._start = message["status"], _read_lines(message.get("headers", ()))
            return
        body, is_last = message.get("body", b""), not message.get("more_body")
        try:
            await self._send_body(bytes(body), is_last=is_last)
        except RuntimeError as error:
            _pass_if_gone(error)
            self._is_over = True

    async def _send_body(self, body: bytes, *, is_last: bool) -> None:
        status, lines = self._start
        if self._is_over:
            return
        self._is_over = is_last
        if self._stream is None and is_last:
            self._protocol.response_bytes(status, lines, body)
            return
        if self._stream is None:
            self._stream = self._protocol.response_stream(status, lines)
        if body:
            await self._stream.send_bytes(body)
        if is_last:
            self._stream = None  # the server ends the answer when nobody holds it


def _read_lines(headers: Any) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), _read_value(value)) for name, value in headers]


def _read_value(value: bytes) -> str:
    """RSGI writes text as UTF-8; what is no UTF-8 is sent as the Latin-1 it was."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _pass_if_gone(error: RuntimeError) -> None:
    if type(error).__name__ not in _GONE:
        raise error
