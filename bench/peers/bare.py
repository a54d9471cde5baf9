"""The yardstick: the smallest ASGI application that returns given bytes from a dictionary.

`BARE_FOLDER` holds one file a path and coding; the name is the hexadecimal path, a dot, the coding.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

_TYPE = (b"content-type", b"text/html; charset=utf-8")


def _load(folder: Path) -> dict[tuple[str, bytes], tuple[dict[str, Any], dict[str, Any]]]:
    found = {}
    for file in folder.iterdir():
        path, _, coding = file.name.partition(".")
        body = file.read_bytes()
        headers = [_TYPE, (b"content-length", str(len(body)).encode())]
        if coding != "identity":
            headers.append((b"content-encoding", coding.encode()))
        start = {"type": "http.response.start", "status": 200, "headers": headers}
        accepted = b"" if coding == "identity" else coding.encode()
        message = {"type": "http.response.body", "body": body}
        found[bytes.fromhex(path).decode(), accepted] = (start, message)
    return found


PAGES = _load(Path(os.environ["BARE_FOLDER"]))


async def application(scope: Any, receive: Any, send: Any) -> None:
    """One request."""
    if scope["type"] != "http":
        return
    accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
    start, body = PAGES[scope["path"], accepted]
    await send(start)
    await send(body)
