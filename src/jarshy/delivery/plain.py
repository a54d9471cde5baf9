"""Short answers that need neither a template nor a database."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

Send = Callable[[Any], Awaitable[None]]

RETRY_AFTER_S = "2"
_TEXTS = {
    400: "Сұраныс дұрыс емес.",
    408: "Сұраныс толық жетпеді. Қайта жіберіп көріңіз.",
    413: "Жіберілген дерек тым үлкен.",
    414: "Мекенжай тым ұзын.",
    431: "Браузердің cookie файлдары оқылмады: осы сайттың cookie файлдарын өшіріп, қайта кіріңіз.",
    503: "Бет қазір ашылмай тұр. Біраздан соң қайта кіріп көріңіз.",
}


async def send_plain(send: Send, status: int) -> None:
    """A refusal in one Kazakh sentence; 503 says when to come back."""
    headers = [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-language", "kk-Cyrl"),
        ("cache-control", "no-store"),
    ]
    if status == 503:
        headers.append(("retry-after", RETRY_AFTER_S))
    await _send_whole(send, status, headers, f"{_TEXTS[status]}\n".encode())


async def send_json(send: Send, value: Any, status: int = 200) -> None:
    """A JSON document nobody may keep."""
    headers = [("content-type", "application/json"), ("cache-control", "no-store")]
    await _send_whole(send, status, headers, json.dumps(value).encode() + b"\n")


async def send_lines(
    send: Send, status: int, headers: Sequence[tuple[str, str]], body: bytes
) -> None:
    """An answer in the two messages of ASGI."""
    lines = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})


async def _send_whole(
    send: Send, status: int, headers: Sequence[tuple[str, str]], body: bytes
) -> None:
    await send_lines(send, status, [*headers, ("content-length", str(len(body)))], body)
