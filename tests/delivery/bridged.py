"""A small site behind the bridge, served by Granian: `python -m tests.delivery.bridged PORT`."""

from __future__ import annotations

import asyncio
import hashlib
import sys
from typing import Any

from jarshy.delivery.rsgi import RsgiFront


class Site:
    """An ASGI application that says what it was asked; nothing of it is ever ready."""

    left = 0

    def find_ready(self, asked: Any, path: str) -> None:
        return

    async def start(self) -> None:
        return

    async def stop(self) -> None:
        return

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = hashlib.sha256()
        pieces = size = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                Site.left += 1
                return
            body.update(message["body"])
            size += len(message["body"])
            pieces += 1
            if not message["more_body"]:
                break
        await getattr(self, scope["path"].strip("/"))(scope, receive, send, (size, pieces, body))

    async def body(self, scope: Any, receive: Any, send: Any, told: Any) -> None:
        size, pieces, digest = told
        await _say(send, f"{size} {pieces} {digest.hexdigest()}")

    async def headers(self, scope: Any, receive: Any, send: Any, told: Any) -> None:
        lost = scope["extensions"].get("jarshy.unreadable", set())
        await _say(
            send, f"{dict(scope['headers']).get(b'x-a')} {sorted(lost)} {scope['client'][0]}"
        )

    async def stream(self, scope: Any, receive: Any, send: Any, told: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for n in range(100):
            await send({"type": "http.response.body", "body": b"%d," % n, "more_body": True})
            await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": b"end"})

    async def wait(self, scope: Any, receive: Any, send: Any, told: Any) -> None:
        assert (await receive())["type"] == "http.disconnect"
        Site.left += 1

    async def count(self, scope: Any, receive: Any, send: Any, told: Any) -> None:
        await _say(send, str(Site.left))


async def _say(send: Any, text: str) -> None:
    cookies = [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2"), (b"x-word", "сөз".encode())]
    length = (b"content-length", str(len(text)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [*cookies, length]})
    await send({"type": "http.response.body", "body": text.encode()})


application = RsgiFront(Site())  # type: ignore[arg-type]

if __name__ == "__main__":
    from granian import Granian

    Granian("tests.delivery.bridged:application", port=int(sys.argv[1]), websockets=False).serve()
