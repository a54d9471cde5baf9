"""Short answers that need neither a template nor a database."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

Send = Callable[[Any], Awaitable[None]]

RETRY_AFTER_S = b"2"
_TEXTS = {
    400: "Сұраныс дұрыс емес.",
    414: "Мекенжай тым ұзын.",
    503: "Бет қазір ашылмай тұр. Біраздан соң қайта кіріп көріңіз.",
}


async def send_plain(send: Send, status: int) -> None:
    """A refusal in one Kazakh sentence; 503 says when to come back."""
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-language", b"kk-Cyrl"),
        (b"cache-control", b"no-store"),
    ]
    if status == 503:
        headers.append((b"retry-after", RETRY_AFTER_S))
    await _send(send, status, headers, f"{_TEXTS[status]}\n".encode())


async def send_json(send: Send, value: Any, status: int = 200) -> None:
    """A JSON document nobody may keep."""
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await _send(send, status, headers, json.dumps(value).encode() + b"\n")


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    start = {"type": "http.response.start", "status": status, "headers": [*headers, length]}
    await send(start)
    await send({"type": "http.response.body", "body": body})
