"""How long and how large the body of a request may be that is handed on to Django.

Django reads a body to its end, onto the disk, before it asks who sent it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from jarshy.delivery.keys import RefusedError

Receive = Callable[[], Awaitable[Any]]

# What deploy/nginx.conf allows: pictures go into the newsroom, all else are short forms.
MAX_UPLOAD_BYTES = 64 * 1024 * 1024
MAX_FORM_BYTES = 1024 * 1024
# Between two pieces of a body. A phone on a bad line sends a piece of some KB in a second or two.
PIECE_S = 20.0


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """Shape: `uploads` are beginnings of paths whose bodies may be as large as an upload."""

    uploads: tuple[str, ...] = ()
    upload_bytes: int = MAX_UPLOAD_BYTES
    form_bytes: int = MAX_FORM_BYTES
    piece_s: float = PIECE_S

    def bound(self, path: str, length: str, receive: Receive) -> Receive:
        """The ASGI receive of a request with this Content-Length, within the limits.

        Errors: RefusedError 413 for a body that is, or turns out to be, too large; 408 for one
        that does not come.
        """
        most = self.upload_bytes if path.startswith(self.uploads or ("\n",)) else self.form_bytes
        if length.isdigit() and int(length) > most:
            raise RefusedError(413)
        return _Bounded(receive, most, self.piece_s).take


class _Bounded:
    def __init__(self, receive: Receive, most_bytes: int, piece_s: float) -> None:
        self._receive = receive
        self._left_bytes = most_bytes
        self._piece_s = piece_s
        self._is_read = False

    async def take(self) -> Any:
        """The next message; after the body, whenever the client leaves."""
        if self._is_read:
            return await self._receive()
        try:
            async with asyncio.timeout(self._piece_s):
                message = await self._receive()
        except TimeoutError:
            raise RefusedError(408) from None
        self._is_read = not message.get("more_body")
        self._left_bytes -= len(message.get("body", b""))
        if self._left_bytes < 0:
            raise RefusedError(413)
        return message
