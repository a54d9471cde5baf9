"""The least an ASGI application can do with a beacon: read it and answer 204."""

from __future__ import annotations

from typing import Any

_START = {"type": "http.response.start", "status": 204, "headers": [(b"content-length", b"0")]}
_BODY = {"type": "http.response.body", "body": b""}


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Counts nothing."""
    if scope["type"] == "http":
        await receive()
        await send(_START)
        await send(_BODY)
